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

/// Given names, folded: also forms such as Дар’я and Дарина, Микола and Николай, Ігор and Игорь.
pub(super) fn given(one: &str, other: &str) -> Agreement {
    let [heard, other_heard] = [one, other].map(sounded);
    let alike = one_typo(one, other)
        || heard == other_heard
        || same_beginning(one, other)
        || same_name(&heard, &other_heard);
    agreement(one, other, alike)
}

/// Patronymics, folded.
pub(super) fn patronymic(one: &str, other: &str) -> Agreement {
    let alike = one_typo(one, other) || one_typo(&sounded(one), &sounded(other));
    agreement(one, other, alike)
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

/// Names that begin otherwise in Russian, at home or in old papers: each line has one person's.
const FORMS: &str = "\
    Микола Николай Ніколай Коля
    Олександр Александр Саша Сашко Шура
    Олександра Александра Саша Шура
    Володимир Владимир Вова Володя
    Олексій Алексей Альоша Льоша
    Михайло Михаил Миша Міша
    Дмитро Дмитрий Дима Діма Митя
    Євген Евгений Женя
    Євгенія Евгения Женя
    Іван Иван Ваня
    Павло Павел Паша
    Петро Петр Петя
    Костянтин Константин Костя
    Георгій Георгий Жора
    Яків Яков Яша
    Пилип Филипп
    Микита Никита
    Йосип Осип Иосиф
    Юхим Ефим
    Охрім Ефрем
    Опанас Панас Афанасий
    Онуфрій Ануфрий
    Гнат Ігнат Игнатий
    Хведір Федір Федор
    Анатолій Толя
    Олена Елена Лена
    Ольга Оля
    Тетяна Татьяна Таня
    Ганна Анна Аня
    Катерина Екатерина Катя
    Марія Мария Маша
    Анастасія Анастасия Настя
    Єлизавета Елизавета Ліза
    Маргарита Рита
    Антоніна Антонина Тоня
    Софія София Соня
    Світлана Светлана Света
    Раїса Раиса Рая
    Лідія Лидия Ліда
    Ірина Ирина Орина Ярина Іра
    Параска Прасковья Параскева
    Килина Акулина
    Мотря Матрена
    Палажка Пелагея
    Явдоха Евдокия
    Горпина Агрипина Аграфена
    Уляна Ульяна Юліана
    Емілія Эмилия Міля";

static SOUNDED: LazyLock<Vec<Vec<String>>> = LazyLock::new(|| {
    let heard = |name| sounded(&fold(name));
    let lines = FORMS.lines().map(str::split_whitespace);
    lines.map(|names| names.map(heard).collect()).collect()
});

fn same_name(one: &str, other: &str) -> bool {
    let has = |forms: &[String], name: &str| forms.iter().any(|form| form == name);
    SOUNDED
        .iter()
        .any(|forms| has(forms, one) && has(forms, other))
}

/// The folded name as it sounds in Ukrainian and in Russian alike, whichever of them spelt it:
/// `Віталій` and `Виталий`, `Ельвіра` and `Эльвира`, `Ілля` and `Илья`.
fn sounded(folded: &str) -> String {
    let mut sounded = String::with_capacity(folded.len());
    for c in folded.chars() {
        // Folded, і and е are Latin letters.
        let sound = match c {
            'и' | 'ы' | 'й' => 'i',
            'э' => 'e',
            'ь' | 'ъ' => continue,
            c => c,
        };
        if !sounded.ends_with(sound) {
            sounded.push(sound);
        }
    }
    sounded
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
            ("Ігор", "Игорь", Agreement::Alike),
            ("Віталій", "Виталий", Agreement::Alike),
            ("Лідія", "Лидия", Agreement::Alike),
            ("Зінаїда", "Зинаида", Agreement::Alike),
            ("Ілля", "Илья", Agreement::Alike),
            ("Лілія", "Лилия", Agreement::Alike),
            ("Таїсія", "Таисия", Agreement::Alike),
            ("Йосип", "Иосиф", Agreement::Alike),
            ("Ніколай", "Микола", Agreement::Alike),
            ("Емілія", "Эмилия", Agreement::Alike),
            ("Ельвіра", "Эльвира", Agreement::Alike),
            ("Едуард", "Эдуард", Agreement::Alike),
            ("Гліб", "Глеб", Agreement::Alike),
            ("Олександр", "Саша", Agreement::Alike),
            ("Олександра", "Саша", Agreement::Alike),
            ("Єлизавета", "Лиза", Agreement::Alike),
            ("Анна", "Аня", Agreement::Alike),
            ("Іван", "Петро", Agreement::Differ),
            ("Інна", "Оля", Agreement::Differ),
            ("Надія", "Лідія", Agreement::Differ),
            ("Юлія", "Юрій", Agreement::Differ),
            ("Олександр", "Євген", Agreement::Differ),
            ("Анна", "Анастасія", Agreement::Differ),
        ] {
            assert_eq!(of(given, one, other), expected, "{one} {other}");
        }
        assert_eq!(of(patronymic, "Сергіївна", "Сергеевна"), Agreement::Alike);
        assert_eq!(of(patronymic, "Віталіївна", "Витальевна"), Agreement::Alike);
        assert_eq!(of(patronymic, "Іванівна", "Петрівна"), Agreement::Differ);
    }
}
