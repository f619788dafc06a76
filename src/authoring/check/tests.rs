//! Checks of small packs.
