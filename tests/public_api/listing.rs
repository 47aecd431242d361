//! Reads the public items of a crate from its sources. Each is one line with its signature.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use quote::ToTokens;
use syn::{
    Attribute, Fields, FnArg, ImplItem, Item, ItemEnum, ItemImpl, ItemStruct, ItemTrait, Signature,
    TraitItem, Type, UseTree, Visibility, parse_quote,
};

/// Returns the public items of the crate in `src`, those of one type together. Hidden items are left out.
pub(crate) fn of_crate(src: &Path) -> Vec<String> {
    let root = parse(&src.join("lib.rs"));
    let mut items = Vec::new();
    collect_items(src, &mut items);
    let mut listing = Listing::default();
    for item in &root {
        listing.root_item(item);
    }
    for item in &items {
        listing.item(item);
    }
    listing.lines.into_iter().map(|line| line.text).collect()
}

/// Parses all files of a folder.
fn collect_items(folder: &Path, items: &mut Vec<Item>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            collect_items(&path, items);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            items.extend(parse(&path));
        }
    }
}

fn parse(path: &Path) -> Vec<Item> {
    let text = fs::read_to_string(path).expect("a file");
    syn::parse_file(&text).expect("Rust").items
}

/// A public item, in the order of the listing.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Line {
    /// The type or trait, or nothing for the crate.
    owner: String,
    kind: Kind,
    text: String,
}

#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Head,
    Member,
    Function,
    Implementation,
}

#[derive(Default)]
struct Listing {
    /// The names that the crate's root exports.
    names: BTreeSet<String>,
    lines: BTreeSet<Line>,
}

impl Listing {
    /// Adds a macro, a module or the names of a re-export.
    fn root_item(&mut self, item: &Item) {
        match item {
            Item::Macro(item) if has(&item.attrs, "macro_export") && !is_hidden(&item.attrs) => {
                let name = item.ident.as_ref().expect("a name");
                self.add(&"", Kind::Head, format!("macro {name}!"));
            }
            Item::Mod(item) if is_public(&item.vis) && !is_hidden(&item.attrs) => {
                self.add(&"", Kind::Head, format!("mod {}", item.ident));
            }
            Item::Use(item) if is_public(&item.vis) && !is_hidden(&item.attrs) => {
                self.exported(&item.tree);
            }
            _ => {}
        }
    }

    fn exported(&mut self, tree: &UseTree) {
        match tree {
            UseTree::Path(path) => self.exported(&path.tree),
            UseTree::Group(group) => group.items.iter().for_each(|tree| self.exported(tree)),
            UseTree::Name(name) => drop(self.names.insert(name.ident.to_string())),
            UseTree::Rename(_) | UseTree::Glob(_) => {
                panic!(
                    "the root exports items by their names: {}",
                    tree.to_token_stream()
                )
            }
        }
    }

    fn is_exported(&self, name: &impl ToString) -> bool {
        self.names.contains(&name.to_string())
    }

    fn item(&mut self, item: &Item) {
        match item {
            Item::Struct(item) if self.is_exported(&item.ident) => self.structure(item),
            Item::Enum(item) if self.is_exported(&item.ident) => self.enumeration(item),
            Item::Trait(item) if self.is_exported(&item.ident) => self.trait_(item),
            Item::Impl(item) => self.implementation(item),
            _ => {}
        }
    }

    fn structure(&mut self, item: &ItemStruct) {
        let name = &item.ident;
        let mut head = item.clone();
        head.fields = Fields::Unit;
        self.type_(name, &item.attrs, Item::Struct(head));
        for field in item.fields.iter().filter(|field| is_public(&field.vis)) {
            let field_name = field.ident.as_ref().expect("a named field");
            self.add(
                name,
                Kind::Member,
                format!("{name}::{field_name}: {}", text(&field.ty)),
            );
        }
    }

    fn enumeration(&mut self, item: &ItemEnum) {
        let name = &item.ident;
        let mut head = item.clone();
        head.variants.clear();
        self.type_(name, &item.attrs, Item::Enum(head));
        for variant in &item.variants {
            let mut variant = variant.clone();
            variant.attrs.clear();
            for field in &mut variant.fields {
                field.attrs.clear();
            }
            let only: ItemEnum = parse_quote!(enum Only { #variant });
            let printed = print(Item::Enum(only));
            let variant = printed
                .trim_start_matches("enum Only {")
                .trim_end_matches('}')
                .trim();
            let variant = format!("{name}::{}", variant.trim_end_matches(','));
            self.add(name, Kind::Member, variant);
        }
    }

    /// Adds the head of a type, and a line for each derived trait.
    fn type_(&mut self, name: &syn::Ident, attributes: &[Attribute], mut head: Item) {
        if let Item::Struct(ItemStruct { attrs, .. }) | Item::Enum(ItemEnum { attrs, .. }) =
            &mut head
        {
            attrs.retain(|one| one.path().is_ident("non_exhaustive"));
        }
        self.add(name, Kind::Head, bare(&print(head)));
        for derive in attributes
            .iter()
            .filter(|one| one.path().is_ident("derive"))
        {
            derive
                .parse_nested_meta(|meta| {
                    let derived = format!("impl {} for {name}", text(&meta.path));
                    self.add(name, Kind::Implementation, derived);
                    Ok(())
                })
                .expect("derived traits");
        }
    }

    fn trait_(&mut self, item: &ItemTrait) {
        let name = &item.ident;
        let mut head = item.clone();
        head.attrs.clear();
        head.items.clear();
        self.add(name, Kind::Head, bare(&print(Item::Trait(head))));
        for item in &item.items {
            match item {
                TraitItem::Fn(item) if !is_hidden(&item.attrs) => self.function(name, &item.sig),
                TraitItem::Type(item) if !is_hidden(&item.attrs) => {
                    let (member, bounds) = (&item.ident, &item.bounds);
                    let member = format!("type {name}::{member}: {}", self::bounds(bounds));
                    self.add(name, Kind::Member, member);
                }
                TraitItem::Const(item) if !is_hidden(&item.attrs) => {
                    let member = format!("const {name}::{}: {}", item.ident, text(&item.ty));
                    self.add(name, Kind::Member, member);
                }
                _ => {}
            }
        }
    }

    /// Adds the public functions of an `impl`, or the trait that it implements.
    fn implementation(&mut self, item: &ItemImpl) {
        let name = self_name(&item.self_ty);
        let Some(trait_) = &item.trait_ else {
            let Some(name) = name.filter(|name| self.is_exported(name)) else {
                return;
            };
            for item in &item.items {
                if let ImplItem::Fn(item) = item
                    && is_public(&item.vis)
                    && !is_hidden(&item.attrs)
                {
                    self.function(&name, &item.sig);
                }
            }
            return;
        };
        let mentioned = [item.self_ty.to_token_stream(), trait_.0.to_token_stream()];
        let owner = mentioned
            .into_iter()
            .flatten()
            .find(|token| self.is_exported(token));
        if let Some(owner) = owner {
            let mut head = item.clone();
            head.attrs.clear();
            head.items.clear();
            self.add(&owner, Kind::Implementation, bare(&print(Item::Impl(head))));
        }
    }

    fn function(&mut self, owner: &syn::Ident, signature: &Signature) {
        let mut signature = signature.clone();
        // A caller does not see a `mut`.
        if let Some(FnArg::Receiver(receiver)) = signature.inputs.first_mut() {
            receiver.mutability = None;
        }
        let name = &signature.ident;
        let printed = bare(&print(parse_quote!(#signature {})));
        let owned = printed.replacen(&format!("fn {name}"), &format!("fn {owner}::{name}"), 1);
        self.add(owner, Kind::Function, owned);
    }

    fn add(&mut self, owner: &impl ToString, kind: Kind, text: String) {
        let owner = owner.to_string();
        self.lines.insert(Line { owner, kind, text });
    }
}

/// Prints an item on one line.
fn print(item: Item) -> String {
    let file = syn::File {
        shebang: None,
        frontmatter: None,
        attrs: Vec::new(),
        items: vec![item],
    };
    let printed = prettyplease::unparse(&file);
    let line = printed.split_whitespace().collect::<Vec<_>>().join(" ");
    line.replace("( ", "(")
        .replace(", )", ")")
        .replace(",)", ")")
}

/// Cuts off the empty body of an item.
fn bare(printed: &str) -> String {
    printed
        .trim_end_matches([';', '{', '}', ' ', ','])
        .to_owned()
}

/// Prints a type or a path on one line.
fn text(tokens: &impl ToTokens) -> String {
    let printed = print(parse_quote!(type Only = #tokens;));
    bare(printed.trim_start_matches("type Only = "))
}

fn bounds(bounds: &impl ToTokens) -> String {
    let printed = print(parse_quote!(trait Only: #bounds {}));
    bare(printed.trim_start_matches("trait Only: "))
}

/// The name of the type that an `impl` is for.
fn self_name(ty: &Type) -> Option<syn::Ident> {
    match ty {
        Type::Path(path) => path
            .path
            .segments
            .last()
            .map(|segment| segment.ident.clone()),
        _ => None,
    }
}

fn is_public(visibility: &Visibility) -> bool {
    matches!(visibility, Visibility::Public(_))
}

fn has(attributes: &[Attribute], name: &str) -> bool {
    attributes.iter().any(|one| one.path().is_ident(name))
}

/// Returns true for `#[doc(hidden)]`, also inside a `cfg_attr`.
fn is_hidden(attributes: &[Attribute]) -> bool {
    let is_doc = |one: &&Attribute| one.path().is_ident("doc") || one.path().is_ident("cfg_attr");
    attributes
        .iter()
        .filter(is_doc)
        .any(|one| one.to_token_stream().to_string().contains("hidden"))
}
