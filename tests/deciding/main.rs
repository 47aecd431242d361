//! Measures the time of a decision on a response, beside the other ways to decide. Prints nanoseconds as lines of JSON.
//!
//! `tests/benches/README.md` explains the result.

mod acceptors;
mod certificate;
mod growth;
mod indexes;
mod measure;
mod services;

fn main() {
    certificate::measure();
    indexes::measure();
    services::measure();
    growth::measure();
}
