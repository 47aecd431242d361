//! What the acceptors saw: the values of their paths, for messages and logs.

use std::fmt::{self, Debug, Display, Write};

use aws_smithy_types::date_time::Format;

use super::kinds::{
    Boolean, Built, Bytes, EnumOf, ListOf, MapOf, Null, Number, Projection, Selected, StructureOf,
    Text, Time, Untyped,
};
use super::list::Sequence;
use super::matchers::Listed;
use crate::readable::OneLine;

/// Is told each value that an acceptor looks at, and keeps them as text, each path once:
/// `certificate.status = PENDING_VALIDATION`. Or does not listen, which costs next to nothing.
///
/// A type and no trait: a generic `decide` would cost each waiter a millisecond more to compile.
pub struct Seen(Option<Values>);

/// What was seen.
#[derive(Default)]
struct Values {
    paths: Vec<&'static str>,
    text: String,
    /// All of the output, where patterns look at it.
    whole: String,
}

/// A list of a thousand elements must not fill a log line.
const SHOWN_ELEMENTS: usize = 8;

/// Of a structure of more bytes, only the name is shown.
const SHOWN_STRUCTURE: usize = 40;

impl Seen {
    /// Does not listen.
    pub(crate) fn nothing() -> Self {
        Self(None)
    }

    /// Keeps what it is told.
    pub(crate) fn values() -> Self {
        Self(Some(Values::default()))
    }

    /// All values seen, joined by commas; where patterns looked at the output and no path did, the output; empty if no
    /// acceptor looked at any.
    pub(crate) fn into_text(self) -> String {
        let values = self.0.unwrap_or_default();
        if values.paths.is_empty() {
            values.whole
        } else {
            values.text
        }
    }

    /// Patterns look at this output.
    #[inline]
    pub(crate) fn output(&mut self, output: &dyn Debug) {
        if let Some(values) = &mut self.0 {
            values.whole = short(output);
        }
    }

    /// A `path` acceptor looks at this value.
    #[inline]
    pub fn value<K: Show + Clone>(&mut self, path: &'static str, value: &Option<K>) {
        if let Some(values) = &mut self.0 {
            values.note(path, |out| show(value.clone(), out));
        }
    }

    /// A `path_all` or `path_any` acceptor looks at the elements of this list.
    #[inline]
    pub fn list<L, I, R, K>(
        &mut self,
        path: &'static str,
        list: Option<L>,
        classify: impl Fn(R) -> Option<K>,
    ) where
        L: Listed<Items = I>,
        I: Sequence<Raw = R>,
        K: Show,
    {
        if let Some(values) = &mut self.0 {
            values.note(path, |out| match list {
                Some(list) => show_list(list.items().map(classify), out),
                None => out.write_str("null"),
            });
        }
    }
}

impl Values {
    fn note(&mut self, path: &'static str, value: impl FnOnce(&mut String) -> fmt::Result) {
        if self.paths.contains(&path) {
            return;
        }
        let separator = if self.paths.is_empty() { "" } else { ", " };
        self.paths.push(path);
        // Writing to a `String` cannot fail.
        let _ = write!(self.text, "{separator}{path} = ");
        let _ = value(&mut self.text);
    }
}

fn show<K: Show>(value: Option<K>, out: &mut String) -> fmt::Result {
    match value {
        Some(kind) => kind.show(out),
        None => out.write_str("null"),
    }
}

fn show_list<K: Show>(values: impl Iterator<Item = Option<K>>, out: &mut String) -> fmt::Result {
    out.write_char('[')?;
    let mut count = 0;
    for value in values {
        if count < SHOWN_ELEMENTS {
            if count > 0 {
                out.write_str(", ")?;
            }
            show(value, out)?;
        }
        count += 1;
    }
    if count > SHOWN_ELEMENTS {
        write!(out, ", … {count} in all")?;
    }
    out.write_char(']')
}

/// A kind as text.
#[diagnostic::on_unimplemented(
    message = "messages cannot show this value",
    label = "its type does not implement `Debug`: add `#[derive(Debug)]` to the type"
)]
pub trait Show {
    /// Writes it on one line.
    ///
    /// # Errors
    /// Only those of the writer.
    fn show(self, out: &mut String) -> fmt::Result;
}

macro_rules! show {
    ($([$($generics:tt)*] $kind:ty, $x:ident, $out:ident => $show:expr;)*) => {$(
        #[diagnostic::do_not_recommend]
        impl<$($generics)*> Show for $kind {
            fn show(self, $out: &mut String) -> fmt::Result {
                let $x = self;
                $show
            }
        }
    )*};
}

show! {
    [] Text<'_>, x, out => write!(out, "{:?}", x.0);
    [] Built, x, out => write!(out, "{:?}", x.0);
    [] Null, x, _out => match x {};
    [] Boolean, x, out => write!(out, "{}", x.0);
    [] Number, x, out => write!(out, "{x}");
    [] Time<'_>, x, out => match x.0.fmt(Format::DateTime) {
        Ok(text) => out.write_str(&text),
        Err(_) => write!(out, "{:?}", x.0), // outside of the years that the format can write
    };
    [] Bytes<'_>, x, out => write!(out, "({} bytes)", x.0.as_ref().len());
    [T: Debug] Untyped<'_, T>, x, out => out.write_str(&short(x.0));
    [T: AsRef<str>] EnumOf<'_, T>, x, out => write!(out, "{}", OneLine(x.0.as_ref()));
    [T: Debug] StructureOf<'_, T>, x, out => out.write_str(&short(x.0));
    [T] Selected<T>, _x, out => out.write_str("[…]");
    [T] ListOf<'_, T>, x, out => write!(out, "({})", Count(x.0.len(), "element"));
    [K, V] MapOf<'_, K, V>, x, out => write!(out, "({})", Count(x.0.len(), "entry"));
    [I: Sequence] Projection<I>, x, out => write!(out, "({})", Count(x.0.count(), "element"));
}

/// A structure, if it is short, as most enums of the user's own are; else its name: `Job {…}`, `Failed(…)`, `{…}` if it has none.
fn short(structure: &dyn Debug) -> String {
    let mut text = Bounded(String::new());
    if write!(text, "{structure:?}").is_ok() {
        return OneLine(&text.0).to_string();
    }
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    let (name, rest) = match text.0.find(|c| !is_part(c)) {
        Some(end) => text.0.split_at(end),
        None => (&*text.0, ""),
    };
    match (name, rest.chars().next()) {
        ("", _) => "{…}".to_owned(),
        (name, Some('(')) => format!("{name}(…)"),
        (name, _) => format!("{name} {{…}}"),
    }
}

/// A text that is refused where it grows too long; its beginning stays.
struct Bounded(String);

impl Write for Bounded {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        if self.0.len() + text.len() > SHOWN_STRUCTURE {
            return Err(fmt::Error);
        }
        self.0.push_str(text);
        Ok(())
    }
}

/// "1 element", "2 elements".
struct Count(usize, &'static str);

impl Display for Count {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.0, self.1.strip_suffix('y')) {
            (1, _) => write!(f, "1 {}", self.1),
            (count, Some(stem)) => write!(f, "{count} {stem}ies"),
            (count, None) => write!(f, "{count} {}s", self.1),
        }
    }
}
