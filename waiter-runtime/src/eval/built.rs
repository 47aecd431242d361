//! The strings that functions build.

use std::cell::{Cell, OnceCell};

/// The strings that one evaluation built. It keeps them, so that a value is only a reference and needs no destructor.
///
/// They form a tree, because a string must not move while it is borrowed. The string at a position has up to
/// [`BRANCHES`] later ones below it. Nothing is allocated for the first one.
#[derive(Default)]
pub(super) struct Built {
    count: Cell<usize>,
    first: Node,
}

#[derive(Default)]
struct Node {
    text: OnceCell<String>,
    below: OnceCell<Box<[Node; BRANCHES]>>,
}

const BRANCHES: usize = 8;

impl Built {
    /// Keeps a string for as long as the evaluation.
    pub(super) fn keep(&self, text: String) -> &str {
        let position = self.count.get();
        self.count.set(position + 1);
        self.node(position).text.get_or_init(|| text)
    }

    /// Returns the node of a position. It calls itself for the node above, so at most 21 times.
    fn node(&self, position: usize) -> &Node {
        match position.checked_sub(1) {
            None => &self.first,
            Some(earlier) => {
                let above = self.node(earlier / BRANCHES);
                &above.below.get_or_init(Box::default)[earlier % BRANCHES]
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_stay_where_they_are() {
        let built = Built::default();
        let kept: Vec<_> = (0..100_000).map(|n| built.keep(n.to_string())).collect();
        let nodes = (0..kept.len()).map(|position| built.node(position));
        for (position, (text, node)) in kept.iter().zip(nodes).enumerate() {
            assert_eq!(*text, position.to_string());
            let stored = node.text.get().map(|text| text.as_ptr());
            assert_eq!(stored, Some(text.as_ptr()), "string {position}");
        }
    }

    #[test]
    fn nothing_is_built_at_first() {
        let built = Built::default();
        assert!(built.first.text.get().is_none());
        assert_eq!(built.keep(String::new()), "");
        assert!(built.first.below.get().is_none());
    }
}
