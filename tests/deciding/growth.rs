//! Decisions on lists of growing length, and with more and more acceptors. They should take time in proportion to it.

use aws_sdk_dynamodb::types::IndexStatus;
use serde_json::{Map, json};
use waiter_runtime::State;

use crate::acceptors;
use crate::indexes::{all_in_rust, any_in_rust, output};
use crate::measure::Case;

pub(crate) fn measure() {
    for elements in [10, 100, 1_000, 10_000, 100_000] {
        let response = Ok(output(&IndexStatus::Active, elements));
        let all = all_in_rust(&response, State::Success);
        print("path_all, all match", elements, &all);
        let any = any_in_rust(&response);
        print("path_any, none matches", elements, &any);
    }
    let response = Ok(acceptors::output());
    for (size, case) in acceptors::cases(&response) {
        print("acceptors, the last matches", size, &case);
    }
}

fn print(growth: &str, elements: usize, case: &Case<'_>) {
    let members = [("growth", json!(growth)), ("elements", json!(elements))];
    let members = members.map(|(name, value)| (name.to_owned(), value));
    case.print(Map::from_iter(members));
}
