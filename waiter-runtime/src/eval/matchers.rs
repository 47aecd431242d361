//! `path_all` and `path_any`: a comparison over the elements of a list.

use super::evaluation::Evaluation;
use super::kinds::{ListOf, Projection, Selected};
use super::list::{Elements, Sequence};
use super::select::Uniform;
use super::trace::{Show, Trace};

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
impl<'a, T> Listed for ListOf<'a, T> {
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

#[diagnostic::do_not_recommend]
impl<T: Uniform> Listed for Selected<T> {
    type Items = T::Items;

    #[inline]
    fn items(self) -> T::Items {
        self.0.items()
    }
}

/// What a matcher of elements is asked with: where its evaluation may fail, who is told what it saw, and the path.
pub struct Context<'s> {
    /// The acceptor's evaluation.
    pub evaluation: &'s Evaluation,
    /// Is told the elements.
    pub trace: &'s mut Trace,
    /// The list's path as written.
    pub path: &'static str,
}

/// `path_all`: a list, not empty, every element of which passes `test`.
///
/// `classify` is `|raw| raw.__get()`, written where the type of the elements is known.
#[inline]
pub fn all<L, I, R, K>(
    list: Option<L>,
    context: Context<'_>,
    classify: impl Fn(R) -> Option<K>,
    test: impl Fn(Option<K>) -> bool,
) -> bool
where
    L: Listed<Items = I> + Clone,
    I: Sequence<Raw = R>,
    K: Show,
{
    let mut empty = true;
    let passes = list.clone().is_some_and(|list| {
        list.items().all(|raw| {
            empty = false;
            test(classify(raw))
        })
    });
    context.finish(passes && !empty, list, classify)
}

/// `path_any`: a list some element of which passes `test`.
#[inline]
pub fn any<L, I, R, K>(
    list: Option<L>,
    context: Context<'_>,
    classify: impl Fn(R) -> Option<K>,
    test: impl Fn(Option<K>) -> bool,
) -> bool
where
    L: Listed<Items = I> + Clone,
    I: Sequence<Raw = R>,
    K: Show,
{
    let passes = list
        .clone()
        .is_some_and(|list| list.items().any(|raw| test(classify(raw))));
    context.finish(passes, list, classify)
}

impl Context<'_> {
    /// Decides first and tells the elements then: to tell them is to walk over those that the decision did not need,
    /// and must not make it fail.
    #[inline]
    fn finish<L, I, R, K>(
        self,
        passes: bool,
        list: Option<L>,
        classify: impl Fn(R) -> Option<K>,
    ) -> bool
    where
        L: Listed<Items = I>,
        I: Sequence<Raw = R>,
        K: Show,
    {
        let matched = self.evaluation.finish(passes);
        self.trace.list(self.path, list, classify);
        matched
    }
}
