//! Waiters with many acceptors. Each compares a field with a value, and only the last one matches.

use std::convert::Infallible;
use std::hint::black_box;

use waiter_runtime::{State, Waiter, waiter};

use crate::measure::{Case, Way};

pub(crate) type Response = Result<Output, Infallible>;

#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Status {
    A,
    B,
    C,
    D,
    E,
    F,
    G,
    H,
    I,
    J,
    K,
    L,
    M,
    N,
    O,
    P,
    Q,
    R,
    S,
    T,
    Done,
    Other,
}

/// Declares a structure of ten fields.
macro_rules! output {
    ($($field:ident)*) => {
        #[derive(Debug)]
        pub(crate) struct Output { $($field: Option<Status>),* }

        impl Output {
            fn new(status: Status) -> Self {
                Self { $($field: Some(status)),* }
            }
        }
    };
}

output! { a b c d e f g h i j }

/// Declares a waiter and the same decision by hand: all values of each field but the last fail it.
macro_rules! ways {
    ($name:ident, $by_hand:ident, $fields:tt, $values:tt) => {
        ways! { @acceptors $name, $fields, $values, {} }

        fn $by_hand(response: &Response) -> State {
            let output = match response {
                Ok(output) => output,
                Err(error) => match *error {},
            };
            ways! { @by_hand output, $fields, $values }
            if output.j == Some(Status::Done) { State::Success } else { State::Retry }
        }
    };
    (@acceptors $name:ident, [], $values:tt, { $($acceptors:tt)* }) => {
        waiter! {
            struct $name;

            operation: Result<Output, Infallible>,
            delay: 15s,
            max_attempts: 40,
            acceptors: {
                $($acceptors)*
                path j == Status::Done => success,
            },
        }
    };
    (@acceptors $name:ident, [$field:ident $($fields:ident)*], [$($value:ident)*], { $($acceptors:tt)* }) => {
        ways! {
            @acceptors $name, [$($fields)*], [$($value)*],
            { $($acceptors)* $(path $field == Status::$value => failure,)* }
        }
    };
    (@by_hand $output:ident, [], $values:tt) => {};
    (@by_hand $output:ident, [$field:ident $($fields:ident)*], [$($value:ident)*]) => {
        match $output.$field {
            $(Some(Status::$value) => return State::Failure,)*
            _ => {}
        }
        ways! { @by_hand $output, [$($fields)*], [$($value)*] }
    };
}

ways! { One, one, [], [] }
ways! { Ten, ten, [a], [A B C D E F G H I] }
ways! { Fifty, fifty, [a b c d e f g], [A B C D E F G] }
ways! { Hundred, hundred, [a b c d e f g h i], [A B C D E F G H I J K] }
ways! { TwoHundred, two_hundred, [a b c d e f g h i j], [A B C D E F G H I J K L M N O P Q R S T] }

/// Returns the cases with their numbers of acceptors.
pub(crate) fn cases(response: &Response) -> [(usize, Case<'_>); 5] {
    [
        (1, case(response, &One, one)),
        (10, case(response, &Ten, ten)),
        (50, case(response, &Fifty, fifty)),
        (100, case(response, &Hundred, hundred)),
        (201, case(response, &TwoHundred, two_hundred)),
    ]
}

/// Returns an output that only the last acceptor matches.
pub(crate) fn output() -> Output {
    Output {
        j: Some(Status::Done),
        ..Output::new(Status::Other)
    }
}

fn case<'r>(
    response: &'r Response,
    waiter: &'static impl Waiter<Output = Output, Error = Infallible>,
    by_hand: impl Fn(&Response) -> State + 'r,
) -> Case<'r> {
    Case::new(State::Success)
        .way(Way::Waiter, move || {
            waiter.evaluate(black_box(response)).state()
        })
        .way(Way::HandWritten, move || by_hand(black_box(response)))
}
