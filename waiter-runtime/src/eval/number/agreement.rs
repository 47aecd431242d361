//! Equality, order, `contains`, `sort`, `max` and `min` agree with exact arithmetic, for every pair of numeric types.

use std::cmp::Ordering;

use proptest::prelude::*;
use proptest::sample::select;

use super::Number;
use crate::eval::equality::equal;
use crate::eval::evaluation::Evaluation;
use crate::eval::functions::{contains, elements, key, max, max_by, min, min_by, sort, sort_by};
use crate::eval::kinds::{Boolean, ListOf, Projection};
use crate::eval::order::ordered;
use crate::eval::sequence::{Evaluated, Sequence};

/// A number and its exact value.
#[derive(Clone, Copy, Debug)]
struct Sample {
    number: Number,
    exact: Exact,
}

/// A value as a sign, an integer and a power of two by which that is multiplied.
#[derive(Clone, Copy, Debug)]
enum Exact {
    Finite {
        negative: bool,
        integer: u128,
        power: i32,
    },
    Infinite {
        negative: bool,
    },
    Nan,
}

impl Exact {
    fn of_integer(value: i128) -> Self {
        Self::Finite {
            negative: value < 0,
            integer: value.unsigned_abs(),
            power: 0,
        }
    }

    /// From the bits of a float that has so many for its fraction, and so many for its exponent.
    fn of_bits(bits: u64, fraction_bits: u32, exponent_bits: u32) -> Self {
        let fraction = bits & ((1 << fraction_bits) - 1);
        let largest = (1 << exponent_bits) - 1;
        let exponent = (bits >> fraction_bits) & largest;
        let negative = bits >> (fraction_bits + exponent_bits) == 1;
        if exponent == largest {
            return if fraction == 0 {
                Self::Infinite { negative }
            } else {
                Self::Nan
            };
        }
        // A subnormal number has the exponent of the smallest normal one, and no leading 1.
        let leading = u64::from(exponent > 0) << fraction_bits;
        let bias = (1_i32 << (exponent_bits - 1)) - 1;
        let exponent = i32::try_from(exponent.max(1)).expect("at most 11 bits");
        Self::Finite {
            negative,
            integer: (leading | fraction).into(),
            power: exponent - bias - fraction_bits.cast_signed(),
        }
    }

    /// The mathematical order, or `None` if one of the two is not a number.
    fn compare(self, other: Self) -> Option<Ordering> {
        let (a, b) = (self.sign()?, other.sign()?);
        Some(a.cmp(&b).then_with(|| {
            let by_size = self.compare_sizes(other);
            if a < 0 { by_size.reverse() } else { by_size }
        }))
    }

    fn sign(self) -> Option<i8> {
        match self {
            Self::Finite { integer: 0, .. } => Some(0),
            Self::Finite { negative, .. } | Self::Infinite { negative } => {
                Some(if negative { -1 } else { 1 })
            }
            Self::Nan => None,
        }
    }

    fn compare_sizes(self, other: Self) -> Ordering {
        match (self.size(), other.size()) {
            (Some(a), Some(b)) => a.cmp(&b),
            (a, b) => a.is_none().cmp(&b.is_none()),
        }
    }

    /// The position of the highest bit, and all bits moved up as far as they go. `None` for infinity.
    fn size(self) -> Option<(i32, u128)> {
        match self {
            Self::Finite { integer: 0, .. } => Some((i32::MIN, 0)),
            Self::Finite { integer, power, .. } => {
                let up = integer.leading_zeros();
                Some((power - up.cast_signed(), integer << up))
            }
            _ => None,
        }
    }

    /// The order of a list: a NaN is the greatest.
    fn place(self, other: Self) -> Ordering {
        let is_nan = |value| matches!(value, Self::Nan);
        self.compare(other)
            .unwrap_or_else(|| is_nan(self).cmp(&is_nan(other)))
    }
}

/// Near the powers of two where a float or an integer type ends, at both ends and around 0.
fn integers() -> impl Strategy<Value = i128> {
    let power = select(vec![
        0_u32, 7, 8, 15, 16, 23, 24, 25, 31, 32, 52, 53, 54, 62, 63, 64, 100,
    ]);
    let near = (power, -3_i128..=3, any::<bool>()).prop_map(|(power, offset, negative)| {
        let value = (1_i128 << power) + offset;
        if negative { -value } else { value }
    });
    prop_oneof![
        4 => near,
        1 => any::<i64>().prop_map(i128::from),
        1 => any::<i128>(),
        1 => select(vec![i128::MIN, i128::MAX, i128::MIN + 1]),
    ]
}

/// The integers as floats and their neighbours, with halves; and what is special about floats.
#[allow(clippy::cast_precision_loss)] // any float near it will do
fn floats() -> impl Strategy<Value = f64> {
    let near = (integers(), -2_i64..=2, select(vec![0.0, 0.5, -0.5])).prop_map(
        |(integer, steps, fraction)| {
            let float = integer as f64 + fraction;
            f64::from_bits(float.to_bits().wrapping_add_signed(steps))
        },
    );
    prop_oneof![
        6 => near,
        2 => any::<f64>(),
        2 => any::<f32>().prop_map(f64::from),
        2 => select(vec![
            0.0,
            -0.0,
            0.1,
            f64::from(0.1_f32),
            f64::MIN_POSITIVE,
            f64::from_bits(1),
            -f64::from_bits(1),
            f64::from(f32::from_bits(1)),
            f64::from(f32::MAX),
            f64::MAX,
            f64::MIN,
            f64::INFINITY,
            f64::NEG_INFINITY,
            f64::NAN,
        ]),
    ]
}

/// A number of any type that a response or a run-time value has.
#[allow(clippy::cast_possible_truncation)] // any value of the type will do
fn samples() -> impl Strategy<Value = Sample> {
    macro_rules! integer {
        ($ty:ty) => {
            integers()
                .prop_map(|value| {
                    let value = value as $ty;
                    Sample {
                        number: value.into(),
                        exact: Exact::of_integer(value as i128),
                    }
                })
                .boxed()
        };
    }
    #[allow(clippy::cast_sign_loss, clippy::cast_lossless)] // as above
    let integers = prop_oneof![
        integer!(i8),
        integer!(i16),
        integer!(i32),
        integer!(i64),
        integer!(i128),
        integer!(isize),
        integer!(u8),
        integer!(u16),
        integer!(u32),
        integer!(u64),
        integer!(usize),
    ];
    let double = floats().prop_map(|value| Sample {
        number: value.into(),
        exact: Exact::of_bits(value.to_bits(), 52, 11),
    });
    let single = floats().prop_map(|value| {
        let value = value as f32;
        Sample {
            number: value.into(),
            exact: Exact::of_bits(value.to_bits().into(), 23, 8),
        }
    });
    prop_oneof![integers, double, single]
}

fn list(samples: &[Sample]) -> Projection<impl Sequence<Raw = Evaluated<Number>>> {
    let elements = samples.iter().map(|sample| Evaluated(Some(sample.number)));
    Projection::new(elements)
}

/// The numbers as text, which differs even for two zeros and two NaNs.
fn texts<'s>(samples: impl IntoIterator<Item = &'s Sample>) -> Vec<String> {
    let text = |sample: &Sample| format!("{:?}", sample.number);
    samples.into_iter().map(text).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn two_numbers_compare_as_what_they_are(a in samples(), b in samples()) {
        let order = a.exact.compare(b.exact);
        let (left, right) = (Some(a.number), Some(b.number));
        prop_assert_eq!(a.number.compare(b.number), order);
        prop_assert_eq!(equal(&left, right), order == Some(Ordering::Equal));
        let tests: [fn(Ordering) -> bool; 4] =
            [Ordering::is_lt, Ordering::is_le, Ordering::is_gt, Ordering::is_ge];
        for test in tests {
            let given = ordered(&left, right, test).map(|Boolean(value)| value);
            prop_assert_eq!(given, order.map(test));
        }
        let evaluation = Evaluation::new();
        let found = contains(&evaluation, Some(list(&[a])), right).is_some_and(|Boolean(value)| value);
        prop_assert_eq!(found, order == Some(Ordering::Equal));
        let lists = [[a.number], [b.number]];
        let lists = lists.each_ref().map(|list| {
            elements(Some(ListOf(list)), |raw| Some(*raw.get()))
        });
        let [left, right] = lists;
        prop_assert_eq!(equal(&left, right), order == Some(Ordering::Equal));
    }

    #[test]
    fn lists_are_sorted_by_what_the_numbers_are(samples in prop::collection::vec(samples(), 0..8)) {
        let evaluation = Evaluation::new();
        let mut expected: Vec<_> = samples.iter().collect();
        expected.sort_by(|a, b| a.exact.place(b.exact));
        let expected = texts(expected);
        let by_itself = |element: Evaluated<Number>| key(element.0);
        let sorted = sort(&evaluation, Some(list(&samples)));
        let sorted_by = sort_by(&evaluation, Some(list(&samples)), by_itself);
        for sorted in [sorted, sorted_by] {
            let sorted: Vec<_> = sorted.map(|sorted| sorted.into_items().map(|one| one.0).collect()).unwrap_or_default();
            let sorted: Vec<_> = sorted.iter().flatten().map(|one: &Number| format!("{one:?}")).collect();
            prop_assert_eq!(&sorted, &expected);
        }
        // The first of those that are equal.
        let least = samples.iter().reduce(|best, one| {
            if one.exact.place(best.exact).is_lt() { one } else { best }
        });
        let greatest = samples.iter().reduce(|best, one| {
            if one.exact.place(best.exact).is_gt() { one } else { best }
        });
        for (given, expected) in [
            (min(&evaluation, Some(list(&samples))), least),
            (min_by(&evaluation, Some(list(&samples)), by_itself), least),
            (max(&evaluation, Some(list(&samples))), greatest),
            (max_by(&evaluation, Some(list(&samples)), by_itself), greatest),
        ] {
            let given = given.map(|given| format!("{given:?}"));
            prop_assert_eq!(given, texts(expected).pop());
        }
    }
}

#[test]
fn exact_arithmetic_is_exact() {
    let double = |value: f64| Exact::of_bits(value.to_bits(), 52, 11);
    let single = |value: f32| Exact::of_bits(value.to_bits().into(), 23, 8);
    for (a, b, order) in [
        (double(0.5), single(0.5), Ordering::Equal),
        (double(-0.0), Exact::of_integer(0), Ordering::Equal),
        (double(3.0), Exact::of_integer(3), Ordering::Equal),
        (double(-3.5), Exact::of_integer(-3), Ordering::Less),
        (double(0.1), single(0.1), Ordering::Less),
        (double(f64::from_bits(1)), double(0.0), Ordering::Greater),
        (
            single(f32::from_bits(1)),
            double(f64::MIN_POSITIVE),
            Ordering::Greater,
        ),
        (
            double(f64::INFINITY),
            Exact::of_integer(i128::MAX),
            Ordering::Greater,
        ),
        (
            double(2_f64.powi(53)),
            Exact::of_integer((1 << 53) + 1),
            Ordering::Less,
        ),
    ] {
        assert_eq!(a.compare(b), Some(order), "{a:?} {b:?}");
        assert_eq!(b.compare(a), Some(order.reverse()), "{b:?} {a:?}");
    }
    assert_eq!(double(f64::NAN).compare(double(f64::NAN)), None);
}
