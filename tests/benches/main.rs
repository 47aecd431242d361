//! Measures the time of a decision on a response, beside the other ways to decide. `README.md` explains the result.

mod certificate;
mod instances;
mod measure;
mod services;

use measure::Measure;

fn main() {
    let mut measure = Measure::new();
    certificate::measure(&mut measure);
    instances::measure(&mut measure);
    services::measure(&mut measure);
    measure.finish();
}
