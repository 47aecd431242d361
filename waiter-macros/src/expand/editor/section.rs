//! The parts of the section, and the imports of words.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote_spanned;

use crate::syntax::acceptor::OperationKind;
use crate::tokens::is_name;

/// The parts of the section.
pub(super) struct Section {
    pub(super) kind: OperationKind,
    /// `self`
    pub(super) this: Ident,
    /// The waiter's parameters.
    pub(super) parameters: Vec<Ident>,
    /// The parameters that must be locals.
    pub(super) needed: Vec<Ident>,
    /// The parameters that a value names as locals.
    pub(super) locals: Vec<Ident>,
    /// The words and the steps of the paths, in the order of the text.
    pub(super) steps: TokenStream,
    /// The number of values in the steps.
    pub(super) values: usize,
}

impl Section {
    /// Imports a word from the module of its kind.
    pub(super) fn import(&mut self, kind: &str, word: &Ident) {
        if is_name(word) {
            let site = Span::mixed_site();
            let kind = Ident::new(kind, site);
            self.steps
                .extend(quote_spanned!(site=> use __waiter::editor::#kind::{#word as _};));
        }
    }

    /// Imports any word of a kind, where one may be typed.
    pub(super) fn import_any(&mut self, kind: &str, word: &str) {
        self.import(kind, &Ident::new(word, Span::mixed_site()));
    }
}
