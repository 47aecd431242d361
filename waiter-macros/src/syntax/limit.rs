//! A limit, and its span.

use proc_macro2::Span;

#[derive(Clone)]
pub(crate) struct Limit<T> {
    pub(crate) value: T,
    pub(crate) span: Span,
}
