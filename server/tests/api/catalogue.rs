//! The catalogue: `/api/services`, `/api/diagnoses` and `luxmedica catalogue`.

use crate::{
    cli::init,
    harness::{Call, Staff, TestApp, column, fails, luxmedica, succeeds},
};
use monitor::Monitor;
use referrals::catalogue::import::{self, DEMO, Kind};
use serde_json::{Value, json};
use shared::{
    endpoints::{ListDiagnoses, ListServices},
    roles::ShippedRole::{HeadOfDepartment, Intern, LaboratoryWorker, Nurse},
};
use std::{fmt::Write as _, fs, path::Path, process::Command};
use url::form_urlencoded::byte_serialize;

const HEADER: &str = "kind,code,parent,category,name_uk,name_en,active\n";

/// The demo's catalogue, and a doctor who may ask for what is in it.
async fn doctor() -> Staff {
    let app = TestApp::new().await;
    app.import(DEMO).await.unwrap();
    app.doctor().await
}

async fn services(doctor: &Staff, search: &str) -> Value {
    let search: String = byte_serialize(search.as_bytes()).collect();
    doctor
        .ask(ListServices)
        .query(format!("search={search}"))
        .await
        .expect(200)
}

async fn diagnoses(doctor: &Staff, system: &str, search: &str) -> Value {
    let search: String = byte_serialize(search.as_bytes()).collect();
    doctor
        .ask(ListDiagnoses)
        .query(format!("system={system}&search={search}"))
        .await
        .expect(200)
}

#[tokio::test]
async fn services_are_found_by_code_and_by_words_of_either_language() {
    let doctor = doctor().await;
    let found = services(&doctor, "58500").await;
    let expected = json!([{
        "code": "58500-00",
        "name": {"uk": "Рентгенографія органів грудної клітки", "en": "Chest X-ray"},
        "category": "imaging",
        "groups": [
            {"uk": "Візуалізація", "en": "Imaging"},
            {"uk": "Рентгенологія", "en": "Radiography"},
        ],
    }]);
    assert_eq!(found, expected);
    for (search, code) in [
        ("клітки РЕНТГЕН", "58500-00"),
        ("chest x-ray", "58500-00"),
        ("  Загальний  КРОВІ ", "65070-00"),
        ("перевязка", "30055-00"),
        ("пере’в’язка", "30055-00"),
        ("cardiologists", "10001-01"),
        ("11700-00", "11700-00"),
        ("blood chem", "66512-00"),
        ("100%", ""),
        ("_", ""),
        ("\\", ""),
    ] {
        let found = services(&doctor, search).await;
        let first = found[0]["code"].as_str().unwrap_or_default();
        assert_eq!(first, code, "{search}");
    }
}

#[tokio::test]
async fn the_best_matches_come_first() {
    let app = TestApp::new().await;
    let rows = "group,G,,,Серце,Heart,\n\
        service,3,G,imaging,Я в групі,Of the group,\n\
        service,33,G,imaging,А в групі,Of the group,\n\
        service,2,G,imaging,Моносерце,Within a word,\n\
        service,1,G,imaging,Велике серце,Begins a word,\n\
        service,HEART-1,G,imaging,Код,Code,\n";
    app.import(&format!("{HEADER}{rows}")).await.unwrap();
    let doctor = app.doctor().await;
    let found = services(&doctor, "серце").await;
    assert_eq!(column(&found, "/code"), ["1", "2", "33", "HEART-1", "3"]);
    let found = services(&doctor, "heart").await;
    assert_eq!(column(&found, "/code"), ["HEART-1", "33", "1", "2", "3"]);
}

#[tokio::test]
async fn a_name_that_says_less_besides_comes_first() {
    let app = TestApp::new().await;
    let rows = "icd10,J18.9,,,Пневмонія неуточнена,Pneumonia of unspecified organism,\n\
        icd10,J18,,,\"Пневмонія, збудник не уточнений\",\"Pneumonia, organism unspecified\",\n\
        icd10,Z87.0,,,Пневмонія в анамнезі,Pneumonia in history,\n";
    app.import(&format!("{HEADER}{rows}")).await.unwrap();
    let doctor = app.doctor().await;
    for search in ["пневмонія", "pneumonia"] {
        let found = diagnoses(&doctor, "icd10", search).await;
        assert_eq!(found[0]["code"], "J18", "{search}");
    }
    let found = diagnoses(&doctor, "icd10", "пневмонія").await;
    assert_eq!(column(&found, "/code"), ["J18", "J18.9", "Z87.0"]);
}

#[tokio::test]
async fn an_empty_search_gives_the_first_twenty() {
    let doctor = doctor().await;
    let found = services(&doctor, " ’ ").await;
    let names = column(&found, "/name/uk");
    assert_eq!(names.len(), 20);
    assert_eq!(names[..2], ["Альбумін сечі", "Аудіометрія"]);
    assert_eq!(doctor.ask(ListServices).await.expect(200), found);
    let first = diagnoses(&doctor, "icpc2", "").await;
    let codes = column(&first, "/code");
    assert_eq!((codes.len(), codes[0]), (20, &json!("A03")));
    let call = doctor.ask(ListDiagnoses).query("system=icpc2");
    let all = call.await.expect(200);
    assert_eq!(all, first);
}

#[tokio::test]
async fn diagnoses_are_found_in_their_own_list() {
    let doctor = doctor().await;
    let found = diagnoses(&doctor, "icd10", "j18").await;
    let name = json!({"uk": "Пневмонія неуточнена", "en": "Pneumonia, unspecified"});
    assert_eq!(found, json!([{"code": "J18.9", "name": name}]));
    let found = diagnoses(&doctor, "icpc2", "pneumonia").await;
    assert_eq!(column(&found, "/code"), ["R81"]);
    let found = diagnoses(&doctor, "icd10", "конюнктивіт").await;
    assert_eq!(column(&found, "/code"), ["H10.9"]);
    let found = diagnoses(&doctor, "icd10", "діабет 2").await;
    assert_eq!(column(&found, "/code"), ["E11.9"]);
    for query in ["", "search=x", "system=icd9", "system=icd10&page=1"] {
        let call = doctor.ask(ListDiagnoses).query(query);
        call.await.expect_problem(400, "malformed");
    }
}

#[tokio::test]
async fn what_is_not_active_is_not_offered() {
    let doctor = doctor().await;
    let rows = "service,58500-00,IMG-XRAY,imaging,Рентген,X-ray,no\nicd10,J18.9,,,Пневмонія,P,0\n";
    let report = doctor.app.import(&format!("{HEADER}{rows}")).await.unwrap();
    assert_eq!(report.of(Kind::Service).deactivated, 1);
    assert_eq!(report.of(Kind::Icd10).deactivated, 1);
    assert_eq!(services(&doctor, "58500").await, json!([]));
    assert_eq!(diagnoses(&doctor, "icd10", "J18").await, json!([]));
    let again = rows.replace(",no\n", ",yes\n");
    doctor
        .app
        .import(&format!("{HEADER}{again}"))
        .await
        .unwrap();
    let found = services(&doctor, "58500").await;
    assert_eq!(column(&found, "/name/uk"), ["Рентген"]);
}

#[tokio::test]
async fn only_who_issues_referrals_looks_things_up() {
    let app = TestApp::new().await;
    let nurse = app.with_roles(&[Nurse]).await;
    let services = |call: Call| call.query("search=x");
    let diagnoses = |call: Call| call.query("system=icd10");
    services(nurse.ask(ListServices)).await.expect(200);
    diagnoses(nurse.ask(ListDiagnoses)).await.expect(200);
    for call in [
        services(app.ask(ListServices)),
        diagnoses(app.ask(ListDiagnoses)),
    ] {
        call.expect_refusal(401, "not-signed-in").await;
    }
    let mut others = vec![app.administrator().await];
    for role in [HeadOfDepartment, LaboratoryWorker, Intern] {
        others.push(app.with_roles(&[role]).await);
    }
    for person in others {
        for call in [
            services(person.ask(ListServices)),
            diagnoses(person.ask(ListDiagnoses)),
        ] {
            let why = call.expect_refusal(403, "forbidden").await;
            assert_eq!(why["permission"], "issuing-referrals");
        }
    }
}

#[tokio::test]
async fn a_renamed_group_is_found_by_its_new_name() {
    let doctor = doctor().await;
    let renamed = format!("{HEADER}group,IMG,,,Променева діагностика,Radiology,\n");
    let report = doctor.app.import(&renamed).await.unwrap();
    assert_eq!(report.of(Kind::Group).changed, 1);
    assert_eq!(services(&doctor, "візуалізація грудної").await, json!([]));
    let found = services(&doctor, "променева рентгенографія грудної").await;
    assert_eq!(column(&found, "/code"), ["58500-00"]);
    assert_eq!(found[0]["groups"][0]["en"], "Radiology");
}

#[tokio::test]
async fn an_import_beside_a_running_server_is_seen_and_journalled() {
    let app = TestApp::new().await;
    let doctor = app.doctor().await;
    assert_eq!(services(&doctor, "").await, json!([]));
    let database = app.open().await;
    let beside = Monitor::new(
        database,
        &server::Assembly,
        app.clock.clone(),
        app.random.clone(),
    );
    import::import(&beside, DEMO.as_bytes()).await.unwrap();
    assert_eq!(
        column(&services(&doctor, "65070").await, "/code"),
        ["65070-00"]
    );
    let records = app.records("import_catalogue").await;
    assert_eq!(records.len(), 1);
    assert!(
        records[0].starts_with("done group: 16 new, 0 changed"),
        "{records:?}"
    );
    let unchanged = app.import(DEMO).await.unwrap();
    for kind in Kind::ALL {
        let counts = unchanged.of(kind);
        assert_eq!((counts.new, counts.changed, counts.deactivated), (0, 0, 0));
        assert_ne!(counts.unchanged, 0);
    }
}

#[tokio::test]
async fn a_faulty_file_changes_nothing_and_is_journalled_without_its_text() {
    let app = TestApp::new().await;
    app.import(DEMO).await.unwrap();
    let rows = "group,NEW,,,Нова,New,\nservice,1,NONE,imaging,Хибна,Wrong,\n";
    let refused = app.import(&format!("{HEADER}{rows}")).await.unwrap_err();
    assert_eq!(
        refused.to_string(),
        "nothing was imported; faults: 1\n  line 3, parent: there is no group NONE, \
         neither in this file nor on record"
    );
    assert_eq!(
        app.count("select count(*) from referrals_service_group")
            .await,
        16
    );
    let refusal = "import_catalogue refused faulty-catalogue";
    assert_eq!(app.last_record().await, refusal);
}

#[tokio::test]
async fn ten_thousand_rows_at_once() {
    let app = TestApp::new().await;
    let mut file = format!("{HEADER}group,G,,,Група,Group,\n");
    for number in 0..10_000 {
        writeln!(
            file,
            "service,{number},G,imaging,Послуга {number},Service {number},"
        )
        .unwrap();
    }
    let report = app.import(&file).await.unwrap();
    assert_eq!(report.of(Kind::Service).new, 10_000);
    let doctor = app.doctor().await;
    let found = services(&doctor, "послуга 999").await;
    assert_eq!(column(&found, "/code")[..2], ["999", "9990"]);
}

fn import_file(folder: &Path, text: &str, options: &[&str]) -> Command {
    fs::write(folder.join("catalogue.csv"), text).unwrap();
    let mut command = luxmedica(folder);
    command
        .args(["catalogue", "import", "catalogue.csv"])
        .args(options);
    command
}

/// The numbers of one line of the report.
fn numbers(report: &str, kind: &str) -> Vec<usize> {
    let line = report.lines().find(|line| line.starts_with(kind)).unwrap();
    let numbers = line.split_whitespace().skip(1);
    numbers.map(|number| number.parse().unwrap()).collect()
}

#[test]
fn the_command_imports_after_a_dry_run_that_writes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    succeeds(&mut init(folder.path()));
    let import = |options: &[&str]| succeeds(&mut import_file(folder.path(), DEMO, options));
    let dry = import(&["--dry-run"]);
    assert!(dry.contains("nothing was changed"), "{dry}");
    assert_eq!(numbers(&dry, "group"), [16, 0, 0, 0]);
    let report = import(&[]);
    assert!(dry.starts_with(&report), "{report}");
    assert_eq!(numbers(&import(&[]), "group"), [0, 0, 16, 0]);
    let mut journal = luxmedica(folder.path());
    let journal = succeeds(journal.args(["journal", "--operation", "import_catalogue"]));
    let lines: Vec<_> = journal.lines().collect();
    for (line, part) in lines.iter().zip(["counted", "16 new", "16 unchanged"]) {
        assert!(
            line.contains("operator → referral-desk import_catalogue"),
            "{line}"
        );
        assert!(line.contains(part), "{line}");
    }
    assert_eq!(lines.len(), 3);
}

#[test]
fn the_command_refuses_a_faulty_file_line_by_line() {
    let folder = tempfile::tempdir().unwrap();
    succeeds(&mut init(folder.path()));
    let rows = "group,G,,,Група,Group,\nward,W,,,Палата,Ward,\nicd10,I10,G,,,H,\n";
    for options in [&["--dry-run"][..], &[]] {
        let file = format!("{HEADER}{rows}");
        let complaint = fails(&mut import_file(folder.path(), &file, options));
        for line in [
            "nothing was imported; faults: 3",
            "line 3, kind: this is none of group, service, icd10, icpc2",
            "line 4, name_uk: the name is missing",
            "line 4, parent: a diagnosis has no parent",
        ] {
            assert!(complaint.contains(line), "{complaint}");
        }
    }
    let good = import_file(folder.path(), &format!("{HEADER}group,G,,,Г,G,\n"), &[]);
    assert_eq!(numbers(&succeeds(&mut { good }), "group"), [1, 0, 0, 0]);
    let mut absent = luxmedica(folder.path());
    let complaint = fails(absent.args(["catalogue", "import", "none.csv"]));
    assert!(complaint.contains("none.csv"), "{complaint}");
}

#[tokio::test]
async fn a_file_is_read_as_spreadsheets_leave_it() {
    let app = TestApp::new().await;
    let header = "\u{200b}kind;\u{441}\u{43e}de;par\u{200b}ent;category;name_uk;name_en;active";
    let row = "\u{456}cd10;I10;\u{200b};;Гіпертензія;Hypertension;так\u{200b}";
    app.import(&format!("{header}\r\n{row}\r\n\x1a"))
        .await
        .unwrap();
    for row in [
        "icd10;січ.10;",
        "icpc2;10.янв;",
        "group;сер-2010;",
        "group;01.10.2002;",
        "service;1/10/2002;G;imaging",
        "service;2002-10-01;G;imaging",
        "service;01.10.02;G;imaging",
        "group;Oct-02;",
        "service;65070-00;10-Jan;imaging",
    ] {
        let cells = if row.ends_with("imaging") { "" } else { ";" };
        let rows = format!("{header}\r\n{row}{cells};Назва;Name;\r\n");
        let faults = app.import(&rows).await.unwrap_err().to_string();
        assert!(
            faults.contains("a spreadsheet made this code a date"),
            "{faults}"
        );
    }
    let replaced = format!("{header}\r\nicd10;I11;;;На\u{fffd}ва;Name;\r\n");
    let faults = app.import(&replaced).await.unwrap_err().to_string();
    assert!(faults.contains("cannot show \u{fffd};"), "{faults}");
}

/// Codes and names as ICD-10-AM has them, of which the word that is looked for
/// stands in all.
const WITH_THE_WORD: [(&str, &str, &str); 24] = [
    ("A01.0", "Черевний тиф", "Typhoid fever"),
    (
        "A02.2",
        "Сальмонельозна пневмонія",
        "Localised salmonella infections with pneumonia",
    ),
    ("A38", "Скарлатина", "Scarlet fever"),
    (
        "A68.9",
        "Поворотна гарячка, неуточнена",
        "Relapsing fever, unspecified",
    ),
    ("A78", "Гарячка Ку", "Q fever"),
    ("A90", "Гарячка денге", "Dengue fever [classical dengue]"),
    (
        "A95.9",
        "Жовта гарячка, неуточнена",
        "Yellow fever, unspecified",
    ),
    ("A96.2", "Гарячка Ласса", "Lassa fever"),
    ("B01.2", "Вітряна віспа з пневмонією", "Varicella pneumonia"),
    (
        "B05.2",
        "Кір, ускладнений пневмонією",
        "Measles complicated by pneumonia",
    ),
    (
        "I00",
        "Ревматична гарячка",
        "Rheumatic fever without mention of heart involvement",
    ),
    (
        "J10.0",
        "Грип з пневмонією",
        "Influenza with pneumonia, other influenza virus identified",
    ),
    (
        "J12.9",
        "Вірусна пневмонія, неуточнена",
        "Viral pneumonia, unspecified",
    ),
    (
        "J13",
        "Пневмонія, спричинена Streptococcus pneumoniae",
        "Pneumonia due to Streptococcus pneumoniae",
    ),
    (
        "J15.9",
        "Бактеріальна пневмонія, неуточнена",
        "Bacterial pneumonia, unspecified",
    ),
    (
        "J18.0",
        "Бронхопневмонія, неуточнена",
        "Bronchopneumonia, unspecified",
    ),
    (
        "J18.1",
        "Часткова пневмонія, неуточнена",
        "Lobar pneumonia, unspecified",
    ),
    ("J18.9", "Пневмонія, неуточнена", "Pneumonia, unspecified"),
    (
        "J69.0",
        "Аспіраційна пневмонія",
        "Pneumonitis due to food and vomit; aspiration pneumonia",
    ),
    (
        "P23.9",
        "Вроджена пневмонія, неуточнена",
        "Congenital pneumonia, unspecified",
    ),
    ("R50.2", "Медикаментозна гарячка", "Drug-induced fever"),
    ("R50.8", "Інша уточнена гарячка", "Other specified fever"),
    ("R50.9", "Гарячка, неуточнена", "Fever, unspecified"),
    (
        "Z87.0",
        "Пневмонія в анамнезі",
        "Personal history of pneumonia",
    ),
];

/// A list as long as ICD-10-AM, in which the words stand in thousands of names.
fn long_list() -> String {
    let mut list = HEADER.to_owned();
    for (code, uk, en) in WITH_THE_WORD {
        writeln!(list, "icd10,{code},,,\"{uk}\",\"{en}\",").unwrap();
    }
    for at in 0..41_612 {
        let (letter, number) = (char::from(b'A' + u8::try_from(at % 26).unwrap()), at / 26);
        let code = format!("{letter}{:02}.{:02}", number % 100, number / 100 + 60);
        let about = match at % 9 {
            0 => ("пневмонія", "pneumonia"),
            1 => ("гарячка", "fever"),
            2 => ("бронхопневмонія", "bronchopneumonia"),
            _ => ("ушкодження", "injury"),
        };
        let (uk, en) = about;
        writeln!(
            list,
            "icd10,{code},,,\"Інша {uk}, уточнена {at}\",\"Other {en}, specified {at}\","
        )
        .unwrap();
    }
    list
}

#[tokio::test]
async fn among_forty_thousand_what_is_meant_comes_first() {
    let app = TestApp::new().await;
    app.import(&long_list()).await.unwrap();
    let doctor = app.doctor().await;
    for (search, expected) in [
        ("pneumonia", &["J18.9", "J13", "B01.2"][..]),
        ("fever", &["R50.9", "A78", "A96.2"]),
        ("пневмонія", &["J18.9", "J13", "Z87.0"]),
        ("гарячка неуточнена", &["R50.9", "A95.9", "A68.9"]),
        ("J18", &["J18.0", "J18.1"]),
        ("j189", &["J18.9"]),
        ("Q fever", &["A78"]),
    ] {
        let found = diagnoses(&doctor, "icd10", search).await;
        let codes = column(&found, "/code");
        assert_eq!(codes[..expected.len()], *expected, "{search}");
    }
}
