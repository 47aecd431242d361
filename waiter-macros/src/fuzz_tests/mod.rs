//! Fuzzing of the parser. The macro expands any tokens to items. It does not panic, it does not overflow the stack that
//! rustc gives it, and the size of the expansion is linear in that of the declaration.
//!
//! A case is a mutated declaration, random tokens, or a random string as a path. Its seed determines it. `cargo test` runs
//! some thousands of cases. To run more of them, or others, with the dependencies of the proc macro optimised:
//!
//! ```sh
//! export CARGO_PROFILE_RELEASE_BUILD_OVERRIDE_OPT_LEVEL=3
//! WAITER_FUZZ_CASES=1000000 cargo test --release -p waiter-macros fuzz
//! WAITER_FUZZ_SEED=1000000 WAITER_FUZZ_CASES=1000000 cargo test --release -p waiter-macros fuzz
//! ```
//!
//! A failure is printed with its seed and the smallest declaration that fails in the same way. In its text, `none!(…)` is
//! a group without delimiters, and the spacing of punctuation is lost. A stack overflow ends the process. The name of the
//! thread has the seed.

mod cases;
mod check;
mod corpus;
mod shrink;
pub(crate) mod trees;

use std::collections::BTreeMap;
use std::num::NonZero;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::{env, thread};

use proc_macro2::{Literal, TokenTree};

use self::cases::case;
use self::check::{check_size, errors, fault, passed};
use self::corpus::{PATHS, SOUND};
use self::shrink::{kind, shown, shrunk};
use self::trees::{DELIMITERS, change_at, count, nested, tokens};
use crate::syntax::expr::Expr;
use crate::{declare, edit};

/// The size of the stack of rustc's main thread.
const STACK: usize = 8 << 20;

/// Runs a function on a stack as large as rustc's.
fn with_stack<T: Send + 'static>(name: &str, run: impl FnOnce() -> T + Send + 'static) -> T {
    let thread = thread::Builder::new()
        .name(name.to_owned())
        .stack_size(STACK);
    let thread = thread.spawn(run).expect("a thread");
    thread
        .join()
        .unwrap_or_else(|_| panic!("a panic in {name}"))
}

/// The fault in the case of a seed, if it has one.
fn run(seed: u64) -> Option<String> {
    with_stack(&format!("seed {seed}"), move || fault(&case(seed)))
}

fn report(seed: u64, fault: String) -> String {
    with_stack(&format!("seed {seed}"), move || {
        let small = shown(&shrunk(case(seed), &fault));
        format!("seed {seed}: {fault}\n{small}\n")
    })
}

fn setting(name: &str, default: u64) -> u64 {
    env::var(name).map_or(default, |value| value.parse().expect(name))
}

#[test]
fn any_declaration_expands_to_items() {
    let first = setting("WAITER_FUZZ_SEED", 0);
    let end = first + setting("WAITER_FUZZ_CASES", 4_000);
    let next = AtomicU64::new(first);
    // The first fault of each kind.
    let faults = Mutex::new(BTreeMap::new());
    let work = || {
        loop {
            let seed = next.fetch_add(1, Ordering::Relaxed);
            if seed >= end {
                break;
            }
            if let Some(fault) = run(seed) {
                let mut faults = faults.lock().expect("no panic");
                faults
                    .entry(kind(&fault).to_owned())
                    .or_insert((seed, fault));
            }
        }
    };
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(1, NonZero::get) {
            scope.spawn(work);
        }
    });
    let faults = faults.into_inner().expect("no panic").into_values();
    let reports: Vec<_> = faults.map(|(seed, fault)| report(seed, fault)).collect();
    assert!(reports.is_empty(), "{}", reports.join("\n"));
}

#[test]
fn what_is_mutated_is_sound() {
    for sound in SOUND {
        let expansion = declare(passed(&tokens(sound)));
        assert_eq!(errors(&expansion), 0, "{expansion}");
    }
    for path in PATHS {
        if let Err(error) = Expr::parse_string(&Literal::string(path)) {
            panic!("{path}: {error}");
        }
    }
}

/// A declaration with every form.
const BRIEF: &str = r#"
    struct X { want: usize }
    operation: a::B, delay: 1s..2s, max_attempts: 3,
    acceptors: {
        path f.length(a[?b == {want}].d) == E::V | "k" => success,
        path_all "a[].b" != [a, b][0] => failure(c),
        error C | any => retry,
        status 404 => retry,
    }
"#;

/// Changes each token in turn. No stack overflows, and the expansion does not grow too large.
fn with_each_token(
    what: &str,
    change: impl Fn(&mut Vec<TokenTree>, usize) + Copy + Send + 'static,
) {
    for at in 0..count(&tokens(BRIEF)) {
        let name = format!("{what} at token {at}");
        let result = with_stack(&name, move || {
            let declaration = change_at(&tokens(BRIEF), at, change);
            check_size(&declaration, &declare(passed(&declaration)))?;
            check_size(&declaration, &edit(passed(&declaration)))
        });
        assert_eq!(result, Ok(()), "{name}");
    }
}

/// rustc itself, and `proc_macro2` with `syn`, overflow between 8,000 and 16,000 levels.
#[test]
fn deep_nesting_overflows_no_stack() {
    const LEVELS: usize = 4_000;
    for delimiter in DELIMITERS {
        let what = format!("{LEVELS} levels of {delimiter:?}");
        with_each_token(&what, move |trees, at| {
            trees[at] = nested(delimiter, LEVELS, vec![trees[at].clone()]);
        });
    }
}

#[test]
fn long_chains_overflow_no_stack() {
    const TIMES: usize = 1_000;
    for width in [1, 3] {
        let what = format!("{TIMES} times {width} tokens");
        with_each_token(&what, move |trees, at| {
            let end = trees.len().min(at + width);
            let run = trees[at..end].to_vec();
            trees.splice(at..end, vec![run; TIMES].concat());
        });
    }
}
