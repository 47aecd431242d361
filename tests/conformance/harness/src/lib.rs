//! What every generated conformance program is made of: it reads cases from standard input, answers each with scripted
//! HTTP through the real SDK crate of its service, and writes what our waiter, or the SDK's own, made of it.
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

/// How a program answers one case.
pub type Answering<'a> = Pin<Box<dyn Future<Output = Answer> + 'a>>;

/// Answers every case of standard input, each on a line of its own, on Tokio's paused clock.
///
/// `client` makes the service's client over the script; `answer` sends the case's waiter.
///
/// # Panics
/// If a line is no case, or standard output is gone. The programs are built to abort then, and the last case that was
/// answered tells which one it was.
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
