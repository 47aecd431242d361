//! The reason of a failed wait: the text of a path, or the texts of a list.

use std::fmt::{self, Display, Write};

use super::evaluation::Evaluation;
use super::kinds::{
    Boolean, Bytes, DocumentOf, EnumOf, ListOf, MapOf, MultiSelect, Null, Number, Projection,
    StructureOf, Text, Timestamp, Untyped,
};
use super::sequence::{Evaluated, Sequence};
use super::tree::{Tree, View};
use super::unsupported::unreachable_by_type;
use crate::line::{Line, line};
use crate::sdk_types::{Blob, DateTime};

/// The number of bytes of a reason at most.
const SHOWN: usize = 1_024;

/// The number of texts of a list at most.
const SHOWN_TEXTS: usize = 8;

/// Returns a reason as one line. It is empty if the value is null or its evaluation failed.
pub fn text<K: GivesReason>(evaluation: &Evaluation, value: Option<K>) -> String {
    let text = line(SHOWN, |line| {
        write_some(value, &mut ReasonWriter { line, texts: 0 })
    });
    if evaluation.has_failed() {
        return String::new();
    }
    text
}

/// The texts of a reason, which are being written.
pub struct ReasonWriter<'l, 'w> {
    line: &'l mut Line<'w>,
    texts: usize,
}

impl ReasonWriter<'_, '_> {
    /// Writes a string, unless it is empty.
    fn string(&mut self, text: &str) -> fmt::Result {
        match text.trim() {
            "" => Ok(()),
            text => self.add(text),
        }
    }

    /// Writes a string, a number, or the texts of a list.
    fn document(&mut self, document: &impl Tree) -> fmt::Result {
        match document.view() {
            View::JsonList(items) => items.iter().try_for_each(|item| self.single(item)),
            _ => self.single(document),
        }
    }

    fn single(&mut self, document: &impl Tree) -> fmt::Result {
        match document.view() {
            View::JsonText(text) => self.string(text),
            View::JsonNumber(number) => self.add(number),
            _ => Ok(()),
        }
    }

    fn add(&mut self, text: impl Display) -> fmt::Result {
        if self.texts > 0 {
            self.line.write_str("; ")?;
        }
        if self.texts == SHOWN_TEXTS {
            // The line writes the mark of a cut.
            return Err(fmt::Error);
        }
        self.texts += 1;
        write!(self.line, "{text}")
    }
}

fn write_some<K: GivesReason>(value: Option<K>, out: &mut ReasonWriter<'_, '_>) -> fmt::Result {
    match value {
        Some(kind) => kind.write(out),
        None => Ok(()),
    }
}

/// A kind that is a text, or a list of texts. It is a trait beside [`AsReason`], because rustc lists the other
/// implementations of a failed bound's trait.
pub trait GivesReason {
    /// Writes the texts.
    ///
    /// # Errors
    /// The line is full.
    fn write(self, out: &mut ReasonWriter<'_, '_>) -> fmt::Result;
}

impl<K: AsReason> GivesReason for K {
    fn write(self, out: &mut ReasonWriter<'_, '_>) -> fmt::Result {
        self.write_texts(out)
    }
}

/// See [`GivesReason`].
#[diagnostic::on_unimplemented(
    message = "expected a text as the reason, found another value",
    label = "write a path to a string, an enum, a number, or a list of these"
)]
pub trait AsReason {
    /// Writes the texts.
    ///
    /// # Errors
    /// The line is full.
    fn write_texts(self, out: &mut ReasonWriter<'_, '_>) -> fmt::Result;
}

macro_rules! reason {
    ($([$($generics:tt)*] $kind:ty, $x:ident, $out:ident => $write:expr;)*) => {$(
        impl<$($generics)*> AsReason for $kind {
            fn write_texts(self, $out: &mut ReasonWriter<'_, '_>) -> fmt::Result {
                let $x = self;
                $write
            }
        }
    )*};
}

reason! {
    [] Text<'_>, x, out => out.string(x.0);
    [T: AsRef<str>] EnumOf<'_, T>, x, out => out.string(x.0.as_ref());
    [] Number, x, out => out.add(x);
    [] Null, x, _out => match x {};
    [T: Tree] DocumentOf<'_, T>, x, out => out.document(x.0);
}

impl<I: Sequence<Raw = Evaluated<K>>, K: GivesReason> AsReason for Projection<I> {
    fn write_texts(self, out: &mut ReasonWriter<'_, '_>) -> fmt::Result {
        self.into_items()
            .try_for_each(|element| write_some(element.0, out))
    }
}

macro_rules! selected {
    ($($($kind:ident $value:ident),*;)*) => {$(
        impl<$($kind: GivesReason),*> AsReason for MultiSelect<($(Option<$kind>,)*)> {
            fn write_texts(self, out: &mut ReasonWriter<'_, '_>) -> fmt::Result {
                let ($($value,)*) = self.0;
                $(write_some($value, out)?;)*
                Ok(())
            }
        }
    )*};
}

// The macro's `MAX_SELECTED` is the largest number of values.
selected! {
    A a;
    A a, B b;
    A a, B b, C c;
    A a, B b, C c, D d;
    A a, B b, C c, D d, E e;
    A a, B b, C c, D d, E e, F f;
    A a, B b, C c, D d, E e, F f, G g;
    A a, B b, C c, D d, E e, F f, G g, H h;
}

/// Kinds that are not texts. Each needs a trait on its user's type that nothing implements, as an
/// [unsupported operator](super::unsupported) does.
macro_rules! not_a_text {
    ($($name:ident: $message:literal, $label:literal => [$($generics:tt)*] $kind:ty, of $type:ty;)*) => {$(
        #[diagnostic::on_unimplemented(message = $message, label = $label)]
        #[doc = $message]
        pub trait $name<'a> {}

        impl<$($generics)*> AsReason for $kind
        where
            for<'x> $type: $name<'x>,
        {
            fn write_texts(self, _: &mut ReasonWriter<'_, '_>) -> fmt::Result {
                unreachable_by_type()
            }
        }
    )*};
}

not_a_text! {
    BooleanAsReason:
        "expected a text as the reason, found a boolean",
        "write a path to a string, an enum or a number" => [] Boolean, of bool;
    TimestampAsReason:
        "expected a text as the reason, found a timestamp",
        "write a path to a string, an enum or a number" => [] Timestamp<'_>, of DateTime;
    BlobAsReason:
        "expected a text as the reason, found a blob",
        "write a path to a string, an enum or a number" => [] Bytes<'_>, of Blob;
    UntypedAsReason:
        "expected a text as the reason, found a `{Self}`",
        "JSON without types is not supported here" => [T] Untyped<'_, T>, of T;
    ListAsReason:
        "expected a text as the reason, found a list of `{Self}` in a list",
        "write `[]` after it for all texts in one list" => [T] ListOf<'_, T>, of T;
    StructureAsReason:
        "expected a text as the reason, found the structure `{Self}`",
        "go on to one of its fields" => [T] StructureOf<'_, T>, of T;
    MapAsReason:
        "expected a text as the reason, found a map of `{Self}`",
        "write `.\"key\"` for one of its entries, or `.*` for its values" => [K, V] MapOf<'_, K, V>, of V;
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reason<K: GivesReason>(value: Option<K>) -> String {
        text(&Evaluation::new(), value)
    }

    fn list(texts: &[&str]) -> String {
        let texts = ListOf(texts).elements();
        let texts = crate::eval::functions::elements(Some(texts), |raw| {
            use crate::eval::prelude::*;
            raw.__get()
        });
        reason(texts)
    }

    #[test]
    fn nothing_is_shown_for_nothing() {
        assert_eq!(reason(None::<Text<'_>>), "");
        assert_eq!(reason(Some(Text::new(" \n"))), "");
        assert_eq!(list(&[]), "");
        assert_eq!(list(&["", " "]), "");
        let failed = Evaluation::new();
        assert!(failed.required(None::<Number>).is_none());
        assert_eq!(text(&failed, Some(Text::new("text"))), "");
    }

    #[test]
    fn the_first_texts_of_a_list_are_shown() {
        assert_eq!(list(&["a", "", " b\n", "c"]), "a; b; c");
        let eight = ["1", "2", "3", "4", "5", "6", "7", "8"];
        assert_eq!(list(&eight), "1; 2; 3; 4; 5; 6; 7; 8");
        assert_eq!(
            list(&[&eight[..], &["", "9"]].concat()),
            "1; 2; 3; 4; 5; 6; 7; 8; …"
        );
    }

    #[test]
    fn a_selection_may_have_any_texts() {
        let code: Option<Number> = Some(137.into());
        let selected = MultiSelect((code, None::<Text<'_>>, Some(Text::new("OOM"))));
        assert_eq!(reason(Some(selected)), "137; OOM");
    }

    #[test]
    fn a_reason_is_one_line_of_bounded_length() {
        assert_eq!(reason(Some(Text::new("a\nb\u{202e}c\n"))), r"a\nb\u{202e}c");
        let long = reason(Some(Text::new(&"é".repeat(2_000))));
        assert_eq!(long, format!("{}…", "é".repeat(SHOWN / 2)));
    }
}
