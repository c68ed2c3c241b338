//! Text as it is searched and compared.

use super::{
    alike::latin,
    characters::{Kind, is_accent, kind},
    forms::{lower, nfkd},
    normal::normalized,
};

/// The text as it is searched and compared: what people take for the same
/// becomes the same, on both sides.
///
/// - Case, accents, and forms that only look special (`Ⅲ`, `₂`) do not count.
/// - Apostrophes and quotation marks do not count; hyphens, dashes, line ends and
///   the dot of an abbreviation are spaces, and runs of those are one.
/// - A letter is the Latin one it looks like, word by word in whatever alphabet:
///   `СОVІD` typed in Cyrillic is `COVID`.
/// - So is a letter of another Cyrillic alphabet (`Ү`, `Қ`, `Ԛ`) the one it is taken for,
///   and a Greek one (`Α`, `Κ`).
/// - Ґ is Г, which alone was printed from 1933 to 1990; Є and Ё are Е, as papers
///   in Russian have them; Ї is І, where a keyboard or a font lacks it. Й and И
///   stay two letters: they tell names apart.
pub fn fold(text: &str) -> String {
    let mut folded = once(text);
    // Marks of other scripts stay, and what left from between them may let them change
    // places: then nothing but folding again says where they end up.
    while folded.contains(|c| MARKS <= c) {
        let again = once(&folded);
        if again == folded {
            break;
        }
        folded = again;
    }
    folded
}

/// Before it stand Latin, Greek, Cyrillic and Armenian letters, whose marks are all read.
const MARKS: char = '\u{591}';

fn once(text: &str) -> String {
    let (mut folded, mut after_dot) = (String::with_capacity(text.len()), false);
    // Its two letters are no part of the number behind it.
    let text = normalized(text).replace('№', "№ ");
    for c in lower(&nfkd(&text)).chars() {
        let is_dot = std::mem::replace(&mut after_dot, c == '.');
        match read(c) {
            Read::As(letter) => folded.push(letter),
            Read::Space if folded.is_empty() || folded.ends_with(' ') => {}
            Read::Space => folded.push(' '),
            Read::Dot if folded.ends_with(char::is_alphabetic) => folded.push(' '),
            Read::Dot if is_dot && !folded.is_empty() => {}
            Read::Dot => folded.push('.'),
            Read::Breve if folded.ends_with('и') => {
                folded.pop();
                folded.push('й');
            }
            Read::Breve | Read::Nothing => {}
        }
    }
    folded.truncate(folded.trim_end().len());
    folded
}

enum Read {
    As(char),
    Space,
    Dot,
    Breve,
    Nothing,
}

fn read(c: char) -> Read {
    let c = match kind(c) {
        Kind::Kept => c,
        Kind::Twin(of) => of,
        Kind::LineEnd => ' ',
        Kind::Dropped => return Read::Nothing,
    };
    match c {
        '\u{306}' => Read::Breve,
        c if is_accent(c) => Read::Nothing,
        '\'' | '\u{2019}' | '\u{2BC}' | '"' | '«' | '»' | '\u{201A}' | '\u{201C}'..='\u{201F}' => {
            Read::Nothing
        }
        '-' | '\u{2014}' | '\u{2015}' => Read::Space,
        '.' => Read::Dot,
        c if c.is_whitespace() => Read::Space,
        'ґ' => Read::As('г'),
        'є' => Read::As('e'),
        // Letters of one's own that accents do not come off.
        'đ' => Read::As('d'),
        'ł' => Read::As('l'),
        'ø' => Read::As('o'),
        'ı' => Read::As('i'),
        c => Read::As(latin(plain(c))),
    }
}

/// Small letters of other Cyrillic alphabets, each before the one it is taken for: with a
/// hook, a tail or a stroke, which here is no other letter than without, or of another shape;
/// and Greek ones, whose capitals look like Latin letters.
const OTHERS: &str = "\
    αaβbεeζzηhιiκkμmνnοoρpτtυyχx\
    ѕsјjӏiԛqԝwҝкһhԁdѵvүуұуғгҕгӷгӻгҗжҙзӡзқкҟкҡкӄкԟкңнҥнӈнӊнԣнԩнҧпԥпөоѳоҫсҭтҳхӽхӿхҷчҹчӌчҽеҿеӎмӆлԓлԡлԯлҋйӕæәə";

/// The letter, or the one it is taken for.
fn plain(c: char) -> char {
    if !matches!(c, '\u{3B1}'..='\u{3C7}' | '\u{455}'..='\u{52F}') {
        return c;
    }
    let mut others = OTHERS.chars();
    while let (Some(other), Some(plain)) = (others.next(), others.next()) {
        if other == c {
            return plain;
        }
    }
    c
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn marks_of_other_scripts_change_places_once() {
        for text in ["й´\u{3099}", "а\u{5b0}'\u{3099}", "и'\u{3099}\u{306}"] {
            let folded = fold(text);
            assert_eq!(fold(&folded), folded);
        }
    }

    #[test]
    fn what_people_take_for_the_same_is_the_same() {
        for alike in [
            &["Іваненко", "Iваненко", "ІВАНЕНКО", " іваненко\u{200b} "][..],
            &["Санітарка", "Санiтарка", "СAHITAPKA"],
            &[
                "Лук’янчук",
                "Лук'янчук",
                "Лук‘янчук",
                "Лук`янчук",
                "Лукʹянчук",
                "Лукянчук",
            ],
            &[
                "Нечуй-Левицький",
                "Нечуй–Левицький",
                "Нечуй‐Левицький",
                "нечуй левицький",
            ],
            &["Ґалаґан", "Галаган"],
            &["Сергєєв", "Сергеев", "Сергёёв"],
            &["Київ", "Киів", "Ки\u{456}\u{308}в", "Kиïв"],
            &["Андрій", "Андрі\u{438}\u{306}"],
            &["COVID-19", "СОVІD-19", "covid 19"],
            &["NYHA Ⅲ", "NУНА III", "nyha iii"],
            &["SpO₂", "spo2"],
            &["Nguyễn Đức", "nguyen duc"],
            &["КНП «Лікарня»", "КНП \"Лікарня\"", "кнп лікарня"],
            &["Пост\u{a0}3", "пост  3"],
            &[
                "Каб 214",
                "каб. 214",
                "Каб.214",
                "КАБ.\u{a0}214",
                "Каб.. 214",
            ],
            &["Школа № 5", "Школа №5", "школа №\u{202f}5", "Школа No 5"],
            &["Гӏанія Ӏсаєва", "Гіанія Ісаєва", "Гіанія Iсаєва"],
            &["Ҝоваль Ѕвіта", "Коваль Sвіта", "ҜОВАЛЬ ЅВІТА"],
            &["Үстин", "Устин", "Yстин", "ҮСТИН"],
            &["Ԛuinn Ԝolf Јan", "Quinn Wolf Jan"],
            &["Αдміністратор", "Адміністратор", "ΑДМІНІСТРАТОΡ"],
            &["Κаб. 214", "Каб. 214"],
            &["Гормон Τ₄", "гормон T4"],
            &["Қыдырәлі Ғани", "Кыдырəлі Гани"],
            &["Ўладзімір Уладзіміравіч", "Уладзімір Ўладзіміравіч"],
        ] {
            let folded: Vec<String> = alike.iter().map(|text| fold(text)).collect();
            assert!(folded.iter().all(|one| *one == folded[0]), "{folded:?}");
        }
        for (one, other) in [
            ("Сергій", "Сергіи"),
            ("Коваль", "Ковал"),
            ("Пост 1", "Пост І"),
            ("Каб. 20", "Каб. 2 0"),
            ("Каб 2.14", "Каб 214"),
            ("Каб 2.14", "Каб 2 14"),
        ] {
            assert_ne!(fold(one), fold(other));
        }
        assert_eq!(fold(" ’- \n"), "");
        assert_eq!(fold("shevchuk_I"), "shevchuk_i");
    }

    #[test]
    fn every_character_folds_once_and_for_all() {
        // But those of East Asia, which come in thousands of a kind.
        let west = '\0'..='\u{33FF}';
        for c in west
            .chain('\u{A000}'..='\u{ABFF}')
            .chain('\u{F900}'..='\u{1FFFF}')
        {
            let folded = fold(&format!("a{c}и{c}\u{306}"));
            assert_eq!(fold(&folded), folded, "{c:?}");
        }
    }

    /// Texts of what is folded in some way, and of anything.
    fn text() -> impl Strategy<Value = String> {
        let hard = r#"[a-cAKÏéıİÅđ АІЇіїҐґЄєЁёЙйИиĭ\u{300}-\u{308}\u{323}'’ʼ`´″«"‐–—−\-\u{ad}\u{200b}\u{a0}\r\n₂Ⅲ№½ﬁ가が\u{3099}]{0,12}"#;
        prop_oneof![hard, ".{0,12}"]
    }

    proptest! {
        #[test]
        fn folding_twice_changes_nothing(text in text()) {
            let folded = fold(&text);
            prop_assert_eq!(fold(&folded), folded);
        }

        #[test]
        fn normalizing_first_changes_nothing(text in text()) {
            prop_assert_eq!(fold(&normalized(&text)), fold(&text));
            prop_assert_eq!(fold(&super::super::line(&text)), fold(&text));
        }

        /// Words fold one by one: a search for some of them finds them.
        #[test]
        fn words_fold_as_they_do_alone(one in text(), other in text()) {
            let both = fold(&format!("{one} {other}"));
            let apart = [fold(&one), fold(&other)].join(" ");
            prop_assert_eq!(both, apart.trim());
        }

        #[test]
        fn case_does_not_count(text in "[A-Za-zА-ЯІЇЄҐа-яіїєґ’ -]{0,12}") {
            prop_assert_eq!(fold(&text.to_uppercase()), fold(&text.to_lowercase()));
        }
    }
}
