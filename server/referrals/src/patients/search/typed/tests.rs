//! Searches as people type them.

use super::*;
use proptest::prelude::*;

fn today() -> Day {
    Day::new(2026, 9, 1).unwrap()
}

fn parse(text: &str) -> Typed {
    Typed::parse(text, today())
}

fn day(text: &str) -> Day {
    Day::typed(text).unwrap()
}

#[test]
fn a_birth_date_is_read_from_all_it_is_written_as() {
    for text in [
        "06.05.1971",
        "6.5.1971",
        "06/05/1971",
        "06-05-1971",
        "06.05.1971р.",
        "06.05.1971 р.н.",
        "06.05.1971 року народження",
        "(06.05.1971)",
        "1971-05-06",
        "1971.5.6",
        "6 травня 1971",
        "6 Травня 1971 р.",
        "6-го травня 1971 року",
        "6-травня-1971",
        "6 мая 1971 г.",
        "6 трав. 1971",
        "6 тра 1971",
        "6\u{a0}тр\u{200b}ав.\u{202f}1971",
        "6.V.1971",
        "«6» травня 1971 року",
        "6 May 1971",
        "6th May, 1971",
        "May 6, 1971",
        "06May1971",
        "06-may-1971",
    ] {
        let born = vec![day("06.05.1971")];
        let expected = Typed {
            born,
            ..Typed::default()
        };
        assert_eq!(parse(text), expected, "{text}");
        let named = parse(&format!("Коваль {text}"));
        assert_eq!(named.names, ["Коваль"], "{text}");
        assert_eq!(named.born, expected.born, "{text}");
    }
    // Only the other order makes a date of it.
    assert_eq!(parse("05/25/1971").born, [day("25.05.1971")]);
}

#[test]
fn nobody_is_born_in_the_future() {
    let both = |text: &str| parse(text).born;
    assert_eq!(both("06.05.71"), [day("06.05.1971")]);
    assert_eq!(both("6/5/15"), [day("06.05.2015"), day("06.05.1915")]);
    assert_eq!(both("01.09.26"), [day("01.09.2026"), day("01.09.1926")]);
    assert_eq!(both("02.09.26"), [day("02.09.1926")]);
    assert_eq!(both("6 травня 71"), [day("06.05.1971")]);
}

#[test]
fn digits_that_are_a_date_are_both() {
    for (text, digits) in [
        ("06051971", "06051971"),
        ("06 05 1971", "06051971"),
        ("6 5 1971", "651971"),
        ("060571", "060571"),
        ("06-05-71", "060571"),
        ("71-05-06", "710506"),
        ("71-5-6", "7156"),
        ("71 05 06", "710506"),
        ("710506", "710506"),
    ] {
        let found = parse(text);
        assert_eq!(found.or_born, [day("06.05.1971")], "{text}");
        assert_eq!(found.digits.as_deref(), Some(digits));
        assert!(found.born.is_empty() && found.unclear.is_empty());
    }
    let both = [day("01.02.1903"), day("03.02.1901")];
    assert!(
        both.iter()
            .all(|day| parse("01-02-03").or_born.contains(day))
    );
    assert_eq!(parse("99-12-31").or_born, [day("31.12.1999")]);
    assert_eq!(parse("55-13-24").or_born, []);
    assert_eq!(parse("067 55 01 24").or_born, []);
    assert_eq!(parse("19710506").or_born, [day("06.05.1971")]);
    assert_eq!(parse("067 555 01 24").or_born, []);
    assert_eq!(parse("+380 67 111 01 24").or_born, []);
    let found = parse("Коваль 1971");
    assert_eq!(
        (found.or_year.as_deref(), found.digits.as_deref()),
        (Some("1971"), Some("1971"))
    );
    assert_eq!(parse("1971").or_year, None);
}

#[test]
fn initials_and_labels_are_what_they_are() {
    for text in ["Коваль А.", "коваль а", "«Коваль» А."] {
        assert_eq!(parse(text).names.len(), 2, "{text}");
        assert!(parse(text).unclear.is_empty(), "{text}");
    }
    assert_eq!(parse("Коваль А.І.").names, ["Коваль", "А", "І"]);
    assert_eq!(parse("А. І. Коваль").names, ["А", "І", "Коваль"]);
    assert_eq!(parse("А.Коваль").names, ["А", "Коваль"]);
    for text in [
        "тел. 8-067-555.01.24",
        "tel:+380675550124",
        "00380 67 555 01 24",
        "+380 (0)67 555/01/24.",
        "т. 067 555 01 24",
        "т.0675550124",
        "моб.тел. 0675550124",
        "моб.тел.:0675550124",
        "mobile 067\u{a0}555\u{2009}01 24",
    ] {
        let phone = parse(text).phone.unwrap();
        assert_eq!(phone.as_str(), "+380675550124", "{text}");
        assert!(
            parse(text).names.is_empty() && parse(text).unclear.is_empty(),
            "{text}"
        );
    }
    for label in ["РНОКПП", "ІПН", "ідн", "код", "код:", "ІПН №", "Tax"] {
        let found = parse(&format!("{label} 3075351234"));
        assert_eq!(found.digits.as_deref(), Some("3075351234"), "{label}");
        assert!(
            found.names.is_empty() && found.unclear.is_empty(),
            "{label}"
        );
    }
    assert_eq!(parse("Коваль Т. 06.05.1971").names, ["Коваль", "Т"]);
    assert_eq!(parse("Невідома\u{a0}особа №\u{a0}2").unnamed, Some(2));
    assert_eq!(parse("Тел").names, ["Тел"]);
}

#[test]
fn what_stands_around_a_name_hides_nobody() {
    let all = |text: &str| {
        let found = parse(text);
        assert_eq!(found.names[0], "Американська", "{text}");
        (found.born, found.partly, found.unclear.join("|"))
    };
    for (behind, unclear) in [
        ("13.05.1971, 55 р.", "55 р."),
        ("13.05.1971 55 років", "55 років"),
        ("Народилася 13.05.1971 (55 років)", "(55 років)"),
        ("д.н. 13.05.1971", ""),
        ("дн 13.05.1971", ""),
        ("ДН: 13.05.1971", ""),
        ("народж. 13.05.1971", ""),
        ("дата народження: 13.05.1971", ""),
        ("13.05.1971 жін.", "жін."),
        ("13.05.1971 00:00", "00:00"),
        ("13.05.1971 0:00:00", "0:00:00"),
        ("１３．０５．１９７１", ""),
        ("13.05.1971 55", "55"),
        ("13.05.1971(55)", "55"),
        ("13.05.1971р.(55)", "55"),
        ("13.05.1971/55", "55"),
        ("1971-05-13T00:00:00", "00:00:00"),
        ("1971 травень 13", ""),
        ("13.05.1971 30.08.2026", "30.08.2026"),
        ("30.08.2026 09:30, 13.05.1971", "09:30|30.08.2026"),
        ("9:30 13.05.1971", "9:30"),
        ("0:00:00 13.05.1971", "0:00:00"),
        ("06:05:15 13.05.1971", "06:05:15"),
        ("13.05.1971 13.05.1971", ""),
        ("13.05.1971 9.30", "9.30"),
        ("13.05.1971 р. н.", ""),
    ] {
        let expected = (vec![day("13.05.1971")], vec![], unclear.to_owned());
        assert_eq!(all(&format!("Американська {behind}")), expected, "{behind}");
    }
    for (behind, partly, unclear) in [
        ("1971 р.н.", "1971%", ""),
        ("бл. 1971 р.н.", "1971%", ""),
        ("приблизно 1971 року", "1971%", ""),
        ("~1971 р.", "1971%", ""),
        ("1971 р. н.", "1971%", ""),
        ("1971р.н.", "1971%", ""),
        ("1971 року народження", "1971%", ""),
        ("1971 г.р.", "1971%", ""),
        ("71", "1971%", ""),
        ("13.05", "%-05-13", ""),
        ("13 травня", "%-05-13", ""),
        ("05.1971", "1971-05%", ""),
        ("(55 років)", "", "(55 років)"),
        ("55р.", "", "55р."),
        ("жін.", "", "жін."),
        ("(Юр’єва)", "", "(Юр’єва)"),
        ("2031 р.н.", "", "2031 р.н."),
        ("71 р.н.", "1971%", ""),
        ("71р.н.", "1971%", ""),
        ("71 р. н.", "1971%", ""),
        ("71 року народження", "1971%", ""),
        ("нар. 71", "1971%", ""),
        ("11/71", "1971-11%", ""),
        ("11.71", "1971-11%", ""),
        ("11.1971", "1971-11%", ""),
        ("лист. 71", "1971-11%", ""),
        ("лист. 1971", "1971-11%", ""),
        (", ж", "", "ж"),
        ("паспорт 123456789", "", "паспорт 123456789"),
        ("паспорт АВ 123456", "", "паспорт АВ 123456"),
    ] {
        let partly = Some(partly).filter(|one| !one.is_empty());
        let partly = partly.map(str::to_owned).into_iter().collect();
        let expected = (vec![], partly, unclear.to_owned());
        assert_eq!(all(&format!("Американська {behind}")), expected, "{behind}");
    }
    for title in ["гр.", "гр-ка", "пац.", "Пані", "Хвора", "Mrs."] {
        assert_eq!(
            parse(&format!("{title} Коваль")).names,
            ["Коваль"],
            "{title}"
        );
    }
    for name in ["Марта", "Мартинюк", "Остапенко", "Майборода", "Листопад"]
    {
        let found = parse(&format!("Коваль {name} 1985"));
        assert_eq!(found.names, ["Коваль", name]);
        assert!(found.partly.is_empty(), "{name}");
    }
    let called = parse("Пацієнт Американська Дата 13.05.1971");
    assert_eq!(called.names, ["Американська", "Дата"]);
    assert_eq!(parse("Пацієнт").names, ["Пацієнт"]);
    let sons = parse("067 555 01 24 (син)");
    assert_eq!(
        (sons.digits.as_deref(), &sons.unclear[..]),
        (Some("0675550124"), &["(син)".to_owned()][..])
    );
    assert_eq!(parse("067 555 12.05").digits.as_deref(), Some("0675551205"));
    assert_eq!(
        parse("Коваль (067) 555 01 24").digits.as_deref(),
        Some("0675550124")
    );
}

#[test]
fn what_means_nothing_is_named() {
    for (text, unclear) in [
        ("31.02.1971", "31.02.1971"),
        ("Коваль 31.02.1971", "31.02.1971"),
        ("06.13.1971", "06.13.1971"),
        ("13.13.71", "13.13.71"),
        ("31 лютого 1971", "31 лютого 1971"),
        ("6 травня", "6 травня"),
        ("05.1971", "05.1971"),
        ("1971", "1971"),
        ("1971 р.н.", "1971 р.н."),
        ("06.05", "06.05"),
        ("55 років", "55 років"),
        ("шостого травня 1971", "шостого травня 1971"),
        (
            "Коваль двадцять першого травня 1971 року",
            "двадцять першого травня 1971 року",
        ),
        ("Коваль тридцятого травня", "тридцятого травня"),
        ("Ковальського шостого травня 1971", "шостого травня 1971"),
        ("1971-05", "1971-05"),
        ("06.05.2031", "06.05.2031"),
        ("06.05.1871", "06.05.1871"),
        ("06.05.9171", "06.05.9171"),
        ("06.05.197", "06.05.197"),
        ("Коваль 06.05.19711", "06.05.19711"),
        ("06/05/2971", "06/05/2971"),
        ("99/99/9999", "99/99/9999"),
        ("6 квитня 1971", "6 квитня 1971"),
        ("Коваль2 Анна", "Коваль2"),
        ("%лук%", "%лук%"),
        ("1234567890123456", "1234567890123456"),
    ] {
        assert_eq!(parse(text).unclear, [unclear], "{text}");
    }
    assert!(!parse("31.02.1971").is_enough());
    // What is left of them would find everybody.
    for text in ["тел 3", "тел. 0", "31.02.1971 а", "\u{345}\u{345}"] {
        let found = parse(text);
        assert!(!found.is_enough() && !found.unclear.is_empty(), "{text}");
    }
    assert_eq!(parse(&"x2".repeat(3000)).unclear[0].len(), 40);
    assert_eq!(parse(&"x2 ".repeat(3000)).unclear.len(), 5);
}

#[test]
fn a_month_and_a_year_are_perhaps_a_name_and_a_year() {
    for text in [
        "листопад 1968",
        "Листопада 1968",
        "листопад 68",
        "листопад 1968 р.",
        "лист 1968",
        "November 1968",
        "Jan 31 90",
        "January 31 90",
        "90 Jan 31",
        "ноябрь 1968",
    ] {
        let found = parse(text);
        assert_eq!(found.or_month.as_deref(), Some(text), "{text}");
        assert!(found.is_enough(), "{text}");
    }
    for text in [
        "11.1968",
        "11/68",
        "11/1968",
        "1968-11",
        "лист. 1968",
        "лист. 68",
    ] {
        let found = parse(text);
        assert!(
            !found.is_enough() && found.unclear == [text],
            "{text} {found:?}"
        );
    }
    for text in [
        "Листопад",
        "Коваль Листопад 1968",
        "Коваль 1968",
        "6 листопада 1968",
    ] {
        assert_eq!(parse(text).or_month, None, "{text}");
    }
}

proptest! {
    #[test]
    fn nothing_that_was_typed_is_passed_over(text in prop_oneof![
        any::<String>(), "[а-яА-Я'’ʼ 0-9.,;/-]{0,30}", "['’ʼ%_0 .,()-]{0,30}"
    ]) {
        let found = parse(&text);
        prop_assert!(found.born.iter().chain(&found.or_born).all(|day| *day <= today()));
        prop_assert!(found.names.iter().all(|name| name.chars().all(of_name)));
        let says = |c: char| c.is_alphanumeric() && c != 'ʼ';
        if line(&text).contains(says) {
            prop_assert!(found.is_enough() || !found.unclear.is_empty(), "{:?}", found);
        }
    }

    #[test]
    fn the_parts_of_a_search_are_told_apart(
        names in proptest::collection::vec("[бв][а-щьюяєіїґ]{5,12}", 0..4),
        (year, month, of_month) in (1900_u16..2026, 1_u8..=12, 1_u8..=28),
        digits in "[0-9]{9,10}",
    ) {
        let day = Day::new(year, month, of_month).unwrap();
        for date in [day.to_string(), format!("{of_month:02}.{month:02}.{year}")] {
            let found = parse(&format!("{digits} {}, {date}", names.join(" ")));
            prop_assert_eq!(&found.names, &names);
            prop_assert_eq!(&found.born, &vec![day]);
            prop_assert_eq!(found.digits, Some(digits.clone()));
        }
    }
}
