//! Functions of numbers: `abs`, `ceil`, `floor`, `sum`, `avg` and `to_number`.

use super::elements::Items;
use crate::eval::evaluation::Evaluation;
use crate::eval::kinds::{Built, EnumOf, Number, Text};

/// A number.
#[diagnostic::on_unimplemented(
    message = "this function takes numbers",
    label = "given something that is no number"
)]
pub trait Numeric {
    /// The number.
    fn number(self) -> Number;
}

#[diagnostic::do_not_recommend]
impl Numeric for Number {
    #[inline]
    fn number(self) -> Number {
        self
    }
}

/// A list of numbers. A bound on the list, so that rustc points at it.
#[diagnostic::on_unimplemented(message = "this function takes a list here", label = "no list")]
pub trait Numbers: Items<Kind: Numeric> {}

impl<L: Items<Kind: Numeric>> Numbers for L {}

/// `abs(number)`. Fails on null.
#[inline]
pub fn abs<N: Numeric>(evaluation: &Evaluation, argument: Option<N>) -> Option<Number> {
    of_one(
        evaluation,
        argument,
        (i128::saturating_abs, f32::abs, f64::abs),
    )
}

/// `ceil(number)`. Fails on null.
#[inline]
pub fn ceil<N: Numeric>(evaluation: &Evaluation, argument: Option<N>) -> Option<Number> {
    of_one(evaluation, argument, (|whole| whole, f32::ceil, f64::ceil))
}

/// `floor(number)`. Fails on null.
#[inline]
pub fn floor<N: Numeric>(evaluation: &Evaluation, argument: Option<N>) -> Option<Number> {
    of_one(
        evaluation,
        argument,
        (|whole| whole, f32::floor, f64::floor),
    )
}

/// What a function of one number does to each of its representations.
type OfOne = (fn(i128) -> i128, fn(f32) -> f32, fn(f64) -> f64);

#[inline]
fn of_one<N: Numeric>(
    evaluation: &Evaluation,
    argument: Option<N>,
    (integer, single, double): OfOne,
) -> Option<Number> {
    match argument.map(N::number) {
        Some(Number::Integer(value)) => Some(Number::Integer(integer(value))),
        Some(Number::Single(value)) => Some(Number::Single(single(value))),
        Some(Number::Double(value)) => Some(Number::Double(double(value))),
        Some(Number::Literal(value)) => Some(Number::Literal(double(value))),
        None => evaluation.fail(),
    }
}

/// `sum(list)`: exact, where all are integers; 0 of an empty list. Fails on null and on null elements.
#[inline]
pub fn sum<L: Numbers>(evaluation: &Evaluation, list: Option<L>) -> Option<Number> {
    total(evaluation, list).map(|(sum, _)| sum)
}

/// `avg(list)`: null of an empty list. Fails on null and on null elements.
#[inline]
#[allow(clippy::cast_precision_loss)] // of a length, beyond 2^53 elements
pub fn avg<L: Numbers>(evaluation: &Evaluation, list: Option<L>) -> Option<Number> {
    match total(evaluation, list)? {
        (_, 0) => None,
        (sum, count) => Some(Number::Double(sum.to_double() / count as f64)),
    }
}

/// The sum and how many there are.
#[inline]
fn total<L: Numbers>(evaluation: &Evaluation, list: Option<L>) -> Option<(Number, usize)> {
    let Some(list) = list else {
        return evaluation.fail();
    };
    let (mut sum, mut count) = (Number::Integer(0), 0);
    for element in list.items() {
        let Some(number) = element.0 else {
            return evaluation.fail();
        };
        sum = sum.plus(number.number());
        count += 1;
    }
    Some((sum, count))
}

/// What `to_number` takes.
#[diagnostic::on_unimplemented(
    message = "`to_number` takes a string or a number",
    label = "neither: it would give null"
)]
pub trait ToNumber {
    /// The number; null where a string is none.
    fn to_number(self) -> Option<Number>;
}

#[diagnostic::do_not_recommend]
impl ToNumber for Number {
    #[inline]
    fn to_number(self) -> Option<Number> {
        Some(self)
    }
}

#[diagnostic::do_not_recommend]
impl ToNumber for Text<'_> {
    fn to_number(self) -> Option<Number> {
        Number::parse(self.0)
    }
}

#[diagnostic::do_not_recommend]
impl ToNumber for Built<'_> {
    fn to_number(self) -> Option<Number> {
        Number::parse(&self.0)
    }
}

#[diagnostic::do_not_recommend]
impl<T: AsRef<str>> ToNumber for EnumOf<'_, T> {
    fn to_number(self) -> Option<Number> {
        Number::parse(self.0.as_ref())
    }
}

/// `to_number(value)`: null where a string is no number, and of null.
#[inline]
pub fn to_number<A: ToNumber>(_: &Evaluation, argument: Option<A>) -> Option<Number> {
    argument.and_then(A::to_number)
}
