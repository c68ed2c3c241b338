//! Files of the catalogue, and what they would change.

use super::*;
use crate::catalogue::import::{DEMO, Faults};

const HEADER: &str = "kind,code,parent,category,name_uk,name_en,active\n";

fn plan(file: &str, record: &Record) -> Result<Plan, Vec<String>> {
    let plan = Plan::new(&Sheet::read(file.as_bytes()), record);
    plan.map_err(|faults| faults.iter().map(Fault::to_string).collect())
}

/// What is wrong with these rows, which begin on line 2.
fn faults(rows: &str) -> Vec<String> {
    plan(&format!("{HEADER}{rows}"), &Record::new()).unwrap_err()
}

#[track_caller]
fn assert_fault(row: &str, fault: &str) {
    let found = faults(&format!("group,G,,,Г,G,\n{row}\n"));
    assert_eq!(found.len(), 1, "{row}: {found:?}");
    assert!(found[0].contains(fault), "{row}: {found:?}");
}

/// The record after importing a file into an empty one.
fn record_of(rows: &str) -> Record {
    let sheet = Sheet::read(format!("{HEADER}{rows}").as_bytes());
    assert_eq!(sheet.faults, []);
    let rows = sheet.rows.into_iter();
    rows.map(|row| ((row.kind, row.code), row.item)).collect()
}

#[test]
fn the_demo_is_a_catalogue() {
    let plan = plan(DEMO, &Record::new()).unwrap();
    let new = Kind::ALL.map(|kind| plan.report.of(kind).new);
    assert!(new[0] >= 9 && new[1] >= 70 && new[2] >= 90 && new[3] >= 50);
    assert_eq!(new.iter().sum::<usize>(), DEMO.lines().count() - 1);
}

#[test]
fn each_row_is_checked() {
    for (row, fault) in [
        ("ward,W,,,В,W,", "line 3, kind: this is none of group"),
        ("group,Г1,,,В,W,", "line 3, code: a code has 1 to 20"),
        ("group,,,,В,W,", "line 3, code: a code has 1 to 20"),
        ("group,g,,,В,W,", "line 3, code: line 2 has this kind"),
        ("group,H,X,,В,W,", "line 3, parent: there is no group X"),
        ("group,H,#,,В,W,", "line 3, parent: a code has 1 to 20"),
        ("service,S,,imaging,В,W,", "line 3, parent: a service needs"),
        ("service,S,G,,В,W,", "line 3, category: a service needs"),
        ("service,S,G,x,В,W,", "line 3, category: this is none of"),
        ("group,H,,imaging,В,W,", "line 3, category: only a service"),
        (
            "icd10,I10,,imaging,В,W,",
            "line 3, category: only a service",
        ),
        ("icpc2,K86,G,,В,W,", "line 3, parent: a diagnosis has no"),
        ("group,H,,,,W,", "line 3, name_uk: the name is missing"),
        ("group,H,,,В,  ,", "line 3, name_en: the name is missing"),
        ("group,H,,,В\u{7}Г,W,", "line 3, name_uk: a name has no"),
        (
            "group,H,,,В,Ⅲ ✓,",
            "line 3, name_en: a paper referral cannot show ✓",
        ),
        (
            "icd10,I10,,,В,W,maybe",
            "line 3, active: this is none of yes",
        ),
        ("group,H,,,В,W,no", "line 3, active: a group is always"),
        ("group,H,,,В,W", "line 3, row: this row has 6 cells"),
        ("group,H,,,В,W,,x", "line 3, row: this row has 8 cells"),
        ("group,H,,,=A1,W,", "line 3, name_uk: a name that begins"),
        ("group,H,,,В,#REF!,", "line 3, name_en: a name that begins"),
        ("group,01.10.2002,,,В,W,", "line 3, code: a spreadsheet"),
    ] {
        assert_fault(row, fault);
    }
    let long = "я".repeat(301);
    assert_fault(
        &format!("icd10,I10,,,{long},W,"),
        "name_uk: a name has at most",
    );
    let just = "я".repeat(300);
    let rows = format!("{HEADER}icd10,I10,,,{just},W,");
    assert!(plan(&rows, &Record::new()).is_ok());
}

#[test]
fn all_faults_are_found_at_once_on_the_lines_of_an_editor() {
    let rows = "group,,,,Г,G,\r\n\r\nservice,S,X,x,,S,\r\n,,,,,,\r\nicd10,I10,G,,В,W,?\r\n";
    let lines = faults(rows).into_iter();
    let mut places: Vec<_> = lines
        .map(|line| line.split(": ").next().unwrap_or_default().to_owned())
        .collect();
    places.sort();
    assert_eq!(
        places,
        [
            "line 2, code",
            "line 4, category",
            "line 4, name_uk",
            "line 4, parent",
            "line 6, active",
            "line 6, parent",
        ]
    );
}

#[test]
fn groups_neither_loop_nor_nest_deeper_than_four() {
    let four = "group,A,,,А,A,\ngroup,D,C,,Д,D,\ngroup,C,B,,В,C,\ngroup,B,A,,Б,B,\n";
    let made = plan(&format!("{HEADER}{four}"), &Record::new()).unwrap();
    let order: Vec<_> = made.groups.iter().map(|row| row.code.as_str()).collect();
    assert_eq!(order, ["A", "B", "C", "D"]);
    let five = faults(&format!("{four}group,E,D,,Е,E,\n"));
    assert_eq!(
        five,
        ["line 6, parent: groups would be nested more than four levels deep"]
    );
    let mut ring = faults("group,A,B,,А,A,\ngroup,B,A,,Б,B,\ngroup,C,A,,В,C,\ngroup,S,S,,С,S,\n");
    ring.sort();
    let sentence = "parent: the parents of this group lead back to itself";
    assert_eq!(
        ring,
        [2, 3, 5].map(|line| format!("line {line}, {sentence}"))
    );
    // Moving the outermost group moves those on record with it.
    let moved = format!("{HEADER}group,Z,,,Я,Z,\ngroup,A,Z,,А,A,\n");
    let moved = plan(&moved, &record_of(four)).unwrap_err();
    assert_eq!(
        moved,
        ["line 3, parent: groups would be nested more than four levels deep"]
    );
    let ring = plan(&format!("{HEADER}group,A,D,,А,A,\n"), &record_of(four)).unwrap_err();
    assert_eq!(ring, [format!("line 2, {sentence}")]);
}

#[test]
fn columns_come_in_any_order_with_either_separator_and_a_mark() {
    let file = "\u{FEFF}Code;active;kind;name_en;name_uk;category;parent\r\n\
        j18.9;NO;ICD10;Pneumonia;Пневмонія, неуточнена;;\r\n";
    let plan = plan(file, &Record::new()).unwrap();
    let row = &plan.diagnoses[0];
    assert_eq!((row.kind, row.code.as_str()), (Kind::Icd10, "J18.9"));
    assert_eq!(row.item.name.uk, "Пневмонія, неуточнена");
    assert!(!row.item.active);
}

#[test]
fn cells_are_taken_as_printed_lists_have_them() {
    let rows = "icd10,е119†,,,\"Діабет\u{a0}2\nтипу\",Type\u{ad} 2 diabetes,\n\
        icd10,\u{a0}G01*,,,М,M,\nicd10,Z00–0,,,О,O,\n";
    let plan = plan(&format!("{HEADER}{rows}"), &Record::new()).unwrap();
    let codes: Vec<_> = plan.diagnoses.iter().map(|row| row.code.as_str()).collect();
    assert_eq!(codes, ["E11.9", "G01", "Z00.0"]);
    let name = &plan.diagnoses[0].item.name;
    assert_eq!((&*name.uk, &*name.en), ("Діабет 2 типу", "Type 2 diabetes"));
    let twice = faults("icd10,E119,,,Д,D,\nicd10,E11.9,,,Д,D,\n");
    assert!(twice[0].contains("line 2 has this kind"), "{twice:?}");
}

#[test]
fn a_header_must_be_whole() {
    let found = plan("kind,code,parent,kind,name,active\n?\n", &Record::new()).unwrap_err();
    assert_eq!(
        found,
        [
            "line 1, header: the column “kind” stands here twice",
            "line 1, header: a catalogue has no column “name”",
            "line 1, header: the column “category” is missing",
            "line 1, header: the column “name_uk” is missing",
            "line 1, header: the column “name_en” is missing",
        ]
    );
}

#[test]
fn what_spreadsheets_leave_behind_is_skipped() {
    let file = "sep=;\r\nКаталог;;\r\n;kind;code;parent;category;name_uk;name_en;active;;\r\n\
        ;icd10;I10;;;Гіпертензія;Hypertension;1,0;;;;\r\n;;;;;;;;\r\n;icd10;I11;;;А;B;Ні\r\n";
    let plan = plan(file, &Record::new()).unwrap();
    let rows = plan
        .diagnoses
        .iter()
        .map(|row| (row.code.as_str(), row.item.active));
    assert_eq!(rows.collect::<Vec<_>>(), [("I10", true), ("I11", false)]);
    let stray = file.replace(";icd10;I11", "x;icd10;I11");
    let stray = super::Plan::new(&Sheet::read(stray.as_bytes()), &Record::new());
    assert_eq!(
        stray.unwrap_err()[0].to_string(),
        "line 6, row: something stands in a column without a name"
    );
}

#[test]
fn lines_end_as_any_system_ends_them() {
    let file = format!("Каталог\nsep=,\n{HEADER}icd10,I10,,,А,A,\n\nicd10,,,,Б,B,\n");
    for end in ["\n", "\r\n", "\r"] {
        let found = plan(&file.replace('\n', end), &Record::new()).unwrap_err();
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].starts_with("line 6, code:"), "{found:?}");
    }
}

#[test]
fn a_quotation_mark_that_is_not_closed_is_said() {
    let rows = "icd10,I10,,,\"Гіпертензія,B,\nicd10,I11,,,А,B,\n";
    let said = ["line 2, row: a quotation mark opens in this row and is not closed"];
    assert_eq!(faults(rows), said);
    // The next mark closes it, and all cells are there.
    let rows = "icd10,I10,,,\"Гіпертензія,B,\nicd10,I11,,,\"А\",B,\nicd10,I12,,,В,C,\n";
    assert_eq!(faults(rows), said);
    assert_eq!(faults("icd10,I10,,,\"Гіпертензія,B,\n"), said);
    let broken = "icd10,I10,,,\"Гіпертензія\nicd10 та інше\",B,\n";
    assert!(plan(&format!("{HEADER}{broken}"), &Record::new()).is_ok());
}

#[test]
fn a_block_of_a_printed_list_is_no_diagnosis() {
    let rows = "icd10,I10–I15,,,Хвороби,Diseases,\nicd10,I1О,,,А,B,\n";
    let wrong = "a diagnosis has a letter and two digits, and perhaps a dot and more digits; \
        a block of a list is none";
    assert_eq!(
        faults(rows),
        [2, 3].map(|line| format!("line {line}, code: {wrong}"))
    );
}

#[test]
fn equal_faults_are_told_once() {
    let row = |n: usize| format!("icd10,A{n:02},,,Назва,,\n");
    let rows = (0..1000).map(row).collect::<Vec<_>>().concat();
    let file = format!("{HEADER}{rows}icd10,,,,Назва,Name,\n");
    let found = Plan::new(&Sheet::read(file.as_bytes()), &Record::new()).unwrap_err();
    let told = Faults::new(found).to_string();
    assert_eq!(
        told.lines().collect::<Vec<_>>(),
        [
            "nothing was imported; faults: 1001",
            "  line 2, name_en: the name is missing (also on 3, 4, 5, 6, 7 and 994 more lines)",
            "  line 1002, code: a code has 1 to 20 Latin letters, digits, dots and dashes",
        ]
    );
}

#[test]
fn a_list_that_stands_twice_hides_no_other_fault() {
    let row = |n: usize| format!("icd10,A{n:02},,,Назва,Name,\n");
    let rows = (0..100).map(row).collect::<Vec<_>>().concat();
    let file = format!("{HEADER}{rows}{rows}service,s,g,imaging,В,W,\nservice,t,h,imaging,В,W,\n");
    let found = Plan::new(&Sheet::read(file.as_bytes()), &Record::new()).unwrap_err();
    let told = Faults::new(found).to_string();
    assert_eq!(
        told.lines().collect::<Vec<_>>(),
        [
            "nothing was imported; faults: 102",
            "  line 102, code: line 2 has this kind and code already \
             (the like on 103, 104, 105, 106, 107 and 94 more lines)",
            "  line 202, parent: there is no group G, neither in this file nor on record \
             (the like on 203)",
        ]
    );
}

#[test]
fn rows_are_new_changed_unchanged_or_deactivated() {
    let known =
        "group,G,,,Г,G,\nservice,S,G,imaging,С,S,\nservice,T,G,imaging,Т,T,\nicd10,I10,,,Т,H,no\n";
    let record = record_of(known);
    let again = plan(&format!("{HEADER}{known}"), &record).unwrap();
    assert_eq!(again.report.of(Kind::Service).unchanged, 2);
    assert!(again.groups.is_empty() && again.services.is_empty() && again.diagnoses.is_empty());
    let rows = "group,G,,,Ґ,G,\nservice,S,G,imaging,С,S,0\nicd10,I10,,,Т,H,1\nicd10,I11,,,Т,H,\n";
    let plan = plan(&format!("{HEADER}{rows}"), &record).unwrap();
    let told = plan.report.marks().into_iter();
    let told: Vec<String> = told.map(|mark| mark.to_string()).collect();
    assert_eq!(
        told.join(" "),
        "group: 0 new, 1 changed, 0 unchanged, 0 deactivated; \
         service: 0 new, 0 changed, 0 unchanged, 1 deactivated; \
         icd10: 1 new, 1 changed, 0 unchanged, 0 deactivated;"
    );
    // A service the file does not name is found by its group's new name.
    assert_eq!(plan.services[0].1, "\n c\n s\n| г g");
    let refound: Vec<_> = plan
        .refound
        .iter()
        .map(|(code, search)| (code.as_str(), search.as_str()))
        .collect();
    assert_eq!(refound, [("T", "\n t\n t\n| г g")]);
}
