//! The trace of a decision: the values of the acceptors' paths, for messages and logs.

use std::cell::Cell;
use std::fmt::{self, Debug, Write};
use std::mem::ManuallyDrop;
use std::str;
use std::sync::Arc;

use super::kinds::{
    Boolean, Bytes, DocumentOf, EnumOf, Kind, ListOf, MapOf, MultiSelect, Null, Number, Projection,
    StructureOf, Text, Timestamp, Untyped, non_null,
};
use super::list::Listed;
use super::sequence::Sequence;
use super::tree::{Tree, View};
use crate::line::{Line, Sink, write_line};
use crate::sdk_types::timestamp_text;

/// Records each value that an acceptor looks at as text, each path once: `certificate.status = PENDING_VALIDATION`. A
/// trace that does not record costs next to nothing.
///
/// It is not a trait, because a generic `decide` would add a millisecond to the compilation of each waiter.
pub struct Trace(Option<Box<Values>>);

/// The recorded values.
#[derive(Default)]
struct Values {
    paths: Vec<&'static str>,
    /// The values of the paths. Before the first path, it is the whole output, if patterns look at it.
    text: Repeated,
    is_full: bool,
}

thread_local! {
    /// The buffers of the last trace of this thread, so that most traces do not allocate.
    static SPARE: Cell<Option<Box<Values>>> = const { Cell::new(None) };
}

/// The number of elements of a list that are shown: a list of a thousand must not fill a log line.
const SHOWN_ELEMENTS: usize = 8;

/// The number of elements that are counted at most.
const COUNTED_ELEMENTS: usize = 10_000;

/// The number of bytes of all values together at most. Errors of HTTP clients contain whole pages.
const SHOWN: usize = 1_024;

/// The number of bytes of one value at most, so that there is room for the others.
const SHOWN_VALUE: usize = 512;

/// The number of bytes of a path at most.
const SHOWN_PATH: usize = 256;

/// The number of bytes of a structure at most. Of a longer one, only the name is shown.
const SHOWN_STRUCTURE: usize = 40;

impl Trace {
    /// Creates a trace that does not record. It owns no memory. Without a destructor, a decision is shorter.
    #[inline]
    pub(crate) fn nothing() -> ManuallyDrop<Self> {
        ManuallyDrop::new(Self(None))
    }

    /// Creates a trace that records.
    pub(crate) fn values() -> Self {
        // The buffers are gone while the thread ends.
        let spare = SPARE.try_with(Cell::take);
        Self(Some(spare.ok().flatten().unwrap_or_default()))
    }

    /// Returns how many elements a count needs: `most`, or all of them if it is recorded.
    #[inline]
    pub fn most(&self, most: usize) -> usize {
        if self.0.is_some() { usize::MAX } else { most }
    }

    /// Returns all values, joined by commas. If no path was evaluated and patterns looked at the output, it is the output.
    /// If no acceptor looked at any value, it is the line that `otherwise` writes.
    pub(crate) fn into_text(
        self,
        otherwise: impl FnOnce(&mut Line<'_>) -> fmt::Result,
    ) -> Arc<str> {
        let mut values = self.0.unwrap_or_default();
        if values.text.len() == 0 {
            // Writing to `Repeated` cannot fail.
            let _ = write_line(&mut values.text, SHOWN, otherwise);
        }
        values.finish()
    }

    /// Writes a line in the place of the values.
    pub(crate) fn replace(&mut self, write: impl FnOnce(&mut Line<'_>) -> fmt::Result) {
        if let Some(values) = &mut self.0 {
            values.text.clear();
            // Writing to `Repeated` cannot fail.
            let _ = write_line(&mut values.text, SHOWN, write);
        }
    }

    /// Records the output, for patterns that look at it.
    #[inline]
    pub(crate) fn output(&mut self, output: &dyn Debug) {
        if let Some(values) = &mut self.0
            && values.paths.is_empty()
        {
            values.text.clear();
            // Writing to `Repeated` cannot fail.
            let _ = write_line(&mut values.text, SHOWN, |line| short(output, line));
        }
    }

    /// Records the value of a `path` acceptor.
    #[inline]
    pub fn value<K: Show + Clone>(&mut self, path: &'static str, value: &Option<K>) {
        if let Some(values) = &mut self.0 {
            // Passing `value` itself would force the value that acceptors compare into memory.
            let mut value = value.clone();
            values.note(path, &mut |out| show(value.take(), out));
        }
    }

    /// Records the list of a `path_all` or `path_any` acceptor.
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
            let mut list = list;
            values.note(path, &mut |out| match non_null(list.take()) {
                Some(list) => show_list(list.items().map(&classify), out),
                None => out.write_str("null"),
            });
        }
    }
}

/// Writes a value. It is not generic, because generic code would be compiled in each waiter's crate.
type WriteValue<'v> = dyn FnMut(&mut Line<'_>) -> fmt::Result + 'v;

impl Values {
    /// Returns the text, and keeps the buffers for the next trace.
    fn finish(mut self: Box<Self>) -> Arc<str> {
        let text = self.text.finish();
        self.paths.clear();
        self.is_full = false;
        // A thread that ends does not keep them.
        let _ = SPARE.try_with(|spare| spare.set(Some(self)));
        text
    }

    fn note(&mut self, path: &'static str, value: &mut WriteValue<'_>) {
        if self.is_full || self.paths.contains(&path) {
            return;
        }
        let separator = if self.paths.is_empty() {
            self.text.clear();
            ""
        } else {
            ", "
        };
        self.paths.push(path);
        let room = SHOWN.saturating_sub(self.text.len());
        // Writing to `Repeated` cannot fail.
        let _ = write_line(&mut self.text, room, |line| {
            let path = write_path(line, separator, path);
            let written = path.and_then(|()| line.part(SHOWN_VALUE, value));
            self.is_full = written.is_err();
            written
        });
    }
}

/// A text that is often the same as the last one. As long as it is, it is compared and not written.
#[derive(Default)]
struct Repeated {
    last: Arc<str>,
    /// The number of bytes that are the same.
    same: usize,
    /// The text, if it differs, and otherwise empty.
    other: String,
}

impl Repeated {
    fn clear(&mut self) {
        self.same = 0;
        self.other.clear();
    }

    fn len(&self) -> usize {
        self.same.max(self.other.len())
    }

    /// Returns the text and clears it.
    fn finish(&mut self) -> Arc<str> {
        if !self.other.is_empty() {
            self.last = self.other.as_str().into();
        } else if self.same < self.last.len() {
            self.last = self.last[..self.same].into();
        }
        self.clear();
        Arc::clone(&self.last)
    }
}

impl Sink for Repeated {
    // The last text was plain, and it had room for this one.
    fn repeats(&mut self, text: &str) -> bool {
        let rest = &self.last.as_bytes()[self.same..];
        let is_same = self.other.is_empty() && rest.starts_with(text.as_bytes());
        if is_same {
            self.same += text.len();
        }
        is_same
    }
}

impl Write for Repeated {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        if !self.repeats(text) {
            if self.other.is_empty() {
                self.other.push_str(&self.last[..self.same]);
            }
            self.other.push_str(text);
        }
        Ok(())
    }
}

fn write_path(line: &mut Line<'_>, separator: &str, path: &str) -> fmt::Result {
    line.write_str(separator)?;
    line.part(SHOWN_PATH, |line| line.write_str(path))?;
    line.write_str(" = ")
}

fn show<K: Show>(value: Option<K>, out: &mut Line<'_>) -> fmt::Result {
    match non_null(value) {
        Some(kind) => kind.show(out),
        None => out.write_str("null"),
    }
}

fn show_list<K: Show>(values: impl Iterator<Item = Option<K>>, out: &mut Line<'_>) -> fmt::Result {
    let mut values = values.fuse();
    out.write_char('[')?;
    for (at, value) in values.by_ref().take(SHOWN_ELEMENTS).enumerate() {
        if at > 0 {
            out.write_str(", ")?;
        }
        show(value, out)?;
    }
    match values.take(COUNTED_ELEMENTS - SHOWN_ELEMENTS).count() {
        0 => {}
        more if more == COUNTED_ELEMENTS - SHOWN_ELEMENTS => {
            write!(out, ", … at least {COUNTED_ELEMENTS} in all")?;
        }
        more => write!(out, ", … {} in all", SHOWN_ELEMENTS + more)?,
    }
    out.write_char(']')
}

/// A kind that can be written as text.
#[diagnostic::on_unimplemented(
    message = "the values of this path cannot be shown in messages",
    label = "its type does not implement `Debug`: add `#[derive(Debug)]` to the type"
)]
pub trait Show: Kind {
    /// Writes the value.
    ///
    /// # Errors
    /// The line is full.
    fn show(self, out: &mut Line<'_>) -> fmt::Result;
}

macro_rules! show {
    ($([$($generics:tt)*] $kind:ty, $x:ident, $out:ident => $show:expr;)*) => {$(
        #[diagnostic::do_not_recommend]
        impl<$($generics)*> Show for $kind {
            fn show(self, $out: &mut Line<'_>) -> fmt::Result {
                let $x = self;
                $show
            }
        }
    )*};
}

show! {
    [] Text<'_>, x, out => out.quoted(x.0);
    [] Null, x, _out => match x {};
    [] Boolean, x, out => write!(out, "{}", x.0);
    [] Number, x, out => write!(out, "{x}");
    [] Timestamp<'_>, x, out => match timestamp_text(x.0) {
        Some(text) => out.write_str(&text),
        None => write!(out, "{:?}", x.0),
    };
    [] Bytes<'_>, x, out => write!(out, "({} bytes)", x.0.as_ref().len());
    [T: Debug] Untyped<'_, T>, x, out => short(x.0, out);
    [T: Tree] DocumentOf<'_, T>, x, out => match x.0.view() {
        View::JsonNull => out.write_str("null"),
        View::JsonBoolean(value) => write!(out, "{value}"),
        View::JsonNumber(number) => write!(out, "{number}"),
        View::JsonText(text) => out.quoted(text),
        View::JsonList(items) => count(items.len(), "element", out),
        View::JsonObject(members) => count(members, "entry", out),
    };
    [T: AsRef<str>] EnumOf<'_, T>, x, out => out.write_str(x.0.as_ref());
    [T: Debug] StructureOf<'_, T>, x, out => short(x.0, out);
    [T] MultiSelect<T>, _x, out => out.write_str("[…]");
    [T] ListOf<'_, T>, x, out => count(x.0.len(), "element", out);
    [K, V] MapOf<'_, K, V>, x, out => count(x.0.len(), "entry", out);
    [I: Sequence] Projection<I>, x, out => match x.items.take(COUNTED_ELEMENTS).count() {
        COUNTED_ELEMENTS => write!(out, "(at least {COUNTED_ELEMENTS} elements)"),
        elements => count(elements, "element", out),
    };
}

/// Writes a structure if it is short, as most enums of the user are. Of a longer one it writes the name: `Job {…}`,
/// `Failed(…)`, or `{…}` without a name.
fn short(structure: &dyn Debug, out: &mut Line<'_>) -> fmt::Result {
    let mut beginning = Beginning {
        bytes: [0; SHOWN_STRUCTURE],
        length: 0,
        is_full: false,
    };
    let printed = write!(beginning, "{structure:?}");
    let text = str::from_utf8(&beginning.bytes[..beginning.length]).unwrap_or_default();
    if printed.is_ok() && !beginning.is_full {
        return out.write_str(text);
    }
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    let (name, rest) = text.split_at(text.find(|c| !is_part(c)).unwrap_or(text.len()));
    match (name, rest.chars().next()) {
        ("", _) => out.write_str("{…}"),
        (name, Some('(')) => write!(out, "{name}(…)"),
        (name, _) => write!(out, "{name} {{…}}"),
    }
}

/// The beginning of a text. Writing fails once it is too long.
struct Beginning {
    bytes: [u8; SHOWN_STRUCTURE],
    length: usize,
    is_full: bool,
}

impl Write for Beginning {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let end = self.length + text.len();
        self.is_full |= end > SHOWN_STRUCTURE;
        if self.is_full {
            return Err(fmt::Error);
        }
        self.bytes[self.length..end].copy_from_slice(text.as_bytes());
        self.length = end;
        Ok(())
    }
}

/// Writes "(1 element)" or "(2 elements)".
fn count(count: usize, one: &str, out: &mut Line<'_>) -> fmt::Result {
    match (count, one.strip_suffix('y')) {
        (1, _) => write!(out, "(1 {one})"),
        (count, Some(stem)) => write!(out, "({count} {stem}ies)"),
        (count, None) => write!(out, "({count} {one}s)"),
    }
}
