//! Text as Markdown that shows the text, whatever is in it.

use std::fmt::Write;

use crate::diagnostics::is_visible;

/// Writes any text as code in a table. A pipe ends a cell even in code, and a line break ends the table.
pub(crate) fn cell(text: &str) -> String {
    let mut cell = text.replace('|', "\\|");
    // Without optimization, it takes long to look for one of two characters.
    for line_break in ['\n', '\r'] {
        cell = cell.replace(line_break, " ");
    }
    code(&cell)
}

/// Writes any text as inline code. The fence is longer than any run of back-ticks inside.
pub(crate) fn code(text: &str) -> String {
    let mut fence = "`".to_owned();
    while text.contains(&fence) {
        fence.push('`');
    }
    let longest = fence.len() - 1;
    let pad = if longest > 0 { " " } else { "" };
    format!("{fence}{pad}{text}{pad}{fence}")
}

/// Plain text, line by line. Every character that could begin something in Markdown gets a backslash, and no other
/// character does, so that plain sentences look as before:
///
/// - blocks begin at the start of a line, after spaces: lines are trimmed, and their first character is escaped;
/// - spans begin with one of a few characters: code, emphasis, links, images, tags, entities, cells of tables.
pub(crate) fn plain(text: &str) -> String {
    // A lone carriage return ends a line of Markdown, too.
    let text = text.replace("\r\n", "\n");
    let lines: Vec<_> = text.split(['\n', '\r']).map(line).collect();
    lines.join("\n").trim().to_owned()
}

fn line(text: &str) -> String {
    let chars: Vec<char> = text.trim().chars().collect();
    let mut line = String::with_capacity(text.len());
    for (at, &c) in chars.iter().enumerate() {
        match c {
            '\0' => line.push(char::REPLACEMENT_CHARACTER),
            // rustc refuses some of these in comments, and the others would be invisible there.
            c if !is_visible(c) && c.is_whitespace() => line.push(' '),
            c if !is_visible(c) => {
                // Writing to a `String` cannot fail.
                let _ = write!(line, "&#x{:X};", u32::from(c));
            }
            c => {
                if is_markup(&chars, at) {
                    line.push('\\');
                }
                line.push(c);
            }
        }
    }
    line
}

/// Returns true if the character could begin something in Markdown.
fn is_markup(line: &[char], at: usize) -> bool {
    let (before, rest) = line.split_at(at);
    let (previous, next) = (before.last(), rest.get(1));
    let is_in_word = |c: Option<&char>| c.is_some_and(|c| c.is_alphanumeric());
    match rest[0] {
        '\\' | '`' | '*' | '[' | '<' | '|' | '~' => true,
        // Part of a word.
        '_' => !(is_in_word(previous) && is_in_word(next)),
        '&' => next.is_some_and(|c| c.is_ascii_alphanumeric() || *c == '#'),
        '#' | '>' | '+' | '=' | ':' => before.is_empty(),
        // rustdoc makes one dash of two.
        '-' => before.is_empty() || next == Some(&'-'),
        // A numbered item of a list.
        '.' | ')' => !before.is_empty() && before.iter().all(char::is_ascii_digit),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use pulldown_cmark::{Event, Options, Parser, Tag};

    use super::cell;

    proptest! {
        /// A cell shows its text, and the row goes on after it.
        #[test]
        fn a_cell_is_its_text(text in "[|`\\\\a <*&\"]{1,12}") {
            let table = format!("| matcher | state |\n|---|---|\n| {} | ok |\n", cell(&text));
            let mut cells: Vec<String> = Vec::new();
            for event in Parser::new_ext(&table, Options::ENABLE_TABLES) {
                match event {
                    Event::Start(Tag::TableCell) => cells.push(String::new()),
                    Event::Text(part) | Event::Code(part) => {
                        cells.last_mut().expect("a cell").push_str(&part);
                    }
                    Event::Start(_) | Event::End(_) => {}
                    other => return Err(TestCaseError::fail(format!("{other:?}"))),
                }
            }
            let cells: Vec<_> = cells.iter().map(|cell| cell.trim()).collect();
            prop_assert_eq!(cells, ["matcher", "state", text.trim(), "ok"], "{}", table);
        }
    }
}
