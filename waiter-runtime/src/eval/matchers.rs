//! `path_all` and `path_any`: a comparison over the elements of a list.

use super::evaluation::Evaluation;
use super::list::Listed;
use super::sequence::Sequence;
use super::trace::{Show, Trace};

/// The surroundings of a comparison of elements.
pub struct Context<'s> {
    pub evaluation: &'s Evaluation,
    pub trace: &'s mut Trace,
    /// The list's path in the declaration.
    pub path: &'static str,
}

/// `path_all`: a list that is not empty and whose elements all pass `test`.
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

/// `path_any`: a list with an element that passes `test`.
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
    /// Decides first and records the elements then. Recording walks over elements that the decision did not need, and
    /// must not make it fail.
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
