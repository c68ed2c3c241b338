//! Turns the Fluent files under `locales/` into the typed functions of `messages`.

use std::path::{Path, PathBuf};
use std::{env, fs, io, process};

#[path = "build/mod.rs"]
mod build;

use build::{Language, Source};

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=build");
    println!("cargo::rerun-if-changed=locales");

    let mut sources = Vec::new();
    for language in [Language::Uk, Language::En] {
        sources.extend(read(language)?);
    }
    match build::generate(&sources) {
        Ok(code) => {
            let out = env::var_os("OUT_DIR").expect("cargo gives build scripts OUT_DIR");
            fs::write(PathBuf::from(out).join("messages.rs"), code)
        }
        Err(problems) => {
            for problem in problems {
                println!("cargo::error={problem}");
            }
            process::exit(1);
        }
    }
}

/// The files of one language, in the order of their names.
fn read(language: Language) -> io::Result<Vec<Source>> {
    let folder = Path::new("locales").join(language.code());
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut paths = fs::read_dir(&folder)?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<io::Result<Vec<_>>>()?;
    paths.retain(|path| path.extension().is_some_and(|ext| ext == "ftl"));
    paths.sort();
    paths
        .iter()
        .map(|path| {
            Ok(Source {
                language,
                file: path
                    .file_name()
                    .map_or_else(String::new, |name| name.to_string_lossy().into_owned()),
                text: fs::read_to_string(path)?,
            })
        })
        .collect()
}
