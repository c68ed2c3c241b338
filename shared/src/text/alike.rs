//! The letters that look the same in Latin and Cyrillic: the one table of them.

/// A pair, each as a capital and a small letter.
struct Pair {
    latin: [char; 2],
    cyrillic: [char; 2],
    /// The small letters look the same, too.
    small: bool,
}

const fn pair(latin: [char; 2], cyrillic: [char; 2], small: bool) -> Pair {
    Pair {
        latin,
        cyrillic,
        small,
    }
}

/// Letters of the Ukrainian alphabet, and Ё of names from the Russian one, that look like Latin ones, as the palochka of
/// Caucasian languages does, or like Greek ones; the Latin ones first.
const PAIRS: [Pair; 29] = [
    pair(['A', 'a'], ['А', 'а'], true),
    pair(['B', 'b'], ['В', 'в'], false),
    pair(['C', 'c'], ['С', 'с'], true),
    pair(['E', 'e'], ['Е', 'е'], true),
    pair(['Ë', 'ë'], ['Ё', 'ё'], true),
    pair(['H', 'h'], ['Н', 'н'], false),
    pair(['I', 'i'], ['І', 'і'], true),
    pair(['Ï', 'ï'], ['Ї', 'ї'], true),
    pair(['K', 'k'], ['К', 'к'], true),
    pair(['M', 'm'], ['М', 'м'], false),
    pair(['O', 'o'], ['О', 'о'], true),
    pair(['P', 'p'], ['Р', 'р'], true),
    pair(['T', 't'], ['Т', 'т'], false),
    pair(['X', 'x'], ['Х', 'х'], true),
    pair(['Y', 'y'], ['У', 'у'], true),
    pair(['Ӏ', 'ӏ'], ['І', 'і'], true),
    pair(['Α', 'α'], ['А', 'а'], true),
    pair(['Β', 'β'], ['В', 'в'], false),
    pair(['Ε', 'ε'], ['Е', 'е'], false),
    pair(['Η', 'η'], ['Н', 'н'], false),
    pair(['Ι', 'ι'], ['І', 'і'], true),
    pair(['Ϊ', 'ϊ'], ['Ї', 'ї'], true),
    pair(['Κ', 'κ'], ['К', 'к'], true),
    pair(['Μ', 'μ'], ['М', 'м'], false),
    pair(['Ο', 'ο'], ['О', 'о'], true),
    pair(['Ρ', 'ρ'], ['Р', 'р'], true),
    pair(['Τ', 'τ'], ['Т', 'т'], false),
    pair(['Χ', 'χ'], ['Х', 'х'], true),
    pair(['Υ', 'υ'], ['У', 'у'], false),
];

/// The Cyrillic letter that one of another alphabet looks like.
pub(super) fn cyrillic(c: char) -> Option<char> {
    PAIRS.iter().find_map(|pair| match pair.latin {
        [capital, _] if capital == c => Some(pair.cyrillic[0]),
        [_, small] if small == c && pair.small => Some(pair.cyrillic[1]),
        _ => None,
    })
}

/// The character, or the Latin letter that a Cyrillic one looks like as a
/// capital; a small letter for a small one.
pub fn latin(c: char) -> char {
    if c.is_ascii() {
        return c;
    }
    let found = PAIRS.iter().find_map(|pair| match pair.cyrillic {
        [capital, _] if capital == c => Some(pair.latin[0]),
        [_, small] if small == c => Some(pair.latin[1]),
        _ => None,
    });
    found.unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_read_by_their_looks() {
        assert_eq!(
            "АВСЕНІЇКМОРТХУ".chars().map(latin).collect::<String>(),
            "ABCEHIÏKMOPTXY"
        );
        assert_eq!("і10 Ж9".chars().map(latin).collect::<String>(), "i10 Ж9");
        assert_eq!((cyrillic('H'), cyrillic('h')), (Some('Н'), None));
        assert_eq!((cyrillic('p'), cyrillic('r')), (Some('р'), None));
        assert_eq!((cyrillic('Ӏ'), cyrillic('ӏ')), (Some('І'), Some('і')));
        assert_eq!((cyrillic('Κ'), cyrillic('η')), (Some('К'), None));
    }
}
