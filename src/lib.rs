//! *selon* (French: "according to") reads news text and says who asserts what, on whose word.

pub mod analysis;
pub mod text;
