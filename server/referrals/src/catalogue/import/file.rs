//! A file as spreadsheets write it, read into text in cells: in which encoding, and
//! separated by what. Both are found first; a file of which one cannot be said has one
//! fault, not one in every cell.

use super::{
    columns::Column,
    faults::{Fault, Wrong},
};
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{
    Encoding, IBM866, MACINTOSH, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1251, X_MAC_CYRILLIC,
};

/// What separates cells: a semicolon where commas are decimal, a tab in “Unicode text”.
const SEPARATORS: [char; 3] = [',', ';', '\t'];
/// How many lines may stand above the names of the columns.
const TITLES: usize = 10;
/// How every zipped file begins, a workbook among them.
const ZIP: &[u8] = b"PK\x03\x04";
/// How every file begins that gzip made.
const GZIP: &[u8] = b"\x1f\x8b";
/// What DOS ends a text with.
const CTRL_Z: char = '\x1a';

/// Text in cells.
pub(super) struct File {
    pub text: String,
    /// Where in the text the names of the columns stand, in bytes.
    pub header: usize,
    pub separator: u8,
}

impl File {
    pub(super) fn read(bytes: &[u8]) -> Result<Self, Fault> {
        let text = decode(bytes)?;
        let mut begin = 0;
        let mut best: Option<(usize, char, usize, usize, &str)> = None;
        let lines = text.split_inclusive('\n');
        for (at, line) in lines.enumerate().take(TITLES) {
            let names = SEPARATORS.map(|separator| (named(line, separator), separator));
            let (names, separator) = names
                .into_iter()
                .max_by_key(|(names, _)| *names)
                .unwrap_or_default();
            if best.is_none_or(|(most, ..)| most < names) {
                best = Some((names, separator, begin, at, line));
            }
            begin += line.len();
        }
        let wrong = |line: usize, wrong| Fault {
            line: u64::try_from(line).unwrap_or(u64::MAX).saturating_add(1),
            field: "header",
            wrong,
        };
        let (names, separator, header, at, line) = best.unwrap_or_default();
        if names < 2 {
            let (at, wrong_there) = unknown_separator(&text).unwrap_or((0, Wrong::HeaderMissing));
            return Err(wrong(at, wrong_there));
        }
        let other = SEPARATORS
            .into_iter()
            .find(|other| *other != separator && line.contains(*other));
        if let Some(other) = other {
            return Err(wrong(at, Wrong::Separators(separator, other)));
        }
        Ok(Self {
            header,
            separator: u8::try_from(separator).unwrap_or(b','),
            text,
        })
    }
}

/// The line that names columns, counted from 0, if they are separated by another sign.
fn unknown_separator(text: &str) -> Option<(usize, Wrong)> {
    let mut lines = text.lines().enumerate().take(TITLES);
    lines.find_map(|(at, line)| {
        let is_sign = |c: &char| !c.is_alphanumeric() && !" _\"".contains(*c);
        let sign = line
            .chars()
            .filter(is_sign)
            .find(|sign| 2 <= named(line, *sign))?;
        Some((at, Wrong::Separator(sign)))
    })
}

/// How many columns a line names, if that separates them.
fn named(line: &str, separator: char) -> usize {
    line.split(separator)
        .filter(|name| {
            Column::read(name.trim_matches(|c: char| c.is_whitespace() || c == '"')).is_some()
        })
        .count()
}

fn decode(bytes: &[u8]) -> Result<String, Fault> {
    let wrong = |line, wrong| Fault {
        line,
        field: "file",
        wrong,
    };
    if bytes.starts_with(ZIP) {
        return Err(wrong(1, Wrong::Workbook));
    }
    if bytes.starts_with(GZIP) {
        return Err(wrong(1, Wrong::NoText));
    }
    let encoding = match Encoding::for_bom(bytes) {
        Some((encoding, _)) => encoding,
        None => encoding(bytes).ok_or_else(|| wrong(1, Wrong::NoText))?,
    };
    let (text, is_faulty) = encoding.decode_with_bom_removal(bytes);
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    if encoding != UTF_8 && ![UTF_16LE, UTF_16BE, WINDOWS_1251].contains(&encoding) {
        return Err(wrong(1, Wrong::Encoding(encoding.name())));
    }
    if is_faulty {
        let before = text
            .split(char::REPLACEMENT_CHARACTER)
            .next()
            .unwrap_or_default();
        let line = 1 + before.matches('\n').count();
        return Err(wrong(
            u64::try_from(line).unwrap_or(u64::MAX),
            Wrong::Broken(encoding.name()),
        ));
    }
    if text.contains('\0') {
        return Err(wrong(1, Wrong::NoText));
    }
    Ok(text.trim_end_matches(CTRL_Z).to_owned())
}

/// The encoding of a file without a mark; `None` if it is no text.
fn encoding(bytes: &[u8]) -> Option<&'static Encoding> {
    let zeros = |odd: usize| {
        bytes
            .iter()
            .skip(odd)
            .step_by(2)
            .filter(|byte| **byte == 0)
            .count()
    };
    // A heading in Latin letters has a zero in every other place, and hardly any between.
    let (even, odd) = (zeros(0), zeros(1));
    let is_wide = (bytes.len() / 32).max(1) < even.max(odd) && even.min(odd) <= even.max(odd) / 8;
    match (even, odd) {
        (0, 0) => {}
        _ if !is_wide => return None,
        _ if even < odd => return Some(UTF_16LE),
        _ => return Some(UTF_16BE),
    }
    let chunks = bytes.utf8_chunks();
    let (whole, broken) = chunks.fold((0, 0), |(whole, broken), chunk| {
        let beyond_ascii = chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        (
            whole + beyond_ascii,
            broken + usize::from(!chunk.invalid().is_empty()),
        )
    });
    // Letters of another encoding are hardly ever letters of this one as well.
    if broken <= whole {
        return Some(UTF_8);
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let guessed = detector.guess(Some(b"ua"), Utf8Detection::Deny);
    // Browsers guess none of Apple's, and few letters they take for anything: the least odd
    // reading is meant.
    let candidates = [guessed, WINDOWS_1251, IBM866, X_MAC_CYRILLIC, MACINTOSH];
    candidates
        .into_iter()
        .min_by_key(|encoding| oddities(&encoding.decode_without_bom_handling(bytes).0))
}

/// How much in a text is in no catalogue: letters of other alphabets and signs in words, a
/// capital after a small letter, two alphabets in a word.
fn oddities(text: &str) -> usize {
    let alone = text.chars().filter(|c| !is_usual(*c)).count();
    let neighbours = text.chars().zip(text.chars().skip(1));
    let odd = |(one, two): &(char, char)| {
        let is_word = one.is_alphabetic() && two.is_alphabetic();
        is_word
            && ((one.is_lowercase() && two.is_uppercase())
                || is_cyrillic(*one) != is_cyrillic(*two)
                || [one, two]
                    .iter()
                    .all(|c| !c.is_ascii() && !is_cyrillic(**c)))
    };
    let inside = neighbours.clone().zip(text.chars().skip(2));
    let is_sign = |c: char| "«»®©§±•†‡·¬¤¦".contains(c);
    let broken = inside.filter(|((one, two), three)| {
        is_sign(*two) && one.is_alphabetic() && three.is_alphabetic()
    });
    alone + neighbours.filter(odd).count() + broken.count()
}

const fn is_cyrillic(c: char) -> bool {
    matches!(c, '\u{400}'..='\u{4ff}')
}

/// A letter of Ukrainian, Russian or of a Western language, or a sign of their texts.
fn is_usual(c: char) -> bool {
    match c {
        c if c.is_ascii() => !c.is_control() || c.is_whitespace() || c == CTRL_Z,
        'А'..='я' => true,
        c if is_cyrillic(c) => "ҐґЄєІіЇїЁёЎў".contains(c),
        c => c.is_alphabetic() || "\u{a0}«»“”„‘’–—…№°±§·µ×€©®™†‡‰•²³½".contains(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::KOI8_U;

    const HEADER: &str = "kind;code;parent;category;name_uk;name_en;active\r\n";
    const TEXT: &str = "kind;code;parent;category;name_uk;name_en;active\r\n\
        icd10;I10;;;Есенціальна гіпертензія, ґречно «її»;Essential hypertension;\r\n\
        icd10;J18.9;;;Пневмонія, неуточнена;Pneumonia;\r\n";

    fn utf_16(text: &str, to_bytes: impl Fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(to_bytes).collect()
    }

    fn lines_of(text: &str) -> String {
        text.replace("\r\n", "\n")
    }

    fn wrong(bytes: &[u8]) -> Wrong {
        File::read(bytes).map(|file| file.text).unwrap_err().wrong
    }

    #[test]
    fn the_encoding_is_found() {
        let marked = format!("\u{FEFF}{TEXT}");
        for bytes in [
            TEXT.as_bytes().to_vec(),
            marked.as_bytes().to_vec(),
            utf_16(&marked, u16::to_le_bytes),
            utf_16(&marked, u16::to_be_bytes),
            utf_16(TEXT, u16::to_le_bytes),
            utf_16(TEXT, u16::to_be_bytes),
            WINDOWS_1251.encode(TEXT).0.into_owned(),
        ] {
            let file = File::read(&bytes).map_err(|fault| fault.to_string());
            assert_eq!(file.map(|file| file.text).as_deref(), Ok(&*lines_of(TEXT)));
        }
        let of_dos = [TEXT.as_bytes(), b"\x1a"].concat();
        assert_eq!(File::read(&of_dos).unwrap().text, lines_of(TEXT));
        let of_mac = lines_of(TEXT).replace('\n', "\r");
        assert_eq!(File::read(of_mac.as_bytes()).unwrap().text, lines_of(TEXT));
        // Odd, and yet this.
        for name in [
            "Рак",
            "рН сечі, мкМоль",
            "вітамін В12; СНIД",
            "Ґ",
            "Аналіз «ПЛР» № 5 – 10 °C",
        ] {
            let text = format!("{HEADER}icd10;I10;;;{name};pH;\r\n");
            let file = File::read(&WINDOWS_1251.encode(&text).0).unwrap();
            assert_eq!(file.text, lines_of(&text));
        }
    }

    #[test]
    fn another_encoding_is_said_once() {
        for other in [KOI8_U, IBM866, X_MAC_CYRILLIC] {
            let bytes = other.encode(TEXT).0.into_owned();
            assert_eq!(wrong(&bytes), Wrong::Encoding(other.name()));
        }
        // Few letters are enough.
        for (name, other) in [
            ("Гіпертензія", X_MAC_CYRILLIC),
            ("Пневмонiя", IBM866),
            ("Рак", IBM866),
            ("нога", IBM866),
            ("ротоглотка", IBM866),
            ("Hypertonie, primär", MACINTOSH),
        ] {
            let text = format!("{HEADER}icd10;I10;;;{name};Hypertension;\r\n");
            let bytes = other.encode(&text).0;
            assert_eq!(wrong(&bytes), Wrong::Encoding(other.name()), "{name}");
        }
        for no_text in [
            &b"\x1f\x8b\x08\0\x72\x5c"[..],
            b"kind;code\r\nicd10;I\x0010\r\n",
        ] {
            assert_eq!(wrong(no_text), Wrong::NoText);
        }
        assert_eq!(wrong(b"PK\x03\x04\x14\0\x06\0"), Wrong::Workbook);
        // Half a letter, as a program leaves it that cuts bytes.
        let mut cut = TEXT.as_bytes().to_vec();
        let at = TEXT.find("неуточнена").unwrap();
        cut.remove(at);
        let fault = File::read(&cut).map(|file| file.text).unwrap_err();
        assert_eq!((fault.line, fault.wrong), (3, Wrong::Broken("UTF-8")));
    }

    #[test]
    fn the_separator_is_found() {
        for (separator, before) in [
            (";", ""),
            (",", ""),
            ("\t", ""),
            (";", "sep=;\n"),
            (",", "# Каталог, станом на 2026\n"),
            ("\t", "Каталог послуг; закладу\n\n"),
        ] {
            let header =
                "kind;code;parent;\"category\";name_uk;name_en;Active;;".replace(';', separator);
            let file = File::read(format!("{before}{header}\r\n").as_bytes());
            let file = file.map_err(|fault| fault.to_string()).unwrap();
            assert_eq!(file.separator, separator.as_bytes()[0], "{before}");
            assert_eq!(file.header, before.len());
        }
        let mixed = b"kind;code;parent;category;name_uk,name_en;active\n";
        assert_eq!(wrong(mixed), Wrong::Separators(';', ','));
        for (title, line) in [("", 1), ("sep=|\r\n", 2), ("Каталог\r", 2)] {
            let header = "kind|code|parent|category|name_uk|name_en|active\r\n";
            let fault = File::read([title, header].concat().as_bytes()).map(|file| file.text);
            let fault = fault.unwrap_err();
            assert_eq!((fault.line, fault.wrong), (line, Wrong::Separator('|')));
        }
        for nothing in ["", "\n", "icd10,I10,,,Назва,Name,\n"] {
            assert_eq!(wrong(nothing.as_bytes()), Wrong::HeaderMissing);
        }
    }
}
