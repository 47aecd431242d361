//! The variant of a union after `as`.

use proc_macro2::Ident;

use super::location::{Fault, Location, Result};
use crate::names;

/// The types that `as` converts numbers to in Rust.
const NUMBERS: &[&str] = &[
    "i8", "i16", "i32", "i64", "i128", "isize", "u8", "u16", "u32", "u64", "u128", "usize", "f32",
    "f64",
];

/// `S` in `item."status" as S`.
#[derive(Clone, Debug)]
pub(crate) struct Variant {
    /// The SDK's method that gives its value, `as_s`, with the span of the written name.
    pub(crate) accessor: Ident,
    pub(crate) written: Ident,
}

impl Variant {
    pub(super) fn new(written: &Ident) -> Self {
        Self {
            accessor: names::accessor(written),
            written: written.clone(),
        }
    }

    /// Rejects names that are not variants, or that do not hold a value.
    pub(super) fn check(written: &Ident, at: Location) -> Result<()> {
        let name = written.to_string();
        let message = match name.as_str() {
            "Unknown" => {
                "`Unknown` does not hold a value; to match it, write `x != null && x as A == null && x as B == null`"
            }
            name if NUMBERS.contains(&name) => {
                "a path does not need a conversion: numbers of all types compare; `as` takes a variant of a union"
            }
            _ => return Ok(()),
        };
        Err(Fault::new(at, message))
    }
}

// `SS` and `Ss` are one variant.
impl PartialEq for Variant {
    fn eq(&self, other: &Self) -> bool {
        self.accessor == other.accessor
    }
}
