//! What several tests need: a run of the command line, folders and goldens, the example articles.
#![allow(dead_code, reason = "each test uses a part")]

pub(crate) mod examples;
pub(crate) mod folder;
pub(crate) mod golden;
pub(crate) mod json_schema;
pub(crate) mod random;
pub(crate) mod reading;
pub(crate) mod run;
