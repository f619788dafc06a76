//! Views of what was found, for programs ([`json`] and the formats of their own tools) and for readers
//! ([`terminal`], [`markdown`], [`html`]). `docs/formats.md` says where each field of a format comes from.

pub mod annotations;
pub mod brat;
pub mod comparison;
pub mod conflicts;
pub mod conll;
pub mod csv;
pub mod dot;
pub mod escape;
pub mod files;
pub mod gexf;
pub mod gold;
pub mod graphml;
pub mod html;
pub mod json;
mod jsonld;
pub(crate) mod look;
pub mod markdown;
mod network;
pub mod prov;
#[cfg(test)]
mod sample;
pub(crate) mod sarif;
pub mod schema_org;
pub mod terminal;
mod view;
pub(crate) mod wrap;
mod xml;
pub mod yaml;

pub use look::Look;
