//! Names are found, compared and ordered as people read them.

use crate::{
    harness::{Call, Staff, TestApp, luxmedica, role, succeeds},
    referrals::{clinic, clinic_in_file, record, register, registration, tax_number},
};
use serde_json::{Value, json};
use shared::{
    endpoints::{
        CreatePatient, CreateRole, CreateWorkstation, IssueRequisition, ListDiagnoses,
        ListOrganizations, ListPeople, ListRoles, ListServices, ListUsers, ListWorkstations,
        SearchPatients, UpdateOrganization,
    },
    roles::ShippedRole::Nurse,
};

fn all<'v>(rows: &'v Value, pointer: &str) -> Vec<&'v str> {
    let rows = rows.get("items").unwrap_or(rows).as_array().unwrap();
    let texts = rows.iter().map(|row| row.pointer(pointer));
    texts.map(|text| text.unwrap().as_str().unwrap()).collect()
}

fn station(staff: &Staff, name: &str) -> Call {
    let form = json!({"name": name, "place": "", "inventory_label": ""});
    staff.ask(CreateWorkstation).json(&form)
}

#[tokio::test]
async fn a_name_in_look_alike_letters_is_taken() {
    let app = TestApp::new().await;
    let administrator = app.administrator().await;
    for name in ["Санітарка", "Пост B"] {
        administrator.make_role(name, "").await;
    }
    for name in [
        "Санiтарка",
        "СAHITAPKA",
        "пост в",
        "Лабоpант",
        "NURSЕ",
        "Пοст Β",
    ] {
        let call = administrator.ask(CreateRole).json(&role(name, ""));
        call.expect_refusal(409, "role-name-taken").await;
    }
    station(&administrator, "Каб. 2-А").await.expect(201);
    for name in ["Kaб. 2 A", "каб. 2–а"] {
        station(&administrator, name)
            .expect_refusal(409, "workstation-name-taken")
            .await;
    }
}

#[tokio::test]
async fn numbers_in_names_are_ordered_as_numbers() {
    let app = TestApp::new().await;
    let administrator = app.administrator().await;
    for name in ["Каб. 10", "Каб. 2", "Каб. 9-а"] {
        station(&administrator, name).await.expect(201);
    }
    let listed = administrator.ask(ListWorkstations).await.expect(200);
    let names = all(&listed, "/name");
    assert_eq!(names[..3], ["Каб. 2", "Каб. 9-а", "Каб. 10"]);
}

#[tokio::test]
async fn a_patient_in_look_alike_letters_is_found_and_a_likely_duplicate() {
    let (app, doctor) = clinic().await;
    let known = register(&doctor, &record("Іваненко", "Ґеорґій", "1980-01-02")).await;
    // Of before names were mended.
    app.write("update referrals_patient set family = 'Iвaненко'")
        .await;
    app.state.monitor.refold().await.unwrap();
    for search in ["Іваненко", "Iваненко", "IBAHEHKO г", "иваненко", "георгій"]
    {
        let query = json!({"search": search});
        let found = doctor.ask(SearchPatients).json(&query).await.expect(200);
        let expected: &[&str] = if search == "иваненко" {
            &[]
        } else {
            &[&known]
        };
        assert_eq!(all(&found, "/id"), expected, "{search}");
    }
    for family in ["Iваненко", "Іваненко"] {
        let duplicate = registration(&record(family, "Георгій", "1980-01-02"));
        let call = doctor.ask(CreatePatient).json(&duplicate);
        let why = call.expect_refusal(409, "likely-duplicate").await;
        assert_eq!(all(&why["patients"], "/id"), [known.as_str()]);
    }
}

#[tokio::test]
async fn patients_on_record_twice_are_listed_by_id() {
    let (app, doctor) = clinic_in_file().await;
    let numbered = |family: &str, born: &str, tax: Value| {
        let mut form = record(family, "Марія", born);
        form["tax"] = tax;
        form
    };
    let right = tax_number("307525124");
    let wrong = format!("{}8", &right[..9]);
    let mut ids = Vec::new();
    for form in [
        record("Іваненко", "Ґеорґія", "1980-01-02"),
        record("Мельник", "Ольга", "1990-01-02"),
        record("Бондар", "Ольга", "1970-05-01"),
        record("Іваненко", "Ольга", "1980-01-02"),
        numbered("Гук", "1984-03-12", json!({"number": right})),
        numbered("Дуб", "1950-07-30", json!({"as-on-paper": wrong})),
    ] {
        ids.push(register(&doctor, &form).await);
    }
    let listed = || {
        let path = app.file();
        let folder = path.parent().unwrap();
        let mut command = luxmedica(folder);
        succeeds(
            command
                .args(["patients", "duplicates"])
                .env("LUXMEDICA_DATA", folder),
        )
    };
    let line = |why: &str, [one, other]: [&String; 2]| {
        let (first, second) = (one.min(other), one.max(other));
        format!("{why:<19}  {first}  {second}\n")
    };
    let alike = line("tax-number-alike", [&ids[4], &ids[5]]);
    assert_eq!(listed(), alike);
    // As they were told apart before names were folded, and as one of them was closed.
    for (at, name) in [(1, "Iваненко"), (2, "ІВАНЕНКО")] {
        let sql = format!(
            "update referrals_patient set family = '{name}', given = 'Георгія', \
             birth_date = '1980-01-02', active = {} where patient_id = '{}'",
            at == 1,
            ids[at]
        );
        app.write(&sql).await;
    }
    app.state.monitor.refold().await.unwrap();
    let twice = line("name-and-birth-date", [&ids[0], &ids[1]]);
    assert_eq!(listed(), format!("{twice}{alike}"));
}

#[tokio::test]
async fn users_are_found_in_either_alphabet() {
    let app = TestApp::new().await;
    let administrator = app.administrator().await;
    let hired = app
        .somebody("nurse_covid", &[Nurse])
        .named("Сергєєва Ґанна");
    hired.hire().await;
    for search in ["сергеева", "Cepгєєвa гaннa", "СОVІD", "nurse_c"] {
        let address: String = url::form_urlencoded::byte_serialize(search.as_bytes()).collect();
        for list in [administrator.ask(ListUsers), administrator.ask(ListPeople)] {
            let found = list.query(format!("search={address}")).await;
            assert_eq!(
                all(&found.expect(200), "/login"),
                ["nurse_covid"],
                "{search}"
            );
        }
    }
}

/// Two of each kind that have one name, written by a folding that told them apart.
const NAMESAKES: &[&str] = &[
    "insert into access_organization (organization_id, name, name_key, name_sort, created_at, version) \
     values ('01980000-0000-7000-8000-000000000001', 'Відділення\u{a0}№10', 'a', '', 1, 1), \
        ('01980000-0000-7000-8000-000000000002', 'Biдділення №10', 'b', '', 1, 1), \
        ('01980000-0000-7000-8000-000000000003', 'Відділення №9', 'c', '', 1, 1)",
    "insert into access_role (role_id, name, created_at, version) \
     values ('01980000-0000-7000-8000-000000000004', 'Meдcecтра', 1, 1), \
        ('01980000-0000-7000-8000-000000000005', 'Санітарка', 1, 1), \
        ('01980000-0000-7000-8000-000000000006', 'Санiтарка', 1, 1)",
    "insert into access_role_name (name_key, role_id) \
     values ('d', '01980000-0000-7000-8000-000000000004'), \
        ('e', '01980000-0000-7000-8000-000000000005'), \
        ('f', '01980000-0000-7000-8000-000000000006')",
    "insert into authenticator_workstation (workstation_id, name, name_key, name_sort, place, \
        inventory_label, created_at, version) \
     values ('01980000-0000-7000-8000-000000000007', 'Каб. 1', 'g', '', '', '', 1, 1), \
        ('01980000-0000-7000-8000-000000000008', 'Kaб. 1', 'h', '', '', '', 1, 1)",
    // One that cannot be read keeps nobody from starting.
    "insert into access_user (user_id, login, login_key, full_name, full_name_sort, organization_id, \
        position, position_sort, search, position_search, created_at, version) \
     values ('01980000-0000-7000-8000-000000000009', 'x', 'x', x'ff', '', \
        '01980000-0000-7000-8000-000000000001', '', '', '', '', 1, 1)",
];

#[tokio::test]
async fn what_is_one_name_now_is_told_and_not_merged() {
    let app = TestApp::in_file().await;
    let administrator = app.administrator().await;
    for sql in NAMESAKES {
        app.write(sql).await;
    }
    app.write("update monitor_folding set version = 'x'").await;
    let monitor = &app.state.monitor;
    monitor.refold().await.unwrap();
    let namesakes = monitor.namesakes().await.unwrap();
    let namesakes: Vec<_> = namesakes
        .iter()
        .map(|one| (one.kind.as_str(), one.id.rsplit('0').next().unwrap()))
        .collect();
    let expected = [
        ("organization", "2"),
        // The shipped one keeps its name.
        ("role", "4"),
        ("role", "6"),
        ("workstation", "8"),
    ];
    assert_eq!(namesakes, expected);
    let namesakes = async |list: Call| {
        let listed = list.await.expect(200);
        let rows = listed.as_array().unwrap().iter();
        let rows = rows.filter(|row| row["namesake"] == true);
        rows.map(|row| row["id"].as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    let shown = namesakes(administrator.ask(ListOrganizations)).await;
    assert_eq!(shown, ["01980000-0000-7000-8000-000000000002"]);
    let shown = namesakes(administrator.ask(ListWorkstations)).await;
    assert_eq!(shown, ["01980000-0000-7000-8000-000000000008"]);
    assert_eq!(namesakes(administrator.ask(ListRoles)).await.len(), 2);
    // Written as they are kept now, and in the order of now.
    let listed = administrator.ask(ListOrganizations).await.expect(200);
    let names = all(&listed, "/name");
    assert_eq!(names[..2], ["Відділення №9", "Відділення №10"]);
    // As it is it cannot be saved, and with a name of its own it is no namesake.
    administrator
        .ask(UpdateOrganization)
        .of("01980000-0000-7000-8000-000000000002")
        .json(&json!({"name": "Biдділення №10"}))
        .expect_refusal(409, "organization-name-taken")
        .await;
    let renamed = administrator
        .ask(UpdateOrganization)
        .of("01980000-0000-7000-8000-000000000002")
        .json(&json!({"name": "Відділення №11"}))
        .await;
    assert_eq!(renamed.expect(200)["namesake"], false);
    // Once is enough.
    let before = app.contents().await;
    monitor.refold().await.unwrap();
    assert_eq!(app.contents().await, before);
}

#[tokio::test]
async fn a_code_is_taken_as_it_is_written() {
    let (app, doctor) = clinic().await;
    let mut rows = "kind,code,parent,category,name_uk,name_en,active\n".to_owned();
    rows.push_str("group,G,,,Г,G,\nservice,6507000,G,laboratory_procedure,Аналіз,Test,\n");
    rows.push_str(
        "icd10,Е119†,,,Діабет,Diabetes,\nicd10,Z000,,,Огляд,Check,\nicpc2,а97,,,Здорові,Well,\n",
    );
    app.import(&rows).await.unwrap();
    // As a catalogue was kept before codes had one form.
    app.write("update referrals_diagnosis set code = 'E119', code_key = '' where code = 'E11.9'")
        .await;
    let duplicate = "insert into referrals_diagnosis (system, code, name_uk, name_en, search, active) \
        values ('icd10', 'Z000', 'Огляд, давній запис', 'Check, of old', '', true)";
    app.write(duplicate).await;
    let uses = "insert into referrals_use (list, code, times) values ('icd10', 'E119', 3), \
        ('icd10', 'E11.9', 2), ('icd10', 'Z000', 1), ('services', '6507000', 4), ('services', 'G', 5)";
    app.write(uses).await;
    app.state.monitor.refold().await.unwrap();
    let uses = "select list || ' ' || code || ' ' || times from referrals_use order by list, code";
    assert_eq!(
        app.select::<String>(uses).await,
        [
            "icd10 E11.9 5",
            "icd10 Z00.0 1",
            "services 65070-00 4",
            "services G 5"
        ]
    );
    // Of two forms of one code the usual one is offered, under its own name.
    let old = "select count(*) from referrals_diagnosis where code = 'Z000' and not active";
    assert_eq!(app.count(old).await, 1);
    let kept = "select name_uk from referrals_diagnosis where code = 'Z00.0' and active";
    assert_eq!(app.select::<String>(kept).await, ["Огляд"]);
    for (system, typed, code) in [
        (None, "65070–00", "65070-00"),
        (None, "6507000", "65070-00"),
        (Some("icd10"), "Е11", "E11.9"),
        (Some("icd10"), "e119", "E11.9"),
        (Some("icd10"), "z00,0", "Z00.0"),
        (Some("icd10"), "І10.", "I10"),
        (Some("icpc2"), "А97", "A97"),
    ] {
        let typed: String = url::form_urlencoded::byte_serialize(typed.as_bytes()).collect();
        let call = match system {
            None => doctor.ask(ListServices).query(format!("search={typed}")),
            Some(system) => doctor
                .ask(ListDiagnoses)
                .query(format!("system={system}&search={typed}")),
        };
        let found = call.await;
        assert_eq!(all(&found.expect(200), "/code"), [code], "{typed}");
    }
    let patient = crate::referrals::patient(&doctor).await;
    let mut form = crate::referrals::form_of(&patient, &["65070–00"]);
    form["icd10"] = json!("е119");
    form["icpc2"] = json!("а-97");
    form["services"][0]["category"] = json!("laboratory_procedure");
    let made = doctor.ask(IssueRequisition).json(&form).await.expect(201);
    assert_eq!(made["icd10"]["code"], "E11.9");
    assert_eq!(made["icpc2"]["code"], "A97");
    assert_eq!(made["referrals"][0]["service"]["code"], "65070-00");
}

#[tokio::test]
async fn services_and_diagnoses_are_folded_anew() {
    let (app, doctor) = clinic().await;
    let searched = "select search from referrals_service union all \
        select search from referrals_diagnosis union all select service_search from referrals_referral \
        order by 1";
    let made = doctor.ask(IssueRequisition).json(&crate::referrals::form(
        &crate::referrals::patient(&doctor).await,
    ));
    made.await.expect(201);
    let before: Vec<String> = app.select(searched).await;
    for table in [
        "referrals_service set search",
        "referrals_diagnosis set search",
        "referrals_referral set service_search",
    ] {
        app.write(&format!("update {table} = 'x'")).await;
    }
    app.state.monitor.refold().await.unwrap();
    assert_eq!(app.select::<String>(searched).await, before);
}

#[tokio::test]
async fn what_is_found_by_what_is_typed_is_written_anew() {
    let (app, doctor) = clinic().await;
    let mut form = record("Нечуй-Левицька", "Ґанна", "1980-01-02");
    form["phone"] = json!("+380675550124");
    let patient = register(&doctor, &form).await;
    let made = doctor
        .ask(IssueRequisition)
        .json(&crate::referrals::form(&patient));
    made.await.expect(201);
    app.state.monitor.refold().await.unwrap();
    let before = app.contents().await;
    for sql in [
        "update monitor_folding set version = 0",
        "delete from referrals_patient_word",
        "update referrals_patient_tail set tail = '1' where tail = '124'",
        "delete from referrals_asked",
    ] {
        app.write(sql).await;
    }
    assert_ne!(app.contents().await, before);
    app.state.monitor.refold().await.unwrap();
    assert_eq!(app.contents().await, before);
}
