//! Compares expansions with those in `tests/expand`. Its README says how to update them.

use std::path::PathBuf;
use std::{env, fs};

use proc_macro2::TokenStream;

use crate::tests::passed_on;
use crate::{declare, include};

type Macro = fn(TokenStream) -> TokenStream;

/// Every declaration in the folder, and the macro that expands it.
const GOLDEN: &[(&str, Macro)] = &[
    ("certificate", declare),
    ("conditions", declare),
    ("custom_operation", declare),
    ("error_conditions", declare),
    ("errors", declare),
    ("from_a_file", include),
    ("from_a_file_with_more", include),
    ("input_output", declare),
    ("mistakes", declare),
    ("pages", declare),
    ("parameters", declare),
    ("projections", declare),
    ("reason", declare),
    ("status", declare),
    ("streaks", declare),
    ("string", declare),
    ("times", declare),
    ("unions", declare),
];

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../tests/expand")
}

fn read(file: &str) -> String {
    let path = folder().join(file);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The formatted expansion, without the call of `compiled!` and without the path of this checkout.
fn expanded(name: &str, expand: Macro) -> String {
    let tokens = format!("::waiter_runtime, {}", read(&format!("{name}.rs")));
    let expansion = expand(tokens.parse().expect("tokens"));
    let file = syn::parse2(passed_on(expansion)).unwrap_or_else(|error| panic!("{name}: {error}"));
    prettyplease::unparse(&file).replace(env!("CARGO_MANIFEST_DIR"), "waiter-macros")
}

#[test]
fn expansions_are_the_committed_ones() {
    let overwrite = env::var_os("EXPAND").is_some_and(|mode| mode == "overwrite");
    for (name, expand) in GOLDEN {
        let (file, expansion) = (format!("{name}.expanded.rs"), expanded(name, *expand));
        if overwrite {
            fs::write(folder().join(&file), &expansion).expect("the expansion can be written");
        }
        assert_eq!(
            read(&file),
            expansion,
            "`{name}` expands otherwise now; if that is intended: EXPAND=overwrite cargo test -p waiter-macros expansions"
        );
    }
}

/// Every declaration in the folder is in the list.
#[test]
fn expansions_of_all_declarations_are_compared() {
    let mut declarations: Vec<_> = fs::read_dir(folder())
        .expect("the folder")
        .map(|entry| entry.expect("an entry").file_name())
        .filter_map(|name| Some(name.to_str()?.strip_suffix(".rs")?.to_owned()))
        .filter(|name| !name.ends_with(".expanded"))
        .collect();
    declarations.sort();
    let compared: Vec<_> = GOLDEN.iter().map(|(name, _)| *name).collect();
    assert_eq!(declarations, compared);
}
