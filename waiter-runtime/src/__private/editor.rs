//! What an editor offers inside of a declaration: its words with their documentation, and values for the macro's editor
//! section, which no compiler sees (see `expand/editor.rs` of the macro).
//!
//! Each module holds the words that may stand at one kind of place, as constants: the section imports those that were
//! written, so that the one under the cursor completes, and shows its documentation.
#![allow(non_camel_case_types, non_upper_case_globals)] // the language's own words, and names that are no user's

use std::ops::Deref;

use crate::eval::classify::Unclassified;
use crate::eval::kinds::{
    Boolean, Bytes, EnumOf, ListOf, MapOf, MultiSelect, Null, Number, Projection, StructureOf,
    Text, Timestamp, Untyped,
};
use crate::eval::list::Flatten;

/// The steps of a declaration's paths.
pub trait Steps {
    /// Nobody calls it.
    fn steps(&self);
}

/// Any value. Nothing that calls it ever runs.
pub fn __any<T>() -> T {
    unreachable!("an editor runs nothing")
}

/// What is there, if it is not null.
pub fn __some<K: Clone>(_: &Option<K>) -> K {
    __any()
}

/// Where a path begins: in what is there.
pub fn __scope<K: Inside>(_: &Option<K>) -> __Scope<K::Fields> {
    __any()
}

/// Where a path goes on after a dot.
pub fn __node<K: Inside>(_: &Option<K>) -> K::Fields {
    __any()
}

/// What a path can go on to in a value of a kind.
pub trait Inside {
    /// A reference to a structure, or nothing.
    type Fields;
}

impl<'a, T> Inside for StructureOf<'a, T> {
    type Fields = &'a T;
}

macro_rules! nothing_inside {
    ($([$($generics:tt)*] $kind:ty;)*) => {$(
        impl<$($generics)*> Inside for $kind {
            type Fields = ();
        }
    )*};
}

nothing_inside! {
    [] Text<'_>;
    [] Number;
    [] Boolean;
    [] Timestamp<'_>;
    [] Bytes<'_>;
    [T] Untyped<'_, T>;
    [] Null;
    [T] EnumOf<'_, T>;
    [T] ListOf<'_, T>;
    [K, V] MapOf<'_, K, V>;
    [T] MultiSelect<T>;
    [I] Projection<I>;
}

/// An element of a list, not classified yet; of anything else, itself.
pub fn __element<K: Flatten<Raw = R>, R>(_: &Option<K>) -> R {
    __any()
}

/// A value of a map, not classified yet.
pub fn __values<'a, K, V>(_: &Option<MapOf<'a, K, V>>) -> Unclassified<'a, V> {
    __any()
}

/// Types as they were typed: nothing compiles them, an editor completes them.
#[macro_export]
#[doc(hidden)]
macro_rules! __typed {
    ($({ $($ty:tt)* })*) => {
        #[cfg(any())]
        fn typed() {
            $(let _: $($ty)*;)*
        }
    };
}

pub use __typed as typed;

macro_rules! words {
    ($($(#[$module_doc:meta])* $module:ident { $($(#[$doc:meta])* $word:ident;)* })*) => {$(
        $(#[$module_doc])*
        pub mod $module {
            $($(#[$doc])* pub const $word: () = ();)*

            /// The same words behind the path of any type, beside its variants.
            #[doc(hidden)]
            pub trait OfAnyType {
                $($(#[$doc])* const $word: () = ();)*
            }

            impl<T> OfAnyType for T {}
        }
    )*};
}

words! {
    /// The keys of a declaration.
    keys {
        /// The operation to poll, by AWS's own name, in its SDK crate: `operation: aws_sdk_acm::DescribeCertificate`.
        operation;
        /// The path of the SDK's output type, where that breaks the SDK's naming rule. Rarely needed.
        output;
        /// The pause between two polls: `delay: 60s`; or a range, `delay: 2s..120s`, for exponential backoff with full
        /// jitter. Units are `ms`, `s`, `m` and `h`.
        delay;
        /// How many polls there are in all: `max_attempts: 40`. This or `max_wait` is needed.
        max_attempts;
        /// A deadline for the whole wait, which also cuts off a poll in flight: `max_wait: 10m`.
        max_wait;
        /// What the responses mean, tried from top to bottom: `acceptors: { matcher … => state, … }`. The first that
        /// matches decides.
        acceptors;
    }

    /// The matchers that an acceptor begins with.
    matchers {
        /// A successful response whose value compares so: `path certificate.status == CertificateStatus::Issued`. Or one
        /// for which a condition holds.
        path;
        /// A successful response with a list that is not empty and every element of which compares so:
        /// `path_all list[].field == …`.
        path_all;
        /// A successful response with a list some element of which compares so: `path_any list[].field == …`.
        path_any;
        /// As `path`, over the request and its response: every path begins with `input.` or `output.`.
        input_output;
        /// The HTTP status, of a success or of an error: `status 404`, `status 200 | 301`, `status 500..=599`.
        status;
        /// An error: one that the operation models by its name (`error ResourceNotFoundException`), any other by its wire
        /// code as a string (`error "ThrottlingException"`), or a class of errors (`error throttling`).
        error;
        /// Any successful response.
        ok;
    }

    /// What an acceptor leads to.
    states {
        /// The wait is over, and well.
        success;
        /// The wait is over, and fails.
        failure;
        /// Poll again after the delay.
        retry;
    }

    /// The classes of errors.
    errors {
        /// Any error that the service answered with.
        any;
        /// What the SDK takes for throttling, by its code.
        throttling;
        /// What the SDK takes for a passing fault of the service, by its code.
        transient;
        /// A request that ran out of time. Not in `any`: the service did not answer.
        timeout;
        /// A request that never reached the service. Not in `any`.
        dispatch;
    }
}

/// Where a path begins: the fields of what it is in, and JMESPath's functions beside them.
#[derive(Debug)]
pub struct __Scope<T>(T);

impl<T> Deref for __Scope<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

/// JMESPath's functions, as methods of a [`__Scope`]: an editor offers them with their parameters.
macro_rules! functions {
    ($($(#[$doc:meta])* $name:ident($($parameter:ident),*);)*) => {
        /// How the arguments are called.
        #[allow(unused_variables, clippy::unused_self)] // they are there for an editor to show
        impl<T> __Scope<T> {
            $(
                $(#[$doc])*
                pub fn $name(&self $(, $parameter: ())*) {}
            )*
        }
    };
}

functions! {
    /// A number without its sign.
    abs(number);
    /// The average of a list of numbers; null of an empty one.
    avg(list);
    /// The next whole number above.
    ceil(number);
    /// Whether a list has that element, or a string that part.
    contains(list_or_string, value);
    /// Whether a string ends so.
    ends_with(string, end);
    /// The next whole number below.
    floor(number);
    /// The strings of a list with a glue between them: `join(",", list)`.
    join(glue, list);
    /// The keys of a map, in no particular order.
    keys(map);
    /// The characters of a string, the elements of a list, the entries of a map.
    length(value);
    /// What an expression gives for each element, nulls too: `map(&name, list)`.
    map(expression, list);
    /// The largest number, string or timestamp of a list; null of an empty one.
    max(list);
    /// The element with the largest key: `max_by(list, &key)`.
    max_by(list, expression);
    /// The smallest number, string or timestamp of a list; null of an empty one.
    min(list);
    /// The element with the smallest key: `min_by(list, &key)`.
    min_by(list, expression);
    /// The first argument that is not null.
    not_null(first, second);
    /// A list or a string, the last first.
    reverse(list_or_string);
    /// The numbers, strings or timestamps of a list in their order.
    sort(list);
    /// The elements of a list in the order of their keys: `sort_by(list, &key)`.
    sort_by(list, expression);
    /// Whether a string starts so.
    starts_with(string, start);
    /// The sum of a list of numbers.
    sum(list);
    /// A list as it is, anything else as the only element of one.
    to_array(value);
    /// The number that a string is; null if it is none.
    to_number(string);
    /// A string as it is, a number or a boolean as JSON writes it.
    to_string(value);
    /// The values of a map, in no particular order.
    values(map);
}
