//! Tables: with a caption, a head for each column, and a way for the keyboard into those wider than the page.

use maud::{Markup, html};

/// A table without its rows.
pub(crate) struct Table<'a> {
    /// What a screen reader calls it.
    pub(crate) label: &'a str,
    pub(crate) class: Option<&'a str>,
    pub(crate) caption: &'a str,
    pub(crate) columns: &'a [Column<'a>],
}

/// A column by its head.
pub(crate) enum Column<'a> {
    Words(&'a str),
    Numbers(&'a str),
}

impl Table<'_> {
    /// The table with these rows, each of which has a cell for each column.
    pub(crate) fn with(&self, rows: &Markup) -> Markup {
        html! {
            div class="scroll" tabindex="0" role="group" aria-label=(self.label) {
                table class=[self.class] {
                    caption { (self.caption) }
                    thead { tr {
                        @for column in self.columns {
                            @match column {
                                Column::Words(head) => th scope="col" { (head) },
                                Column::Numbers(head) => th scope="col" class="number" { (head) },
                            }
                        }
                    } }
                    tbody { (rows) }
                }
            }
        }
    }
}
