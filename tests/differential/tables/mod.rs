//! The expressions, and one test for each table.

mod aws;
mod enums;
mod flags;
mod free;
mod maps;
mod nested;
mod numbers;
mod optional;
mod sparse;
mod texts;

use std::collections::HashSet;

use crate::known;
use crate::runner::{Table, check};

/// Defines a test for each table, named by its module and function, and `texts` with all expressions.
macro_rules! tables {
    ($($family:ident: $($table:ident)*;)*) => {
        mod agree {
            $(mod $family {
                $(#[test]
                fn $table() {
                    super::super::check(&super::super::$family::$table());
                })*
            })*
        }

        fn texts() -> Vec<&'static str> {
            let mut texts = Vec::new();
            $($(texts.extend(self::$family::$table().texts());)*)*
            texts
        }
    };
}

tables! {
    aws: features names;
    enums: comparisons functions joined lists;
    flags: functions joined lists operators;
    free: comparisons functions null_projections paths projections unneeded_elements;
    maps: arithmetic in_order keys mapped of_any_value of_texts selections values;
    nested: arithmetic empty_lists fields_and_indices filters flattens in_order joined length_and_contains mapped multi_selects
        of_any_value of_texts pipes slices stars unneeded_elements;
    numbers: arithmetic comparisons in_order joined lists mapped of_any_value of_texts selections;
    optional: and_or arithmetic comparisons in_order length_and_contains mapped not of_any_value of_texts paths
        selections slices;
    sparse: arithmetic in_order joined length_and_contains mapped of_any_value of_texts projections selections;
    texts: arithmetic in_order joined length_and_contains mapped of_any_value of_texts operators selections;
}

impl<F> Table<F> {
    fn texts(self) -> impl Iterator<Item = &'static str> {
        self.cases.into_iter().map(|case| case.text)
    }
}

/// Notices if expressions get lost.
#[test]
fn there_are_enough_cases() {
    let cases = texts().len();
    assert!(cases >= 2_300, "{cases} cases");
}

#[test]
fn every_reading_belongs_to_a_case() {
    let texts: HashSet<_> = texts().into_iter().collect();
    for reading in known::readings() {
        assert!(
            texts.contains(reading.text),
            "no case is `{}`",
            reading.text
        );
    }
}
