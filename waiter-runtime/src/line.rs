//! The writer for everything that is shown. It keeps text from services, users' types and declarations on one line and within
//! a limit.

use std::borrow::Cow;
use std::fmt::{self, Write};

/// The most bytes of a line. The mark of a cut comes on top.
pub(crate) const LINE: usize = 2_048 - CUT.len();

/// The most bytes of a report, which has several lines. The mark of a cut comes on top.
pub(crate) const REPORT: usize = 16 * 1_024 - CUT.len();

/// Ends text that was cut.
const CUT: &str = "…";

/// The most bytes of a text that is kept between two polls. The mark of a cut comes on top.
const KEPT: usize = 256;

/// A line that is being written.
///
/// It escapes characters that break or disguise a line. It returns an error as soon as it is full, so that a `Display` ends
/// there and no text is formatted in vain. Text that was escaped already does not change.
pub struct Line<'w> {
    out: &'w mut dyn Sink,
    room: usize,
    is_cut: bool,
    /// `out` has failed.
    has_failed: bool,
}

/// Takes the text of a line.
pub(crate) trait Sink: Write {
    /// Takes a text if it is known to be plain and to fit, and returns true if so.
    fn repeats(&mut self, _text: &str) -> bool {
        false
    }
}

impl Sink for String {}
impl Sink for fmt::Formatter<'_> {}

/// Writes a line of at most `bytes`, and `…` if that cuts it. A `Display` or `Debug` that fails ends the line with `…`, too.
///
/// # Errors
/// Only those of `out`.
pub(crate) fn write_line(
    out: &mut dyn Sink,
    bytes: usize,
    write: impl FnOnce(&mut Line<'_>) -> fmt::Result,
) -> fmt::Result {
    let mut line = Line::new(out, bytes);
    line.finish(write);
    if line.has_failed {
        return Err(fmt::Error);
    }
    Ok(())
}

/// Returns a line of at most `bytes`.
pub(crate) fn line(bytes: usize, write: impl FnOnce(&mut Line<'_>) -> fmt::Result) -> String {
    let mut text = String::new();
    Line::new(&mut text, bytes).finish(write);
    text
}

/// Returns text as one line. Most text is one already.
pub(crate) fn one_line(text: &str) -> Cow<'_, str> {
    if text.len() <= LINE && !text.contains(is_hidden) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(line(LINE, |line| line.write_str(text)))
}

/// Returns the part of a line that is kept between two polls, and the mark of a cut. A text that was cut already does not change.
///
/// `"` and `\` count twice, as in JSON, so that a serialised progress is bounded.
pub(crate) fn kept(line: &str) -> (&str, &'static str) {
    let (text, mark) = match line.strip_suffix(CUT) {
        Some(text) => (text, CUT),
        None => (line, ""),
    };
    // Most texts are short.
    if text.len() <= KEPT / 2 {
        return (text, mark);
    }
    let mut room = KEPT;
    let full = text.bytes().position(|byte| {
        let bytes = 1 + usize::from(matches!(byte, b'"' | b'\\'));
        let fits = bytes <= room;
        room = room.saturating_sub(bytes);
        !fits
    });
    match full {
        Some(at) => (&text[..text.floor_char_boundary(at)], CUT),
        None => (text, mark),
    }
}

/// Returns a text of others as it is kept between two polls: on one line, and cut.
pub(crate) fn kept_line(text: &str) -> String {
    let line = line(KEPT, |line| line.write_str(text));
    let (beginning, mark) = kept(&line);
    [beginning, mark].concat()
}

impl<'w> Line<'w> {
    fn new(out: &'w mut dyn Sink, bytes: usize) -> Self {
        Self {
            out,
            room: bytes,
            is_cut: false,
            has_failed: false,
        }
    }

    /// Writes a part of at most `bytes`. If the part is cut or fails, the line goes on.
    ///
    /// # Errors
    /// The line is full.
    pub(crate) fn part(
        &mut self,
        bytes: usize,
        write: impl FnOnce(&mut Line<'_>) -> fmt::Result,
    ) -> fmt::Result {
        self.check()?;
        // The mark of the part's cut needs room, too.
        let room = bytes.min(self.room.saturating_sub(CUT.len()));
        let mut part = Line::new(self.out, room);
        part.finish(write);
        let mark = if part.is_cut { CUT.len() } else { 0 };
        let written = room - part.room + mark;
        let (is_cut, has_failed) = (part.is_cut, part.has_failed);
        self.room = self.room.saturating_sub(written);
        self.is_cut = is_cut && self.room == 0;
        self.has_failed = has_failed;
        self.check()
    }

    /// Writes a string as Rust does, in quotes.
    ///
    /// # Errors
    /// The line is full.
    pub(crate) fn quoted(&mut self, text: &str) -> fmt::Result {
        // `Debug` reads a whole string before it writes, so it gets only as much as fills the line.
        let beginning = &text[..text.floor_char_boundary(self.room.saturating_add(4))];
        write!(self, "{beginning:?}")
    }

    /// Begins one more line of a report.
    ///
    /// # Errors
    /// The report is full.
    pub(crate) fn break_line(&mut self) -> fmt::Result {
        self.check()?;
        if self.room == 0 {
            return self.cut();
        }
        self.put("\n")
    }

    fn finish(&mut self, write: impl FnOnce(&mut Self) -> fmt::Result) {
        if write(self).is_err() && self.check().is_ok() {
            // The text itself has failed. An error of the mark changes nothing.
            let _ = self.cut();
        }
    }

    fn check(&self) -> fmt::Result {
        if self.is_cut || self.has_failed {
            return Err(fmt::Error);
        }
        Ok(())
    }

    /// Writes text that fits.
    fn put(&mut self, text: &str) -> fmt::Result {
        self.room -= text.len();
        let written = self.out.write_str(text);
        self.has_failed = written.is_err();
        written
    }

    /// Writes a character as Rust escapes it: `\n`, `\u{202e}`.
    fn escape(&mut self, hidden: char) -> fmt::Result {
        // `escape_debug` knows short names of controls, but passes some of the others.
        let escaped = if hidden.is_control() {
            hidden.escape_debug().to_string()
        } else {
            hidden.escape_unicode().to_string()
        };
        if escaped.len() > self.room {
            return self.cut();
        }
        self.put(&escaped)
    }

    /// Writes the mark of a cut.
    fn cut(&mut self) -> fmt::Result {
        self.is_cut = true;
        self.has_failed = self.out.write_str(CUT).is_err();
        Err(fmt::Error)
    }
}

impl Write for Line<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.check()?;
        if text.len() <= self.room && self.out.repeats(text) {
            self.room -= text.len();
            return Ok(());
        }
        // Most text is plain and fits.
        if text.len() <= self.room && is_plain(text) {
            return self.put(text);
        }
        let mut rest = text;
        while !rest.is_empty() {
            // Only the text that fits is read.
            let fits = &rest[..rest.floor_char_boundary(self.room)];
            let plain = fits.find(is_hidden).map_or(fits, |at| &fits[..at]);
            self.put(plain)?;
            let mut chars = rest[plain.len()..].chars();
            match chars.next() {
                Some(hidden) if is_hidden(hidden) => self.escape(hidden)?,
                Some(_) => return self.cut(),
                None => {}
            }
            rest = chars.as_str();
        }
        Ok(())
    }
}

/// Returns true for printable ASCII. It looks at every byte, because LLVM vectorizes that.
fn is_plain(text: &str) -> bool {
    let bytes = text.bytes();
    bytes.fold(true, |plain, byte| plain & matches!(byte, b' '..=b'~'))
}

/// Returns true if a character breaks a line, changes the order in which it is read, or cannot be seen: the controls and
/// separators of lines, the format characters (Unicode's categories Cc, Zl, Zp and Cf), and what is invisible by default.
fn is_hidden(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_control();
    }
    matches!(
        c,
        '\u{80}'..='\u{9F}'
            | '\u{AD}'
            | '\u{34F}'
            | '\u{600}'..='\u{605}'
            | '\u{61C}'
            | '\u{6DD}'
            | '\u{70F}'
            | '\u{890}'..='\u{891}'
            | '\u{8E2}'
            | '\u{115F}'..='\u{1160}'
            | '\u{17B4}'..='\u{17B5}'
            | '\u{180B}'..='\u{180F}'
            | '\u{200B}'..='\u{200F}'
            | '\u{2028}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}'
            | '\u{3164}'
            | '\u{FE00}'..='\u{FE0F}'
            | '\u{FEFF}'
            | '\u{FFA0}'
            | '\u{FFF0}'..='\u{FFFB}'
            | '\u{110BD}'
            | '\u{110CD}'
            | '\u{13430}'..='\u{1343F}'
            | '\u{1BCA0}'..='\u{1BCA3}'
            | '\u{1D173}'..='\u{1D17A}'
            | '\u{E0000}'..='\u{E0FFF}'
    )
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;
    use std::fmt::Display;

    use proptest::prelude::*;

    use super::*;

    fn limited(bytes: usize, text: &str) -> String {
        line(bytes, |line| line.write_str(text))
    }

    /// Writes pieces for as long as it is let, and counts them.
    struct Endless<'c>(&'c Cell<usize>);

    impl Display for Endless<'_> {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            loop {
                self.0.set(self.0.get() + 1);
                f.write_str("piece ")?;
            }
        }
    }

    /// Fails after some text.
    struct Fails(&'static str);

    impl Display for Fails {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str(self.0)?;
            Err(fmt::Error)
        }
    }

    #[test]
    fn hidden_characters_are_escaped() {
        let cases = [
            ("é\n\t\r\0'\"\\", r#"é\n\t\r\0'"\"#),
            ("\u{1b}[2K\u{85}\u{9b}", r"\u{1b}[2K\u{85}\u{9b}"),
            ("a\u{2028}b\u{2029}", r"a\u{2028}b\u{2029}"),
            (
                "\u{202e}\u{2066}\u{200f}\u{61c}",
                r"\u{202e}\u{2066}\u{200f}\u{61c}",
            ),
            (
                "\u{200b}\u{2060}\u{feff}\u{3164}",
                r"\u{200b}\u{2060}\u{feff}\u{3164}",
            ),
            ("\u{e0041}\u{fe0f}", r"\u{e0041}\u{fe0f}"),
            (
                "e\u{301}\u{a0}日本\u{3000}🦀\u{e000}",
                "e\u{301}\u{a0}日本\u{3000}🦀\u{e000}",
            ),
        ];
        for (text, escaped) in cases {
            assert_eq!(limited(100, text), escaped);
            assert_eq!(one_line(text), escaped);
            assert_eq!(limited(100, escaped), escaped);
        }
    }

    #[test]
    fn text_is_cut_where_the_line_is_full() {
        assert_eq!(limited(4, "abcd"), "abcd");
        assert_eq!(limited(4, "abcde"), "abcd…");
        assert_eq!(limited(4, "abcé"), "abc…");
        assert_eq!(limited(4, "abc\n"), "abc…");
        assert_eq!(limited(5, "abc\n"), "abc\\n");
        assert_eq!(limited(0, ""), "");
        assert_eq!(limited(0, "\n"), "…");
        assert_eq!(one_line(&"x".repeat(LINE)).len(), LINE);
        assert_eq!(one_line(&"x".repeat(LINE + 1)).len(), LINE + CUT.len());
    }

    #[test]
    fn a_string_is_quoted_as_rust_does() {
        let quoted = |bytes, text: &str| line(bytes, |line| line.quoted(text));
        assert_eq!(quoted(100, "a\"\u{200b}\n"), r#""a\"\u{200b}\n""#);
        assert_eq!(quoted(5, "abc"), r#""abc""#);
        assert_eq!(quoted(4, "abc"), r#""abc…"#);
        assert_eq!(quoted(4, &"é".repeat(1_000)), "\"é…");
    }

    #[test]
    fn a_part_does_not_take_the_room_of_the_others() {
        let text = line(20, |line| {
            line.part(4, |part| part.write_str("abcdefgh"))?;
            line.write_str(", ")?;
            line.part(4, |part| write!(part, "{}", Fails("ab")))?;
            line.write_str(", z")
        });
        assert_eq!(text, "abcd…, ab…, z");
        for bytes in 0..10 {
            let text = line(bytes, |line| {
                line.part(4, |part| part.write_str("abcdefgh"))?;
                line.write_str(";")?;
                line.part(4, |part| part.write_str("ijklmnop"))
            });
            assert!(text.len() <= bytes + CUT.len(), "{bytes}: {text}");
            assert!(
                text.ends_with('…') && !text.ends_with("……"),
                "{bytes}: {text}"
            );
        }
    }

    #[test]
    fn formatting_ends_where_the_line_is_full() {
        let pieces = Cell::new(0);
        let text = line(60, |line| write!(line, "{}", Endless(&pieces)));
        assert_eq!(text, format!("{}…", "piece ".repeat(10)));
        assert_eq!(pieces.get(), 11);
    }

    #[test]
    fn only_the_sink_can_fail() {
        struct Sink;

        impl Write for Sink {
            fn write_str(&mut self, _: &str) -> fmt::Result {
                Err(fmt::Error)
            }
        }

        impl super::Sink for Sink {}

        let mut text = String::new();
        assert!(write_line(&mut text, 9, |line| write!(line, "{}", Fails("a"))).is_ok());
        assert!(write_line(&mut text, 1, |line| line.write_str("bc")).is_ok());
        assert_eq!(text, "a…b…");
        assert!(write_line(&mut Sink, 9, |line| line.write_str("a")).is_err());
        assert!(write_line(&mut Sink, 0, |line| line.write_str("a")).is_err());
        assert!(
            write_line(&mut Sink, 9, |line| line
                .part(1, |part| part.write_str("a")))
            .is_err()
        );
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]

        /// The tables of Unicode are those of proptest's regular expressions.
        #[test]
        fn every_hidden_character_of_unicode_is_escaped(
            c in "\\p{Cc}|\\p{Cf}|\\p{Zl}|\\p{Zp}|[\\p{Default_Ignorable_Code_Point}&&[\\u{0}-\\u{FFFF}]]|\\p{Default_Ignorable_Code_Point}"
        ) {
            let escaped = limited(20, &c);
            prop_assert!(escaped.starts_with('\\') && escaped.is_ascii(), "{escaped}");
        }

        #[test]
        fn what_can_be_seen_is_not_escaped(c in "[[\\p{L}\\p{M}\\p{N}\\p{P}\\p{S}\\p{Zs}]--\\p{Default_Ignorable_Code_Point}]") {
            prop_assert_eq!(limited(20, &c), c);
        }

        #[test]
        fn a_line_has_its_room_and_is_escaped_once(text in "\\PC*|(?s:.*)", bytes in 0..40_usize, pieces in 1..5_usize) {
            let whole = limited(bytes, &text);
            prop_assert!(whole.len() <= bytes + CUT.len());
            prop_assert!(!whole.contains(is_hidden));
            prop_assert_eq!(limited(bytes + CUT.len(), &whole), &*whole);
            // In pieces it is the same.
            let written = line(bytes, |line| {
                let chars: Vec<_> = text.chars().collect();
                chars.chunks(pieces).try_for_each(|piece| line.write_str(&String::from_iter(piece)))
            });
            prop_assert_eq!(written, whole);
        }

        #[test]
        fn a_text_is_kept_as_it_was_kept(text in "\\PC*|(?s:.*)|[\"\\\\aé🦀…]{0,400}") {
            let once = kept_line(&text);
            prop_assert_eq!(kept(&once), (once.strip_suffix(CUT).unwrap_or(&once), if once.ends_with(CUT) { CUT } else { "" }));
            prop_assert_eq!(&kept_line(&once), &once);
            let doubled = once.matches(['"', '\\']).count();
            prop_assert!(once.len() + doubled <= KEPT + CUT.len(), "{once}");
        }
    }
}
