//! The section "What it costs" of the guide is generated from the benchmarks' last run. After a run, rewrite it:
//!
//! ```sh
//! FIGURES=overwrite cargo test --workspace --test docs
//! ```

use std::{env, fs};

use serde_json::Value;

use super::pages::{read, root};

const GUIDE: &str = "waiter-runtime/src/guide.md";
const HEADING: &str = "## What it costs\n";

#[test]
fn the_guide_shows_the_measured_figures() {
    let guide = read(GUIDE);
    let start = guide.find(HEADING).expect("the section") + HEADING.len();
    let end = start + guide[start..].find("\n## ").expect("the next section");
    let results = serde_json::from_str(&read("tests/benches/results.json"));
    let section = section(&Figures(results.expect("JSON")));
    if env::var("FIGURES").is_ok_and(|value| value == "overwrite") {
        let guide = format!("{}{section}{}", &guide[..start], &guide[end..]);
        fs::write(root().join(GUIDE), guide).expect("the guide can be written");
        return;
    }
    assert_eq!(
        guide[start..end],
        section,
        "the guide shows other figures than results.json; FIGURES=overwrite cargo test --workspace --test docs"
    );
}

/// Writes the section without its heading.
fn section(figures: &Figures) -> String {
    let rows = [deciding(figures), polling(figures), building(figures)].concat();
    let rows: Vec<_> = rows
        .iter()
        .map(|row| format!("| {} |\n", row.join(" | ")))
        .collect();
    let rows = rows.concat();
    let tokens = figures.number("/compiling/figures/tokens/certificate");
    let smallest = figures.number("/compiling/figures/ms_each/hand_written");
    format!(
        "
One run of the benchmarks:

| | declared waiter | by hand | SDK's own waiter |
|---|---|---|---|
{rows}
- A **decision** by hand is a `match` or a loop over the SDK's fields. The SDK's own waiters collect each list first.
- A **loop by hand** has a deadline, and keeps the last response for its error, as a wait with `max_wait` does. Without `max_wait`, a
  wait frees the response before it sleeps, and so does the loop beside it.
- **`cargo check`** measures 400 waiters like the one at the top of this page in one crate. Its expansion has {tokens:.0} tokens. The
  smallest loop by hand, without a deadline or a report, takes {smallest:.1} ms.
- A build **from nothing** compares a crate with aws-sdk-acm and tokio with and without this crate.

Over a network, a request takes thousands of times as long as the loop adds to it. Ratios differ by a tenth from run to run, and
times by more. In a checkout, `tests/benches/results.md` contains all figures with plots, and `tests/benches/README.md` explains
them. `python3 tests/benches/page` measures them again.
"
    )
}

type Row = [String; 4];

fn deciding(figures: &Figures) -> Vec<Row> {
    let row = |name: &str, case: &str| {
        let ways = ["waiter", "hand-written", "SDK's shape"];
        let time = |way| figures.number(&format!("/deciding/figures/cases/{case}/{way}"));
        let [ours, by_hand, sdk] = ways.map(time).map(nanoseconds);
        [name.to_owned(), ours, by_hand, sdk]
    };
    vec![
        row("a decision on one status", "certificate, issued"),
        row(
            "a decision on a list of 1,000",
            "path_all of 1,000, all match",
        ),
        row(
            "a condition of ECS on ten services",
            "10 services, all stable",
        ),
    ]
}

fn polling(figures: &Figures) -> Vec<Row> {
    const WITH_DEADLINE: [&str; 3] = [
        "waiter with max_wait",
        "hand-written, with a deadline",
        "SDK",
    ];
    let poll = |way, what| {
        // In this part, the waiter always has a deadline.
        let way = if way == WITH_DEADLINE[0] {
            "waiter"
        } else {
            way
        };
        nanoseconds(figures.number(&format!("/poll/figures/{way}/{what}")))
    };
    let asleep = |way, what| figures.number(&format!("/many/figures/asleep/{way}/{what}"));
    let memory = |way| {
        let beyond = asleep(way, "bytes") - asleep(way, "request_bytes");
        format!("{:.1} KiB", beyond / 1_024.0)
    };
    let row = |name: &str, [ours, by_hand, sdk]: [String; 3]| [name.to_owned(), ours, by_hand, sdk];
    let none = String::new;
    vec![
        row(
            "a poll, beyond its `send()`",
            WITH_DEADLINE.map(|way| poll(way, "ns_beyond_send")),
        ),
        row(
            "a poll of a custom operation",
            [
                poll("custom", "ns"),
                poll("custom, hand-written", "ns"),
                none(),
            ],
        ),
        row(
            "to begin one of 100,000 waits and poll once, CPU",
            WITH_DEADLINE.map(|way| nanoseconds(asleep(way, "first_poll_us") * 1e3)),
        ),
        row(
            "memory of a wait that sleeps, beyond its request",
            WITH_DEADLINE.map(memory),
        ),
        row(
            "the same without `max_wait`",
            [memory("waiter"), memory("hand-written, boxed"), none()],
        ),
    ]
}

fn building(figures: &Figures) -> Vec<Row> {
    let check = |way| {
        let pointer = format!("/compiling/figures/ms_each/{way}");
        format!("{:.1} ms", figures.number(&pointer))
    };
    let cold = |what| figures.number(&format!("/cold/figures/0/{what}_s"));
    let seconds = |seconds: f64| format!("{seconds:.1} s");
    let row = |name: &str, ours, by_hand| [name.to_owned(), ours, by_hand, String::new()];
    vec![
        row(
            "`cargo check` of a waiter, CPU",
            check("declared"),
            check("with_deadline"),
        ),
        row(
            "`cargo check` of a waiter from a file, CPU",
            check("included"),
            check("with_deadline"),
        ),
        row(
            "`cargo check` from nothing, CPU",
            seconds(cold("beside") + cold("added")),
            seconds(cold("beside")),
        ),
    ]
}

/// The measured figures.
struct Figures(Value);

impl Figures {
    fn number(&self, pointer: &str) -> f64 {
        let value = self.0.pointer(pointer).and_then(Value::as_f64);
        value.unwrap_or_else(|| panic!("results.json has no number {pointer}"))
    }
}

/// Formats a time with two digits or more.
fn nanoseconds(time: f64) -> String {
    let digits = |number: f64| usize::from(number < 10.0);
    match time / 1e3 {
        micros if micros < 1.0 => format!("{time:.*} ns", digits(time)),
        micros => format!("{micros:.*} µs", digits(micros)),
    }
}
