//! Both kinds of maps in Rust. Those of the SDK are hashed; those of other structures may be sorted.

use std::collections::{BTreeMap, HashMap, btree_map, hash_map};
use std::hash::Hash;

use super::either::Either;

/// A map of either kind.
pub enum AnyMap<'a, K, V> {
    Hashed(&'a HashMap<K, V>),
    Sorted(&'a BTreeMap<K, V>),
}

impl<K, V> Clone for AnyMap<'_, K, V> {
    #[inline]
    fn clone(&self) -> Self {
        *self
    }
}

impl<K, V> Copy for AnyMap<'_, K, V> {}

impl<'a, K, V> AnyMap<'a, K, V> {
    #[inline]
    pub fn len(self) -> usize {
        match self {
            Self::Hashed(map) => map.len(),
            Self::Sorted(map) => map.len(),
        }
    }

    #[inline]
    pub fn is_empty(self) -> bool {
        self.len() == 0
    }

    #[inline]
    pub fn keys(self) -> Either<hash_map::Keys<'a, K, V>, btree_map::Keys<'a, K, V>> {
        match self {
            Self::Hashed(map) => Either::Left(map.keys()),
            Self::Sorted(map) => Either::Right(map.keys()),
        }
    }

    #[inline]
    pub fn values(self) -> Either<hash_map::Values<'a, K, V>, btree_map::Values<'a, K, V>> {
        match self {
            Self::Hashed(map) => Either::Left(map.values()),
            Self::Sorted(map) => Either::Right(map.values()),
        }
    }

    #[inline]
    pub fn iter(self) -> impl Iterator<Item = (&'a K, &'a V)> {
        self.keys().zip(self.values())
    }

    /// Returns true if both have the same entries.
    pub(super) fn equals(self, other: AnyMap<'_, K, V>) -> bool
    where
        K: Eq + Hash,
        V: PartialEq,
    {
        let mixed = |sorted: &BTreeMap<K, V>, hashed: &HashMap<K, V>| {
            sorted.len() == hashed.len() && sorted.iter().all(|(k, v)| hashed.get(k) == Some(v))
        };
        match (self, other) {
            (Self::Hashed(a), AnyMap::Hashed(b)) => a == b,
            (Self::Sorted(a), AnyMap::Sorted(b)) => a == b,
            (Self::Hashed(a), AnyMap::Sorted(b)) => mixed(b, a),
            (Self::Sorted(a), AnyMap::Hashed(b)) => mixed(a, b),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn maps_of_both_kinds_compare() {
        let (one, two) = ([("a", 1)], [("a", 1), ("b", 2)]);
        let (hashed, sorted) = (HashMap::from(one), BTreeMap::from(one));
        let (more, other) = (BTreeMap::from(two), HashMap::from([("a", 2)]));
        let maps = [
            (AnyMap::Hashed(&hashed), AnyMap::Sorted(&sorted), true),
            (AnyMap::Hashed(&hashed), AnyMap::Sorted(&more), false),
            (AnyMap::Hashed(&hashed), AnyMap::Hashed(&other), false),
            (AnyMap::Sorted(&sorted), AnyMap::Hashed(&other), false),
            (AnyMap::Sorted(&sorted), AnyMap::Sorted(&more), false),
        ];
        for (a, b, same) in maps {
            assert_eq!((a.equals(b), b.equals(a)), (same, same));
            assert!(a.equals(a));
        }
    }
}
