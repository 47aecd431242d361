//! One iterator or another over the same items.

/// One iterator or another.
#[derive(Clone)]
pub enum Either<I, J> {
    Left(I),
    Right(J),
}

impl<R, I: Iterator<Item = R>, J: Iterator<Item = R>> Iterator for Either<I, J> {
    type Item = R;

    #[inline]
    fn next(&mut self) -> Option<R> {
        match self {
            Self::Left(items) => items.next(),
            Self::Right(items) => items.next(),
        }
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        match self {
            Self::Left(items) => items.size_hint(),
            Self::Right(items) => items.size_hint(),
        }
    }

    #[inline]
    fn fold<B, F: FnMut(B, R) -> B>(self, init: B, f: F) -> B {
        match self {
            Self::Left(items) => items.fold(init, f),
            Self::Right(items) => items.fold(init, f),
        }
    }
}

impl<R, I, J> ExactSizeIterator for Either<I, J>
where
    I: ExactSizeIterator<Item = R>,
    J: ExactSizeIterator<Item = R>,
{
}

impl<R, I, J> DoubleEndedIterator for Either<I, J>
where
    I: DoubleEndedIterator<Item = R>,
    J: DoubleEndedIterator<Item = R>,
{
    #[inline]
    fn next_back(&mut self) -> Option<R> {
        match self {
            Self::Left(items) => items.next_back(),
            Self::Right(items) => items.next_back(),
        }
    }
}
