//! How tests with texts made at random run.

use std::env;

use proptest::test_runner::{Config, RngSeed};

/// The same cases at every run, so that a change fails only by what it changes; `PROPTEST_CASES` and
/// `PROPTEST_RNG_SEED` try others.
pub(crate) fn config() -> Config {
    let given = |name| env::var_os(name).is_some();
    let mut config = Config {
        failure_persistence: None,
        ..Config::default()
    };
    if !given("PROPTEST_CASES") {
        config.cases = 96;
    }
    if !given("PROPTEST_RNG_SEED") {
        config.rng_seed = RngSeed::Fixed(1);
    }
    config
}
