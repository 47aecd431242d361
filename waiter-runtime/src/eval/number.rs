//! Numbers of every width, compared by their exact values.

use std::cmp::Ordering;
use std::fmt;

/// A number: an exact integer, or a float in its own precision.
#[derive(Clone, Copy, Debug)]
pub enum Number {
    /// An integer. Every width of a response fits.
    Integer(i128),
    /// A 32-bit float. It is kept apart, because `0.1f32` as a 64-bit float does not equal the literal `0.1`.
    Single(f32),
    /// A 64-bit float.
    Double(f64),
    /// A float in the declaration. Beside a 32-bit float it means the nearest one of those.
    Literal(f64),
}

impl Number {
    /// Orders this number against another; `None` if one of them is a NaN.
    ///
    /// Nearly always these are two integers, and the function is small enough to be inlined.
    #[inline]
    pub fn compare(self, other: Self) -> Option<Ordering> {
        match (self, other) {
            (Self::Integer(a), Self::Integer(b)) => Some(a.cmp(&b)),
            _ => self.compare_floats(other),
        }
    }

    /// [`compare`](Self::compare) with a float on at least one side.
    #[inline(never)]
    fn compare_floats(self, other: Self) -> Option<Ordering> {
        match (self, other) {
            (Self::Integer(a), Self::Integer(b)) => Some(a.cmp(&b)),
            (Self::Single(a), Self::Literal(b)) => f64::from(a).partial_cmp(&nearest_single(b)),
            (Self::Literal(a), Self::Single(b)) => nearest_single(a).partial_cmp(&b.into()),
            (Self::Integer(a), b) => integer_to_float(a, b.to_double()),
            (a, Self::Integer(b)) => integer_to_float(b, a.to_double()).map(Ordering::reverse),
            (a, b) => a.to_double().partial_cmp(&b.to_double()),
        }
    }

    /// Orders this number against another in a list.
    ///
    /// The order has to be the same over all of them, so a literal is exact here. A NaN is the greatest number, and equal
    /// to every other NaN.
    pub(super) fn total_order(self, other: Self) -> Ordering {
        let (a, b) = (self.widened(), other.widened());
        a.compare(b).unwrap_or_else(|| a.is_nan().cmp(&b.is_nan()))
    }

    /// Returns a float as the 64-bit one of the same value.
    fn widened(self) -> Self {
        match self {
            Self::Single(value) => Self::Double(value.into()),
            Self::Literal(value) => Self::Double(value),
            other => other,
        }
    }

    fn is_nan(self) -> bool {
        matches!(self, Self::Double(value) if value.is_nan())
    }

    /// Returns the number as a 64-bit float, rounded if necessary.
    #[allow(clippy::cast_precision_loss)] // a sum of mixed numbers is rounded
    pub(super) fn to_double(self) -> f64 {
        match self {
            Self::Integer(value) => value as f64,
            Self::Single(value) => value.into(),
            Self::Double(value) | Self::Literal(value) => value,
        }
    }

    /// Returns the sum. It is exact if both are integers.
    pub(super) fn plus(self, other: Self) -> Self {
        match (self, other) {
            (Self::Integer(a), Self::Integer(b)) => Self::Integer(a.saturating_add(b)),
            _ => Self::Double(self.to_double() + other.to_double()),
        }
    }

    /// Parses a string by the JSON grammar of numbers.
    pub(super) fn parse(text: &str) -> Option<Self> {
        // Rust's parsers accept more: a plus sign, a dot at an end, leading zeros, names.
        let digits = text.strip_prefix('-').unwrap_or(text);
        let whole = digits.len()
            - digits
                .trim_start_matches(|c: char| c.is_ascii_digit())
                .len();
        let fraction = digits.as_bytes().get(whole..).unwrap_or_default();
        let is_json = whole > 0
            && (whole == 1 || !digits.starts_with('0'))
            && !matches!(fraction, [b'.'] | [b'.', b'e' | b'E', ..]);
        if !is_json {
            return None;
        }
        match text.parse() {
            Ok(integer) => Some(Self::Integer(integer)),
            Err(_) => match text.parse() {
                Ok(float) if f64::is_finite(float) => Some(Self::Double(float)),
                _ => None, // beyond any number of a response
            },
        }
    }
}

/// Writes the number as JSON does.
impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Integer(value) => write!(f, "{value}"),
            Self::Single(value) => write!(f, "{value:?}"),
            Self::Double(value) | Self::Literal(value) => write!(f, "{value:?}"),
        }
    }
}

/// Returns the 32-bit float that a literal means. A literal beyond all of them stays as it is.
#[allow(clippy::cast_possible_truncation)] // rounding to the field's precision is the purpose
fn nearest_single(literal: f64) -> f64 {
    let single = f64::from(literal as f32);
    if single.is_infinite() {
        literal
    } else {
        single
    }
}

/// Orders an integer against a float exactly. A conversion of the integer to a float would round it.
#[allow(clippy::cast_possible_truncation)] // `whole` has no fraction and is in range
fn integer_to_float(integer: i128, float: f64) -> Option<Ordering> {
    /// 2^127, the first integer beyond `i128`. Its negative is the last one within.
    #[allow(clippy::cast_precision_loss)] // a power of two
    const BEYOND: f64 = -(i128::MIN as f64);
    if float.is_nan() {
        return None;
    }
    if float >= BEYOND {
        return Some(Ordering::Less);
    }
    if float < -BEYOND {
        return Some(Ordering::Greater);
    }
    let whole = float.trunc();
    let by_whole = integer.cmp(&(whole as i128));
    Some(by_whole.then_with(|| {
        // The fraction decides: -0.5 is less than 0, which it is truncated to.
        if float > whole {
            Ordering::Less
        } else if float < whole {
            Ordering::Greater
        } else {
            Ordering::Equal
        }
    }))
}

// No platform has a `usize` wider than 64 bits.
macro_rules! from_integer {
    ($($integer:ty)*) => {$(
        impl From<$integer> for Number {
            #[inline]
            #[allow(clippy::cast_lossless)] // not every width has a `From`
            fn from(value: $integer) -> Self {
                Self::Integer(value as i128)
            }
        }
    )*};
}
from_integer! { i8 i16 i32 i64 i128 isize u8 u16 u32 u64 usize }

impl From<f32> for Number {
    #[inline]
    fn from(value: f32) -> Self {
        Self::Single(value)
    }
}

impl From<f64> for Number {
    #[inline]
    fn from(value: f64) -> Self {
        Self::Double(value)
    }
}

#[cfg(test)]
mod agreement;

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn compare(a: impl Into<Number>, b: impl Into<Number>) -> Option<Ordering> {
        a.into().compare(b.into())
    }

    #[test]
    fn integers_and_floats_compare_without_rounding() {
        assert_eq!(compare(1, 1.0), Some(Ordering::Equal));
        assert_eq!(compare(1, 1.5), Some(Ordering::Less));
        assert_eq!(compare(-1, -1.5), Some(Ordering::Greater));
        assert_eq!(
            compare(i64::MAX, 9_223_372_036_854_775_807.0_f64),
            Some(Ordering::Less)
        ); // the float is 2^63
        assert_eq!(compare(u64::MAX, i64::MAX), Some(Ordering::Greater));
        assert_eq!(compare(i64::MAX, f64::INFINITY), Some(Ordering::Less));
        assert_eq!(
            compare(i64::MIN, f64::NEG_INFINITY),
            Some(Ordering::Greater)
        );
        assert_eq!(compare(0, f64::NAN), None);
        assert_eq!(compare(i128::MAX, f64::INFINITY), Some(Ordering::Less));
        assert_eq!(compare(i128::MAX, 1e39), Some(Ordering::Less));
        assert_eq!(compare(i128::MIN, -1e39), Some(Ordering::Greater));
        assert_eq!(compare(i128::MIN, -2_f64.powi(127)), Some(Ordering::Equal));
    }

    #[test]
    fn a_single_precision_field_equals_the_literal_it_was_set_from() {
        let literal = Number::Literal;
        assert_eq!(compare(0.1_f32, literal(0.1)), Some(Ordering::Equal));
        assert_eq!(compare(literal(0.1), 0.1_f32), Some(Ordering::Equal));
        assert_eq!(compare(literal(0.1), 0.1_f64), Some(Ordering::Equal));
        assert_eq!(compare(2_f32, 2), Some(Ordering::Equal));
        // No 32-bit float is near.
        assert_eq!(
            compare(f32::INFINITY, literal(1e300)),
            Some(Ordering::Greater)
        );
        assert_eq!(compare(f32::MAX, literal(1e300)), Some(Ordering::Less));
        assert_eq!(
            compare(literal(-1e300), f32::NEG_INFINITY),
            Some(Ordering::Greater)
        );
    }

    #[test]
    fn only_a_literal_is_rounded_to_single_precision() {
        assert_eq!(
            compare(16_777_216_f32, 16_777_217_f64),
            Some(Ordering::Less)
        );
        assert_eq!(
            compare(16_777_217_f64, 16_777_216_f32),
            Some(Ordering::Greater)
        );
        assert_eq!(compare(0.1_f32, 0.1_f64), Some(Ordering::Greater));
        assert_eq!(compare(0.1_f64, 0.1_f32), Some(Ordering::Less));
    }

    #[test]
    fn strings_are_numbers_where_json_has_them() {
        for (text, number) in [
            ("0", 0.0),
            ("-12", -12.0),
            ("1.50", 1.5),
            ("1e3", 1000.0),
            ("-0.5E-1", -0.05),
        ] {
            let parsed = Number::parse(text).map(|parsed| parsed.compare(number.into()));
            assert_eq!(parsed, Some(Some(Ordering::Equal)), "{text}");
        }
        for text in [
            "", "-", "+1", "01", "1.", ".5", "1.e5", "1e", "inf", "NaN", " 1", "1_000", "0x1",
            "1.2.3", "1e999", "é",
        ] {
            assert!(Number::parse(text).is_none(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn comparing_is_antisymmetric(a in any::<i64>(), b in any::<f64>()) {
            prop_assert_eq!(compare(a, b), compare(b, a).map(Ordering::reverse));
        }

        #[test]
        #[allow(clippy::cast_precision_loss)] // small enough to be exact
        fn small_integers_compare_as_floats_do(a in -1_000_000_i64..1_000_000, b in -1.0e6..1.0e6_f64) {
            prop_assert_eq!(compare(a, b), (a as f64).partial_cmp(&b));
        }
    }
}
