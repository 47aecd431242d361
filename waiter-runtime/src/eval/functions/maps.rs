//! `keys` and `values`.

use std::collections::{btree_map, hash_map};

use crate::eval::evaluation::Evaluation;
use crate::eval::kinds::{MapOf, Projection, Text};
use crate::eval::list::{Ready, Sequence};
use crate::eval::map::{BothEnds, Values};
use crate::eval::same::Either;

/// What has keys and values.
#[diagnostic::on_unimplemented(
    message = "`keys` and `values` take a map",
    label = "no map; whether a structure has a field is asked by `field != null`"
)]
pub trait Entries {
    /// The keys.
    type Keys: Sequence;
    /// The values.
    type Values: Sequence;

    /// The keys, in any order.
    fn keys(self) -> Self::Keys;
    /// The values, in any order.
    fn values(self) -> Self::Values;
}

/// The keys of a map, as strings.
pub struct Keys<'a, K, V>(BothEnds<Either<hash_map::Keys<'a, K, V>, btree_map::Keys<'a, K, V>>>);

impl<K, V> Clone for Keys<'_, K, V> {
    #[inline]
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<'a, K: AsRef<str>, V> Iterator for Keys<'a, K, V> {
    type Item = Ready<Text<'a>>;

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        let key = self.0.next()?;
        Some(Ready(Some(Text(key.as_ref()))))
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        self.0.size_hint()
    }
}

impl<K: AsRef<str>, V> DoubleEndedIterator for Keys<'_, K, V> {
    #[inline]
    fn next_back(&mut self) -> Option<Self::Item> {
        let key = self.0.next_back()?;
        Some(Ready(Some(Text(key.as_ref()))))
    }
}

#[diagnostic::do_not_recommend]
impl<'a, K: AsRef<str>, V> Entries for MapOf<'a, K, V> {
    type Keys = Keys<'a, K, V>;
    type Values = Values<'a, K, V>;

    #[inline]
    fn keys(self) -> Keys<'a, K, V> {
        Keys(BothEnds::new(self.0.keys()))
    }

    #[inline]
    fn values(self) -> Values<'a, K, V> {
        self.values().0
    }
}

/// `keys(map)`. Fails on null.
#[inline]
pub fn keys<M, I>(evaluation: &Evaluation, map: Option<M>) -> Option<Projection<I>>
where
    M: Entries<Keys = I>,
{
    match map {
        Some(map) => Some(Projection(map.keys())),
        None => evaluation.fail(),
    }
}

/// `values(map)`, nulls among them. Fails on null.
#[inline]
pub fn values<M, I>(evaluation: &Evaluation, map: Option<M>) -> Option<Projection<I>>
where
    M: Entries<Values = I>,
{
    match map {
        Some(map) => Some(Projection(Entries::values(map))),
        None => evaluation.fail(),
    }
}
