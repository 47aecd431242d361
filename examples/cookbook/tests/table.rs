//! The table in `README.md` lists exactly the waiters that exist, with the words of their documentation.
//!
//! `COOKBOOK=overwrite cargo test --test table` writes it.

use std::fmt::Write;
use std::fs;
use std::path::Path;

const HEAD: &str = "| service | waiter | waits until | shows |\n|---|---|---|---|\n";

/// A declaration in a source file.
struct Declaration<'s> {
    name: &'s str,
    documentation: String,
    /// The text from the name to the end of the acceptors.
    body: &'s str,
}

/// Returns the declarations of a file, in their order.
fn declarations(source: &str) -> Vec<Declaration<'_>> {
    let blocks = source.split("\nwaiter! {\n").skip(1);
    blocks
        .map(|block| {
            let block = block.split("\n}\n").next().expect("a block");
            let (head, body) = block.split_once("    pub struct ").expect("a struct");
            let name = body.split([';', ' ']).next().expect("a name");
            let documentation = head
                .lines()
                .filter_map(|line| line.trim().strip_prefix("///"));
            let documentation = documentation.map(str::trim).collect::<Vec<_>>().join(" ");
            Declaration {
                name,
                documentation,
                body,
            }
        })
        .collect()
}

/// Returns the part of the documentation that the table shows.
fn waits_until<'d>(declaration: &'d Declaration<'_>) -> &'d str {
    let text = declaration.documentation.strip_prefix("Waits until ");
    let text = text.unwrap_or_else(|| panic!("{}: expected `Waits until …`", declaration.name));
    text.split(". ")
        .next()
        .expect("a sentence")
        .trim_end_matches('.')
}

/// Returns the forms of the language that a declaration shows.
fn shows(declaration: &Declaration<'_>) -> String {
    let body = declaration.body;
    let has_streak = body.split("=> success").any(|before| {
        let mut words = before.split_whitespace().rev();
        words.by_ref().take(3).any(|word| word == "for")
    });
    let forms = [
        (
            "parameter",
            body.lines().next().is_some_and(|line| line.ends_with('{')),
        ),
        ("first poll", body.contains("first_poll:")),
        ("all pages", body.contains("pages:")),
        ("streak", has_streak),
        (
            "reason",
            body.contains("reason:") || body.contains("failure("),
        ),
        ("message of an error", body.contains("if contains(message")),
        (
            "pattern",
            body.contains("ok true")
                || body.contains("ok Some")
                || body.contains("error problem")
                || body.contains("error kube::"),
        ),
    ];
    let shown = forms.iter().filter(|(_, is_shown)| *is_shown);
    shown.map(|(form, _)| *form).collect::<Vec<_>>().join(", ")
}

/// Returns the rows of the files of a folder.
fn rows(folder: &str) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let files = fs::read_dir(root.join(folder)).expect("a folder");
    let mut files: Vec<_> = files
        .map(|file| file.expect("a file").file_name())
        .collect();
    files.retain(|file| file != "mod.rs");
    files.sort();
    let mut rows = String::new();
    for file in files {
        let file = file.to_str().expect("a name");
        let source = fs::read_to_string(root.join(folder).join(file)).expect("a source");
        let title = source
            .strip_prefix("//! ")
            .and_then(|it| it.split(['.', ',']).next());
        let title = title.unwrap_or_else(|| panic!("{file}: expected a title"));
        for declaration in declarations(&source) {
            let until = waits_until(&declaration);
            let (name, shows) = (declaration.name, shows(&declaration));
            let row = format!("| [{title}]({folder}/{file}) | `{name}` | {until} | {shows} |");
            writeln!(rows, "{row}").expect("a string");
        }
    }
    rows
}

#[test]
fn the_readme_lists_all_waiters() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let readme = fs::read_to_string(&path).expect("the README");
    let mut expected = String::new();
    let mut rest = readme.as_str();
    for folder in ["src/aws", "src/other"] {
        let (before, table) = rest.split_once(HEAD).expect("a table");
        let rows_before = table.lines().take_while(|line| line.starts_with('|'));
        let length = rows_before.map(|line| line.len() + 1).sum::<usize>();
        expected.extend([before, HEAD, &rows(folder)]);
        rest = &table[length..];
    }
    expected += rest;
    if std::env::var("COOKBOOK").as_deref() == Ok("overwrite") {
        fs::write(path, expected).expect("the README");
    } else {
        assert_eq!(
            readme, expected,
            "run the test with COOKBOOK=overwrite, and read the diff"
        );
    }
}

/// The code of the README is part of a test.
#[test]
fn the_code_of_the_readme_is_compiled() {
    let readme = include_str!("../README.md");
    let code = readme.split("```rust\n").nth(1).expect("code");
    let code = code.split("```").next().expect("its end");
    let source = include_str!("../src/aws/athena.rs");
    for line in code.lines() {
        assert!(source.contains(line), "{line}");
    }
}

#[test]
fn the_readme_has_the_number_of_services() {
    let services = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/aws"));
    // `mod.rs` is not a service.
    let services = services.expect("a folder").count() - 1;
    let readme = include_str!("../README.md");
    assert_eq!(readme.matches(&format!("{services} services")).count(), 2);
}

#[test]
fn no_name_is_used_twice() {
    let rows = rows("src/aws") + &rows("src/other");
    let mut names: Vec<_> = rows.lines().map(|row| row.split('|').nth(2)).collect();
    let total = names.len();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), total);
    assert!(total >= 60, "{total} rows: the sources are not read");
}
