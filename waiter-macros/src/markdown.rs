//! Text in Markdown.

/// Writes any text as code in a table. A pipe ends a cell even in code, and a line break ends the table.
pub(crate) fn cell(text: &str) -> String {
    code(&text.replace('|', "\\|").replace(['\n', '\r'], " "))
}

/// Writes any text as inline code. The fence is longer than any run of back-ticks inside.
pub(crate) fn code(text: &str) -> String {
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    let pad = if longest > 0 { " " } else { "" };
    format!("{fence}{pad}{text}{pad}{fence}")
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
