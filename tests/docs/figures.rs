//! The figures of the guide are those of the benchmarks' last run.

use serde_json::Value;

use super::pages::read;

/// The measured figures.
struct Figures(Value);

impl Figures {
    fn number(&self, pointer: &str) -> f64 {
        let value = self.0.pointer(pointer).and_then(Value::as_f64);
        value.unwrap_or_else(|| panic!("results.json has no number {pointer}"))
    }

    /// Returns how many times the first figure is as large as the second.
    fn ratio(&self, group: &str, one: &str, other: &str) -> f64 {
        self.number(&group.replace("{}", one)) / self.number(&group.replace("{}", other))
    }

    /// Returns the KiB that a sleeping wait takes beyond its request.
    fn sleeping(&self, way: &str) -> f64 {
        let asleep = format!("/many/figures/asleep/{way}");
        let bytes = |what| self.number(&format!("{asleep}/{what}"));
        (bytes("bytes") - bytes("request_bytes")) / 1_024.0
    }
}

#[test]
fn the_guide_shows_the_measured_figures() {
    let results = serde_json::from_str(&read("tests/benches/results.json"));
    let figures = Figures(results.expect("JSON"));
    let guide = read("waiter-runtime/src/guide.md");
    let guide = guide.split_whitespace().collect::<Vec<_>>().join(" ");
    for expected in [deciding(&figures), waiting(&figures), sleeping(&figures)].concat() {
        assert!(
            guide.contains(&expected),
            "the guide should say: {expected}"
        );
    }
}

fn deciding(figures: &Figures) -> Vec<String> {
    let times = |what: &str, other: &str| {
        let group = format!("/deciding/figures/{what}/{{}}");
        figures.ratio(&group, "waiter", other)
    };
    let (all, any) = (
        "path_all of 1,000, all match",
        "path_any of 1,000, none matches",
    );
    let services = times("10 services, all stable", "hand-written");
    let sdk = format!("/deciding/figures/{all}/{{}}");
    let sdk = figures.ratio(&sdk, "SDK's shape", "hand-written");
    let compiling = figures.ratio("/compiling/figures/ms_each/{}", "declared", "hand_written");
    let included = figures.ratio("/compiling/figures/ms_each/{}", "included", "hand_written");
    vec![
        format!(
            "{:.1} to {:.1} times as long on 1,000 EC2 instances, and {services:.2} times on ten ECS services",
            times(all, "hand-written"),
            times(any, "hand-written"),
        ),
        format!("take {} times as long on the instances", in_words(sdk)),
        format!("takes {compiling:.2} times the CPU of a minimal one by hand"),
        format!("A waiter from a file takes {included:.1} times."),
    ]
}

fn waiting(figures: &Figures) -> Vec<String> {
    let send = |way| figures.number(&format!("/poll/figures/{way}/times_send"));
    let short = "/many/figures/short/{}/cpu_us_per_poll";
    let short = figures.ratio(short, "waiter", "hand-written");
    let begin = |allocator| {
        let group = format!("/many/figures/{allocator}/{{}}/first_poll_us");
        figures.ratio(&group, "waiter", "hand-written")
    };
    vec![
        format!(
            "takes {:.2} times as long as a bare `send()`",
            send("waiter")
        ),
        format!(
            "A loop by hand takes {:.2} times, the SDK's own waiter {:.2} times.",
            send("hand-written"),
            send("SDK")
        ),
        format!("took {short:.2} times the CPU of a loop by hand for three polls"),
        format!(
            "took {:.1} times with glibc's `malloc` in one run, and {:.1} times with jemalloc",
            begin("asleep"),
            begin("jemalloc")
        ),
    ]
}

fn sleeping(figures: &Figures) -> Vec<String> {
    let response = figures.number("/many/figures/asleep/waiter/response_bytes") / 1_024.0;
    vec![
        format!(
            "takes {:.1} KiB beyond its request",
            figures.sleeping("waiter")
        ),
        format!(
            "takes {:.1} KiB, of which the response takes {response:.1}",
            figures.sleeping("waiter with max_wait"),
        ),
        format!(
            "takes {:.1} KiB if it boxes `send()`, otherwise {:.1} KiB. The SDK's own waiters take {:.1} KiB",
            figures.sleeping("hand-written, boxed"),
            figures.sleeping("hand-written"),
            figures.sleeping("SDK"),
        ),
    ]
}

/// Returns a small whole number as a word.
fn in_words(number: f64) -> &'static str {
    const WORDS: [&str; 10] = [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
    ];
    let rounded = format!("{number:.0}");
    let index: usize = rounded.parse().expect("a whole number");
    WORDS[index]
}
