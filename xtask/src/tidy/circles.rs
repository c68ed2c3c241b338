//! Inside a crate, arrows between files run down: two may lean on each other, more may not.

use std::collections::{BTreeMap, BTreeSet};

use super::checkout::{Checkout, Finding};
use super::rust::{Kind, Token};

/// A module's path from the root of its crate; the root has none.
type Module = Vec<String>;
/// The file of each module.
type Files<'a> = BTreeMap<Module, (&'a str, Vec<&'a Token>)>;

/// More files than these in one circle cannot be understood one after another.
const LARGEST: usize = 2;

/// Where it holds so far.
const CRATES: [&str; 5] = ["app/", "server/", "shared/", "verify/", "xtask/"];

/// No circle of imports; that a parent declares its children counts as one.
pub fn small(checkout: &Checkout) -> Vec<Finding> {
    let mut crates: BTreeMap<&str, Files<'_>> = BTreeMap::new();
    for (file, rust) in CRATES.iter().flat_map(|root| checkout.shipped_below(root)) {
        if let Some((root, path)) = file.path.split_once("/src/") {
            let live = |token: &&Token| !token.test && token.kind != Kind::Text;
            let tokens = rust.tokens.iter().filter(live).collect();
            let files = crates.entry(root).or_default();
            // A library comes before the binary beside it, which is nobody's face.
            files.entry(module(path)).or_insert((&file.path, tokens));
        }
    }
    crates.values().flat_map(circles).collect()
}

fn module(path: &str) -> Module {
    let mut module: Module = path
        .trim_end_matches(".rs")
        .split('/')
        .map(str::to_owned)
        .collect();
    module.pop_if(|name| ["lib", "main", "mod"].contains(&name.as_str()));
    module
}

fn circles(files: &Files<'_>) -> Vec<Finding> {
    let named: BTreeMap<_, _> = files
        .keys()
        .map(|module| (module, named_by(module, files)))
        .collect();
    let below = |module| {
        let mut below = BTreeSet::new();
        let mut next = vec![module];
        while let Some(module) = next.pop() {
            next.extend(
                named[module]
                    .iter()
                    .copied()
                    .filter(|named| below.insert(*named)),
            );
        }
        below
    };
    let below: BTreeMap<&Module, BTreeSet<&Module>> =
        files.keys().map(|module| (module, below(module))).collect();
    let circle = |module: &Module| -> Vec<&str> {
        let others = below[module]
            .iter()
            .filter(|other| below[**other].contains(module));
        others.map(|other| files[*other].0).collect()
    };
    let circles: BTreeSet<_> = files
        .keys()
        .map(circle)
        .filter(|circle| LARGEST < circle.len())
        .collect();
    let finding = |circle: Vec<&str>| {
        let what = format!("imports go round through {}", circle[1..].join(", "));
        Finding::new(circle[0], 1, what)
    };
    circles.into_iter().map(finding).collect()
}

/// The files that `module`'s file names, by a `use`, a path or a `mod`.
fn named_by<'a>(module: &Module, files: &'a Files<'_>) -> BTreeSet<&'a Module> {
    let tokens = &files[module].1;
    let mut paths = Vec::new();
    // The modules written out in this file that the place stands in, and where each ends.
    let mut inside: Vec<(usize, &str)> = Vec::new();
    let mut depth = 0;
    let mut place = 0;
    while place < tokens.len() {
        let text = |at: usize| tokens.get(at).map_or("", |token| token.text.as_str());
        let mut here = module.clone();
        here.extend(inside.iter().map(|(_, name)| (*name).to_owned()));
        match (text(place), text(place + 1), text(place + 2)) {
            ("mod", name, "{") => inside.push((depth, name)),
            ("mod", name, ";") => paths.push([here, vec![name.to_owned()]].concat()),
            ("{", ..) => depth += 1,
            ("}", ..) => {
                depth -= 1;
                inside.pop_if(|(outside, _)| *outside == depth);
            }
            (_, ":", ":") => {
                place = leaves(tokens, place, Vec::new(), &mut |path| {
                    paths.push(absolute(&here, path));
                });
                continue;
            }
            _ => {}
        }
        place += 1;
    }
    let file = |path: Module| {
        let mut above = (0..=path.len()).rev();
        above.find_map(|length| Some(files.get_key_value(&path[..length])?.0))
    };
    let named = paths.into_iter().filter_map(file);
    named.filter(|named| *named != module).collect()
}

/// A path written `here`, from the root of the crate; another crate's ends where it was written.
fn absolute(here: &[String], path: Module) -> Module {
    let mut absolute = here.to_vec();
    for (place, name) in path.into_iter().enumerate() {
        match name.as_str() {
            "crate" if place == 0 => absolute.clear(),
            "super" => drop(absolute.pop()),
            "self" => {}
            _ => absolute.push(name),
        }
    }
    absolute
}

/// Reads a path, or a tree of them, from `place` on, and says where it ends.
fn leaves(
    tokens: &[&Token],
    mut place: usize,
    mut path: Module,
    found: &mut impl FnMut(Module),
) -> usize {
    let text = |at: usize| tokens.get(at).map_or("}", |token| token.text.as_str());
    loop {
        if text(place) == "{" {
            place += 1;
            while text(place) != "}" {
                place = leaves(tokens, place, path.clone(), found);
                // What a name is called here is nobody's path.
                let rest = tokens.iter().skip(place).map(|token| token.text.as_str());
                place += rest.take_while(|text| ![",", "}"].contains(text)).count();
                place += usize::from(text(place) == ",");
            }
            return place + 1;
        }
        path.extend(
            tokens
                .get(place)
                .filter(|token| token.kind == Kind::Word)
                .map(|token| token.text.clone()),
        );
        place += 1;
        if (text(place), text(place + 1)) != (":", ":") {
            found(path);
            return place;
        }
        place += 2;
    }
}

#[cfg(test)]
mod tests {
    use super::super::checkout::found;
    use super::small;

    const FACE: &str = "mod a; mod b; pub use a::A;";

    #[test]
    fn children_that_go_through_the_face_make_a_circle() {
        let files = [
            ("xtask/src/lib.rs", FACE),
            ("xtask/src/a.rs", "pub struct A;"),
            ("xtask/src/b/mod.rs", "mod c;"),
            (
                "xtask/src/b/c.rs",
                "use std::{fmt, io}; fn f() { super::super::A; }",
            ),
        ];
        assert_eq!(
            found(small, &files),
            ["xtask/src/lib.rs:1: imports go round through xtask/src/b/mod.rs, xtask/src/b/c.rs"]
        );
        let straight = "use crate::{a::{self as b, A}, b::c::C as crate_,};";
        let files = [files[0], files[1], files[2], ("xtask/src/b/c.rs", straight)];
        assert!(found(small, &files).is_empty());
    }

    #[test]
    fn two_may_lean_on_each_other() {
        let files = [
            ("xtask/src/lib.rs", FACE),
            (
                "xtask/src/a.rs",
                "use super::b::B; mod inner { use super::A; }",
            ),
            (
                "xtask/src/b.rs",
                "#[cfg(test)] use crate::A; const A: crate::a::A = crate::a::A;",
            ),
        ];
        assert!(found(small, &files).is_empty());
        let third = ("xtask/src/b.rs", "use crate::a; use crate::A;");
        assert_eq!(found(small, &[files[0], files[1], third]).len(), 1);
    }
}
