//! Slices: `[start:stop:step]`.

use super::sequence::Sequence;

/// The elements that a slice takes of a list of known length.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Bounds {
    /// The number of elements before the first taken one, in the list's order.
    before: usize,
    /// The number of elements after the last taken one.
    after: usize,
    /// The number of elements that are taken.
    count: usize,
    /// The number of elements between two taken ones.
    gap: usize,
    /// `true` if the last element comes first.
    reversed: bool,
}

impl Bounds {
    /// Follows the rules of the specification, which are Python's. The step is not 0.
    pub fn new(len: usize, start: Option<i64>, stop: Option<i64>, step: i64) -> Self {
        // Wider than any index and any length, so that nothing overflows.
        let (len, step) = (len as i128, i128::from(step));
        let reversed = step < 0;
        let (low, high) = if reversed { (-1, len - 1) } else { (0, len) };
        let bound = |bound: Option<i64>, missing| match bound.map(i128::from) {
            Some(bound) if bound < 0 => (bound + len).clamp(low, high),
            Some(bound) => bound.clamp(low, high),
            None => missing,
        };
        let (first, end) = if reversed { (high, low) } else { (low, high) };
        let (start, stop) = (bound(start, first), bound(stop, end));
        let width = step.abs();
        let distance = if reversed { start - stop } else { stop - start };
        if distance <= 0 {
            return Self::default();
        }
        let count = (distance - 1) / width + 1;
        let last = start + (count - 1) * step;
        let (lowest, highest) = if reversed {
            (last, start)
        } else {
            (start, last)
        };
        Self {
            before: size(lowest),
            after: size(len - 1 - highest),
            count: size(count),
            gap: size(width - 1),
            reversed,
        }
    }
}

/// Converts a number that is not negative. One that does not fit becomes the largest.
fn size(number: i128) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

/// The elements of a slice. Nothing is collected.
#[derive(Clone)]
pub struct Sliced<I> {
    /// From the first element taken to the last.
    elements: I,
    remaining: usize,
    gap: usize,
    reversed: bool,
}

impl<I: Sequence> Sliced<I> {
    /// Takes the elements of `list` within the bounds, which were made for its length.
    #[inline]
    pub fn new(mut list: I, bounds: Bounds) -> Self {
        if bounds.count > 0 {
            if let Some(last) = bounds.before.checked_sub(1) {
                list.nth(last);
            }
            if let Some(last) = bounds.after.checked_sub(1) {
                list.nth_back(last);
            }
        }
        Self {
            elements: list,
            remaining: bounds.count,
            gap: bounds.gap,
            reversed: bounds.reversed,
        }
    }

    /// Takes the next element from the front or the back, and skips the gap behind it.
    #[inline]
    fn take(&mut self, from_back: bool) -> Option<I::Raw> {
        self.remaining = self.remaining.checked_sub(1)?;
        let gap = self.gap.checked_sub(1).filter(|_| self.remaining > 0);
        if from_back {
            let element = self.elements.next_back();
            if let Some(last) = gap {
                self.elements.nth_back(last);
            }
            element
        } else {
            let element = self.elements.next();
            if let Some(last) = gap {
                self.elements.nth(last);
            }
            element
        }
    }
}

impl<I: Sequence> Iterator for Sliced<I> {
    type Item = I::Raw;

    #[inline]
    fn next(&mut self) -> Option<I::Raw> {
        self.take(self.reversed)
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.remaining, Some(self.remaining))
    }
}

impl<I: Sequence> DoubleEndedIterator for Sliced<I> {
    #[inline]
    fn next_back(&mut self) -> Option<I::Raw> {
        self.take(!self.reversed)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn slice(
        len: i64,
        start: Option<i64>,
        stop: Option<i64>,
        step: i64,
    ) -> Sliced<std::ops::Range<i64>> {
        let bounds = Bounds::new(size(len.into()), start, stop, step);
        Sliced::new(0..len, bounds)
    }

    #[test]
    fn slices_are_those_of_the_specification() {
        for (start, stop, step, expected) in [
            (Some(0), Some(4), 1, vec![0, 1, 2, 3]),
            (Some(0), Some(2), 1, vec![0, 1]),
            (None, Some(1), 1, vec![0]),
            (None, None, 2, vec![0, 2]),
            (None, None, -1, vec![3, 2, 1, 0]),
            (Some(-2), None, 1, vec![2, 3]),
            (Some(10), None, -2, vec![3, 1]),
            (Some(i64::MIN), Some(i64::MAX), i64::MAX, vec![0]),
            (Some(i64::MAX), Some(i64::MIN), i64::MIN, vec![3]),
            (Some(3), Some(1), 1, vec![]),
        ] {
            let taken: Vec<_> = slice(4, start, stop, step).collect();
            assert_eq!(taken, expected, "[{start:?}:{stop:?}:{step}]");
        }
    }

    proptest! {
        /// The indices that a loop from the start by the step gives while they are before the stop.
        #[test]
        fn slices_are_those_of_a_loop(
            len in 0_i64..7,
            start in prop::option::of(-9_i64..9),
            stop in prop::option::of(-9_i64..9),
            step in (-4_i64..4).prop_filter("a step", |step| *step != 0),
        ) {
            let from_end = |bound: i64| if bound < 0 { bound + len } else { bound };
            let (first, end) = if step > 0 { (0, len) } else { (len - 1, -1) };
            let (low, high) = if step > 0 { (0, len) } else { (-1, len - 1) };
            let mut at = start.map_or(first, |start| from_end(start).clamp(low, high));
            let stop = stop.map_or(end, |stop| from_end(stop).clamp(low, high));
            let mut expected = vec![];
            while if step > 0 { at < stop } else { at > stop } {
                expected.push(at);
                at += step;
            }
            let sliced = slice(len, start, stop.into(), step);
            // A missing stop of a negative step is before the front, which no index says.
            let sliced = if stop == -1 { slice(len, start, None, step) } else { sliced };
            let taken: Vec<_> = sliced.clone().collect();
            let mut backwards: Vec<_> = sliced.rev().collect();
            backwards.reverse();
            prop_assert_eq!(&taken, &expected);
            prop_assert_eq!(&backwards, &expected);
        }
    }
}
