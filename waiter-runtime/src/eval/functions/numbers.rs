//! Functions of numbers: `abs`, `ceil`, `floor`, `sum`, `avg` and `to_number`.

use std::convert::identity;

use super::elements::{Items, items};
use crate::eval::evaluation::Evaluation;
use crate::eval::kinds::{DocumentOf, EnumOf, Number, Text, implement};
use crate::eval::tree::Tree;

/// A number.
#[diagnostic::on_unimplemented(
    message = "expected a number, found another value",
    label = "this function needs numbers"
)]
pub trait Numeric {
    fn number(self) -> Number;
}

implement! {
    Numeric: fn number(self) -> Number {
        [] Number, x => x;
    }
}

/// A list of numbers. The bound is on the list, so that rustc points at it.
#[diagnostic::on_unimplemented(
    message = "expected a list, found a single value",
    label = "this function needs a list here"
)]
pub trait Numbers: Items<Kind: Numeric> {}

impl<L: Items<Kind: Numeric>> Numbers for L {}

macro_rules! of_one_number {
    ($($(#[$doc:meta])* $name:ident: $integer:expr, $single:expr, $double:expr;)*) => {$(
        $(#[$doc])*
        #[inline]
        pub fn $name<N: Numeric>(evaluation: &Evaluation, argument: Option<N>) -> Option<Number> {
            Some(match evaluation.required(argument)?.number() {
                Number::Integer(value) => Number::Integer($integer(value)),
                Number::Single(value) => Number::Single($single(value)),
                Number::Double(value) => Number::Double($double(value)),
                Number::Literal(value) => Number::Literal($double(value)),
            })
        }
    )*};
}

of_one_number! {
    /// `abs(number)`. It fails on null.
    abs: i128::saturating_abs, f32::abs, f64::abs;
    /// `ceil(number)`. It fails on null.
    ceil: identity, f32::ceil, f64::ceil;
    /// `floor(number)`. It fails on null.
    floor: identity, f32::floor, f64::floor;
}

/// `sum(list)`: exact if all are integers, 0 for an empty list. It fails on null and on null elements.
#[inline]
pub fn sum<L: Numbers>(evaluation: &Evaluation, list: Option<L>) -> Option<Number> {
    total(evaluation, list).map(|(sum, _)| sum)
}

/// `avg(list)`: null for an empty list. It fails on null and on null elements.
#[inline]
#[allow(clippy::cast_precision_loss)] // only a length beyond 2^53 is rounded
pub fn avg<L: Numbers>(evaluation: &Evaluation, list: Option<L>) -> Option<Number> {
    match total(evaluation, list)? {
        (_, 0) => None,
        (sum, count) => Some(Number::Double(sum.to_double() / count as f64)),
    }
}

/// Returns the sum and the number of elements.
#[inline]
fn total<L: Numbers>(evaluation: &Evaluation, list: Option<L>) -> Option<(Number, usize)> {
    let (mut sum, mut count) = (Number::Integer(0), 0);
    for element in items(evaluation, list)? {
        sum = sum.plus(evaluation.required(element.0)?.number());
        count += 1;
    }
    Some((sum, count))
}

/// A kind that `to_number` converts.
#[diagnostic::on_unimplemented(
    message = "expected a string or a number, found another value",
    label = "`to_number` would give null for this"
)]
pub trait ToNumber {
    /// Returns the number; null for a string that is not one.
    fn to_number(self) -> Option<Number>;
}

implement! {
    ToNumber: fn to_number(self) -> Option<Number> {
        [] Number, x => Some(x);
        [] Text<'_>, x => Number::parse(x.0);
        [T: AsRef<str>] EnumOf<'_, T>, x => Number::parse(x.0.as_ref());
        [T: Tree] DocumentOf<'_, T>, x => x.number().or_else(|| Number::parse(x.text()?));
    }
}

/// `to_number(value)`: null for null, and for a string that is not a number.
#[inline]
pub fn to_number<A: ToNumber>(_: &Evaluation, argument: Option<A>) -> Option<Number> {
    argument.and_then(A::to_number)
}
