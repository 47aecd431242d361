//! Output on pages: errors of the compiler, reports and lines of a real wait.

use std::fs;

use aws_sdk_acm::types::CertificateStatus;
use waiter_runtime::{WaitError, waiter};
use waiter_tests::{Reply, Script, acm, reply};

use crate::pages::{code_blocks, read, root};

waiter! {
    /// Waits until ACM has issued the certificate.
    pub struct CertificateIssued;

    operation: aws_sdk_acm::DescribeCertificate,
    delay: 60s,
    max_attempts: 40,
    reason: certificate.failure_reason,
    acceptors: {
        path certificate.status == CertificateStatus::Issued => success,
        path certificate.status == CertificateStatus::PendingValidation => retry,
        path certificate.status == CertificateStatus::Failed => failure,
        error ResourceNotFoundException => failure,
    },
}

const PENDING: Reply<'_> = reply(200, r#"{"Certificate":{"Status":"PENDING_VALIDATION"}}"#);
const FAILED: Reply<'_> = reply(
    200,
    r#"{"Certificate":{"Status":"FAILED","FailureReason":"CAA_ERROR"}}"#,
);

/// Waits for a certificate that fails. Returns the error, and the lines of the polls.
async fn failed() -> (WaitError<CertificateIssued>, String) {
    let client = acm(Script::new([PENDING, PENDING, PENDING, FAILED]));
    let arn = "arn:aws:acm:eu-central-1:123456789012:certificate/example";
    let mut lines = Vec::new();
    let wait = CertificateIssued
        .wait(client.describe_certificate().certificate_arn(arn))
        .on_poll(|poll| lines.push(poll.to_string()));
    let error = wait.await.expect_err("it fails");
    (error, lines.join("\n"))
}

/// Asserts that a page has a block of text with exactly this content.
fn shows(page: &str, content: &str) {
    let blocks = code_blocks(&read(page), "text");
    let content = content.trim_end();
    let found = blocks.iter().any(|block| block.trim_end() == content);
    assert!(found, "{page} should show:\n{content}");
}

#[tokio::test(start_paused = true)]
async fn pages_show_a_real_report() {
    let (error, lines) = failed().await;
    shows("README.md", &format!("Error: {error:?}"));
    for page in ["guide", "reference"] {
        shows(
            &format!("waiter-runtime/src/{page}.md"),
            &format!("{error:?}"),
        );
    }
    shows("waiter-runtime/src/reference.md", &error.to_string());
    shows("waiter-runtime/src/reference.md", &lines);
}

/// The report is one of the README's waiter.
#[test]
fn the_readme_has_this_waiter() {
    let source = include_str!("shown.rs");
    let begins = source.find("waiter! {").expect("a declaration");
    let length = source[begins..].find("\n}\n").expect("its end");
    let program = &code_blocks(&read("README.md"), "rust")[0];
    assert!(program.contains(&source[begins..begins + length + 2]));
}

/// The error is the one of a test, on the line of the README's program.
#[test]
fn the_readme_shows_a_real_error() {
    let program = &code_blocks(&read("README.md"), "rust")[0];
    let acceptor = "path certificate.status == CertificateStatus::Issued => success,";
    let line = program.lines().position(|it| it.trim() == acceptor);
    let line = line.expect("the acceptor") + 1;
    let error = include_str!("../ui/fail/field_second.stderr")
        .replace(
            "ui/fail/field_second.rs:11:",
            &format!("src/main.rs:{line}:"),
        )
        .replace("\n11 ", &format!("\n{line} "));
    shows("README.md", &error);
}

#[test]
fn the_reference_shows_a_real_error_in_a_file() {
    let error = include_str!("../ui/fail/import_field.stderr");
    let error = error.replace("ui/fail/import_field.rs", "src/main.rs");
    shows("waiter-runtime/src/reference.md", &error);
}

#[test]
fn the_readme_is_short() {
    let words = read("README.md").split_whitespace().count();
    assert!(words <= 1_200, "{words} words");
}

#[test]
fn the_readme_lists_every_example() {
    let readme = read("README.md");
    let (_, table) = readme.split_once("| example | shows |").expect("the table");
    let (table, _) = table.split_once("\n\n").expect("its end");
    let mut listed: Vec<_> = table
        .lines()
        .filter_map(|row| row.split('`').nth(1))
        .collect();
    let examples = fs::read_dir(root().join("examples")).expect("a folder");
    let mut names: Vec<_> = examples
        .map(|entry| entry.expect("an entry"))
        .filter(|entry| entry.file_type().expect("a type").is_dir())
        .map(|entry| entry.file_name().into_string().expect("UTF-8"))
        .filter(|name| name != "src" && name != "target")
        .collect();
    listed.sort_unstable();
    names.sort_unstable();
    assert_eq!(listed, names);
}
