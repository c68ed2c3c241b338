//! Looking for patients: `/api/patients/search`.

use super::{clinic, record, register, tax_number};
use crate::harness::Staff;
use serde_json::{Value, json};
use shared::endpoints::{ListServices, SearchPatients, UpdatePatient};

async fn page(staff: &Staff, query: &Value) -> Value {
    let reply = staff.ask(SearchPatients).json(query).await;
    reply.expect(200)
}

/// The names that are found, in the order of the list.
async fn names(staff: &Staff, search: &str) -> Vec<String> {
    let page = page(staff, &json!({"search": search})).await;
    let names = names_of(&page);
    assert_eq!(page["total"], names.len(), "{search}");
    names
}

fn names_of(page: &Value) -> Vec<String> {
    let rows = page["items"].as_array().unwrap();
    let name = |row: &Value| {
        let part = |part: &str| row["name"][part].as_str().unwrap_or_default().to_owned();
        let name = [part("family"), part("given"), part("patronymic")];
        name.join(" ").trim_end().to_owned()
    };
    rows.iter().map(name).collect()
}

/// A doctor and four patients.
async fn register_of_four() -> Staff {
    let (_, doctor) = clinic().await;
    let mut first = record("Лук’яненко", "Дар'я", "1984-03-12");
    first["name"]["patronymic"] = json!("Ігорівна");
    first["phone"] = json!("+380675550124");
    first["tax"] = json!({"number": tax_number("307525124")});
    let mut second = record("Нечуй-Левицька", "Анна-Марія", "1971-11-30");
    second["phone"] = json!("+48221234567");
    let third = record("Ґалаґан", "Їжакевич", "2001-03-12");
    let mut fourth = record("Лукаш", "Микола", "1984-03-12");
    fourth["phone"] = json!("+380501112233");
    for form in [first, second, third, fourth] {
        register(&doctor, &form).await;
    }
    doctor
}

const FIRST: &str = "Лук’яненко Дар'я Ігорівна";
const SECOND: &str = "Нечуй-Левицька Анна-Марія";
const THIRD: &str = "Ґалаґан Їжакевич";
const FOURTH: &str = "Лукаш Микола";

#[tokio::test]
async fn names_are_found_by_their_beginnings_in_any_order_and_spelling() {
    let doctor = register_of_four().await;
    let cases: [(&str, &[&str]); 14] = [
        ("лук", &[FOURTH, FIRST]),
        ("ЛУКЯ", &[FIRST]),
        ("Лук'ян", &[FIRST]),
        ("лукʼян дарʼ", &[FIRST]),
        ("дар лук", &[FIRST]),
        ("ігор дар лук", &[FIRST]),
        ("левиц", &[SECOND]),
        ("нечуй-лев", &[SECOND]),
        ("нечуй лев анна", &[SECOND]),
        ("марія неч", &[SECOND]),
        ("  ґал,  їж ", &[THIRD]),
        ("янен", &[]),
        ("лук марія", &[]),
        ("л%", &[]),
    ];
    for (search, expected) in cases {
        assert_eq!(names(&doctor, search).await, expected, "{search}");
    }
    // In Latin letters without their marks.
    register(&doctor, &record("Nguyễn", "Đức", "1975-04-05")).await;
    for search in ["nguyen duc", "NGUYỄN", "Nguye\u{302}\u{303}n Đ."] {
        assert_eq!(names(&doctor, search).await, ["Nguyễn Đức"], "{search}");
    }
}

#[tokio::test]
async fn a_birth_date_finds_everybody_born_then() {
    let doctor = register_of_four().await;
    for search in [
        "12.03.1984",
        "1984-03-12",
        " 12.3.1984 ",
        "84-03-12",
        "84 3 12",
        "840312",
    ] {
        assert_eq!(names(&doctor, search).await, [FOURTH, FIRST], "{search}");
    }
    assert_eq!(names(&doctor, "мик 12.03.1984").await, [FOURTH]);
    assert_eq!(names(&doctor, "12.03.1984 л").await, [FOURTH, FIRST]);
    assert!(names(&doctor, "13.03.1984").await.is_empty());
}

#[tokio::test]
async fn digits_are_of_a_telephone_or_a_tax_number() {
    let doctor = register_of_four().await;
    let tax = tax_number("307525124");
    let cases: [(&str, &[&str]); 10] = [
        ("067 555 01 24", &[FIRST]),
        ("(067) 555-01-24", &[FIRST]),
        ("+380 67 555 01 24", &[FIRST]),
        ("380675550124", &[FIRST]),
        ("0124", &[FIRST]),
        ("555-01-24", &[FIRST]),
        ("+48 22 123 45 67", &[SECOND]),
        (&tax, &[FIRST]),
        ("30752", &[FIRST]),
        ("7525124", &[]),
    ];
    for (search, expected) in cases {
        assert_eq!(names(&doctor, search).await, expected, "{search}");
    }
    assert_eq!(names(&doctor, "лукаш 1122").await, [FOURTH]);
}

#[tokio::test]
async fn a_search_is_read_as_people_write() {
    let doctor = register_of_four().await;
    let cases: [(&str, &[&str]); 14] = [
        ("30/11/1971", &[SECOND]),
        ("30.11.71", &[SECOND]),
        ("30111971", &[SECOND]),
        ("30 листопада 1971 р.", &[SECOND]),
        ("30 November 1971", &[SECOND]),
        ("нечуй 1971", &[SECOND]),
        // Digits of a date are digits, too.
        ("12031984", &[FOURTH, FIRST]),
        ("Лук’яненко Д.", &[FIRST]),
        ("Д. І. Лук’яненко", &[FIRST]),
        ("Лук’яненко Д.І.", &[FIRST]),
        ("8-067-555-01-24", &[FIRST]),
        ("тел. 067.555.01/24", &[FIRST]),
        ("00380 67 555 01 24", &[FIRST]),
        ("\u{202a}+380 (0)67 5550124\u{202c}", &[FIRST]),
    ];
    for (search, expected) in cases {
        assert_eq!(names(&doctor, search).await, expected, "{search}");
    }
    // Each word is the beginning of another part; an initial that is none is left out.
    assert!(names(&doctor, "Лукаш Лук").await.is_empty());
    assert_eq!(names(&doctor, "Лукаш Л.").await, [FOURTH]);
    register(&doctor, &{
        let mut digits = record("Гук", "Олег", "1950-01-01");
        digits["phone"] = json!("+380671203198");
        digits["tax"] = json!({"as-on-paper": tax_number("120319840")});
        digits
    })
    .await;
    assert_eq!(names(&doctor, "12031984").await.len(), 3);
}

#[tokio::test]
async fn what_was_not_understood_is_said() {
    let doctor = register_of_four().await;
    for (search, unclear, found) in [
        ("31.02.1984", json!(["31.02.1984"]), 0),
        ("Лукаш 31.02.1984", json!(["31.02.1984"]), 1),
        ("12 березня", json!(["12 березня"]), 0),
        ("12.03.2084", json!(["12.03.2084"]), 0),
        ("Лук2", json!(["Лук2"]), 0),
        ("Kovaль", json!(["Kovaль"]), 0),
        ("Лукаш Vаненко", json!(["Vаненко"]), 1),
        ("Mar 12 84", json!(["Mar 12 84"]), 0),
        ("лукаш", Value::Null, 1),
        ("Нечуй 30.11.1971, 55 р.", json!(["55 р."]), 1),
        ("Нечуй (Юр’єва)", json!(["(Юр’єва)"]), 1),
        ("Пацієнтка Нечуй 1971 р. н.", Value::Null, 1),
        ("Нечуй 71", Value::Null, 1),
        ("Нечуй 72", json!(["72"]), 1),
        ("Нечуй 54", json!(["54"]), 1),
        ("Нечуй бл. 1971 р.н.", Value::Null, 1),
        ("Нечуй близько 1971", Value::Null, 1),
        (
            "Нечуй тридцятого листопада 1971",
            json!(["тридцятого листопада 1971"]),
            1,
        ),
        ("Нечуй 30.11", Value::Null, 1),
        ("Нечуй 11.1971", Value::Null, 1),
        ("1971 р.н.", json!(["1971 р.н."]), 0),
        ("30.11", json!(["30.11"]), 0),
        ("листопад 1971", json!(["листопад 1971"]), 0),
        ("листопада 71", json!(["листопада 71"]), 0),
        ("11.1971", json!(["11.1971"]), 0),
        ("11/71", json!(["11/71"]), 0),
    ] {
        let page = page(&doctor, &json!({"search": search})).await;
        assert_eq!(page["unclear"], unclear, "{search}");
        assert_eq!(page["total"], found, "{search}");
    }
}

#[tokio::test]
async fn too_little_finds_nobody() {
    let doctor = register_of_four().await;
    let cases = [
        "", " ", "л", "067", "-", "’", "л’", "л-", "л%", "%%", "__", "ʼʼ", "ʼʼʼ", "л1", "1.2",
        ".....",
    ];
    for search in cases {
        assert!(names(&doctor, search).await.is_empty(), "{search}");
    }
    let nothing = page(&doctor, &json!({})).await;
    assert_eq!(nothing, json!({"items": [], "next": null, "total": 0}));
}

#[tokio::test]
async fn noughts_do_not_leaf_through_the_register() {
    let doctor = register_of_four().await;
    for search in ["0000", "00000000", "0 0 0 0 0"] {
        assert!(names(&doctor, search).await.is_empty(), "{search}");
    }
}

#[tokio::test]
async fn whatever_is_typed_is_answered() {
    let doctor = register_of_four().await;
    for search in ["аб".repeat(3_000), "1".repeat(15_000), "яя ".repeat(5_000)] {
        assert!(names(&doctor, &search).await.is_empty());
    }
    for search in ["\\\\", "'; drop table", "%лук%", "лук_"] {
        assert!(names(&doctor, search).await.is_empty(), "{search}");
    }
    let reply = doctor
        .ask(SearchPatients)
        .json(&json!({"search": "аб\u{0}"}));
    reply.await.expect_fault("search", "invalid");
    let call = doctor.ask(ListServices).query("search=%D0%B0%00");
    call.await.expect_problem(400, "malformed");
    let reply = doctor.ask(SearchPatients).json(&json!({"name": "x"}));
    let why = reply.await.expect_problem(422, "invalid-fields");
    let faults = [("search", "required"), ("name", "unknown")];
    let faults = faults.map(|(field, rule)| json!({"field": field, "rule": rule}));
    assert_eq!(why["fields"], json!(faults));
    let reply = doctor
        .ask(SearchPatients)
        .json(&json!({"search": "лук", "cursor": "!"}));
    reply.await.expect_problem(400, "malformed");
}

#[tokio::test]
async fn a_long_list_comes_page_by_page() {
    let (_, doctor) = clinic().await;
    for at in 0..60_u8 {
        let letters = [b'a' + at / 26, b'a' + at % 26].map(char::from);
        let given = format!("Іван {}", String::from_iter(letters));
        let (month, day) = (1 + at % 12, 1 + at % 28);
        let birth_date = format!("19{}-{month:02}-{day:02}", 30 + at);
        register(&doctor, &record("Іваненко", &given, &birth_date)).await;
    }
    let mut query = json!({"search": "іваненко"});
    let mut seen = Vec::new();
    let mut sizes = Vec::new();
    loop {
        let page = page(&doctor, &query).await;
        assert_eq!(page["total"], 60 + u64::try_from(sizes.len()).unwrap());
        let rows = page["items"].as_array().unwrap();
        sizes.push(rows.len());
        seen.extend(rows.iter().map(|row| row["name"]["given"].to_string()));
        if page["next"].is_null() {
            break;
        }
        query["cursor"] = page["next"].clone();
        // Somebody who would stand on a page that was read already.
        let given = format!("Іва{}", ["а", "б", "в"][sizes.len()]);
        let birth_date = format!("192{}-01-01", sizes.len());
        register(&doctor, &record("Іваненко", &given, &birth_date)).await;
    }
    assert_eq!(sizes, [25, 25, 10]);
    let mut once = seen.clone();
    once.sort();
    once.dedup();
    assert_eq!(once.len(), 60);
}

#[tokio::test]
async fn a_word_that_fits_nobody_hides_nobody() {
    let doctor = register_of_four().await;
    let all = json!([FOURTH, FIRST]);
    for (search, unclear, found) in [
        ("067 555 01 24 син", json!(["син"]), json!([FIRST])),
        ("Лукаш хтозна", json!(["хтозна"]), json!([FOURTH])),
        (
            "Лукаш Микола Юхимович",
            json!(["Юхимович"]),
            json!([FOURTH]),
        ),
        // So does an initial, which he has not.
        ("Лукаш М. І.", json!(["І"]), json!([FOURTH])),
        ("Лукаш Д.", json!(["Д"]), json!([FOURTH])),
        ("Пан Лукаш", json!(["Пан"]), json!([FOURTH])),
        // Somebody's name begins so, but theirs does not.
        ("Лукаш Анна 12.03.1984", json!(["Анна"]), json!([FOURTH])),
        ("Анна 12.03.1984", json!(["Анна"]), all),
        (
            "паспорт АВ 123456 лукаш",
            json!(["паспорт АВ 123456"]),
            json!([FOURTH]),
        ),
        ("Лукаш, ч", json!(["ч"]), json!([FOURTH])),
        // Nobody is called so: that is an answer.
        ("хтозна", Value::Null, json!([])),
        ("Лукаш Анна", Value::Null, json!([])),
        ("хтозна 13.03.1984", Value::Null, json!([])),
        ("хтозна невідь", Value::Null, json!([])),
        (
            "Лукаш хтозна Нечуй-Хтозна",
            json!(["хтозна", "Нечуй-Хтозна"]),
            json!([FOURTH]),
        ),
        // Digits of nobody.
        ("Лукаш 9876", json!(["9876"]), json!([FOURTH])),
        (
            "Лукаш картка 98765",
            json!(["картка", "98765"]),
            json!([FOURTH]),
        ),
        (
            "Лукаш Микола 067 999 88 77",
            json!(["0679998877"]),
            json!([FOURTH]),
        ),
        // Digits of somebody else's telephone are no reason to show them.
        ("Лукаш 0124", json!(["0124"]), json!([FOURTH])),
        ("Лукаш Анна 0124", Value::Null, json!([])),
        ("Лукаш Анна 067 999 88 77", Value::Null, json!([])),
        // More words than a name is looked for by.
        ("П.І.Б. Лукаш Микола", Value::Null, json!([FOURTH])),
        (
            "Лук’яненко Дар'я Ігорівна Марія",
            json!(["Марія"]),
            json!([FIRST]),
        ),
        (
            "Лук’яненко Дар'я Ігорівна, вул. Марія",
            json!(["Марія", "вул"]),
            json!([FIRST]),
        ),
    ] {
        let page = page(&doctor, &json!({"search": search})).await;
        assert_eq!(page["unclear"], unclear, "{search}");
        assert_eq!(json!(names_of(&page)), found, "{search}");
    }
}

#[tokio::test]
async fn who_is_called_otherwise_is_found_by_that_alone() {
    let (_, doctor) = clinic().await;
    let mut form = record("Коваль", "Марія", "1990-01-01");
    form["phone"] = json!("+380675550124");
    let patient = register(&doctor, &form).await;
    form["name"]["family"] = json!("Гук-Бондар");
    form["phone"] = json!("+380501112233");
    let call = doctor.ask(UpdatePatient).of(&patient).json(&form);
    call.await.expect(200);
    for search in ["гук мар", "бондар", "марія", "1122", "067 555 01 24 гук"] {
        assert_eq!(
            names(&doctor, search).await,
            ["Гук-Бондар Марія"],
            "{search}"
        );
    }
    for search in ["коваль", "0124", "067 555 01 24"] {
        assert!(names(&doctor, search).await.is_empty(), "{search}");
    }
}

#[tokio::test]
async fn a_name_of_the_greatest_length_is_found_by_each_of_its_parts() {
    let (_, doctor) = clinic().await;
    let long = |letter: &str| format!("{letter}{}", "щ".repeat(99));
    let mut form = record(&long("Я"), &long("Ю"), "1990-01-01");
    form["name"]["patronymic"] = json!(long("Є"));
    register(&doctor, &form).await;
    for search in ["яща", "єщщ", "ющщ єщ ящ", "щщ"] {
        let found = names(&doctor, search).await.len();
        assert_eq!(
            found,
            usize::from(!["яща", "щщ"].contains(&search)),
            "{search}"
        );
    }
}
