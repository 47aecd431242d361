//! The text of a custom operation's error, by the traits that its type implements.

use std::error::Error;
use std::fmt::{self, Debug, Display};
use std::ops::Deref;

use crate::error_chain::write_chain;

/// An error whose type the expansion knows. Method lookup on `&&&&&Shown` finds the first of these traits that the type
/// implements: [`AsError`], [`HoldsError`], [`AsDisplay`], [`AsDebug`], [`AsAny`].
#[derive(Debug)]
pub struct Shown<'e, E>(pub &'e E);

macro_rules! shown {
    ($($(#[$doc:meta])* $name:ident: [$($generics:tt)*] $shown:ty, $error:ident, $f:ident => $describe:expr;)*) => {$(
        $(#[$doc])*
        pub trait $name {
            /// Writes the error into a line, which escapes and cuts it.
            ///
            /// # Errors
            /// Only those of the writer.
            fn describe(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result;
        }

        impl<$($generics)*> $name for $shown {
            fn describe(&self, $f: &mut fmt::Formatter<'_>) -> fmt::Result {
                let $error = self.0;
                $describe
            }
        }
    )*};
}

shown! {
    /// An [`Error`], written with its causes.
    AsError: [E: Error + 'static] &&&&Shown<'_, E>, error, f => write_chain(error, f);
    /// A type that holds an [`Error`], such as `Box<dyn Error>`.
    HoldsError: [E: Deref<Target: Dynamic>] &&&Shown<'_, E>, error, f => write_chain(error.plain(), f);
    /// A type with `Display`.
    AsDisplay: [E: Display] &&Shown<'_, E>, error, f => write!(f, "{error}");
    /// A type with `Debug`.
    AsDebug: [E: Debug] &Shown<'_, E>, error, f => write!(f, "{error:?}");
    /// Any other type. The trait of the waiter reports that it is not `Debug`.
    AsAny: [E] Shown<'_, E>, _error, f => f.write_str(std::any::type_name::<E>());
}

/// A `dyn Error` with or without auto traits.
pub trait Dynamic {
    /// Returns the error without its auto traits.
    fn plain(&self) -> &(dyn Error + 'static);
}

macro_rules! dynamic {
    ($($error:ty),*) => {$(
        impl Dynamic for $error {
            fn plain(&self) -> &(dyn Error + 'static) {
                self
            }
        }
    )*};
}

dynamic!(
    dyn Error + 'static,
    dyn Error + Send + 'static,
    dyn Error + Send + Sync + 'static
);
