//! A claim against what the article itself observes.

use super::within::{Article, Board};

pub(super) fn find(_article: &Article, _board: &mut Board) {}
