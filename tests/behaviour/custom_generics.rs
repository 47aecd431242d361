//! Commas inside generic arguments of guards and patterns do not separate acceptors.

use std::fmt::Debug;
use std::str::FromStr;

use waiter_runtime::{State, Waiter, waiter};

/// A row as a database client returns it.
#[derive(Debug)]
struct Row(&'static str);

impl Row {
    fn get<K: Debug, V: FromStr + Default>(&self, _: K) -> V {
        self.0.parse().unwrap_or_default()
    }
}

trait Parse<A, B> {
    fn parsed(&self) -> bool;
}

impl Parse<u8, Vec<u16>> for Row {
    fn parsed(&self) -> bool {
        self.0.is_empty()
    }
}

waiter! {
    struct Generic;

    operation: Result<Row, Vec<Row>>,
    delay: 1s,
    max_attempts: 2,
    acceptors: {
        ok row if row.get::<_, String>("state") == "done" => success,
        ok row if row.get::<fn(u8, u8) -> u8, u32>(u8::min) < 3 && row.get::<Option<Vec<u8>>, u32>(None) > 0 => failure,
        ok row if <Row as Parse<u8, Vec<u16>>>::parsed(row) => success,
        ok row if [7].iter().any(|n| *n == row.get::<Vec<Option<u8>>, u32>(vec![])) => success,
        ok row if row.get::<_, u32>(0) > 90 => failure,
        // These are two comparisons, not generics, so the comma separates two arguments.
        error rows if rows.len() < 2 => retry,
        error rows if 1 < rows.len() => failure,
    },
}

#[test]
fn commas_of_generics_separate_nothing() {
    for (text, expected) in [
        ("done", State::Success),
        ("2", State::Failure),
        ("", State::Success),
        ("7", State::Success),
        ("91", State::Failure),
        ("50", State::Retry),
    ] {
        assert_eq!(Generic.evaluate(&Ok(Row(text))).state(), expected, "{text}");
    }
    let rows = vec![Row(""), Row("")];
    assert_eq!(Generic.evaluate(&Err(rows)).state(), State::Failure);
}
