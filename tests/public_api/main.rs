//! Compares the public API of `waiter-runtime` with its listing in `tests/public-api.txt`. After an intended change, rewrite
//! the file and read its diff:
//!
//! ```sh
//! PUBLIC_API=overwrite cargo test -p waiter-tests --test public_api
//! ```

mod listing;

use std::path::Path;
use std::{env, fs};

#[test]
fn the_public_api_is_as_listed() {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR"));
    let found = listing::of_crate(&manifest.join("../waiter-runtime/src"));
    let file = manifest.join("public-api.txt");
    if env::var("PUBLIC_API").is_ok_and(|value| value == "overwrite") {
        fs::write(&file, found.join("\n") + "\n").expect("the listing can be written");
        return;
    }
    let listed = fs::read_to_string(&file).expect("the listing");
    let listed: Vec<_> = listed.lines().collect();
    let removed = listed
        .iter()
        .filter(|line| !found.iter().any(|one| one == *line));
    let added = found.iter().filter(|line| !listed.contains(&line.as_str()));
    let changes: Vec<_> = removed
        .map(|line| format!("- {line}"))
        .chain(added.map(|line| format!("+ {line}")))
        .collect();
    assert!(
        changes.is_empty() && listed.len() == found.len(),
        "the public API has changed:\n{}\nIf that is intended: PUBLIC_API=overwrite cargo test -p waiter-tests --test public_api",
        changes.join("\n")
    );
}
