//! The rules for every expansion.

use std::cell::RefCell;
use std::panic::{self, AssertUnwindSafe};
use std::sync::Once;

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::quote;
use syn::parse::{ParseStream, Parser};
use syn::{
    Attribute, Expr as RustExpr, Field, FieldsNamed, ImplItem, Item, Stmt, Token, Visibility, token,
};

use super::trees::{count, sum};
use crate::syntax::expr::Expr;
use crate::tests::passed_on;
use crate::{declare, edit};

/// The declaration with the first argument that `waiter_runtime::waiter!` adds.
pub(super) fn passed(declaration: &TokenStream) -> TokenStream {
    quote!(waiter_runtime, #declaration)
}

/// The fault in the expansion of a declaration, if it has one.
pub(super) fn fault(declaration: &TokenStream) -> Option<String> {
    note_panics();
    PANIC.set(Some(String::new()));
    let result = panic::catch_unwind(AssertUnwindSafe(|| check(declaration)));
    let panic = PANIC.take();
    match result {
        Ok(result) => result.err(),
        Err(_) => panic,
    }
}

thread_local! {
    /// The last panic of this thread and its location, while panics are recorded.
    static PANIC: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Records the panics of declarations. Other panics are printed as usual.
fn note_panics() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let print = panic::take_hook();
        panic::set_hook(Box::new(move |panic| {
            if PANIC.with_borrow(Option::is_some) {
                PANIC.set(Some(panic.to_string()));
            } else {
                print(panic);
            }
        }));
    });
}

fn check(declaration: &TokenStream) -> Result<(), String> {
    read_literals(declaration);
    let expansion = declare(passed(declaration));
    let errors = errors(&expansion);
    let items = checked_items(declaration, expansion)?;
    check_order(declaration, &items, errors)?;
    let section = edit(passed(declaration));
    let checked = checked_items(declaration, section);
    checked.map_err(|fault| format!("the editor section: {fault}"))?;
    Ok(())
}

/// Parses each literal as a path. Each gives a path or an error.
fn read_literals(tokens: &TokenStream) {
    for tree in tokens.clone() {
        match tree {
            TokenTree::Literal(literal) => drop(Expr::parse_string(&literal)),
            TokenTree::Group(group) => read_literals(&group.stream()),
            _ => {}
        }
    }
}

/// Parses the expansion as items.
fn checked_items(declaration: &TokenStream, expansion: TokenStream) -> Result<Vec<Item>, String> {
    check_size(declaration, &expansion)?;
    check_text(declaration, &expansion)?;
    match syn::parse2::<syn::File>(passed_on(expansion)) {
        Ok(file) => Ok(file.items),
        Err(error) => Err(format!("the expansion is not items: {error}")),
    }
}

/// The size of the expansion, and the work for it, are linear in the size of the declaration. A string counts by its
/// length, since it may be a path.
pub(super) fn check_size(declaration: &TokenStream, expansion: &TokenStream) -> Result<(), String> {
    let weight = |tree: &TokenTree| match tree {
        TokenTree::Literal(literal) => literal.to_string().len(),
        _ => 1,
    };
    let (read, written) = (sum(declaration, &weight), count(expansion));
    if written > 2_000 + 100 * read {
        return Err(format!("{written} tokens are too many for {read}"));
    }
    Ok(())
}

/// The text of the expansion is tokens if that of the declaration is. Two slashes side by side would begin a comment.
fn check_text(declaration: &TokenStream, expansion: &TokenStream) -> Result<(), String> {
    let text = declaration.to_string();
    let again = text.parse::<TokenStream>().map(|again| again.to_string());
    if again.is_ok_and(|again| again == text) {
        let again = expansion.to_string().parse::<TokenStream>();
        again.map_err(|error| format!("the expansion's text is not tokens: {error}"))?;
    }
    Ok(())
}

/// Counts the `compile_error!`s at any depth.
pub(super) fn errors(tokens: &TokenStream) -> usize {
    let is_error =
        |tree: &TokenTree| matches!(tree, TokenTree::Ident(word) if word == "compile_error");
    sum(tokens, &|tree| usize::from(is_error(tree)))
}

/// The struct and its `wait` come first, then the errors. Without an operation, one error is in the type in its place.
fn check_order(declaration: &TokenStream, items: &[Item], errors: usize) -> Result<(), String> {
    let first_error = items.iter().position(is_error).unwrap_or(items.len());
    let (items, last) = items.split_at(first_error);
    let fault = |message: &str| Err(message.to_owned());
    if !last.iter().all(is_error) {
        return fault("an error stands before an item");
    }
    let Some(name) = readable_struct(declaration) else {
        return match last {
            [] => fault("the expansion has neither a struct nor an error"),
            _ => Ok(()),
        };
    };
    let is_struct = |item: &Item| matches!(item, Item::Struct(it) if it.ident == name);
    let Some(at) = items.iter().position(is_struct) else {
        return fault("the struct is lost");
    };
    if !items[at..].iter().any(has_wait) {
        return fault("`fn wait` is lost");
    }
    if errors > last.len() + 1 {
        return fault("errors stand among the items");
    }
    Ok(())
}

fn is_error(item: &Item) -> bool {
    let Item::Macro(item) = item else {
        return false;
    };
    let name = item.mac.path.segments.last();
    name.is_some_and(|name| name.ident == "compile_error")
}

/// Returns true for the block with the `wait` of a struct.
fn has_wait(item: &Item) -> bool {
    let Item::Const(item) = item else {
        return false;
    };
    let RustExpr::Block(block) = &*item.expr else {
        return false;
    };
    let is_wait = |item: &ImplItem| matches!(item, ImplItem::Fn(it) if it.sig.ident == "wait");
    block.block.stmts.iter().any(|statement| match statement {
        Stmt::Item(Item::Impl(item)) => item.items.iter().any(is_wait),
        Stmt::Item(item) => has_wait(item),
        _ => false,
    })
}

/// The name of the struct at the start of a declaration, if the struct parses.
fn readable_struct(declaration: &TokenStream) -> Option<Ident> {
    let parse = |input: ParseStream<'_>| {
        input.call(Attribute::parse_outer)?;
        input.parse::<Visibility>()?;
        input.parse::<Token![struct]>()?;
        let name: Ident = input.parse()?;
        // Only syn accepts a field without a name, `_: u8`.
        let is_unnamed = |field: &Field| field.ident.as_ref().is_some_and(|name| name == "_");
        let has_unnamed =
            input.peek(token::Brace) && input.parse::<FieldsNamed>()?.named.iter().any(is_unnamed);
        input.parse::<TokenStream>()?;
        Ok((!has_unnamed).then_some(name))
    };
    parse.parse2(declaration.clone()).ok().flatten()
}
