//! Smaller forms beside the files they stand for, made once so that no request waits for them.

use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use brotli::enc::BrotliEncoderParams;
use flate2::Compression;
use flate2::write::GzEncoder;

use crate::workspace::files_below;

const COMPRESSIBLE: [&str; 8] = [
    "css",
    "html",
    "js",
    "json",
    "svg",
    "txt",
    "wasm",
    "webmanifest",
];

/// Writes `.br` and `.gz` next to every compressible file that they make smaller.
pub fn everything_below(folder: &Path) -> Result<()> {
    let mut files = files_below(folder)?;
    files.retain(|file| {
        file.extension()
            .is_some_and(|found| COMPRESSIBLE.iter().any(|extension| found == *extension))
    });
    std::thread::scope(|scope| {
        let jobs: Vec<_> = files.iter().map(|file| scope.spawn(|| one(file))).collect();
        jobs.into_iter().try_for_each(|job| {
            job.join()
                .map_err(|_| anyhow::anyhow!("compression panicked"))?
        })
    })
}

fn one(file: &Path) -> Result<()> {
    let content = fs::read(file).with_context(|| format!("reading {}", file.display()))?;
    let best = BrotliEncoderParams {
        quality: 11,
        size_hint: content.len(),
        ..BrotliEncoderParams::default()
    };
    let mut small = Vec::new();
    brotli::BrotliCompress(&mut content.as_slice(), &mut small, &best)?;
    keep_if_smaller(&small, &content, &with_suffix(file, "br"))?;

    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(&content)?;
    keep_if_smaller(&encoder.finish()?, &content, &with_suffix(file, "gz"))
}

fn keep_if_smaller(small: &[u8], content: &[u8], path: &Path) -> Result<()> {
    if small.len() < content.len() {
        BufWriter::new(File::create(path)?).write_all(small)?;
    }
    Ok(())
}

/// `app.js` becomes `app.js.br`.
pub fn with_suffix(file: &Path, suffix: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(".");
    name.push(suffix);
    name.into()
}
