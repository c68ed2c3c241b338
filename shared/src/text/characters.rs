//! What becomes of single characters.

/// What a character is to a text that is kept.
pub(super) enum Kind {
    /// Stays as it is.
    Kept,
    /// Looks as this one does, and is typed for it.
    Twin(char),
    /// Ends a line.
    LineEnd,
    /// Is not seen.
    Dropped,
}

pub(super) const fn kind(c: char) -> Kind {
    match c {
        // Among them what a word processor writes inside a paragraph.
        '\n' | '\r' | '\u{B}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Kind::LineEnd,
        // Left and right, acute, prime, grave, fullwidth, and those of Semitic transcription.
        '\u{2018}' | '\u{201B}' | '\u{B4}' | '\u{2032}' | '`' | '\u{FF07}' | '\u{2B9}'
        | '\u{2BB}' => Kind::Twin('\u{2019}'),
        // Hyphen, non-breaking hyphen, figure dash, en dash, minus, small and fullwidth.
        '\u{2010}'..='\u{2013}' | '\u{2212}' | '\u{FE63}' | '\u{FF0D}' => Kind::Twin('-'),
        '\t'
        | '\u{C}'
        | '\u{A0}'
        | '\u{1680}'
        | '\u{2000}'..='\u{200A}'
        | '\u{202F}'
        | '\u{205F}'
        | '\u{3000}' => Kind::Twin(' '),
        // The bullets, ticks and arrows that word processors take from Symbol and Wingdings.
        '\u{F06C}' | '\u{F06E}' | '\u{F076}' | '\u{F09F}' | '\u{F0A7}' | '\u{F0A8}'
        | '\u{F0B7}' => Kind::Twin('•'),
        '\u{F0FC}' | '\u{F0FE}' => Kind::Twin('✓'),
        '\u{F0D8}' | '\u{F0E0}' | '\u{F0E8}' => Kind::Twin('→'),
        c if formats(c) => Kind::Dropped,
        _ => Kind::Kept,
    }
}

/// Only says how the text around it is drawn: soft hyphen, grapheme joiner, marks of direction,
/// zero-width characters, variation selectors, byte order mark; or fills the place of a letter
/// (Korean) and is not seen.
const fn formats(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{180B}'..='\u{180E}'
        | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{3164}'
        | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFA0}')
}

/// Whether it says something by itself: a letter or a digit, and no sign that Unicode counts
/// among the letters because it changes or lengthens one (`ʼ`, `ː`, `ـ`, `ー`).
pub fn is_said(c: char) -> bool {
    c.is_alphanumeric()
        && !matches!(c, '\u{2B0}'..='\u{2FF}' | '\u{640}' | '\u{3005}' | '\u{3031}'..='\u{3035}'
            | '\u{309D}' | '\u{309E}' | '\u{30FC}'..='\u{30FE}' | '\u{FF70}')
}

/// An accent: its letter stands before it.
pub const fn is_accent(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}' | '\u{483}'..='\u{487}' | '\u{1AB0}'..='\u{1AFF}'
        | '\u{1DC0}'..='\u{1DFF}' | '\u{20D0}'..='\u{20FF}' | '\u{FE20}'..='\u{FE2F}')
}

/// Neither a control character nor one that only formats: two names that look
/// the same must be the same.
pub fn is_visible(c: char) -> bool {
    !c.is_control() && !formats(c) && !matches!(c, '\u{2028}' | '\u{2029}')
}
