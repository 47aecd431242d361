//! The lines of `Cargo.toml` on pages: the packages have such versions and features.

use std::env;
use std::process::Command;

use serde_json::Value;

use crate::pages::{code_blocks, read, root};

/// One line of dependencies.
#[derive(Debug)]
struct Dependency<'t> {
    name: &'t str,
    /// `None` for a dependency by path.
    version: Option<&'t str>,
    features: Vec<&'t str>,
}

impl<'t> Dependency<'t> {
    fn parse(line: &'t str) -> Self {
        let (name, value) = line.split_once(" = ").expect("a name and a value");
        let quoted = |text: &'t str| text.split('"').skip(1).step_by(2).collect::<Vec<_>>();
        let (before, features) = value.split_once("features = [").unwrap_or((value, ""));
        let is_path = before.contains("path = ");
        Self {
            name,
            version: quoted(before).first().filter(|_| !is_path).copied(),
            features: quoted(features),
        }
    }
}

/// Returns the packages that this workspace is built with.
fn packages() -> Vec<Value> {
    let cargo = env::var_os("CARGO").expect("cargo runs the tests");
    let rustc = Command::new("rustc").arg("-vV").output().expect("rustc");
    let version = String::from_utf8(rustc.stdout).expect("UTF-8");
    let host = version.lines().find_map(|line| line.strip_prefix("host: "));
    let output = Command::new(cargo)
        .args([
            "metadata",
            "--offline",
            "--format-version=1",
            "--filter-platform",
        ])
        .arg(host.expect("the host"))
        .current_dir(root())
        .output()
        .expect("cargo");
    assert!(output.status.success(), "{output:?}");
    let mut metadata: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    serde_json::from_value(metadata["packages"].take()).expect("packages")
}

#[test]
fn dependencies_on_pages_exist() {
    let packages = packages();
    let mut checked = 0;
    for page in ["README.md", "waiter-runtime/src/testing.md"] {
        for block in code_blocks(&read(page), "toml") {
            for line in block.lines().filter(|line| line.contains(" = ")) {
                let dependency = Dependency::parse(line);
                let fits = packages.iter().any(|package| is_met(&dependency, package));
                assert!(fits, "{page}: {dependency:?}");
                checked += 1;
            }
        }
    }
    assert!(checked >= 8, "only {checked} lines");
}

fn is_met(dependency: &Dependency<'_>, package: &Value) -> bool {
    let version = package["version"].as_str().expect("a version");
    let same_major = |wanted: &str| version.starts_with(&format!("{wanted}."));
    package["name"] == dependency.name
        && dependency.version.is_none_or(same_major)
        && dependency
            .features
            .iter()
            .all(|feature| package["features"].get(feature).is_some())
}
