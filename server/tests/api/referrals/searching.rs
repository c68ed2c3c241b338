//! Looking through worklists, and taking them along as a file.

use super::{
    clinic, complete, draft, first, form, form_of, id, ids, issue, list, multiply, outsider,
    patient, recall, record, register, take, worker,
};
use crate::harness::Staff;
use serde_json::{Value, json};
use shared::{
    card::{SignedCard, to_qr},
    endpoints::{ExportReferrals, ListRequesters, SearchReferrals, SignCard, UpdateUser},
    referrals::Number,
};

/// The ids that a query finds in the organization's list, sorted.
async fn finds(staff: &Staff, filter: Value) -> Vec<String> {
    let mut query = json!({"list": "organization"});
    let members = filter.as_object().unwrap().clone();
    query.as_object_mut().unwrap().extend(members);
    let page = list(staff, &query).await;
    let mut found = ids(&page);
    assert_eq!(page["total"], found.len());
    found.sort();
    found
}

fn sorted(mut ids: Vec<&str>) -> Vec<String> {
    ids.sort_unstable();
    ids.into_iter().map(str::to_owned).collect()
}

#[tokio::test]
async fn a_search_is_for_part_of_a_number_the_patient_or_the_service() {
    let (_, doctor) = clinic().await;
    let one = patient(&doctor).await;
    let two = register(&doctor, &record("Нечуй-Левицька", "Анна", "1971-11-30")).await;
    let mut national = form_of(&two, &["P58001"]);
    national["foreign_number"] = json!("A1B2C3E4H5K6M7X8");
    let blood = issue(&doctor, &form(&one)).await;
    let chest = issue(&doctor, &national).await;
    let kept = draft(&doctor, &form_of(&one, &["A67001"])).await;
    let number: Number = serde_json::from_value(blood["number"].clone()).unwrap();
    let groups = number.groups();
    let cyrillic = groups[1]
        .replace('A', "А")
        .replace('B', "В")
        .replace('X', "Х");
    let SignedCard { card, .. } = doctor.ask(SignCard).of(id(&chest)).await.read_as();
    let scanned = ["shc:/", &to_qr(&card).1].concat();
    let (blood, chest, kept) = (first(&blood), first(&chest), first(&kept));
    let cases: [(&str, Vec<&str>); 30] = [
        (&scanned, vec![chest]),
        (&scanned.replace("shc:/", "ІРСж."), vec![chest]),
        (&card, vec![chest]),
        ("Ф1И2-С3У4-Р5Л6-Ь7Ч8", vec![chest]),
        ("№ a1b2c3e4h5k6m7x8.", vec![chest]),
        (number.as_str(), vec![blood]),
        (&number.to_string(), vec![blood]),
        (&number.as_str().to_lowercase()[3..9], vec![blood]),
        (&format!("{} {}", groups[1], groups[2]), vec![blood]),
        (&format!("{cyrillic}-{}", groups[2]), vec![blood]),
        ("а1в2-с3е4", vec![chest]),
        ("лук'ян", vec![blood, kept]),
        ("дар лук", vec![blood, kept]),
        ("левиц", vec![chest]),
        ("лук 12.03.1984", vec![blood, kept]),
        ("12.03.1984", vec![blood, kept]),
        ("12 бер 1984", vec![blood, kept]),
        ("лук 13.03.1984", vec![]),
        ("загальний аналіз", vec![blood]),
        ("ANALYSIS", vec![]),
        ("blood count", vec![blood]),
        ("chest x-ray", vec![chest]),
        ("p580", vec![chest]),
        ("№P58001.", vec![chest]),
        ("р58001", vec![chest]),
        ("Нечуй-Левицька, Анна", vec![chest]),
        ("кардіол", vec![kept]),
        ("", vec![blood, chest, kept]),
        ("  ’ ", vec![blood, chest, kept]),
        ("100%", vec![]),
    ];
    for (search, expected) in cases {
        let found = finds(&doctor, json!({"search": search})).await;
        assert_eq!(found, sorted(expected), "{search}");
    }
    for search in [
        "%",
        "_",
        "\\",
        "'",
        &"0".repeat(20_000),
        &"а".repeat(10_000),
    ] {
        let found = finds(&doctor, json!({"search": search})).await;
        assert!(found.len() < 4, "{search}");
    }
    let query = json!({"list": "organization", "search": "а\u{0}"});
    let call = doctor.ask(SearchReferrals).json(&query);
    call.await.expect_fault("search", "invalid");
}

#[tokio::test]
async fn what_many_fit_is_listed_as_what_few_fit() {
    let (app, doctor) = clinic().await;
    let one = patient(&doctor).await;
    let two = register(&doctor, &record("Коваль", "Марія", "1990-01-01")).await;
    let made = issue(&doctor, &form(&one)).await;
    issue(&doctor, &form_of(&two, &["P58001"])).await;
    for many in [30, 1_100] {
        if many != 30 {
            app.write("delete from referrals_referral where place > 0")
                .await;
        }
        multiply(&app, &made, many).await;
        app.write(
            "update referrals_referral set organization_id = (select q.organization_id \
             from referrals_requisition q where q.requisition_id = referrals_referral.requisition_id)",
        )
        .await;
        let number: Number = serde_json::from_value(made["number"].clone()).unwrap();
        for worklist in ["organization", "mine"] {
            for search in ["лук", "дар лук", "12.03.1984", "загальний", number.as_str()]
            {
                let mut query = json!({"list": worklist, "search": search, "order": "ascending"});
                let mut found = Vec::new();
                for _ in 0..2 {
                    let page = list(&doctor, &query).await;
                    assert_eq!(page["total"], many.min(1_000) + 1, "{search}");
                    found.extend(ids(&page));
                    query["cursor"] = page["next"].clone();
                }
                let whole = json!({"list": worklist, "patient": one, "order": "ascending"});
                let mut listed = ids(&list(&doctor, &whole).await);
                assert_eq!(found[..25], listed, "{search}");
                listed.extend(found.split_off(25));
                listed.sort();
                listed.dedup();
                assert_eq!(listed.len(), if many == 30 { 31 } else { 50 }, "{search}");
            }
        }
    }
}

#[tokio::test]
async fn what_fits_in_several_ways_is_listed_once() {
    let (_, doctor) = clinic().await;
    let named = register(&doctor, &record("Рентген", "Марія", "1990-01-01")).await;
    let chest = issue(&doctor, &form_of(&named, &["P58001"])).await;
    let mut form = form(&named);
    form["foreign_number"] = json!("A1B2C3E4H5K6M7X8");
    let kept = draft(&doctor, &form).await;
    let (chest, kept) = (first(&chest), first(&kept));
    for (search, expected) in [
        ("рентген", vec![chest, kept]),
        ("A1B2C3E4H5K6M7X8", vec![kept]),
        ("a1b2", vec![kept]),
        ("хтозна", vec![]),
    ] {
        let found = finds(&doctor, json!({"search": search})).await;
        assert_eq!(found, sorted(expected), "{search}");
    }
}

#[tokio::test]
async fn each_filter_keeps_what_it_names() {
    let (app, doctor) = clinic().await;
    let colleague = app.nurse().await;
    let worker = worker(&app, "tkach_i", "Ткач Іван").await;
    let one = patient(&doctor).await;
    let two = register(&doctor, &record("Коваль", "Марія", "1990-01-01")).await;
    let fresh = issue(&doctor, &form(&one)).await;
    let taken = issue(&doctor, &form(&two)).await;
    take(&worker, first(&taken)).await;
    let mut urgent = form(&one);
    urgent["priority"] = json!("urgent");
    let done = issue(&colleague, &urgent).await;
    take(&worker, first(&done)).await;
    complete(&worker, first(&done)).await;
    let gone = issue(&colleague, &form(&two)).await;
    recall(&colleague, first(&gone)).await;
    let kept = draft(&doctor, &urgent).await;
    let [fresh, taken, done, gone, kept] = [&fresh, &taken, &done, &gone, &kept].map(first);
    let cases = [
        (json!({}), vec![fresh, taken, done, gone, kept]),
        (json!({"patient": one}), vec![fresh, done, kept]),
        (json!({"patient": uuid::Uuid::nil()}), vec![]),
        (json!({"request": "draft"}), vec![kept]),
        (json!({"request": "active"}), vec![fresh, taken]),
        (json!({"request": "completed"}), vec![done]),
        (json!({"request": "recalled"}), vec![gone]),
        (json!({"request": "entered-in-error"}), vec![]),
        (json!({"processing": "new"}), vec![fresh, gone, kept]),
        (json!({"processing": "in-progress"}), vec![taken]),
        (json!({"processing": "completed"}), vec![done]),
        (json!({"priority": "urgent"}), vec![done, kept]),
        (json!({"priority": "stat"}), vec![]),
        (json!({"requester": doctor.id}), vec![fresh, taken, kept]),
        (json!({"requester": colleague.id}), vec![done, gone]),
        (json!({"issued": "today"}), vec![fresh, taken, done, gone]),
        (
            json!({"request": "active", "processing": "new"}),
            vec![fresh],
        ),
        (
            json!({"search": "коваль", "requester": doctor.id}),
            vec![taken],
        ),
        (
            json!({"search": "кров", "priority": "urgent", "request": "completed"}),
            vec![done],
        ),
    ];
    for (filter, expected) in cases {
        let found = finds(&doctor, filter.clone()).await;
        assert_eq!(found, sorted(expected), "{filter}");
    }
}

#[tokio::test]
async fn periods_begin_at_the_midnight_of_the_facility() {
    let (app, doctor) = clinic().await;
    let patient = patient(&doctor).await;
    // Around the days by which the periods begin, as Kyiv counts them.
    let instants = [
        "2026-09-20T20:59:59Z",
        "2026-09-20T21:00:00Z",
        "2026-10-13T20:59:59Z",
        "2026-10-13T21:00:00Z",
        "2026-10-19T20:59:59Z",
        "2026-10-19T21:00:00Z",
    ];
    let mut made = Vec::new();
    for instant in instants {
        app.set_clock(instant);
        let doctor = doctor.clone().signed_in().await;
        made.push(issue(&doctor, &form(&patient)).await);
    }
    app.set_clock("2026-10-20T09:00:00Z");
    let doctor = doctor.signed_in().await;
    let since = |at: usize| sorted(made[at..].iter().map(first).collect());
    assert_eq!(finds(&doctor, json!({"issued": "today"})).await, since(5));
    assert_eq!(finds(&doctor, json!({"issued": "week"})).await, since(3));
    assert_eq!(finds(&doctor, json!({"issued": "month"})).await, since(1));
    let (second, fourth) = ("2026-09-21", "2026-10-14");
    let from = json!({"issued_from": second});
    assert_eq!(finds(&doctor, from).await, since(1));
    let until = json!({"issued_until": second});
    let both = |range: std::ops::Range<usize>| sorted(made[range].iter().map(first).collect());
    assert_eq!(finds(&doctor, until).await, both(0..2));
    let days = json!({"issued_from": second, "issued_until": fourth});
    assert_eq!(finds(&doctor, days).await, both(1..4));
    let ever = json!({"issued_from": "1900-01-01", "issued_until": "2099-12-31"});
    assert_eq!(finds(&doctor, ever).await, since(0));
    let backwards = json!({"issued_from": fourth, "issued_until": second});
    assert_eq!(finds(&doctor, backwards).await, since(6));
    let narrower = json!({"issued": "week", "issued_from": "2026-10-20"});
    assert_eq!(finds(&doctor, narrower).await, since(5));
}

/// Ids and names of those whose referrals the lists hold.
async fn requesters(staff: &Staff) -> Vec<(String, String)> {
    let listed = staff.ask(ListRequesters).await.expect(200);
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let listed = listed.as_array().unwrap().iter();
    listed
        .map(|one| (text(&one["id"]), text(&one["full_name"])))
        .collect()
}

#[tokio::test]
async fn whose_referrals_there_are_is_told_within_the_organization() {
    let (app, doctor) = clinic().await;
    let (nurse, stranger) = (app.nurse().await, outsider(&app).await);
    let patient = patient(&doctor).await;
    assert_eq!(requesters(&doctor).await, []);
    draft(&nurse, &form(&patient)).await;
    issue(&doctor, &form(&patient)).await;
    issue(&stranger, &form(&patient)).await;
    let bondar = [(doctor.id.to_string(), "Бондар Олена Петрівна".to_owned())];
    assert_eq!(requesters(&nurse).await, bondar);
    issue(&nurse, &form(&patient)).await;
    let names = |listed: Vec<(String, String)>| listed.into_iter().map(|(_, name)| name);
    let before: Vec<_> = names(requesters(&doctor).await).collect();
    assert_eq!(before.len(), 2);
    // Under her new name, once she has issued something by it.
    let profile = json!({
        "full_name": "Ярова Олена Петрівна",
        "organization_id": app.organization,
        "position": "Лікарка",
        "licence_number": "1092817",
    });
    app.head()
        .await
        .ask(UpdateUser)
        .of(doctor.id)
        .json(&profile)
        .await
        .expect(200);
    app.wait_seconds(1);
    assert!(requesters(&nurse).await.starts_with(&bondar));
    issue(&doctor, &form(&patient)).await;
    let after: Vec<_> = names(requesters(&nurse).await).collect();
    assert_eq!(after.len(), 2);
    assert_eq!(after[1], "Ярова Олена Петрівна");
}

async fn export(staff: &Staff, query: &Value) -> Value {
    let query = json!({"lang": "uk", "list": query});
    staff.ask(ExportReferrals).json(&query).await.expect(200)
}

const HEADER: &str = "\"Номер\";\"Стан\";\"Пацієнт\";\"Дата народження\";\"Код\";\
    \"Послуга\";\"Кількість\";\"Пріоритет\";\"Виписано\";\"Діє до\";\"Хто виписав\";\"Виконавець\"";

#[tokio::test]
async fn a_list_is_taken_along_as_a_file() {
    let (app, doctor) = clinic().await;
    let worker = worker(&app, "tkach_i", "Ткач Іван").await;
    let patient = patient(&doctor).await;
    let mut form = form(&patient);
    form["services"][0]["quantity"] = json!(2);
    let made = issue(&doctor, &form).await;
    take(&worker, first(&made)).await;
    app.wait_seconds(1);
    // A service that a spreadsheet would calculate, asked for in a draft.
    draft(&doctor, &form_of(&patient, &["X99001"])).await;
    let file = export(&doctor, &json!({"list": "mine"})).await;
    assert_eq!((&file["rows"], &file["cut"]), (&json!(2), &json!(false)));
    let number: Number = serde_json::from_value(made["number"].clone()).unwrap();
    let csv = file["csv"].as_str().unwrap();
    let lines: Vec<_> = csv.split("\r\n").collect();
    let issued = format!(
        "\"{number}\";\"В роботі\";\"Лук’яненко Дар'я\";\"12.03.1984\";\
         \"B33001\";\"Загальний аналіз крові\";\"2\";\"Планове\";\"01.09.2026 11:00\";\
         \"01.09.2027\";\"Бондар Олена Петрівна\";\"Ткач Іван\""
    );
    let written = "\"\";\"Чернетка\";\"Лук’яненко Дар'я\";\"12.03.1984\";\"X99001\";\
        \"'=1+1, \"\"лазер\"\"\";\"1\";\"Планове\";\"01.09.2026 11:00\";\"\";\
        \"Бондар Олена Петрівна\";\"\"";
    let header = format!("\u{feff}{HEADER}");
    assert_eq!(lines, [header.as_str(), &issued, written, ""]);
    let query = json!({"lang": "en", "list": {"list": "mine"}});
    let english = doctor.ask(ExportReferrals).json(&query);
    let english = english.await.expect(200)["csv"].to_string();
    for word in ["Patient", "In progress", "Full blood count", "Routine"] {
        assert!(english.contains(word), "{word} in {english}");
    }
}

#[tokio::test]
async fn a_file_has_what_the_list_has_in_its_order() {
    let (app, doctor) = clinic().await;
    let stranger = outsider(&app).await;
    for (at, family) in ["Яценко", "Андрієнко", "Коваль"]
        .into_iter()
        .cycle()
        .take(30)
        .enumerate()
    {
        let (month, day) = (1 + at % 12, 1 + at % 28);
        let birth_date = format!("19{}-{month:02}-{day:02}", 50 + at);
        let patient = register(&doctor, &record(family, "Марія", &birth_date)).await;
        issue(&doctor, &form(&patient)).await;
        issue(&stranger, &form(&patient)).await;
    }
    let query = json!({
        "list": "organization", "search": "ма", "sort": "patient", "order": "descending",
    });
    let file = export(&doctor, &query).await;
    // All of it, not a page.
    assert_eq!(file["rows"], 30);
    let csv = file["csv"].as_str().unwrap();
    let in_file: Vec<_> = csv.lines().skip(1).map(|line| &line[1..20]).collect();
    let page = list(&doctor, &query).await;
    let rows = page["items"].as_array().unwrap().iter();
    let listed: Vec<String> = rows
        .map(|row| {
            let number: Number = serde_json::from_value(row["number"].clone()).unwrap();
            number.to_string()
        })
        .collect();
    assert_eq!(in_file[..25], listed);
    let nothing = export(&doctor, &json!({"list": "stuck"})).await;
    assert_eq!(nothing["rows"], 0);
    assert_eq!(nothing["csv"], format!("\u{feff}{HEADER}\r\n"));
}

#[tokio::test]
async fn a_name_that_begins_like_a_formula_is_none() {
    let (_, doctor) = clinic().await;
    let patient = register(&doctor, &record("-Коваль", "Марія", "1990-01-01")).await;
    issue(&doctor, &form(&patient)).await;
    let file = export(&doctor, &json!({"list": "mine"})).await;
    assert!(
        file["csv"]
            .as_str()
            .unwrap()
            .contains(";\"'-Коваль Марія\";")
    );
}

#[tokio::test]
async fn a_file_that_would_be_too_long_says_that_it_is_cut() {
    let (app, doctor) = clinic().await;
    let patient = patient(&doctor).await;
    let made = issue(&doctor, &form(&patient)).await;
    multiply(&app, &made, 5000).await;
    let file = export(&doctor, &json!({"list": "mine"})).await;
    assert_eq!((&file["rows"], &file["cut"]), (&json!(5000), &json!(true)));
}
