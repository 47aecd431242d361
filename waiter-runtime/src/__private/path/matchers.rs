//! `path_all` and `path_any`: a comparison over the elements of a list.

use super::kinds::{List, Projection};
use super::list::{Elements, Sequence};
use super::seen::{Seen, Show};

/// The left side of `path_all` and `path_any`.
#[diagnostic::on_unimplemented(
    message = "`path_all` and `path_any` compare the elements of a list",
    label = "not a list; reach into one with `[]`, or write `path` to compare the value itself"
)]
pub trait Listed {
    /// The raw elements.
    type Items: Sequence;

    /// The elements, to be classified.
    fn items(self) -> Self::Items;
}

#[diagnostic::do_not_recommend]
impl<'a, T> Listed for List<'a, T> {
    type Items = Elements<'a, T>;

    #[inline]
    fn items(self) -> Elements<'a, T> {
        self.elements().0
    }
}

#[diagnostic::do_not_recommend]
impl<I: Sequence> Listed for Projection<I> {
    type Items = I;

    #[inline]
    fn items(self) -> I {
        self.0
    }
}

/// `path_all`: a list, not empty, every element of which passes `test`.
///
/// `classify` is `|raw| raw.get()`, written where the type of the elements is known.
#[inline]
pub fn all<S, L, I, R, K>(
    seen: &mut S,
    path: &'static str,
    list: Option<L>,
    classify: impl Fn(R) -> Option<K>,
    test: impl Fn(Option<K>) -> bool,
) -> bool
where
    S: Seen,
    L: Listed<Items = I> + Clone,
    I: Sequence<Raw = R>,
    K: Show,
{
    seen.list(path, &list, &classify);
    let Some(list) = list else { return false };
    let mut empty = true;
    list.items().all(|raw| {
        empty = false;
        test(classify(raw))
    }) && !empty
}

/// `path_any`: a list some element of which passes `test`.
#[inline]
pub fn any<S, L, I, R, K>(
    seen: &mut S,
    path: &'static str,
    list: Option<L>,
    classify: impl Fn(R) -> Option<K>,
    test: impl Fn(Option<K>) -> bool,
) -> bool
where
    S: Seen,
    L: Listed<Items = I> + Clone,
    I: Sequence<Raw = R>,
    K: Show,
{
    seen.list(path, &list, &classify);
    match list {
        Some(list) => list.items().any(|raw| test(classify(raw))),
        None => false,
    }
}
