//! Links between pages. rustdoc checks links to items, but neither files nor anchors.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::pages::{Page, files, read, root};

type Pages = BTreeMap<PathBuf, Page>;

fn pages() -> Pages {
    let read_page = |path: PathBuf| {
        let page = Page::parse(&read(path.to_str().expect("UTF-8")));
        (path, page)
    };
    files("md").into_iter().map(read_page).collect()
}

/// Returns the file of a module of the documentation: `crate::guide` is `waiter-runtime/src/guide.md`. It is `None` for an item.
fn page_of_module(pages: &Pages, module: &str) -> Option<PathBuf> {
    let path = match module.strip_prefix("crate")? {
        "" => PathBuf::from("README.md"),
        module => {
            let path = module.strip_prefix("::")?.replace("::", "/");
            PathBuf::from(format!("waiter-runtime/src/{path}.md"))
        }
    };
    pages.contains_key(&path).then_some(path)
}

/// Returns the fault of a link in this file, if it has one.
fn fault(pages: &Pages, file: &Path, link: &str) -> Option<String> {
    let (target, anchor) = link.split_once('#').unwrap_or((link, ""));
    if target.starts_with("https:") || target.starts_with("http:") {
        return None;
    }
    let path = if target.is_empty() {
        file.to_owned()
    } else if target.split("::").next() == Some("crate") {
        page_of_module(pages, target)?
    } else {
        let folder = file.parent().expect("a file");
        let path = folder.join(target);
        if !root().join(&path).exists() {
            return Some(format!("{}: no file for `{link}`", file.display()));
        }
        path
    };
    let page = pages.get(&path)?;
    let found = anchor.is_empty() || page.anchors.contains(anchor);
    (!found).then(|| format!("{}: no anchor for `{link}`", file.display()))
}

#[test]
fn every_link_resolves() {
    let pages = pages();
    let links = pages
        .iter()
        .flat_map(|(file, page)| page.links.iter().map(move |link| (file, link)));
    let faults: Vec<_> = links
        .filter_map(|(file, link)| fault(&pages, file, link))
        .collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Links in comments: `crate::reference#files`.
#[test]
fn every_anchor_in_a_comment_resolves() {
    let pages = pages();
    let mut checked = 0;
    for file in files("rs") {
        if !file.starts_with("waiter-runtime/src") {
            continue;
        }
        let text = read(file.to_str().expect("UTF-8"));
        for (at, _) in text.match_indices("crate") {
            let is_link = |c: char| c.is_ascii_alphanumeric() || matches!(c, ':' | '_' | '-' | '#');
            let rest = &text[at..];
            let link = &rest[..rest.find(|c| !is_link(c)).unwrap_or(rest.len())];
            if link.contains('#') && !link.contains("::#") {
                checked += 1;
                assert_eq!(fault(&pages, &file, link), None);
            }
        }
    }
    assert!(checked > 5, "only {checked} links");
}

#[test]
fn wrong_links_are_found() {
    let pages = pages();
    let guide = Path::new("waiter-runtime/src/guide.md");
    for wrong in [
        "missing.md",
        "reference.md#missing",
        "#missing",
        "crate::reference#missing",
        "crate#missing",
    ] {
        assert!(fault(&pages, guide, wrong).is_some(), "{wrong}");
    }
}

/// The README links to files, and the crate's page to the same pages.
#[test]
fn the_readme_and_the_crate_link_to_the_same_pages() {
    let (readme, lib) = (read("README.md"), read("waiter-runtime/src/lib.rs"));
    let mut defined = Vec::new();
    for line in readme.lines() {
        let definition = line.strip_prefix('[').and_then(|it| it.split_once("]: "));
        let Some((name, file)) = definition else {
            continue;
        };
        let module = file
            .replacen("waiter-runtime/src/", "crate::", 1)
            .replacen(".md", "", 1);
        let attribute = format!("#![doc = \"[{name}]: {module}\"]\n");
        assert!(lib.contains(&attribute), "lib.rs should have {attribute}");
        defined.push(file.to_owned());
    }
    assert_eq!(lib.matches("#![doc = \"[").count(), defined.len());
    for link in Page::parse(&readme).links {
        let is_web = link.starts_with("https://");
        assert!(
            is_web || defined.contains(&link),
            "{link} has no definition"
        );
    }
}
