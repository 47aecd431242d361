//! Text of a file in documentation, in printed Rust and on a terminal.

use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use quote::{ToTokens, quote};

use super::super::Import;
use super::{CALL, botocore, import, read};
use crate::diagnostics::{Errors, is_visible};
use crate::markdown::plain;
use crate::syntax::acceptor::{Acceptor, Matcher};
use crate::syntax::condition::Condition;
use crate::syntax::declaration::Declaration;
use crate::syntax::error_form::ErrorForm;
use crate::syntax::expr::{Expr, Node};
use crate::syntax::language::Word;
use crate::{expand, tokens};

/// Text with a meaning in Markdown, HTML, Rust or a terminal.
const PIECES: &[&str] = &[
    " ",
    "  ",
    "    ",
    "\t",
    "\n",
    "\n\n",
    "\r",
    "\r\n",
    "x",
    "a b",
    "é",
    "1",
    "0",
    "12",
    ".",
    ")",
    "-",
    "--",
    "- ",
    "+ ",
    "* ",
    "**",
    "_",
    "__",
    "a_b",
    "`",
    "``",
    "```",
    "```rust",
    "~~~",
    "~~",
    "~",
    ">",
    "> ",
    ">     ",
    "#",
    "# ",
    "===",
    "---",
    "***",
    ":-",
    "|",
    "| a |",
    "|---|",
    "<",
    "<script>",
    "<b>",
    "</b>",
    "<!--",
    "<?",
    "<!X",
    "<a@b.c>",
    "<http://a.b>",
    "[",
    "]",
    "[a]",
    "[a](b)",
    "![a](b)",
    "[a]: b",
    "[^1]",
    "[^1]: x",
    "[ ]",
    "- [x]",
    "(b)",
    "&",
    "&lt;",
    "&#60;",
    "&#x1b;",
    ";",
    "\\",
    "\\\n",
    "\"",
    "'",
    "\"#",
    "$",
    "$$",
    "^",
    "{#id}",
    "{.rust}",
    "!",
    "@",
    "/",
    "//",
    "*/",
    "/**",
    "...",
    "=",
    "+++",
    "\u{0}",
    "\u{1b}[31m",
    "\u{7f}",
    "\u{85}",
    "\u{a0}",
    "\u{200b}",
    "\u{202e}",
    "\u{2028}",
    "\u{2066}",
    "\u{301}",
    "\u{feff}",
    "panic!()",
    "fn main() {}",
];

fn texts() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => prop::sample::select(PIECES).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

/// The options of rustdoc.
fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_SMART_PUNCTUATION
}

/// The text as a page shows it.
fn shown(text: &str) -> String {
    let shown = text.chars().filter(|c| !c.is_whitespace());
    shown
        .map(|c| if c == '\0' { '\u{fffd}' } else { c })
        .collect()
}

/// The text of Markdown that consists of paragraphs. Anything else is an error.
fn text_of(markdown: &str, options: Options) -> Result<String, String> {
    let mut text = String::new();
    for event in Parser::new_ext(markdown, options) {
        match event {
            Event::Text(part) => text.push_str(&part),
            Event::SoftBreak | Event::Start(Tag::Paragraph) | Event::End(TagEnd::Paragraph) => {}
            other => return Err(format!("{other:?}")),
        }
    }
    Ok(shown(&text))
}

fn json(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// A file with this description, and this string as a value, in a path and as a wire code.
fn file(description: &str, text: &str) -> String {
    let key = json(&format!("A.{}.B", json(text)));
    let (description, text) = (json(description), json(text));
    botocore(&format!(
        r#"{{"matcher": "path", "argument": "A.B", "expected": {text}, "state": "success"}},
        {{"matcher": "path", "argument": {key}, "expected": 1, "state": "retry"}},
        {{"matcher": "error", "expected": {text}, "state": "retry"}}"#
    ))
    .replace(
        "\"delay\"",
        &format!("\"description\": {description}, \"delay\""),
    )
}

/// Imports a file that has no errors.
fn imported(text: &str) -> Option<Import> {
    let (mut import, mut errors) = import(CALL, text);
    for waiter in import.iter_mut().flat_map(|import| &mut import.waiters) {
        errors.extend(std::mem::take(&mut waiter.errors));
    }
    import.filter(|_| errors.count() == 0)
}

/// The documentation of the struct, as rustdoc reads it.
fn documentation(import: Import) -> String {
    let krate = quote!(::waiter_runtime);
    let expansion = expand::import(&krate, Some(import), Errors::default());
    let items: syn::File = syn::parse2(expansion).expect("items");
    let item = items.items.into_iter().find_map(|item| match item {
        syn::Item::Struct(item) => Some(item),
        _ => None,
    });
    docs(&item.expect("a struct").attrs)
}

fn docs(attributes: &[syn::Attribute]) -> String {
    let docs = attributes.iter().filter_map(|attribute| {
        let syn::Meta::NameValue(meta) = &attribute.meta else {
            return None;
        };
        let text = syn::parse2::<syn::LitStr>(meta.value.to_token_stream());
        text.ok().filter(|_| meta.path.is_ident("doc"))
    });
    let docs: Vec<_> = docs.map(|text| text.value()).collect();
    docs.join("\n")
}

/// The cells of the table in a document, and the code outside of it. Everything else must be plain text.
fn cells(markdown: &str) -> Result<(Vec<String>, Vec<String>), String> {
    let (mut cells, mut codes, mut is_in_table) = (Vec::new(), Vec::new(), false);
    for event in Parser::new_ext(markdown, options()) {
        match event {
            Event::Start(Tag::Table(_)) => is_in_table = true,
            Event::End(TagEnd::Table) => is_in_table = false,
            Event::Start(Tag::TableCell) => cells.push(String::new()),
            Event::Code(part) if !is_in_table => codes.push(part.into_string()),
            Event::Text(part) | Event::Code(part) if is_in_table => {
                cells.last_mut().expect("a cell").push_str(&part);
            }
            Event::Text(_)
            | Event::SoftBreak
            | Event::Start(Tag::Paragraph | Tag::TableHead | Tag::TableRow)
            | Event::End(
                TagEnd::Paragraph | TagEnd::TableHead | TagEnd::TableRow | TagEnd::TableCell,
            ) => {}
            other => return Err(format!("{other:?}")),
        }
    }
    Ok((cells, codes))
}

/// Parses a printed block.
fn declared(block: &str) -> Declaration {
    let file: syn::File = syn::parse_str(block).expect("Rust");
    let [_, syn::Item::Macro(block)] = &file.items[..] else {
        panic!("an import and a block");
    };
    let mut errors = Errors::default();
    let declaration = Declaration::parse(block.mac.tokens.clone(), &mut errors);
    assert_eq!(errors.messages(), [""; 0]);
    declaration.expect("a declaration")
}

fn is_printable(text: &str) -> bool {
    text.chars().all(|c| c == '\n' || is_visible(c))
}

#[test]
fn plain_sentences_stay_as_they_are() {
    for text in [
        "Waits until the certificate is issued (or has failed), for at most 5.5 minutes.",
        "A report advances QUEUED -> PROCESSING -> COMPLETED. It's done after that!",
        "Waits for \"max_attempts\": see https://example.com/a_b?c=d & more; 1.5 > 1, 2 - 1 = 1.",
        "Erst \u{c4}pfel, dann\n\u{6f22}\u{5b57}.",
    ] {
        assert_eq!(plain(text), text);
    }
}

#[test]
fn what_markdown_would_read_is_escaped() {
    for (text, expected) in [
        (
            "  - a\n1. b\n12) c\n# d\n> e\n+ f",
            "\\- a\n1\\. b\n12\\) c\n\\# d\n\\> e\n\\+ f",
        ),
        ("a\n===\n---", "a\n\\===\n\\-\\--"),
        ("    let x = 1;\n\tlet y;", "let x = 1;\nlet y;"),
        ("x\r```\rcode\r\n~~~", "x\n\\`\\`\\`\ncode\n\\~\\~\\~"),
        ("<b> &lt; a & b C:\\d", "\\<b> \\&lt; a & b C:\\\\d"),
        (
            "*a* _b_ a_b [c](d) ![e]",
            "\\*a\\* \\_b\\_ a_b \\[c](d) !\\[e]",
        ),
        (
            "\u{1b}[31m\u{202e}x\0\u{a0}y",
            "&#x1B;\\[31m&#x202E;x\u{fffd} y",
        ),
    ] {
        assert_eq!(plain(text), expected, "{text:?}");
    }
}

proptest! {
    /// A description shows its text, without code, tags, links or anything else.
    #[test]
    fn a_description_is_text(text in texts()) {
        let markdown = plain(&text);
        prop_assert!(is_printable(&markdown), "{markdown:?}");
        let read = text_of(&markdown, options());
        prop_assert!(read.is_ok(), "{read:?} in {markdown:?}");
        // Smart punctuation changes quotes.
        let read = text_of(&markdown, options() - Options::ENABLE_SMART_PUNCTUATION);
        prop_assert_eq!(read, Ok(shown(&text)), "{:?}", markdown);
    }

    /// The documentation of a struct is its description and a table of acceptors.
    #[test]
    fn a_structs_documentation_is_text_and_a_table(description in texts(), text in texts()) {
        let Some(import) = imported(&file(&description, &text)) else {
            return Ok(());
        };
        let acceptors = &import.waiters[0].declaration.acceptors;
        let mut expected = vec!["matcher".to_owned(), "state".to_owned()];
        expected.extend(acceptors.iter().flat_map(|acceptor| {
            [acceptor.text.clone(), acceptor.state.as_str().to_owned()]
        }));
        let docs = documentation(import);
        let (cells, codes) = match cells(&docs) {
            Ok(read) => read,
            Err(event) => return Err(TestCaseError::fail(format!("{event} in {docs:?}"))),
        };
        prop_assert_eq!(cells, expected, "{:?}", &docs);
        prop_assert_eq!(codes, ["x.json", "Describe"], "{:?}", &docs);
    }

    /// A printed block is Rust, and declares the same as the file.
    #[test]
    fn a_printed_block_is_the_declaration(description in texts(), text in texts()) {
        let file = file(&description, &text);
        let Some(import) = imported(&file) else {
            return Ok(());
        };
        let (block, messages) = read(CALL, &file);
        prop_assert_eq!(messages, [""; 0]);
        prop_assert!(is_printable(&block), "{block:?}");
        let declaration = declared(&block);
        let expected = plain(&description);
        let lines: Vec<_> = expected.lines().map(|line| format!(" {line}").trim_end().to_owned()).collect();
        prop_assert_eq!(docs(&declaration.item.attributes), lines.join("\n"));
        let values = |declaration: &Declaration| -> Vec<_> {
            declaration.acceptors.iter().map(value).collect()
        };
        prop_assert_eq!(values(&declaration), values(&import.waiters[0].declaration), "{}", block);
    }

    /// Messages escape characters of a file that a terminal would obey.
    #[test]
    fn an_error_is_printable(text in texts(), place in 0..8_usize) {
        let file = match place {
            0 => text.clone(),
            1 => botocore(&format!("{{{}: 1}}", json(&text))),
            2 => format!("{{{}: 1, {}: 2}}", json(&text), json(&text)),
            3 => format!(r#"{{"version": 2, "waiters": {{{}: {{}}}}}}"#, json(&text)),
            4 => botocore("{}").replace("\"Describe\"", &json(&text)),
            place => {
                let acceptor = r#"{"matcher": "path", "argument": "A", "expected": 1, "state": "success"}"#;
                let word = ["\"path\"", "\"A\"", "\"success\""][place - 5];
                botocore(&acceptor.replace(word, &json(&text)))
            }
        };
        for message in read(CALL, &file).1 {
            prop_assert!(is_printable(&message), "{message:?}");
        }
    }
}

/// The strings of an acceptor.
fn value(acceptor: &Acceptor) -> (String, Vec<String>) {
    let strings = match &acceptor.matcher {
        Matcher::Path {
            test: Condition::Comparison(comparison),
            ..
        } => {
            let sides = comparison.exprs().into_iter();
            sides.flat_map(strings).collect()
        }
        Matcher::Error { forms, .. } => forms
            .iter()
            .map(|form| match form {
                ErrorForm::Code(code) => tokens::string(code).expect("a string"),
                _ => panic!("a code"),
            })
            .collect(),
        _ => panic!("not in the file"),
    };
    (acceptor.keyword.as_str().to_owned(), strings)
}

fn strings(expr: &Expr) -> Vec<String> {
    match &expr.node {
        Node::Text(text) => vec![tokens::string(&text.literal).expect("a string")],
        Node::Key(base, key) => {
            let mut strings = strings(base);
            strings.push(tokens::string(&key.literal).expect("a string"));
            strings
        }
        Node::Field(base, field) => {
            let mut strings = strings(base);
            strings.push(field.rust.to_string());
            strings
        }
        _ => Vec::new(),
    }
}
