//! Parsers of foreign formats, kept from bringing the program down.
//!
//! They may panic on a damaged file, and they may recurse as deep as the file nests. So each runs on a thread
//! with a large stack, and a panic becomes a message.

use std::cell::Cell;
use std::panic::{self, AssertUnwindSafe};
use std::sync::Once;
use std::thread;

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

/// What `parse` gives, on a thread of its own; a panic is an error.
pub(super) fn guarded<T: Send>(
    parse: impl FnOnce() -> Result<T, String> + Send,
) -> Result<T, String> {
    hush();
    let work = || {
        QUIET.set(true);
        panic::catch_unwind(AssertUnwindSafe(parse))
    };
    thread::scope(|scope| {
        let thread = thread::Builder::new()
            .stack_size(STACK)
            .spawn_scoped(scope, work);
        match thread.map(thread::ScopedJoinHandle::join) {
            Ok(Ok(Ok(result))) => result,
            Ok(_) => Err(BROKEN.to_owned()),
            Err(error) => Err(format!("no thread could be started to read it: {error}")),
        }
    })
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

    #[test]
    fn a_panic_is_an_error() {
        let result: Result<(), _> = guarded(|| panic!("torn"));
        assert!(result.unwrap_err().starts_with("is damaged"));
        assert_eq!(guarded(|| Ok(1)), Ok(1));
        assert_eq!(guarded::<()>(|| Err("x".into())), Err("x".into()));
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
        assert_eq!(guarded(|| Ok(deep(100_000))), Ok(100_000));
    }
}
