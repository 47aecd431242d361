//! Measures the ways to decide on a response, and prints the comparison.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use criterion::measurement::WallTime;
use criterion::{BenchmarkGroup, Criterion};
use serde_json::Value;
use waiter_runtime::State;

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
    const OTHERS: [Self; 4] = [Self::HandWritten, Self::Sdk, Self::Jmespath, Self::Json];

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

/// All measurements of a run.
pub(crate) struct Measure {
    criterion: Criterion,
    results: PathBuf,
    cases: Vec<&'static str>,
}

impl Measure {
    /// Reads the command line.
    pub(crate) fn new() -> Self {
        let results = Path::new(env!("CARGO_TARGET_TMPDIR")).join("decide");
        // Results of an earlier run must not be printed for cases that the command line leaves out.
        let _ = fs::remove_dir_all(&results);
        let criterion = Criterion::default()
            .output_directory(&results)
            .warm_up_time(Duration::from_millis(500))
            .measurement_time(Duration::from_secs(2))
            .nresamples(2_000)
            .configure_from_args();
        Self {
            criterion,
            results,
            cases: Vec::new(),
        }
    }

    /// Measures one response. Every way must decide `expected`.
    pub(crate) fn case(&mut self, name: &'static str, expected: State) -> Case<'_> {
        self.cases.push(name);
        Case {
            group: self.criterion.benchmark_group(name),
            expected,
        }
    }

    /// Prints the table, with a line for every measured case.
    pub(crate) fn finish(self) {
        let lines: Vec<_> = self
            .cases
            .iter()
            .filter_map(|case| self.line(case))
            .collect();
        if !lines.is_empty() {
            println!("{}\n{}", heading(), lines.concat());
        }
    }

    fn line(&self, case: &str) -> Option<String> {
        let waiter = self.median(case, Way::Waiter)?;
        let others = Way::OTHERS.map(|way| match self.median(case, way) {
            Some(median) => format!(" {} |", times(median / waiter)),
            None => " |".to_owned(),
        });
        Some(format!("| {case} |{}\n", others.concat()))
    }

    /// In nanoseconds.
    fn median(&self, case: &str, way: Way) -> Option<f64> {
        let directory = self.results.join(case).join(way.name());
        let text = fs::read_to_string(directory.join("new/estimates.json")).ok()?;
        let estimates: Value = serde_json::from_str(&text).ok()?;
        estimates["median"]["point_estimate"].as_f64()
    }
}

/// One response.
pub(crate) struct Case<'m> {
    group: BenchmarkGroup<'m, WallTime>,
    expected: State,
}

impl Case<'_> {
    /// Measures one way. It is generic, so that it measures only the decision. `decide` hides its input from the optimizer,
    /// and the harness hides the result.
    pub(crate) fn way(&mut self, way: Way, decide: impl Fn() -> State) -> &mut Self {
        assert_eq!(decide(), self.expected, "{}", way.name());
        self.group.bench_function(way.name(), |b| b.iter(&decide));
        self
    }
}

fn heading() -> String {
    let names = Way::OTHERS.map(|way| format!(" {} |", way.name()));
    let names = names.concat();
    format!("\nTimes that of the waiter:\n\n| case |{names}\n|---|---|---|---|---|")
}

fn times(ratio: f64) -> String {
    if ratio < 10.0 {
        format!("{ratio:.2}")
    } else {
        format!("{ratio:.0}")
    }
}
