//! The program's messages when something is missing around it.

use std::net::TcpListener;
use std::process::{Command, Output};

fn run(arguments: &[&str], server: Option<&str>) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_waiter-example-durable"));
    if let Some(server) = server {
        command.env("RESTATE_SERVER", server);
    }
    command
        .args(arguments)
        .output()
        .expect("the program starts")
}

#[track_caller]
fn fails_with(output: &Output, texts: &[&str]) {
    let message = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{message}");
    for text in texts {
        assert!(message.contains(text), "{text:?} is not in {message}");
    }
}

#[test]
fn without_a_server_a_wait_says_how_to_start_one() {
    // No server listens on port 1.
    let output = run(&["wait", "build-1", "http://127.0.0.1:1"], None);
    fails_with(
        &output,
        &[
            "no Restate server at http://127.0.0.1:",
            "npx @restatedev/restate-server@",
        ],
    );
}

#[test]
fn a_port_in_use_is_an_error_that_names_it() {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let address = listener.local_addr().expect("an address").to_string();
    for part in ["service", "jobs"] {
        let output = run(&[part, &address], None);
        fails_with(
            &output,
            &["cannot listen on 127.0.0.1:", "give another address"],
        );
    }
}

#[test]
fn a_server_that_does_not_start_is_an_error() {
    let output = run(&["demo"], Some("/nowhere/restate-server"));
    fails_with(&output, &["cannot start /nowhere/restate-server"]);
    // This program ends at once, because it does not know the arguments of a server.
    let output = run(
        &["demo"],
        Some(env!("CARGO_BIN_EXE_waiter-example-durable")),
    );
    fails_with(
        &output,
        &["waiter Listening failed", "path has_exited => failure"],
    );
}

#[test]
fn wrong_arguments_show_the_usage() {
    let output = run(&["--nonsense"], None);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("Usage:"));
}
