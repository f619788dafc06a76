//! Parsers of foreign formats, kept from bringing the program down.
//!
//! They may panic on a damaged file, recurse as deep as the file nests, and never come to an end. So each runs on a
//! thread with a large stack, a panic becomes a message, and so does a parser that takes too long. A thread cannot be
//! stopped: such a parser goes on until the program ends, but nothing waits for it.

use std::cell::Cell;
use std::panic::{self, AssertUnwindSafe};
use std::sync::Once;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

/// Room for the recursion of parsers.
const STACK: usize = 64 << 20;

/// What a panic says about the file.
const BROKEN: &str =
    "is damaged, or uses what cannot be read here; open it, and save it again or as .txt";

thread_local! {
    /// Whether a panic of this thread is expected, and told by the error that it becomes.
    static QUIET: Cell<bool> = const { Cell::new(false) };
}

/// What `parse` gives; a panic is an error.
///
/// To be called inside [`guarded`].
#[cfg(feature = "pdf")]
pub(super) fn caught<T>(parse: impl FnOnce() -> Result<T, String>) -> Result<T, String> {
    panic::catch_unwind(AssertUnwindSafe(parse)).unwrap_or_else(|_| Err(BROKEN.to_owned()))
}

/// What `parse` gives, on a thread of its own; a panic is an error, and so is taking longer than `limit`.
pub(super) fn guarded<T: Send + 'static>(
    limit: Duration,
    parse: impl FnOnce() -> Result<T, String> + Send + 'static,
) -> Result<T, String> {
    hush();
    let (done, result) = mpsc::sync_channel(1);
    let work = move || {
        QUIET.set(true);
        // Nobody listens to what comes too late.
        let _ = done.send(panic::catch_unwind(AssertUnwindSafe(parse)));
    };
    thread::Builder::new()
        .stack_size(STACK)
        .spawn(work)
        .map_err(|error| format!("no thread could be started to read it: {error}"))?;
    match result.recv_timeout(limit) {
        Ok(Ok(result)) => result,
        Ok(Err(_)) | Err(RecvTimeoutError::Disconnected) => Err(BROKEN.to_owned()),
        Err(RecvTimeoutError::Timeout) => Err(format!(
            "took longer than {} s to read; give it more with --timeout, or save its text as .txt",
            limit.as_secs_f64()
        )),
    }
}

/// Keeps the messages of expected panics off standard error.
fn hush() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let before = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            if !QUIET.get() {
                before(info);
            }
        }));
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    const LONG: Duration = Duration::from_secs(600);

    #[test]
    fn a_panic_is_an_error() {
        let result: Result<(), _> = guarded(LONG, || panic!("torn"));
        assert!(result.unwrap_err().starts_with("is damaged"));
        assert_eq!(guarded(LONG, || Ok(1)), Ok(1));
        assert_eq!(guarded::<()>(LONG, || Err("x".into())), Err("x".into()));
    }

    #[test]
    fn deep_recursion_has_room() {
        fn deep(level: u32) -> u64 {
            if level == 0 {
                0
            } else {
                std::hint::black_box(deep(level - 1)) + 1
            }
        }
        assert_eq!(guarded(LONG, || Ok(deep(100_000))), Ok(100_000));
    }

    #[test]
    fn nobody_waits_for_a_parser_without_end() {
        // Ends with the test, when nothing is left to wait for.
        let (end, wait) = mpsc::channel::<()>();
        let result = guarded(Duration::from_millis(20), move || {
            let _ = wait.recv();
            Ok(())
        });
        assert_eq!(
            result.unwrap_err(),
            "took longer than 0.02 s to read; give it more with --timeout, or save its text as .txt"
        );
        drop(end);
    }
}
