//! Registering patients and changing their records: `/api/patients`.

use super::{
    cards::sign, clinic, id, issue, outsider, patient, record, register, registration, tax_number,
};
use crate::harness::Staff;
use serde_json::{Value, json};
use shared::{
    card::{Card, Jws},
    endpoints::{
        CreatePatient, ExportReferrals, GetPatient, GetPatientHistory, SearchPatients,
        SearchReferrals, UpdatePatient,
    },
};

/// Registers somebody whom nobody is told to be a duplicate.
async fn duplicates_of(staff: &Staff, record: &Value) -> Vec<String> {
    let call = staff.ask(CreatePatient).json(&registration(record));
    let call = call.expect_refusal(409, "likely-duplicate");
    let why = call.await;
    let duplicates = why["patients"].as_array().unwrap().iter();
    duplicates
        .map(|duplicate| id(duplicate).to_owned())
        .collect()
}

/// Registers somebody, whoever is like them.
async fn admit(staff: &Staff, record: &Value) -> Value {
    let asked = || staff.ask(CreatePatient).json(&registration(record));
    let reply = asked().await;
    if reply.status == 201 {
        return reply.expect(201);
    }
    let shown = reply.expect_problem(409, "likely-duplicate");
    let confirm = shown["confirm"].as_str().unwrap();
    asked().header("not-a-duplicate", confirm).await.expect(201)
}

#[tokio::test]
async fn a_patient_is_registered_as_the_form_says() {
    let (app, doctor) = clinic().await;
    let form = json!({
        "name": {"family": " Лук’яненко ", "given": "Дар'я", "patronymic": "Ігорівна"},
        "birth_date": "1984-03-12",
        "sex": "female",
        "tax": {"number": tax_number("307525124")},
        "phone": "8 (067) 555.01.24",
        "phone_remark": " син\tАндрій ",
        "address": " м. Вербове, вул. Шкільна, 3 ",
        "active": true,
    });
    let reply = doctor.ask(CreatePatient).json(&registration(&form)).await;
    let made = reply.expect(201);
    assert_eq!(reply.header("etag"), Some("\"1\""));
    let mut kept = form;
    kept["name"]["family"] = json!("Лук’яненко");
    kept["phone"] = json!("+380675550124");
    kept["phone_remark"] = json!("син Андрій");
    kept["address"] = json!("м. Вербове, вул. Шкільна, 3");
    assert_eq!(made["form"], kept);
    assert_eq!(made["registered"]["by"], "Бондар Олена Петрівна");
    assert_eq!(made["registered"]["at"], app.now().as_millisecond());
    assert_eq!(made["changed"], Value::Null);
    let line = app.last_line().await;
    assert_eq!(line.operation, "create_patient");
    assert_eq!(line.subject, Some(format!("patient {}", id(&made))));
    let shown = doctor.ask(GetPatient).of(id(&made)).await;
    assert_eq!(shown.header("etag"), Some("\"1\""));
    assert_eq!(shown.expect(200), made);
}

#[tokio::test]
async fn what_is_typed_is_kept_in_one_form() {
    let (_, doctor) = clinic().await;
    for (field, typed, kept) in [
        ("/name/given", "Андрі\u{438}\u{306}", "Андрій"),
        ("/name/family", "Лук‘янчук", "Лук’янчук"),
        ("/name/family", "Лук`янчук", "Лук’янчук"),
        ("/name/family", "Лук\u{2b9}янчук", "Лук’янчук"),
        ("/name/family", "Нечуй–Левицький", "Нечуй-Левицький"),
        ("/name/family", "Нечуй\u{2010}Левицький", "Нечуй-Левицький"),
        ("/name/family", "Ван\u{a0}Дейк", "Ван Дейк"),
        ("/name/patronymic", "Iванівна", "Іванівна"),
        ("/phone", "tel:+380675550124", "+380675550124"),
        (
            "/phone",
            "067\u{2011}555\u{2011}01\u{2011}24",
            "+380675550124",
        ),
        ("/phone", "067 555 01 24.", "+380675550124"),
        ("/address", "a\tb", "a b"),
        ("/address", "вул. Зелена\u{ad}", "вул. Зелена"),
    ] {
        let mut form = record("Коваль", "Марія", "1971-05-06");
        *form.pointer_mut(field).unwrap() = json!(typed);
        let made = admit(&doctor, &form).await;
        assert_eq!(made["form"].pointer(field), Some(&json!(kept)), "{typed:?}");
    }
}

#[tokio::test]
async fn a_record_without_the_optional_parts_is_complete() {
    let (_, doctor) = clinic().await;
    for (at, reason) in ["not-issued", "refused", "foreigner", "unknown"]
        .into_iter()
        .enumerate()
    {
        let mut form = record("Коваль", "Марія", &format!("19{}-01-01", 50 + 13 * at));
        form["tax"] = json!({"none": reason});
        let made = doctor.ask(CreatePatient).json(&registration(&form)).await;
        assert_eq!(made.expect(201)["form"], form);
    }
}

#[tokio::test]
async fn the_form_has_rules() {
    let (app, doctor) = clinic().await;
    let known = patient(&doctor).await;
    let before = app.contents().await;
    let cases = [
        ("/name", json!("Коваль Марія"), "name", "invalid"),
        (
            "/name/family",
            json!(" "),
            "name.family",
            "person-name-empty",
        ),
        (
            "/name/family",
            json!("Коваль 2"),
            "name.family",
            "person-name-invalid",
        ),
        (
            "/name/family",
            json!("к".repeat(101)),
            "name.family",
            "person-name-too-long",
        ),
        ("/name/given", json!(""), "name.given", "person-name-empty"),
        (
            "/name/given",
            json!("<i>"),
            "name.given",
            "person-name-invalid",
        ),
        ("/name/family", json!("-"), "name.family", "name-letterless"),
        (
            "/name/patronymic",
            json!("’ ʼ"),
            "name.patronymic",
            "name-letterless",
        ),
        ("/name/absent", json!("lost"), "name.absent", "invalid"),
        ("/name/absent", json!("unknown"), "name", "invalid"),
        (
            "/name/patronymic",
            json!(""),
            "name.patronymic",
            "person-name-empty",
        ),
        (
            "/birth_date",
            json!("1984-02-30"),
            "birth_date",
            "date-invalid",
        ),
        (
            "/birth_date",
            json!("12.03.1984"),
            "birth_date",
            "date-invalid",
        ),
        (
            "/birth_date",
            json!("1899-12-31"),
            "birth_date",
            "date-invalid",
        ),
        (
            "/birth_date",
            json!("2026-09-02"),
            "birth_date",
            "birth-date-future",
        ),
        ("/birth_date", json!("1899"), "birth_date", "date-invalid"),
        (
            "/birth_date",
            json!("2027"),
            "birth_date",
            "birth-date-future",
        ),
        ("/birth_date", json!(null), "birth_date", "invalid"),
        ("/sex", json!("other"), "sex", "invalid"),
        (
            "/tax",
            json!({"number": "307525124"}),
            "tax.number",
            "tax-number-invalid",
        ),
        (
            "/tax",
            json!({"number": "30753512З4"}),
            "tax.number",
            "tax-number-invalid",
        ),
        (
            "/tax",
            json!({"number": "0000000000"}),
            "tax.number",
            "tax-number-placeholder",
        ),
        (
            "/tax",
            json!({"as-on-paper": "1234567890"}),
            "tax.as-on-paper",
            "tax-number-placeholder",
        ),
        (
            "/tax",
            json!({"as-on-paper": "1212121212"}),
            "tax.as-on-paper",
            "tax-number-placeholder",
        ),
        (
            "/tax",
            json!({"number": "0000000001"}),
            "tax.number",
            "tax-number-placeholder",
        ),
        ("/tax", json!({"none": "lost"}), "tax.none", "invalid"),
        ("/phone", json!("555-01-24"), "phone", "phone-invalid"),
        (
            "/phone",
            json!("+38 067 555 01 2"),
            "phone",
            "phone-invalid",
        ),
        (
            "/phone",
            json!("067 555 01 24 дод. 3"),
            "phone",
            "phone-invalid",
        ),
        ("/phone", json!(""), "phone", "phone-invalid"),
        (
            "/phone",
            json!("067 555 01 24 син"),
            "phone",
            "phone-invalid",
        ),
        (
            "/phone_remark",
            json!("а".repeat(101)),
            "phone_remark",
            "phone-remark-too-long",
        ),
        (
            "/phone_remark",
            json!("дзвінок\u{7}"),
            "phone_remark",
            "phone-remark-invalid",
        ),
        (
            "/address",
            json!("а".repeat(301)),
            "address",
            "address-too-long",
        ),
        (
            "/address",
            json!("дзвінок\u{7}"),
            "address",
            "address-invalid",
        ),
        ("/active", json!("yes"), "active", "invalid"),
    ];
    for (pointer, value, field, rule) in cases {
        let mut form = record("Коваль", "Марія", "1990-01-01");
        form["phone_remark"] = Value::Null;
        if pointer == "/name/absent" {
            form["name"]["absent"] = json!(null);
        }
        *form.pointer_mut(pointer).unwrap() = value;
        let reply = doctor.ask(CreatePatient).json(&registration(&form)).await;
        reply.expect_fault(&format!("patient.{field}"), rule);
        let reply = doctor.ask(UpdatePatient).of(&known).json(&form).await;
        reply.expect_fault(field, rule);
    }
    let mut form = record("Петrенко", "Nіна", "1990-01-01");
    form["name"]["patronymic"] = json!("Iванівна");
    let reply = doctor.ask(CreatePatient).json(&registration(&form)).await;
    let problem = reply.expect_problem(422, "invalid-fields");
    let mixed = json!([
        {"field": "patient.name.family", "rule": "name-mixed", "characters": "r"},
        {"field": "patient.name.given", "rule": "name-mixed", "characters": "N"},
    ]);
    assert_eq!(problem["fields"], mixed);
    let form = record("Коваль", "Ԩан", "1990-01-01");
    let reply = doctor.ask(CreatePatient).json(&registration(&form)).await;
    reply.expect_unprintable("patient.name.given", "Ԩ");
    let reply = doctor.ask(UpdatePatient).of(&known).json(&form).await;
    reply.expect_unprintable("name.given", "Ԩ");
    for missing in ["name", "birth_date", "sex", "tax", "active"] {
        let mut form = record("Коваль", "Марія", "1990-01-01");
        form.as_object_mut().unwrap().remove(missing);
        let reply = doctor.ask(CreatePatient).json(&registration(&form)).await;
        reply.expect_fault(&format!("patient.{missing}"), "required");
    }
    let mut form = record("Коваль", "Марія", "1990-01-01");
    form["blood_group"] = json!("II");
    let reply = doctor.ask(CreatePatient).json(&registration(&form)).await;
    reply.expect_fault("patient.blood_group", "unknown");
    let reply = doctor.ask(CreatePatient).json(&json!({})).await;
    reply.expect_missing(&["patient"]);
    let empty = json!({"patient": {"name": {}}});
    let reply = doctor.ask(CreatePatient).json(&empty).await;
    reply.expect_missing(&[
        "patient.birth_date",
        "patient.sex",
        "patient.tax",
        "patient.active",
        "patient.name.family",
        "patient.name.given",
    ]);
    let unnamed = json!({"patient": {"name": {"absent": "unknown"}}});
    let reply = doctor.ask(CreatePatient).json(&unnamed).await;
    reply.expect_missing(&[
        "patient.birth_date",
        "patient.sex",
        "patient.tax",
        "patient.active",
    ]);
    assert_eq!(app.contents().await, before);
}

/// Somebody without a name.
fn nameless(absent: &str, birth_date: &str) -> Value {
    let mut form = record("Ніхто", "Ніхто", birth_date);
    form["name"] = json!({"absent": absent});
    form
}

#[tokio::test]
async fn who_has_no_name_is_told_from_others_and_named_by_an_edit() {
    let (app, doctor) = clinic().await;
    let stranger = nameless("unknown", "1960");
    let mut ids = Vec::new();
    // Nobody without a name is anybody's likely duplicate.
    for form in [
        &stranger,
        &stranger,
        &nameless("temp-unknown", "2026-09-01"),
    ] {
        let made = doctor.ask(CreatePatient).json(&registration(form)).await;
        let made = made.expect(201);
        ids.push(id(&made).to_owned());
        let mut numbered = form.clone();
        numbered["name"]["number"] = json!(ids.len());
        assert_eq!(made["form"], numbered);
    }
    let search = |typed: &str| {
        let query = json!({"search": typed});
        doctor.ask(SearchPatients).json(&query).into_future()
    };
    let mut other = record("Гук", "Олег", "1950-01-01");
    other["phone"] = json!("+380671234567");
    register(&doctor, &other).await;
    for (typed, number) in [
        ("невідома особа", &[1, 2][..]),
        ("дитина", &[3]),
        ("Невідома особа № 1", &[1]),
        ("невідома 1960", &[1, 2]),
        ("Дитина без імені №3", &[3]),
        ("№ 2", &[2]),
        ("unknown 2", &[2]),
        ("№ 4", &[]),
    ] {
        let found = search(typed).await.expect(200);
        let rows = found["items"].as_array().unwrap().iter();
        let numbers: Vec<_> = rows.map(|row| row["name"]["number"].clone()).collect();
        assert_eq!(numbers, number, "{typed}");
    }
    // Digits alone are what they were, and such a number, too.
    app.write("update referrals_patient set no_name_number = 1234 where no_name_number = 3")
        .await;
    assert_eq!(search("1234").await.expect(200)["total"], 2);
    assert_eq!(search("3").await.expect(200)["total"], 0);
    // Referred, listed, signed, printed.
    let issued = issue(&doctor, &super::form(&ids[0])).await;
    assert_eq!(
        issued["patient"]["name"],
        json!({"absent": "unknown", "number": 1})
    );
    issue(&doctor, &super::form(&ids[1])).await;
    for (typed, found) in [
        ("невідома", 2),
        ("Невідома особа № 1", 1),
        ("№1", 1),
        ("unknown 1", 1),
        ("№ 7", 0),
    ] {
        let query = json!({"list": "mine", "search": typed});
        let list = doctor.ask(SearchReferrals).json(&query).await;
        assert_eq!(list.expect(200)["total"], found, "{typed}");
    }
    let list = json!({"lang": "uk", "list": {"list": "mine"}});
    let file = doctor.ask(ExportReferrals).json(&list).await.expect(200);
    let csv = file["csv"].as_str().unwrap();
    assert!(csv.contains("\"Невідома особа № 1\";\"бл. 1960\""), "{csv}");
    let text = sign(&doctor, &issued).await;
    let said = Card::parse(&Jws::parse(&text).unwrap().payload).unwrap();
    assert_eq!(said.patient.to_string(), "Невідома особа № 1");
    assert_eq!(said.birth_date.to_string(), "1960");
    // A number is the server's, and stays.
    let mut other = stranger.clone();
    other["name"]["number"] = json!(1);
    let call = doctor.ask(UpdatePatient).of(&ids[1]).json(&other);
    let kept = call.await.expect(200);
    assert_eq!(kept["form"]["name"]["number"], 2);
    let named = record("Коваль", "Петро", "1961-02-03");
    let call = doctor.ask(UpdatePatient).of(&ids[0]).json(&named);
    let known = call.await.expect(200);
    assert_eq!(known["form"], named);
    let again = doctor
        .ask(UpdatePatient)
        .of(&ids[0])
        .json(&stranger)
        .made_from(2)
        .await;
    assert_eq!(again.expect(200)["form"]["name"]["number"], 1);
    let history = doctor.ask(GetPatientHistory).of(&ids[0]).await;
    let history = history.expect(200);
    assert_eq!(history[1]["form"], named);
    assert_eq!(history[2]["form"]["name"]["number"], 1);
    // Who is named by now is found by the number of the paper.
    let call = doctor
        .ask(UpdatePatient)
        .of(&ids[0])
        .json(&named)
        .made_from(3);
    call.await.expect(200);
    let found = search("Невідома особа № 1").await.expect(200);
    assert_eq!(found["items"][0]["id"], ids[0]);
    // Folding anew, what stands for a name stays found.
    app.state.monitor.refold().await.unwrap();
    assert_eq!(search("невідома").await.expect(200)["total"], 1);
}

#[tokio::test]
async fn a_child_not_named_yet_is_found_by_the_family_name() {
    let (app, doctor) = clinic().await;
    let mut child = nameless("temp-unknown", "2026");
    child["name"]["family"] = json!(" Коваль-Гук ");
    let id = register(&doctor, &child).await;
    let read = doctor.ask(GetPatient).of(&id).await.expect(200);
    let name = json!({"absent": "temp-unknown", "family": "Коваль-Гук", "number": 1});
    assert_eq!(read["form"]["name"], name);
    let search = async |typed: &str| {
        let query = json!({"search": typed});
        let found = doctor.ask(SearchPatients).json(&query).await.expect(200);
        found["total"].as_u64()
    };
    for typed in [
        "Коваль",
        "гук",
        "Коваль, дитина без імені № 1",
        "дитина",
        "№ 1",
    ] {
        assert_eq!(search(typed).await, Some(1), "{typed}");
    }
    let issued = issue(&doctor, &super::form(&id)).await;
    let text = sign(&doctor, &issued).await;
    let said = Card::parse(&Jws::parse(&text).unwrap().payload).unwrap();
    assert_eq!(said.patient.to_string(), "Коваль-Гук, дитина без імені № 1");
    app.state.monitor.refold().await.unwrap();
    assert_eq!(search("Коваль").await, Some(1));
    // Of a stranger nobody knows it, and a child's keeps the rules of names.
    let mut stranger = nameless("unknown", "1960");
    stranger["name"]["family"] = json!("Коваль");
    let call = doctor.ask(CreatePatient).json(&registration(&stranger));
    let reply = call.await;
    reply.expect_fault("patient.name", "invalid");
    child["name"]["family"] = json!("-");
    let reply = doctor.ask(UpdatePatient).of(&id).json(&child).await;
    reply.expect_fault("name.family", "name-letterless");
    // Without it the child is found by what stands for the name alone.
    child["name"] = json!({"absent": "temp-unknown"});
    let call = doctor.ask(UpdatePatient).of(&id).json(&child);
    call.await.expect(200);
    assert_eq!(
        (search("Коваль").await, search("дитина").await),
        (Some(0), Some(1))
    );
}

#[tokio::test]
async fn a_tax_number_is_taken_as_its_paper_has_it_once_that_is_said() {
    let (_, doctor) = clinic().await;
    let mut form = record("Коваль", "Марія", "1990-01-01");
    form["tax"] = json!({"number": tax_number("328730124")});
    let known = register(&doctor, &form).await;
    // With a wrong last digit, of another birth date and of the other sex; of all that.
    let right = tax_number("307525124");
    let wrong = format!("{}{}", &right[..9], u8::from(right.ends_with('0')));
    let cases = [
        (&*wrong, "female", &["tax-number-check"][..]),
        (&*right, "male", &["tax-number-sex"]),
        ("2605812443", "female", &["tax-number-birth"]),
        (
            "2605812356",
            "female",
            &["tax-number-check", "tax-number-birth", "tax-number-sex"],
        ),
    ];
    for (at, (number, sex, rules)) in cases.into_iter().enumerate() {
        let mut form = record(["Гай", "Бук", "Дуб", "Яр"][at], "Оля", "1984-03-12");
        form["sex"] = json!(sex);
        form["tax"] = json!({"number": number});
        let reply = doctor.ask(CreatePatient).json(&registration(&form)).await;
        reply.expect_faults("patient.tax.number", rules);
        let reply = doctor.ask(UpdatePatient).of(&known).json(&form).await;
        reply.expect_faults("tax.number", rules);
        form["tax"] = json!({"as-on-paper": number});
        let made = admit(&doctor, &form).await;
        assert_eq!(made["form"]["tax"], form["tax"]);
    }
    // Neither a mark nor a claim outlives what it was about.
    let mut form = record("Кипарис", "Федора", "1984-03-13");
    form["tax"] = json!({"as-on-paper": tax_number("307525126")});
    let doubted = register(&doctor, &form).await;
    form["birth_date"] = json!("1984-03-12");
    let call = doctor.ask(UpdatePatient).of(&doubted).json(&form);
    let mended = call.await.expect(200);
    assert_eq!(
        mended["form"]["tax"],
        json!({"number": tax_number("307525126")})
    );
    let history = doctor.ask(GetPatientHistory).of(&doubted).await;
    assert_eq!(history.expect(200)[1]["form"]["tax"], form["tax"]);
    form["tax"] = mended["form"]["tax"].clone();
    form["sex"] = json!("male");
    let reply = doctor
        .ask(UpdatePatient)
        .of(&doubted)
        .json(&form)
        .made_from(2)
        .await;
    reply.expect_fault("tax.number", "tax-number-sex");
    // One number is one patient's, whatever papers say.
    form["tax"] = json!({"as-on-paper": wrong});
    let call = doctor
        .ask(UpdatePatient)
        .of(&doubted)
        .json(&form)
        .made_from(2);
    call.expect_refusal(409, "tax-number-taken").await;
}

#[tokio::test]
async fn a_child_is_born_today_by_the_calendar_of_the_facility() {
    let (app, doctor) = clinic().await;
    // Half past midnight in Kyiv; in Greenwich it is still yesterday.
    app.set_clock("2026-09-01T21:30:00Z");
    let doctor = doctor.signed_in().await;
    register(&doctor, &record("Коваль", "Марія", "2026-09-02")).await;
    let tomorrow = registration(&record("Коваль", "Ірина", "2026-09-03"));
    let reply = doctor.ask(CreatePatient).json(&tomorrow).await;
    reply.expect_fault("patient.birth_date", "birth-date-future");
}

#[tokio::test]
async fn a_tax_number_belongs_to_one_patient() {
    let (_, doctor) = clinic().await;
    let mut form = record("Коваль", "Марія", "1990-01-01");
    form["tax"] = json!({"number": tax_number("328730124")});
    let owner = register(&doctor, &form).await;
    let mut other = record("Гончар", "Петро", "1971-05-05");
    let second = register(&doctor, &other).await;
    other["tax"] = form["tax"].clone();
    // Whoever says that it is no duplicate is told nevertheless.
    let mut somebody = record("Інша", "Особа", "1950-01-01");
    somebody["tax"] = form["tax"].clone();
    let call = doctor.ask(CreatePatient).json(&registration(&somebody));
    let why = call
        .header("not-a-duplicate", &"0".repeat(64))
        .expect_refusal(409, "tax-number-taken");
    assert_eq!(why.await["patient"], owner);
    let call = doctor.ask(UpdatePatient).of(&second).json(&other);
    let why = call.expect_refusal(409, "tax-number-taken");
    assert_eq!(why.await["patient"], owner);
    // It is no duplicate of itself.
    let call = doctor.ask(UpdatePatient).of(&owner).json(&form);
    call.await.expect(200);
}

#[tokio::test]
async fn of_two_simultaneous_ones_with_one_tax_number_one_is_registered() {
    let (app, doctor) = clinic().await;
    let nurse = app.nurse().await;
    let mut form = record("Коваль", "Марія", "1990-01-01");
    form["tax"] = json!({"number": tax_number("328730124")});
    let form = registration(&form);
    let first = doctor.ask(CreatePatient).json(&form).into_future();
    let second = nurse.ask(CreatePatient).json(&form).into_future();
    let (first, second) = tokio::join!(first, second);
    let mut statuses = [first.status, second.status];
    statuses.sort_unstable();
    assert_eq!(statuses, [201, 409]);
}

#[tokio::test]
async fn a_likely_twin_is_pointed_at() {
    let (_, doctor) = clinic().await;
    let mut known = record("Лук’яненко", "Дар'я", "1984-03-12");
    known["phone"] = json!("+380675550124");
    let known = register(&doctor, &known).await;
    // The same name in another spelling.
    let same = record("ЛУКʼЯНЕНКО", "Дар’я", "1984-03-12");
    assert_eq!(duplicates_of(&doctor, &same).await, [known.as_str()]);
    // The same family name and an initial in common.
    let initial = record("Лук'яненко", "Дарина", "1984-03-12");
    assert_eq!(duplicates_of(&doctor, &initial).await, [known.as_str()]);
    // Married since: telephone and given name stay.
    let mut married = record("Шевчук", "Дар'я", "1984-03-12");
    married["phone"] = json!("067 555 01 24");
    assert_eq!(duplicates_of(&doctor, &married).await, [known.as_str()]);

    // A part of a double name, the other order, day and month, a day and a digit off.
    for (family, given, birth_date) in [
        ("Шевчук-Лук’яненко", "Дар'я", "1984-03-12"),
        ("Дарʼя", "Лукяненко", "1984-03-12"),
        ("Лук’яненко", "Дар'я", "1984-12-03"),
        ("Лук’яненко", "Дар'я", "1984-03-13"),
        ("Лук’яненко", "Дар'я", "1994-03-12"),
        ("Лукяненька", "Дар'я", "1984-03-12"),
    ] {
        let other = record(family, given, birth_date);
        let found = duplicates_of(&doctor, &other).await;
        assert_eq!(found, [known.as_str()], "{family} {given} {birth_date}");
    }

    // All of that of a person of another age is somebody else.
    let mut another_day = record("Лук’яненко", "Дар'я", "2006-08-30");
    another_day["phone"] = json!("+380675550124");
    register(&doctor, &another_day).await;
    // And so is who shares the birthday alone, or it and the telephone: a real twin.
    let mut sibling = record("Шевчук", "Олег", "1984-03-12");
    sibling["phone"] = json!("+380675550124");
    register(&doctor, &sibling).await;
    let mut sister = record("Лук’яненко", "Марта", "1984-03-12");
    sister["phone"] = json!("+380675550124");
    register(&doctor, &sister).await;
}

#[tokio::test]
async fn an_estimated_year_is_compared_by_telephone_and_family_name() {
    let (_, doctor) = clinic().await;
    let of = |family: &str, born: &str, phone: Option<&str>| {
        let mut form = record(family, "Ольга", born);
        form["name"]["patronymic"] = json!("Іванівна");
        form["phone"] = json!(phone);
        form
    };
    let phone = Some("+380675550124");
    let known = register(&doctor, &of("Коваль", "1961-02-03", phone)).await;
    let estimated = register(&doctor, &of("Ґанжа-Дуб", "1990", None)).await;
    let without = register(&doctor, &of("Гук", "1935", phone)).await;
    for (duplicate, form) in [
        (&known, of("Коваль", "1955", phone)),
        (&known, of("Ковиль", "1967", phone)),
        (&known, of("Коваль", "1963", None)),
        (&estimated, of("Ганжа-Дуб", "1990", None)),
        (&estimated, of("Ганжа-Дуб", "1988-07-30", None)),
        (&without, of("Гук", "1940-12-31", phone)),
    ] {
        assert_eq!(
            duplicates_of(&doctor, &form).await,
            [duplicate.as_str()],
            "{form}"
        );
    }
    // Nobody is ten years older than was thought, and few are three.
    register(&doctor, &of("Коваль", "1950", phone)).await;
    register(&doctor, &of("Ганжа-Дуб", "1993", None)).await;
}

#[tokio::test]
async fn the_likeliest_twin_comes_first() {
    let (_, doctor) = clinic().await;
    let far = register(&doctor, &record("Ґанжа", "Ольга", "1984-03-13")).await;
    let near = admit(&doctor, &record("Ганжа", "Ольга", "1984-03-12")).await;
    let same = record("Ганжа", "Ольга", "1984-03-12");
    assert_eq!(
        duplicates_of(&doctor, &same).await,
        [id(&near), far.as_str()]
    );
}

#[tokio::test]
async fn an_edit_that_makes_a_likely_twin_asks_once() {
    let (app, doctor) = clinic().await;
    let known = register(&doctor, &record("Ганжа", "Ольга", "1984-03-12")).await;
    let mut form = record("Гончар", "Ольга", "1971-05-06");
    let patient = register(&doctor, &form).await;
    form["name"]["family"] = json!("Ґанжа");
    form["birth_date"] = json!("1984-03-12");
    let call = doctor.ask(UpdatePatient).of(&patient).json(&form);
    let why = call.expect_refusal(409, "likely-duplicate");
    let why = why.await;
    let expected = ["same-family", "same-given", "same-birth-date"];
    assert_eq!(why["patients"], json!([{"id": known, "why": expected}]));
    let line = app.last_line().await;
    assert_eq!(line.subject, Some(format!("patient {patient}")));
    let shown = doctor.ask(GetPatient).of(&patient).await.expect(200);
    assert_eq!(shown["form"]["name"]["family"], "Гончар");
    let said = doctor
        .ask(UpdatePatient)
        .of(&patient)
        .json(&form)
        .header("not-a-duplicate", "yes");
    said.await.expect_problem(400, "malformed");
    let said = doctor
        .ask(UpdatePatient)
        .of(&patient)
        .json(&form)
        .header("not-a-duplicate", why["confirm"].as_str().unwrap());
    said.await.expect(200);
    // What makes it no more alike is not asked about again, the record itself never.
    form["address"] = json!("вул. Шкільна, 3");
    form["name"]["given"] = json!("Олька");
    let call = doctor
        .ask(UpdatePatient)
        .of(&patient)
        .json(&form)
        .made_from(2);
    call.await.expect(200);
    form["name"]["given"] = json!("Ольга");
    let call = doctor
        .ask(UpdatePatient)
        .of(&patient)
        .json(&form)
        .made_from(3);
    call.await.expect_problem(409, "likely-duplicate");
}

#[tokio::test]
async fn whoever_has_seen_the_twins_registers_somebody_else() {
    let (_, doctor) = clinic().await;
    let form = record("Лук’яненко", "Дар'я", "1984-03-12");
    let one = register(&doctor, &form).await;
    let made = admit(&doctor, &form).await;
    let mut duplicates = duplicates_of(&doctor, &form).await;
    let mut both = [one, id(&made).to_owned()];
    duplicates.sort();
    both.sort();
    assert_eq!(duplicates, both);
}

#[tokio::test]
async fn whom_nobody_has_seen_is_shown_first() {
    let (_, doctor) = clinic().await;
    let form = record("Лук’яненко", "Дар'я", "1984-03-12");
    let mut known = vec![register(&doctor, &form).await];
    let confirm = |why: &Value| why["confirm"].as_str().unwrap().to_owned();
    let asked = || doctor.ask(CreatePatient).json(&registration(&form));
    let seen = asked().await.expect_problem(409, "likely-duplicate");
    // Meanwhile a colleague registers another one.
    known.push(id(&admit(&doctor, &form).await).to_owned());
    let call = asked().header("not-a-duplicate", &confirm(&seen));
    let both = call.expect_refusal(409, "likely-duplicate").await;
    let mut shown: Vec<_> = both["patients"]
        .as_array()
        .unwrap()
        .iter()
        .map(id)
        .collect();
    shown.sort_unstable();
    known.sort();
    assert_eq!(shown, known);
    let call = asked().header("not-a-duplicate", &confirm(&both));
    call.await.expect(201);
}

#[tokio::test]
async fn a_likely_twin_says_why() {
    let (_, doctor) = clinic().await;
    let mut known = record("Ганжа-Дуб", "Дар'я", "1984-03-12");
    known["name"]["patronymic"] = json!("Ігорівна");
    known["phone"] = json!("+380675550124");
    known["tax"] = json!({"number": tax_number("307525124")});
    register(&doctor, &known).await;
    let with = |pairs: &[(&str, Value)]| {
        let mut form = known.clone();
        form["tax"] = json!({"none": "unknown"});
        for (pointer, value) in pairs {
            *form.pointer_mut(pointer).unwrap() = value.clone();
        }
        form
    };
    let cases: [(Value, &[&str]); 6] = [
        (
            with(&[
                ("/birth_date", json!("1984-12-03")),
                ("/name/family", json!("Ґанжа-Дуб")),
            ]),
            &[
                "same-family",
                "same-given",
                "same-patronymic",
                "day-and-month-swapped",
                "same-phone",
            ],
        ),
        (
            with(&[
                ("/birth_date", json!("1984-03-13")),
                ("/name/family", json!("Ганжа")),
                ("/name/given", json!("Дарина")),
                ("/phone", Value::Null),
            ]),
            &[
                "family-part",
                "given-alike",
                "same-patronymic",
                "born-day-off",
            ],
        ),
        (
            with(&[
                ("/birth_date", json!("1984-03-21")),
                ("/name/family", json!("Дар'я")),
                ("/name/given", json!("Ганжа-Дуб")),
                ("/phone", json!("+380501112233")),
            ]),
            &[
                "name-order",
                "same-family",
                "same-given",
                "same-patronymic",
                "born-digits-swapped",
                "other-phone",
            ],
        ),
        (
            with(&[
                ("/birth_date", json!("1994-03-12")),
                ("/name/patronymic", json!("Ігоривна")),
            ]),
            &[
                "same-family",
                "same-given",
                "patronymic-alike",
                "born-digit-off",
                "same-phone",
            ],
        ),
        (
            with(&[("/birth_date", json!("1985")), ("/sex", json!("male"))]),
            &[
                "same-family",
                "same-given",
                "same-patronymic",
                "birth-year-near",
                "other-sex",
                "same-phone",
            ],
        ),
        (
            with(&[
                ("/name/family", json!("Шевчук")),
                ("/name/patronymic", json!("Петрівна")),
                ("/tax", json!({"as-on-paper": "3075251248"})),
            ]),
            &[
                "other-family",
                "same-given",
                "other-patronymic",
                "same-birth-date",
                "same-phone",
                "tax-number-alike",
            ],
        ),
    ];
    for (form, expected) in cases {
        let call = doctor.ask(CreatePatient).json(&registration(&form)).await;
        let why = call.expect_problem(409, "likely-duplicate");
        assert_eq!(why["patients"][0]["why"], json!(expected), "{form}");
    }
}

#[tokio::test]
async fn what_was_taken_before_a_rule_stands_in_the_way_of_no_other_change() {
    let (app, doctor) = clinic().await;
    let mut form = record("Лук’яненко", "Дар'я", "1984-03-12");
    let patient = register(&doctor, &form).await;
    // As an earlier version took it.
    app.write(
        "update referrals_patient set family = '-', given = 'Ԩанна', birth_date = '2090-01-01'",
    )
    .await;
    form["name"]["family"] = json!("-");
    form["name"]["given"] = json!("Ԩанна");
    form["birth_date"] = json!("2090-01-01");
    form["address"] = json!("вул. Шкільна, 3");
    let call = doctor.ask(UpdatePatient).of(&patient).json(&form);
    let kept = call.await.expect(200);
    assert_eq!(kept["form"], form);
    // What changes is looked at.
    let mut other = form.clone();
    other["name"]["given"] = json!("Ԩ");
    let edit = doctor
        .ask(UpdatePatient)
        .of(&patient)
        .json(&other)
        .made_from(2);
    edit.await.expect_unprintable("name.given", "Ԩ");
    let mut other = form.clone();
    other["name"]["patronymic"] = json!("-");
    let edit = doctor
        .ask(UpdatePatient)
        .of(&patient)
        .json(&other)
        .made_from(2);
    edit.await
        .expect_fault("name.patronymic", "name-letterless");
    form["birth_date"] = json!("2090-01-02");
    let edit = doctor
        .ask(UpdatePatient)
        .of(&patient)
        .json(&form)
        .made_from(2);
    edit.await.expect_fault("birth_date", "birth-date-future");
    let anew = doctor.ask(CreatePatient).json(&registration(&other)).await;
    assert_eq!(anew.status, 422);
}

#[tokio::test]
async fn an_edit_says_who_did_it_and_the_history_keeps_what_was() {
    let (app, doctor) = clinic().await;
    let colleague = app.nurse().await;
    let form = record("Лук’яненко", "Дар'я", "1984-03-12");
    let patient = register(&doctor, &form).await;
    app.wait_minutes(1);
    let mut married = form.clone();
    married["name"]["family"] = json!("Шевчук");
    married["phone_remark"] = json!("чоловік");
    let call = colleague.ask(UpdatePatient).of(&patient).json(&married);
    let reply = call.await;
    assert_eq!(reply.header("etag"), Some("\"2\""));
    let changed = reply.expect(200);
    assert_eq!(changed["form"], married);
    assert_eq!(changed["changed"]["by"], "Шевчук Ірина");
    assert_eq!(changed["changed"]["at"], app.now().as_millisecond());
    assert_eq!(changed["registered"]["by"], "Бондар Олена Петрівна");

    let history = doctor.ask(GetPatientHistory).of(&patient).await;
    let history = history.expect(200);
    let versions: Vec<_> = history.as_array().unwrap().iter().collect();
    assert_eq!(versions.len(), 2);
    assert_eq!(versions[0]["version"], 2);
    assert_eq!(versions[0]["form"], married);
    assert_eq!(versions[0]["by"], "Шевчук Ірина");
    assert_eq!(versions[0]["at"], app.now().as_millisecond());
    assert_eq!(versions[1]["version"], 1);
    assert_eq!(versions[1]["form"], form);
    assert_eq!(versions[1]["by"], "Бондар Олена Петрівна");
}

#[tokio::test]
async fn the_second_of_two_edits_is_told_by_whom_and_changes_nothing() {
    let (app, doctor) = clinic().await;
    let colleague = app.nurse().await;
    let form = record("Лук’яненко", "Дар'я", "1984-03-12");
    let patient = register(&doctor, &form).await;
    let call = doctor.ask(UpdatePatient).of(&patient).json(&form);
    call.await.expect(200);
    let call = colleague.ask(UpdatePatient).of(&patient).json(&form);
    let why = call.expect_refusal(412, "stale").await;
    assert_eq!(why["who"], "Бондар Олена Петрівна");
    let again = colleague
        .ask(UpdatePatient)
        .of(&patient)
        .json(&form)
        .made_from(2);
    again.await.expect(200);
    let call = doctor
        .ask(UpdatePatient)
        .of(&patient)
        .json(&form)
        .without("if-match");
    call.await.expect_problem(428, "precondition-required");
}

#[tokio::test]
async fn a_patient_that_does_not_exist() {
    let (_, doctor) = clinic().await;
    for nobody in [&uuid::Uuid::nil().to_string(), "nobody", "%00"] {
        let call = doctor.ask(GetPatient).of(nobody);
        call.await.expect_problem(404, "not-found");
        let form = record("Коваль", "Марія", "1990-01-01");
        let call = doctor.ask(UpdatePatient).of(nobody).json(&form);
        call.await.expect_problem(404, "not-found");
    }
    let history = doctor
        .ask(GetPatientHistory)
        .of(uuid::Uuid::nil().to_string())
        .await;
    history.expect_problem(404, "not-found");
}

#[tokio::test]
async fn patients_are_of_the_whole_hospital_and_of_whoever_issues_alone() {
    let (app, doctor) = clinic().await;
    let patient = patient(&doctor).await;
    let outsider = outsider(&app).await;
    outsider.ask(GetPatient).of(&patient).await.expect(200);
    let others = [
        app.administrator().await,
        app.head().await,
        app.laboratory_worker().await,
        app.intern().await,
    ];
    for person in others {
        let form = registration(&record("Коваль", "Марія", "1990-01-01"));
        let refused = [
            person.ask(GetPatient).of(&patient).await,
            person.ask(GetPatientHistory).of(&patient).await,
            person.ask(CreatePatient).json(&form).await,
            person
                .ask(SearchPatients)
                .json(&json!({"search": "Лу"}))
                .await,
            person
                .ask(UpdatePatient)
                .of(&patient)
                .json(&form["patient"])
                .await,
        ];
        for reply in refused {
            let why = reply.expect_problem(403, "forbidden");
            assert_eq!(why["permission"], "issuing-referrals");
            assert!(!reply.text().contains("Лук"));
        }
    }
    app.ask(GetPatient)
        .of(&patient)
        .await
        .expect_problem(401, "not-signed-in");
}
