//! Measures ways to decide on one response, beside each other.

use std::hint::black_box;
use std::time::Instant;

use serde_json::{Map, Value, json};
use waiter_runtime::State;

/// The samples of each way.
const ROUNDS: usize = 201;

/// The duration of a sample, if one decision is shorter.
const SAMPLE_NS: f64 = 500_000.0;

/// A way to decide on a response.
#[derive(Clone, Copy)]
pub(crate) enum Way {
    /// `evaluate` of a declared waiter.
    Waiter,
    /// A `match` or nested loops over the SDK's fields, as lazy as possible.
    HandWritten,
    /// The code that the SDK generates for its own waiters.
    Sdk,
    /// The `jmespath` crate, with a document that is already parsed.
    Jmespath,
    /// The `jmespath` crate, with the document's text.
    Json,
}

impl Way {
    fn name(self) -> &'static str {
        match self {
            Self::Waiter => "waiter",
            Self::HandWritten => "hand-written",
            Self::Sdk => "SDK's shape",
            Self::Jmespath => "jmespath",
            Self::Json => "jmespath from text",
        }
    }
}

/// Decides so many times. Returns the nanoseconds of all decisions together.
type Sampler<'r> = Box<dyn Fn(u32) -> f64 + 'r>;

/// One response, with the ways to decide on it.
pub(crate) struct Case<'r> {
    expected: State,
    ways: Vec<(Way, Sampler<'r>)>,
}

impl<'r> Case<'r> {
    /// Creates a case in which every way must decide `expected`.
    pub(crate) fn new(expected: State) -> Self {
        let ways = Vec::new();
        Self { expected, ways }
    }

    /// Adds a way. `decide` hides its input from the optimizer, and the sampler hides the result. The loop is generic, so that
    /// it measures only the decision.
    pub(crate) fn way(mut self, way: Way, decide: impl Fn() -> State + 'r) -> Self {
        assert_eq!(decide(), self.expected, "{}", way.name());
        let sampler = move |times| {
            let start = Instant::now();
            for _ in 0..times {
                black_box(decide());
            }
            start.elapsed().as_secs_f64() * 1e9
        };
        self.ways.push((way, Box::new(sampler)));
        self
    }

    /// Measures the ways, and prints the median nanoseconds of each one with the other members.
    ///
    /// Each way has one sample in each round, so other load on the machine affects all of them alike. criterion measures one
    /// way after the other. The order changes from round to round.
    pub(crate) fn print(&self, mut line: Map<String, Value>) {
        let times: Vec<_> = self.ways.iter().map(|(_, way)| calibrated(way)).collect();
        let mut samples = vec![Vec::with_capacity(ROUNDS); self.ways.len()];
        for round in 0..ROUNDS {
            for position in 0..self.ways.len() {
                let index = (round + position) % self.ways.len();
                let ns = (self.ways[index].1)(times[index]) / f64::from(times[index]);
                samples[index].push(ns);
            }
        }
        let names = self.ways.iter().map(|(way, _)| way.name().to_owned());
        let medians = samples.into_iter().map(|samples| json!(median(samples)));
        line.insert("ns".to_owned(), names.zip(medians).collect());
        println!("{}", Value::Object(line));
    }

    /// Measures the ways, and prints them with the name of the case.
    pub(crate) fn print_as(&self, name: &str) {
        self.print([("case".to_owned(), name.into())].into_iter().collect());
    }
}

/// Returns how many decisions make a sample. It counts the second of two samples, which is warm.
fn calibrated(way: &Sampler<'_>) -> u32 {
    let warm = |times| [way(times), way(times)][1];
    let mut times = 1;
    while warm(times) < SAMPLE_NS {
        times *= 2;
    }
    times
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}
