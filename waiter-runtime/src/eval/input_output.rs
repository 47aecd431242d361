//! The request and the response side by side, for `input_output` acceptors.

use super::classify::Leaf;
use super::kinds::StructureOf;

/// The input and the output of one poll, under the names that their paths begin with.
pub struct InputOutput<'r, I, O> {
    pub input: Side<'r, I>,
    pub output: Side<'r, O>,
}

impl<'r, I, O> InputOutput<'r, I, O> {
    #[inline]
    pub fn new(input: &'r I, output: &'r O) -> Self {
        Self {
            input: Side(input),
            output: Side(output),
        }
    }
}

/// One of the two, a structure. It is a type of its own, so that messages name the structure and not a reference.
pub struct Side<'r, T>(&'r T);

impl<T> Leaf for Side<'_, T> {
    type Kind<'a>
        = StructureOf<'a, T>
    where
        Self: 'a;

    #[inline]
    fn kind(&self) -> Option<StructureOf<'_, T>> {
        Some(StructureOf(self.0))
    }
}
