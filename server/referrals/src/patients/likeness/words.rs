//! How far two names agree.

use ground::text::fold;
use std::sync::LazyLock;
use strsim::osa_distance;

/// How far a field of two records agrees, the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Agreement {
    Equal,
    /// One is a part of the other, a double name, or both have one in common.
    Part,
    /// They are a letter off, or forms of one name.
    Alike,
    /// One of them is not known.
    Unknown,
    Differ,
}

/// Family names, folded.
pub(super) fn family(one: &str, other: &str) -> Agreement {
    agreement(one, other, one_typo(one, other))
}

/// Given names, folded: also forms such as Дар’я and Дарина, Микола and Николай.
pub(super) fn given(one: &str, other: &str) -> Agreement {
    let alike = one_typo(one, other) || same_beginning(one, other) || same_name(one, other);
    agreement(one, other, alike)
}

/// Patronymics, folded.
pub(super) fn patronymic(one: &str, other: &str) -> Agreement {
    agreement(one, other, one_typo(one, other))
}

fn agreement(one: &str, other: &str, alike: bool) -> Agreement {
    if one.is_empty() || other.is_empty() {
        Agreement::Unknown
    } else if one == other {
        Agreement::Equal
    } else if share_word(one, other) {
        Agreement::Part
    } else if alike {
        Agreement::Alike
    } else {
        Agreement::Differ
    }
}

/// How many letters are more than an initial or a particle (`де`, `ван`).
const WORD: usize = 4;

fn share_word(one: &str, other: &str) -> bool {
    let is_double = one.contains(' ') || other.contains(' ');
    let in_other = |word: &str| WORD <= word.chars().count() && other.split(' ').any(|w| w == word);
    is_double && one.split(' ').any(in_other)
}

/// How many letters begin forms of one name.
const BEGINNING: usize = 3;

fn same_beginning(one: &str, other: &str) -> bool {
    let same = one.chars().zip(other.chars()).take_while(|(a, b)| a == b);
    BEGINNING <= same.count()
}

/// Names that papers have in Ukrainian and in Russian, and that begin otherwise.
static FORMS: LazyLock<[[String; 2]; 8]> = LazyLock::new(|| {
    [
        ["Микола", "Николай"],
        ["Олена", "Елена"],
        ["Тетяна", "Татьяна"],
        ["Ганна", "Анна"],
        ["Олексій", "Алексей"],
        ["Володимир", "Владимир"],
        ["Пилип", "Филипп"],
        ["Микита", "Никита"],
    ]
    .map(|forms| forms.map(fold))
});

fn same_name(one: &str, other: &str) -> bool {
    let both = |[a, b]: &[String; 2]| (a == one && b == other) || (a == other && b == one);
    FORMS.iter().any(both)
}

/// Whether a letter, in long words two, was added, left out, replaced or changed
/// places with its neighbour.
fn one_typo(one: &str, other: &str) -> bool {
    let [length, other_length] = [one, other].map(|word| word.chars().count());
    let allowed = match length.min(other_length) {
        0..4 => return false,
        4..8 => 1,
        _ => 2,
    };
    length.abs_diff(other_length) <= allowed && osa_distance(one, other) <= allowed
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(agree: fn(&str, &str) -> Agreement, one: &str, other: &str) -> Agreement {
        let (one, other) = (fold(one), fold(other));
        let found = agree(&one, &other);
        assert_eq!(found, agree(&other, &one));
        found
    }

    #[test]
    fn names_agree_as_papers_have_them() {
        for (one, other, expected) in [
            ("Ґанжа", "ГАНЖА", Agreement::Equal),
            ("Лук’янчук", "Лукянчук", Agreement::Equal),
            ("Петренко-Іваненко", "Іваненко", Agreement::Part),
            ("Петренко-Іваненко", "Іваненко-Петренко", Agreement::Part),
            ("Бойко", "Бокйо", Agreement::Alike),
            ("Бойко", "Бойка", Agreement::Alike),
            ("Литвиненко", "Летвиненка", Agreement::Alike),
            ("Бойко", "Байда", Agreement::Differ),
            ("Лис", "Рис", Agreement::Differ),
            ("Ван Гог", "Ван Дейк", Agreement::Differ),
            ("", "Бойко", Agreement::Unknown),
        ] {
            assert_eq!(of(family, one, other), expected, "{one} {other}");
        }
        for (one, other, expected) in [
            ("Дар’я", "Дарина", Agreement::Alike),
            ("Наталія", "Наталья", Agreement::Alike),
            ("Микола", "Николай", Agreement::Alike),
            ("Анна-Марія", "Марія", Agreement::Part),
            ("Іван", "Петро", Agreement::Differ),
        ] {
            assert_eq!(of(given, one, other), expected, "{one} {other}");
        }
        assert_eq!(of(patronymic, "Сергіївна", "Сергеевна"), Agreement::Alike);
        assert_eq!(of(patronymic, "Іванівна", "Петрівна"), Agreement::Differ);
    }
}
