//! A sign of life on standard error, for work that lasts.

use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// Work shorter than this needs no sign of life.
const PATIENCE: Duration = Duration::from_secs(1);

pub(super) struct Progress {
    since: Instant,
    wanted: bool,
    what: &'static str,
    bar: Option<ProgressBar>,
}

impl Progress {
    /// Shows how many of `what` are done, only if `wanted`, and only after a while.
    pub(super) fn new(wanted: bool, what: &'static str) -> Self {
        Self {
            since: Instant::now(),
            wanted,
            what,
            bar: None,
        }
    }

    /// Says that `done` of them are done.
    pub(super) fn at(&mut self, done: usize) {
        if self.wanted && self.since.elapsed() > PATIENCE {
            let bar = self.bar.get_or_insert_with(|| {
                let style = ProgressStyle::with_template("{spinner} {human_pos} {msg}, {elapsed}");
                let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr())
                    .with_message(self.what);
                bar.with_style(style.unwrap_or_else(|_| ProgressStyle::default_spinner()))
            });
            bar.set_position(done as u64);
        }
    }

    /// Lets `message` write to standard error undisturbed.
    pub(super) fn aside(&self, message: impl FnOnce()) {
        match &self.bar {
            Some(bar) => bar.suspend(message),
            None => message(),
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}
