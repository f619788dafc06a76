//! Chance, and how a failing case is made as small as it gets.

use std::hash::Hasher;

use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

/// Steps of making a failing case smaller.
const SHRINKS: usize = 600;

/// Chance that depends on the seed and the names of what is tried, and on nothing else.
pub(super) fn runner(seed: u64, names: [&str; 2]) -> TestRunner {
    let mut hash = rustc_hash::FxHasher::default();
    for name in names {
        hash.write(name.as_bytes());
    }
    let mut bytes = [0; 32];
    bytes[..8].copy_from_slice(&seed.to_le_bytes());
    bytes[8..16].copy_from_slice(&hash.finish().to_le_bytes());
    let config = Config {
        failure_persistence: None,
        ..Config::default()
    };
    TestRunner::new_with_rng(config, TestRng::from_seed(RngAlgorithm::ChaCha, &bytes))
}

/// Makes a failing case as small as it gets.
pub(super) fn least<F>(
    tree: &mut impl ValueTree<Value = Vec<u16>>,
    first: F,
    fails: impl Fn(&[u16]) -> Option<F>,
) -> F {
    let mut best = first;
    let mut more = tree.simplify();
    for _ in 0..SHRINKS {
        if !more {
            break;
        }
        more = match fails(&tree.current()) {
            Some(smaller) => {
                best = smaller;
                tree.simplify()
            }
            None => tree.complicate(),
        };
    }
    best
}
