//! All pages of a list as one response, by the SDK's paginator.

use std::collections::HashMap;
use std::future::poll_fn;
use std::hash::{BuildHasher, Hash};
use std::mem;
use std::task::{Context, Poll};

use super::send;
use crate::waiter::InFlight;

/// Requests page after page. The output is that of the first page, with the list of all pages.
///
/// `next` polls the paginator's stream, which ends after an error. `join` moves the list of a page into the output. The rest
/// of the page is dropped before the next request.
pub fn sending<O: Send + 'static, E: Send + 'static>(
    mut next: impl FnMut(&mut Context<'_>) -> Poll<Option<Result<O, E>>> + Send + 'static,
    join: fn(&mut O, &mut O),
) -> InFlight<'static, O, E> {
    send::sending(async move {
        let mut all = None;
        while let Some(page) = poll_fn(&mut next).await {
            match (page, &mut all) {
                (Ok(mut page), Some(all)) => join(all, &mut page),
                (Ok(page), all) => *all = Some(page),
                (Err(error), _) => return Err(error),
            }
        }
        match all {
            Some(all) => Ok(all),
            // A paginator sends the first request in any case.
            None => unreachable!("a paginator gives a page or an error"),
        }
    })
}

/// Moves the list of a page to the end of all.
#[inline]
pub fn join<L: PageList>(all: &mut L, page: &mut L) {
    all.append(page);
}

/// Joins the list in a structure. If the first page does not have the structure, it is taken from the page.
#[inline]
pub fn within<S: PageStructure>(
    all: &mut S,
    page: &mut S,
    join: impl FnOnce(&mut S::Structure, &mut S::Structure),
) {
    all.join(page, join);
}

/// A field that pages can be joined into.
#[diagnostic::on_unimplemented(
    message = "expected a list, found a `{Self}`",
    label = "`pages` needs the list of the output that continues on the next page"
)]
pub trait PageList {
    /// Moves the elements of a page to the end.
    fn append(&mut self, page: &mut Self);
}

#[diagnostic::do_not_recommend]
impl<T> PageList for Vec<T> {
    fn append(&mut self, page: &mut Self) {
        self.append(page);
    }
}

// A key is on one page only.
#[diagnostic::do_not_recommend]
impl<K: Eq + Hash, V, S: BuildHasher> PageList for HashMap<K, V, S> {
    fn append(&mut self, page: &mut Self) {
        self.extend(page.drain());
    }
}

#[diagnostic::do_not_recommend]
impl<L: PageList> PageList for Option<L> {
    fn append(&mut self, page: &mut Self) {
        self.join(page, L::append);
    }
}

/// A field that may hold a structure.
#[diagnostic::on_unimplemented(
    message = "expected a structure, found a `{Self}`",
    label = "only a structure has fields; `pages` ends with the list"
)]
pub trait PageStructure {
    /// The structure.
    type Structure;

    /// Applies `join` to both structures.
    fn join(
        &mut self,
        page: &mut Self,
        join: impl FnOnce(&mut Self::Structure, &mut Self::Structure),
    );
}

#[diagnostic::do_not_recommend]
impl<S> PageStructure for Option<S> {
    type Structure = S;

    fn join(&mut self, page: &mut Self, join: impl FnOnce(&mut S, &mut S)) {
        match (self, page) {
            (Some(all), Some(page)) => join(all, page),
            (all @ None, page) => mem::swap(all, page),
            (Some(_), None) => {}
        }
    }
}

/// The method of a request without a paginator. The inherent method of all others takes precedence.
pub trait NotPaginated: Sized {
    /// Has the name of the SDK's method.
    fn into_paginator<P>(self) -> P
    where
        for<'x> Self: Paginated<'x, Paginator = P>,
    {
        unreachable!("nothing implements the bound of this method")
    }
}

impl<R> NotPaginated for R {}

/// The error for an operation without a paginator. Nothing implements it.
#[diagnostic::on_unimplemented(
    message = "the SDK does not have a paginator for this operation",
    label = "remove `pages`; to send several requests for one poll, write a custom operation",
    note = "`{Self}` does not have the method `into_paginator`"
)]
pub trait Paginated<'a> {
    /// The type that the rest of the call expects.
    type Paginator;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_list_is_the_list_of_the_next_page() {
        let mut all = None;
        for mut page in [None, Some(vec![1, 2]), None, Some(vec![]), Some(vec![3])] {
            join(&mut all, &mut page);
        }
        assert_eq!(all, Some(vec![1, 2, 3]));
    }

    #[test]
    fn a_list_in_a_structure_is_joined() {
        #[derive(Debug, PartialEq)]
        struct Items(&'static str, Vec<u8>);

        let mut all = None;
        for mut page in [
            None,
            Some(Items("first", vec![1])),
            None,
            Some(Items("second", vec![2])),
        ] {
            within(&mut all, &mut page, |all, page| {
                join(&mut all.1, &mut page.1);
            });
        }
        assert_eq!(all, Some(Items("first", vec![1, 2])));
    }

    #[test]
    fn a_map_is_joined() {
        let mut all = HashMap::from([("a", 1)]);
        join(&mut all, &mut HashMap::from([("b", 2)]));
        assert_eq!(all, HashMap::from([("a", 1), ("b", 2)]));
    }
}
