//! Compares expansions with those in `tests/expand`. Its README says how to update them.

use std::path::PathBuf;
use std::{env, fs};

use proc_macro2::TokenStream;

use crate::fuzz_tests::trees::count;
use crate::tests::passed_on;
use crate::{declare, include};

type Macro = fn(TokenStream) -> TokenStream;

/// Every declaration in the folder, the macro that expands it, and the tokens of its expansion.
const GOLDEN: &[(&str, Macro, usize)] = &[
    ("certificate", declare, 468),
    ("conditions", declare, 1230),
    ("custom_operation", declare, 742),
    ("error_conditions", declare, 933),
    ("errors", declare, 517),
    ("from_a_file", include, 872),
    ("from_a_file_with_more", include, 791),
    ("input_output", declare, 542),
    ("mistakes", declare, 361),
    ("pages", declare, 537),
    ("parameters", declare, 688),
    ("projections", declare, 1118),
    ("reason", declare, 1858),
    ("status", declare, 397),
    ("streaks", declare, 445),
    ("string", declare, 914),
    ("times", declare, 628),
    ("unions", declare, 1252),
];

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../tests/expand")
}

fn read(file: &str) -> String {
    let path = folder().join(file);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Expands a declaration. The name of the runtime is one token, as `$crate` is.
fn expansion(declaration: &str, expand: Macro) -> TokenStream {
    let tokens = format!("waiter_runtime, {declaration}");
    expand(tokens.parse().expect("tokens"))
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
    for (name, expand, _) in GOLDEN {
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
    let compared: Vec<_> = GOLDEN.iter().map(|(name, ..)| *name).collect();
    assert_eq!(declarations, compared);
}

/// Every token of an expansion costs time in each build with a waiter. `tests/benches/page` prints the numbers, too.
#[test]
fn expansions_have_the_listed_number_of_tokens() {
    let mut wrong = Vec::new();
    for &(name, expand, listed) in GOLDEN {
        let tokens = count(&expansion(&read(&format!("{name}.rs")), expand));
        println!("expansion of {name}: {tokens} tokens");
        if tokens.abs_diff(listed) * 20 > listed {
            wrong.push(format!("{name}: {tokens} tokens, listed {listed}"));
        }
    }
    assert!(
        wrong.is_empty(),
        "{}\nSee \"A guard\" in CONTRIBUTING.md.",
        wrong.join("\n")
    );
}

/// The same acceptors as those that `tests/benches/growth.py` measures.
#[test]
fn tokens_grow_linearly_with_acceptors() {
    let of_acceptors = |number: usize| {
        let acceptor = |index: usize| {
            let path = match index % 2 {
                0 => "certificate.serial".to_owned(),
                _ => format!("certificate.in_use_by[{index}]"),
            };
            format!("path {path} == \"{index}\" => success,")
        };
        let acceptors: String = (0..number).map(acceptor).collect();
        let declaration = format!(
            "pub struct CertificateIssued;
            operation: aws_sdk_acm::DescribeCertificate,
            delay: 60s,
            max_attempts: 40,
            acceptors: {{ {acceptors} }},"
        );
        let tokens = count(&expansion(&declaration, declare));
        println!("expansion of {number} acceptors: {tokens} tokens");
        tokens
    };
    let [_, ten, fifty, hundred, two_hundred] = [1, 10, 50, 100, 200].map(of_acceptors);
    assert_eq!(hundred - fifty, (fifty - ten) / 4 * 5);
    assert_eq!(two_hundred - hundred, (hundred - fifty) * 2);
}
