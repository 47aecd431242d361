//! Numbers of several widths. Floats have few binary digits and integers fewer than 53, so neither side rounds.

use proptest::strategy::{BoxedStrategy, Strategy};

use crate::document::{document, few, maybe, quarters, small, word};

document! {
    struct Numbers {
        small: i32 = small(),
        limit: Option<i32> = maybe(small()),
        long: i64 = long(),
        #[serde(skip_serializing_if = "Option::is_none")]
        other: Option<i64> = maybe(long()),
        single: Option<f32> = maybe(single()),
        double: Option<f64> = maybe(quarters()),
        #[serde(skip_serializing_if = "Option::is_none")]
        ratio: Option<f64> = maybe(quarters()),
        ints: Vec<i32> = few(small()),
        longs: Option<Vec<i64>> = maybe(few(long())),
        singles: Vec<f32> = few(single()),
        doubles: Option<Vec<f64>> = maybe(few(quarters())),
        rows: Option<Vec<Row>> = maybe(few(Row::any())),
    }
}

document! {
    struct Row {
        name: String = word(),
        a: i32 = small(),
        #[serde(skip_serializing_if = "Option::is_none")]
        b: Option<f64> = maybe(quarters()),
        c: f32 = single(),
        list: Vec<i32> = few(small()),
    }
}

/// Small numbers, and some beyond 32 bits.
fn long() -> BoxedStrategy<i64> {
    proptest::prop_oneof![-2..4_i64, (-2..3_i64).prop_map(|n| n * 5_000_000_000)].boxed()
}

fn single() -> BoxedStrategy<f32> {
    (-10..11_i16)
        .prop_map(|quarters| f32::from(quarters) / 4.0)
        .boxed()
}
