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
    // `passes` is the last result, so an empty list does not pass.
    let mut passes = false;
    if let Some(list) = list.clone() {
        list.items().all(|raw| {
            passes = test(classify(raw));
            passes
        });
    }
    context.finish(passes, list, classify)
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
    // `is_empty` adds nothing to the result. With it, LLVM rotates the loop over nested lists, as it does for a loop by hand:
    // see "path_any of 1,000" in `tests/deciding`.
    let mut is_empty = true;
    let all_fail = list.clone().is_none_or(|list| {
        list.items().all(|raw| {
            is_empty = false;
            !test(classify(raw))
        })
    });
    context.finish(!is_empty && !all_fail, list, classify)
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
