//! The spans of emitted tokens.

use proc_macro2::Span;

/// The span of a token of ours at a place of the user's. Errors land there, names and lints do not.
pub(super) fn span_at(place: Span) -> Span {
    Span::mixed_site().located_at(place)
}
