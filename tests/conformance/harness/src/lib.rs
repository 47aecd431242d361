//! The shared part of every generated conformance program. A program reads cases from standard input and answers each with
//! scripted HTTP through the real SDK crate of its service. It writes the result of our waiter, or of the SDK's own.
//!
//! `tests/conformance/rust.py` generates the programs and speaks their line format.

mod answer;
mod case;
mod client;
mod script;

pub use answer::{Answer, FOREVER, polled, sdk_waited, shown, waited};
pub use case::{Case, Kind, Reply};
pub use client::TokioSleep;
pub use script::Script;

use std::future::Future;
use std::io::{BufRead, Write};
use std::pin::Pin;

/// A function that answers one case.
pub type Answering<'a> = Pin<Box<dyn Future<Output = Answer> + 'a>>;

/// Answers every case of standard input, one per line, on Tokio's paused clock.
///
/// `client` creates the service's client over the script. `answer` sends a request of the case's waiter.
///
/// # Panics
/// If a line is not a case, or standard output is closed. The programs then abort, and the last answered case shows where
/// it happened.
pub fn serve<C>(client: impl FnOnce(Script) -> C, answer: impl Fn(&C, Case) -> Answering<'_>) {
    let script = Script::default();
    let client = client(script.clone());
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_time()
        .start_paused(true)
        .build()
        .expect("a runtime");
    let mut output = std::io::stdout().lock();
    for line in std::io::stdin().lock().lines() {
        let case = Case::parse(&line.expect("a line"));
        let id = case.id.clone();
        script.load(case.replies.clone());
        let answered = runtime.block_on(answer(&client, case));
        let (calls, protocol) = (script.calls(), script.protocol());
        writeln!(output, "{id}\t{answered}\t{calls}\t{protocol}").expect("standard output");
        output.flush().expect("standard output");
    }
}
