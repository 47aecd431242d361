//! `keys` and `values`.

use std::collections::{btree_map, hash_map};
use std::iter::Map;

use crate::eval::either::Either;
use crate::eval::evaluation::Evaluation;
use crate::eval::kinds::{MapOf, Projection, Text};
use crate::eval::map::{BothEnds, Values};
use crate::eval::sequence::{Evaluated, Sequence};

/// A kind that has keys and values.
#[diagnostic::on_unimplemented(
    message = "expected a map, found another value",
    label = "`keys` and `values` need a map; for a field of a structure write `field != null`"
)]
pub trait Entries {
    type Keys: Sequence;
    type Values: Sequence;

    /// Returns the keys, in any order.
    fn keys(self) -> Self::Keys;
    /// Returns the values, in any order.
    fn values(self) -> Self::Values;
}

/// The keys of a map, as strings.
type Keys<'a, K, V> = Map<
    BothEnds<Either<hash_map::Keys<'a, K, V>, btree_map::Keys<'a, K, V>>>,
    fn(&'a K) -> Evaluated<Text<'a>>,
>;

#[diagnostic::do_not_recommend]
impl<'a, K: AsRef<str>, V> Entries for MapOf<'a, K, V> {
    type Keys = Keys<'a, K, V>;
    type Values = Values<'a, K, V>;

    #[inline]
    fn keys(self) -> Keys<'a, K, V> {
        BothEnds::new(self.0.keys()).map(|key| Evaluated(Some(Text::new(key.as_ref()))))
    }

    #[inline]
    fn values(self) -> Values<'a, K, V> {
        self.values().items
    }
}

/// `keys(map)`. It fails on null.
#[inline]
pub fn keys<M, I>(evaluation: &Evaluation, map: Option<M>) -> Option<Projection<I>>
where
    M: Entries<Keys = I>,
{
    Some(Projection::new(evaluation.required(map)?.keys()))
}

/// `values(map)`, nulls included. It fails on null.
#[inline]
pub fn values<M, I>(evaluation: &Evaluation, map: Option<M>) -> Option<Projection<I>>
where
    M: Entries<Values = I>,
{
    Some(Projection::new(Entries::values(evaluation.required(map)?)))
}
