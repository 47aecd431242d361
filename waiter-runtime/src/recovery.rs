//! The items that keep an expansion with errors compiling, so that rustc reports each error once.

/// Expands to a `{…}` value. The tokens are parsed inside of this call, so a syntax error is reported only there.
#[macro_export]
#[doc(hidden)]
macro_rules! __expression {
    ($expression:expr) => {
        $expression
    };
    ($($block:tt)*) => {
        { $($block)* }
    };
}

/// Expands to a block. For rust-analyzer it is empty, since editors use the section of `editor!` instead.
#[cfg(not(rust_analyzer))]
#[macro_export]
#[doc(hidden)]
macro_rules! __compiled {
    ($block:tt) => {
        $block
    };
}

/// The same for rust-analyzer: an empty block.
#[cfg(rust_analyzer)]
#[macro_export]
#[doc(hidden)]
macro_rules! __compiled {
    ($block:tt) => {{}};
}

/// Replaces `editor!` for a compiler. It expands to nothing.
#[macro_export]
#[doc(hidden)]
macro_rules! __nothing {
    ($($tokens:tt)*) => {};
}

/// The type `E`, unless `N` is an error. rustc reports nothing that follows from an error: `N` as
/// `{ compile_error!("…") }` silently makes every type of it.
#[derive(Debug)]
pub struct IfValid<const N: usize, E>(core::marker::PhantomData<E>);

/// See [`IfValid`].
pub trait Same {
    /// The type `E`.
    type Type;
}

impl<const N: usize, E> Same for IfValid<N, E> {
    type Type = E;
}
