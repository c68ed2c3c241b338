//! A client's two halves without what neither asks the other for, and with short names for the rest: wasm-bindgen names
//! what they share by hashes and paths, and offers to scripts also what a library has for them.

use std::collections::HashMap;

use anyhow::{Result, ensure};
use walrus::{Data, Export, ModuleConfig, passes::gc};

/// What nobody but the halves reads begins like this.
const INTERNAL: [&str; 4] = ["__wb", "__externref", "_ZN", "_R"];

/// The WASM and the script that was bundled for it, both shorter. `named` keeps what functions are called.
pub fn shorten(wasm: &[u8], script: &str, named: bool) -> Result<(Vec<u8>, String)> {
    let mut module = ModuleConfig::new()
        .generate_name_section(named)
        .generate_producers_section(false)
        .parse(wasm)?;
    let exports = module.exports.iter();
    let unused: Vec<_> = exports
        .filter(|export| !script.contains(&export.name))
        .map(Export::id)
        .collect();
    for export in unused {
        module.exports.delete(export);
    }
    gc::run(&mut module);
    if !named {
        let data: Vec<_> = module.data.iter().map(Data::id).collect();
        for data in data {
            blank_paths(&mut module.data.get_mut(data).value);
        }
    }

    let mut short = HashMap::new();
    let imports = module.imports.iter_mut().map(|import| &mut import.name);
    let exports = module.exports.iter_mut().map(|export| &mut export.name);
    for name in imports.chain(exports) {
        if INTERNAL.iter().any(|start| name.starts_with(start)) {
            let next = format!("n{:x}", short.len());
            let next = short.entry(name.clone()).or_insert(next);
            name.clone_from(next);
        }
    }
    let mut names: Vec<_> = short.into_iter().collect();
    // One may begin like another.
    names.sort_by_key(|(long, _)| std::cmp::Reverse(long.len()));
    for (long, _) in &names {
        ensure!(script.contains(long), "the script does not give `{long}`");
    }
    let script = names
        .iter()
        .fold(script.to_owned(), |script, (long, short)| {
            script.replace(long, short)
        });
    Ok((module.emit_wasm(), script))
}

/// Where the files of a library begin, on whatever machine the program was compiled.
const LIBRARIES: [&[u8]; 2] = [b"/registry/src/", b"/rustc/"];

/// Blanks the places at which libraries would panic: a browser has nowhere to say them.
fn blank_paths(data: &mut [u8]) {
    let ending = b".rs";
    for start in LIBRARIES {
        let mut from = 0;
        while let Some(begins) = find(&data[from..], start) {
            let path = &mut data[from + begins..];
            let Some(ends) = find(path, ending) else {
                break;
            };
            let length = ends + ending.len();
            if path[..length].iter().all(u8::is_ascii_graphic) {
                path[..length].fill(0);
            }
            from += begins + length;
        }
    }
}

fn find(data: &[u8], wanted: &[u8]) -> Option<usize> {
    data.windows(wanted.len()).position(|found| found == wanted)
}

#[cfg(test)]
mod tests {
    use walrus::{Module, ModuleConfig, ValType};

    use super::{blank_paths, shorten};

    #[test]
    fn places_in_libraries_are_blank_and_what_stands_beside_them_stays() {
        let mut data = *b"div/rustc/59/core.rshref/cargo/registry/src/a.rslm-rs";
        blank_paths(&mut data);
        let left = str::from_utf8(&data).unwrap().replace('\0', "");
        assert_eq!(left, "divhref/cargolm-rs");
    }

    #[test]
    fn names_are_short_on_both_sides_and_what_is_not_asked_for_goes() {
        let mut module = Module::with_config(ModuleConfig::new());
        let kind = module.types.add(&[ValType::I32], &[]);
        for (import, export) in [
            ("__wbg_log_1f", "_ZN3log"),
            ("__wbg_log_1f2", "memory"),
            ("__wbg_pull_3c", "intosource_pull"),
        ] {
            let (function, _) = module.add_import_func("./client_bg.js", import, kind);
            module.exports.add(export, function);
        }
        let script = "x={__wbg_log_1f:f,__wbg_log_1f2:g,__wbg_pull_3c:h};w._ZN3log(w.memory)";

        let whole = module.emit_wasm();
        let (wasm, script) = shorten(&whole, script, false).unwrap();
        let module = Module::from_buffer(&wasm).unwrap();
        let imports = module.imports.iter().map(|import| import.name.as_str());
        let exports = module.exports.iter().map(|export| export.name.as_str());
        assert_eq!(imports.collect::<Vec<_>>(), ["n0", "n1"]);
        assert_eq!(exports.collect::<Vec<_>>(), ["n2", "memory"]);
        assert_eq!(script, "x={n0:f,n1:g,__wbg_pull_3c:h};w.n2(w.memory)");
        // What only one half has would be missed where the client starts.
        assert!(shorten(&whole, "x={__wbg_log_1f:f};w._ZN3log(w.memory)", false).is_err());
    }
}
