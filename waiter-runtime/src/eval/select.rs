//! Multi-select lists: `[a, b]`. A constant index takes one of the values. If all are of one kind, they are a list.

use std::array;

use super::kinds::{MultiSelect, Projection};
use super::list::{Flatten, Index, Listed};
use super::same::{EitherOf, SameKind, same_kind};
use super::sequence::{Evaluated, Sequence};
use super::slice::Sliced;

/// A tuple of values that have one kind, or that [`SameKind`] converts to one.
#[diagnostic::on_unimplemented(
    message = "expected values of one kind, found different kinds in a multi-select list",
    label = "write a constant index, as in `[0]`, to take one value from it"
)]
pub trait Homogeneous {
    type Kind;
    type Items: Sequence<Raw = Evaluated<Self::Kind>>;

    /// Returns the values, nulls included.
    fn items(self) -> Self::Items;
}

/// A tuple of values of any kinds.
pub trait Arity {
    const COUNT: usize;
}

/// A tuple with a value at the position `N`. A negative one counts from the end.
#[diagnostic::on_unimplemented(
    message = "this multi-select list has no value `[{N}]`",
    label = "count from 0, or from -1 at the end"
)]
pub trait ElementAt<const N: i64> {
    type Kind;

    fn nth(self) -> Option<Self::Kind>;
}

macro_rules! selected {
    ($($count:literal: $($kind:ident $value:ident $other:ident $front:literal $back:literal),*;)*) => {$(
        selected! { @uniform $count; [$($kind $value)*]; [$($kind $value)*] }
        selected! { @same [$($kind $other $value)*] }

        impl<$($kind),*> Arity for ($(Option<$kind>,)*) {
            const COUNT: usize = $count;
        }

        selected! { @nth ($($kind $value),*): $($kind $value $front $back),* }
    )*};
    (@uniform $count:literal; $all:tt; [$kind:ident $value:ident $($rest:tt)*]) => {
        selected! { @bounds $count; $all; []; [$kind]; [$($rest)*] }
    };
    // Each kind has to fit beside the common kind of those before it.
    (@bounds $count:literal; $all:tt; [$($bounds:tt)*]; [$($so_far:tt)*]; [$kind:ident $value:ident $($rest:tt)*]) => {
        selected! {
            @bounds $count; $all;
            [$($bounds)* $kind: SameKind<$($so_far)*>,];
            [<$kind as SameKind<$($so_far)*>>::Out];
            [$($rest)*]
        }
    };
    (@bounds $count:literal; [$($kind:ident $value:ident)*]; [$($bounds:tt)*]; [$($one:tt)*]; []) => {
        #[diagnostic::do_not_recommend]
        impl<$($kind),*> Homogeneous for ($(Option<$kind>,)*)
        where
            $($bounds)*
            $($one)*: Clone,
        {
            type Kind = $($one)*;
            type Items = array::IntoIter<Evaluated<Self::Kind>, $count>;

            #[inline]
            fn items(self) -> Self::Items {
                let ($($value,)*) = self;
                selected! { @convert []; [$($kind $value)*] }
                [$(Evaluated($value)),*].into_iter()
            }
        }
    };
    (@convert []; [$kind:ident $value:ident $($rest:ident)*]) => {
        selected! { @convert [$value]; [$($rest)*] }
    };
    (@convert [$($before:ident)*]; [$kind:ident $value:ident $($rest:ident)*]) => {
        $(let $before = $before.map($kind::left);)*
        let $value = $value.map($kind::right);
        selected! { @convert [$($before)* $value]; [$($rest)*] }
    };
    (@convert $before:tt; []) => {};
    // A list of lists has one kind if its lists have one at each position.
    (@same [$($kind:ident $other:ident $value:ident)*]) => {
        same_kind! {
            [$($kind, $other: SameKind<$kind>),*]
                MultiSelect<($(Option<$kind>,)*)>, MultiSelect<($(Option<$other>,)*)>
                => MultiSelect<($(Option<$other::Out>,)*)>,
                MultiSelect(($($value,)*)) => MultiSelect(($($value.map(<$other as SameKind<$kind>>::left),)*)),
                right => {
                    let ($($value,)*) = right.0;
                    MultiSelect(($($value.map(<$other as SameKind<$kind>>::right),)*))
                };
        }
    };
    (@nth $all:tt: $($kind:ident $value:ident $front:literal $back:literal),*) => {$(
        selected! { @one $all $kind $value $front }
        selected! { @one $all $kind $value $back }
    )*};
    (@one ($($kind:ident $value:ident),*) $taken:ident $result:ident $at:literal) => {
        #[diagnostic::do_not_recommend]
        impl<$($kind),*> ElementAt<$at> for ($(Option<$kind>,)*) {
            type Kind = $taken;

            #[inline]
            #[allow(unused_variables)] // only one of them is taken
            fn nth(self) -> Option<$taken> {
                let ($($value,)*) = self;
                $result
            }
        }
    };
}

// The macro's `MAX_SELECTED` is the largest number of values.
selected! {
    1: A a A2 0 -1;
    2: A a A2 0 -2, B b B2 1 -1;
    3: A a A2 0 -3, B b B2 1 -2, C c C2 2 -1;
    4: A a A2 0 -4, B b B2 1 -3, C c C2 2 -2, D d D2 3 -1;
    5: A a A2 0 -5, B b B2 1 -4, C c C2 2 -3, D d D2 3 -2, E e E2 4 -1;
    6: A a A2 0 -6, B b B2 1 -5, C c C2 2 -4, D d D2 3 -3, E e E2 4 -2, F f F2 5 -1;
    7: A a A2 0 -7, B b B2 1 -6, C c C2 2 -5, D d D2 3 -4, E e E2 4 -3, F f F2 5 -2, G g G2 6 -1;
    8: A a A2 0 -8, B b B2 1 -7, C c C2 2 -6, D d D2 3 -5, E e E2 4 -4, F f F2 5 -3, G g G2 6 -2, H h H2 7 -1;
}

impl<T> MultiSelect<T> {
    /// `[n]`
    #[inline]
    pub fn index<const N: i64>(self, _: Index<N>) -> Option<Evaluated<T::Kind>>
    where
        T: ElementAt<N>,
    {
        Some(Evaluated(self.0.nth()))
    }

    /// `[*]`, and the start of `[]` and `[?…]`.
    #[inline]
    pub fn elements<I>(self) -> Projection<I>
    where
        T: Homogeneous<Items = I>,
    {
        Projection::new(self.0.items())
    }

    /// `[start:stop:step]`
    #[inline]
    pub fn slice<I: Sequence>(
        self,
        start: Option<i64>,
        stop: Option<i64>,
        step: i64,
    ) -> Projection<Sliced<I>>
    where
        T: Homogeneous<Items = I>,
    {
        self.elements().slice(start, stop, step)
    }
}

impl<T: Homogeneous> Flatten for MultiSelect<T> {
    type Raw = Evaluated<T::Kind>;
    type Items = T::Items;

    #[inline]
    fn items(self) -> T::Items {
        self.0.items()
    }
}

#[diagnostic::do_not_recommend]
impl<T: Homogeneous> Listed for MultiSelect<T> {}

// Beside another list, a multi-select list is one.
same_kind! {
    [I: Sequence<Raw = Evaluated<A>>, T: Homogeneous<Kind: SameKind<A>>, A]
        Projection<I>, MultiSelect<T> => Projection<<T::Kind as SameKind<A>>::List<I, T::Items>>,
        a => a.with(EitherOf::from_left), b => Projection::new(EitherOf::from_right(b.0.items()));
    [J: Sequence<Raw = Evaluated<B>>, T: Homogeneous, B: SameKind<T::Kind>]
        MultiSelect<T>, Projection<J> => Projection<B::List<T::Items, J>>,
        a => Projection::new(EitherOf::from_left(a.0.items())), b => b.with(EitherOf::from_right);
}
