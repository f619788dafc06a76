//! How evenly the word is shared out: indices of diversity, and intervals by resampling.
//!
//! The resampling draws from a generator of its own with a fixed seed, so that the same text has the same
//! intervals on every machine.

/// Replicates of the bootstrap.
const REPLICATES: usize = 1000;
/// Draws over all replicates: a text with very many claims gets fewer replicates, which it needs less.
const DRAWS: usize = 2_000_000;
/// Fewest replicates.
const FEWEST: usize = 100;
/// Where the generator starts.
const SEED: u64 = 0x5e10_2026;

/// The indices of one sharing out.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Indices {
    /// Shannon's H = −Σ p ln p.
    pub shannon: f64,
    /// Pielou's evenness H / ln S; none for a single share.
    pub evenness: Option<f64>,
    /// Simpson's 1 − Σ p².
    pub simpson: f64,
    /// As how many equal shares it is: e^H.
    pub effective: f64,
}

impl Indices {
    /// Of these weights; `None` where there is nothing.
    pub fn of(weights: &[f64]) -> Option<Self> {
        let total: f64 = weights.iter().sum();
        if total <= 0.0 {
            return None;
        }
        let shares = || weights.iter().map(|w| w / total).filter(|p| *p > 0.0);
        // Minus nothing is written with a sign.
        let shannon = (-shares().map(|p| p * p.ln()).sum::<f64>()).max(0.0);
        let kinds = shares().count();
        Some(Self {
            shannon,
            evenness: (kinds > 1).then(|| shannon / (kinds as f64).ln()),
            simpson: (1.0 - shares().map(|p| p * p).sum::<f64>()).max(0.0),
            effective: shannon.exp(),
        })
    }
}

/// The 95 % interval of each index, by resampling `claims`, which are pairs of who speaks (below `speakers`)
/// and a weight. A resample misses some speakers, so that its indices are too low on average; the interval is
/// moved by that much.
pub(super) fn bootstrap(claims: &[(usize, f64)], speakers: usize) -> Option<[[f64; 2]; 4]> {
    if claims.len() < 2 {
        return None;
    }
    let replicates = (DRAWS / claims.len().max(speakers)).clamp(FEWEST, REPLICATES);
    let mut random = SplitMix64(SEED);
    let mut drawn: [Vec<f64>; 4] = Default::default();
    let mut weights = vec![0.0; speakers];
    for _ in 0..replicates {
        weights.fill(0.0);
        for _ in claims {
            let (speaker, weight) = claims[random.below(claims.len())];
            weights[speaker] += weight;
        }
        let Some(indices) = Indices::of(&weights) else {
            continue;
        };
        drawn[0].push(indices.shannon);
        drawn[1].extend(indices.evenness);
        drawn[2].push(indices.simpson);
        drawn[3].push(indices.effective);
    }
    let whole = {
        weights.fill(0.0);
        for (speaker, weight) in claims {
            weights[*speaker] += weight;
        }
        Indices::of(&weights)?
    };
    let found = [
        whole.shannon,
        whole.evenness.unwrap_or_default(),
        whole.simpson,
        whole.effective,
    ];
    let ends = [
        (0.0, f64::INFINITY),
        (0.0, 1.0),
        (0.0, 1.0),
        (1.0, f64::INFINITY),
    ];
    let mut intervals = [[0.0; 2]; 4];
    for (at, drawn) in drawn.into_iter().enumerate() {
        let mean = drawn.iter().sum::<f64>() / drawn.len().max(1) as f64;
        let [low, high] = middle(drawn).map(|end| end + found[at] - mean);
        let (least, most) = ends[at];
        intervals[at] = [
            low.clamp(least, found[at].max(least)),
            high.clamp(found[at].min(most), most),
        ];
    }
    Some(intervals)
}

/// The 2.5th and the 97.5th percentile.
fn middle(mut values: Vec<f64>) -> [f64; 2] {
    values.sort_by(f64::total_cmp);
    let Some(last) = values.len().checked_sub(1) else {
        return [0.0, 0.0];
    };
    let cut = values.len() / 40;
    [values[cut], values[last - cut]]
}

/// Sebastiano Vigna's generator: small, and good enough to draw with.
struct SplitMix64(u64);

impl SplitMix64 {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `end`, which is not 0.
    fn below(&mut self, end: usize) -> usize {
        ((u128::from(self.next()) * end as u128) >> 64) as usize
    }
}

/// The difference of two shares with its 95 % interval, by Newcombe's method from Wilson's intervals.
pub(super) fn difference(a: (usize, usize), b: (usize, usize)) -> Option<(f64, [f64; 2])> {
    let (p, [p_low, p_high]) = wilson(a)?;
    let (q, [q_low, q_high]) = wilson(b)?;
    let low = p - q - ((p - p_low).powi(2) + (q_high - q).powi(2)).sqrt();
    let high = p - q + ((p_high - p).powi(2) + (q - q_low).powi(2)).sqrt();
    Some((p - q, [low, high]))
}

/// A share with Wilson's 95 % interval.
fn wilson((part, whole): (usize, usize)) -> Option<(f64, [f64; 2])> {
    const Z: f64 = 1.959_963_984_540_054;
    if whole == 0 {
        return None;
    }
    let n = whole as f64;
    let p = part as f64 / n;
    let middle = (p + Z * Z / (2.0 * n)) / (1.0 + Z * Z / n);
    let half = Z / (1.0 + Z * Z / n) * (p * (1.0 - p) / n + Z * Z / (4.0 * n * n)).sqrt();
    Some((p, [(middle - half).max(0.0), (middle + half).min(1.0)]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn near(a: f64, b: f64) -> bool {
        (a - b).abs() < 1e-6
    }

    #[test]
    fn equal_shares_are_as_many_as_they_are() {
        let four = Indices::of(&[2.0; 4]).unwrap();
        assert!(near(four.effective, 4.0) && near(four.simpson, 0.75));
        assert!(near(four.shannon, 4f64.ln()) && near(four.evenness.unwrap(), 1.0));
        let one = Indices::of(&[7.0, 0.0]).unwrap();
        assert!(near(one.effective, 1.0) && near(one.simpson, 0.0));
        assert_eq!(one.evenness, None);
        assert_eq!(Indices::of(&[]), None);
    }

    #[test]
    fn a_known_sharing_out() {
        // p = 1/2, 1/4, 1/4: H = 1.5 ln 2.
        let indices = Indices::of(&[2.0, 1.0, 1.0]).unwrap();
        assert!(near(indices.shannon, 1.5 * 2f64.ln()));
        assert!(near(indices.simpson, 0.625));
        assert!(near(indices.effective, 8f64.sqrt()));
    }

    #[test]
    fn the_generator_is_the_published_one() {
        // The first numbers from seed 1234567 that its reference gives.
        let mut random = SplitMix64(1_234_567);
        assert_eq!(random.next(), 6_457_827_717_110_365_317);
        assert_eq!(random.next(), 3_203_168_211_198_807_973);
    }

    #[test]
    fn a_difference_has_its_interval() {
        // Newcombe 1998, method 10: 56/70 - 48/80 is 0.2 (0.0524 to 0.3339).
        let (d, [low, high]) = difference((56, 70), (48, 80)).unwrap();
        assert!(near(d, 0.2), "{d}");
        assert!((low - 0.0524).abs() < 1e-4 && (high - 0.3339).abs() < 1e-4);
        assert_eq!(difference((0, 0), (1, 2)), None);
    }

    proptest! {
        #[test]
        fn intervals_are_ordered_and_the_same_each_time(
            claims in prop::collection::vec((0usize..5, 1u32..40), 2..40),
        ) {
            let claims: Vec<_> = claims.iter().map(|(s, w)| (*s, f64::from(*w))).collect();
            let all = bootstrap(&claims, 5).unwrap();
            prop_assert_eq!(bootstrap(&claims, 5), Some(all));
            for [low, high] in all {
                prop_assert!(low.is_finite() && low <= high && low >= 0.0);
            }
        }
    }
}
