//! A folder of before is brought to this version.

use crate::harness::Store;
use ground::clock::Clock;
use journal::{ReadJournal, read_from};
use monitor::Database;
use std::path::Path;

/// A database as it was before the migration of this number, and what was in
/// it.
async fn before(version: i64, folder: &Path, contents: &'static str) -> Store {
    let store = Store::before(version, folder.join("luxmedica.db")).await;
    store.run(contents).await;
    store
}

const COLLEAGUES: &str = "
insert into access_organization (organization_id, name, name_key, name_sort, created_at, version)
values ('o', 'Амбулаторія', 'амбулаторія', '', 1, 1);
insert into access_user (user_id, login, login_key, full_name, full_name_sort, organization_id,
    position, position_sort, licence_number, search, position_search, created_at, changed_at,
    changed_by, deleted_at, version)
values ('1', 'one', 'one', 'Перша', '', 'o', 'Лікарка', '', '77', '', '', 1, 5, '2', null, 3),
    ('2', 'two', 'two', 'Друга', '', 'o', 'Лікарка', '', '77', '', '', 2, null, null, null, 1),
    ('3', 'three', 'three', 'Третя', '', 'o', 'Лікарка', '', '88', '', '', 3, 4, null, 4, 2),
    ('4', 'four', 'four', 'Четверта', '', 'o', 'Лікарка', '', '88', '', '', 4, null, null, null, 1),
    ('5', 'five', 'five', 'П’ята', '', 'o', 'Сестра', '', null, '', '', 5, null, null, null, 1);
";

#[tokio::test]
async fn users_get_their_first_version_and_keep_their_licence_numbers() {
    let folder = tempfile::tempdir().unwrap();
    let store = before(8, folder.path(), COLLEAGUES).await;
    Database::open(store.file()).await.unwrap().close().await;
    let versions: Vec<String> = store.select("select user_id || ' ' || version || ' ' || full_name || ' ' || organization || ' ' || at \
         || ' ' || coalesce(by_name, '-') from access_user_version order by user_id").await;
    assert_eq!(
        versions,
        [
            "1 3 Перша Амбулаторія 5 Друга",
            "2 1 Друга Амбулаторія 2 -",
            "3 2 Третя Амбулаторія 4 -",
            "4 1 Четверта Амбулаторія 4 -",
            "5 1 П’ята Амбулаторія 5 -",
        ]
    );
    // Of two who share a number, the older record has it for good; whoever is
    // gone has none.
    let licences: Vec<String> = store
        .select(
            "select user_id || ' ' || coalesce(licence_number, '-') || ' ' \
         || coalesce(licence_key, '-') from access_user order by user_id",
        )
        .await;
    assert_eq!(
        licences,
        ["1 77 77", "2 77 -", "3 88 -", "4 88 88", "5 - -"]
    );
}

const ZEROS: &str = "
insert into access_organization (organization_id, name, name_key, name_sort, created_at, version)
values ('o', 'Амбулаторія', 'амбулаторія', '', 1, 1);
insert into access_user (user_id, login, login_key, full_name, full_name_sort, organization_id,
    position, position_sort, licence_number, licence_key, search, position_search, created_at,
    version)
values ('1', 'one', 'one', 'Перша', '', 'o', 'Лікарка', '', '077', '077', '', '', 1, 1),
    ('2', 'two', 'two', 'Друга', '', 'o', 'Лікарка', '', '77', '77', '', '', 2, 1),
    ('3', 'three', 'three', 'Третя', '', 'o', 'Лікарка', '', '088', '088', '', '', 3, 1);
";

#[tokio::test]
async fn zeros_before_a_licence_number_make_no_other_of_it() {
    let folder = tempfile::tempdir().unwrap();
    let store = before(24, folder.path(), ZEROS).await;
    Database::open(store.file()).await.unwrap().close().await;
    let licences: Vec<String> = store
        .select(
            "select user_id || ' ' || coalesce(licence_key, '-') from access_user order by user_id",
        )
        .await;
    assert_eq!(licences, ["1 77", "2 -", "3 88"]);
}

const GIVEN: &str = "
insert into authenticator_credential
    (user_id, login_key, password, password_set_at, change_required)
values ('1', 'one', 'digest', 1, true), ('2', 'two', 'digest', 1, false);
";

#[tokio::test]
async fn what_somebody_else_gave_lapses_a_week_from_now() {
    let folder = tempfile::tempdir().unwrap();
    let store = before(17, folder.path(), GIVEN).await;
    let began = Clock::system().now().as_second();
    Database::open(store.file()).await.unwrap().close().await;
    let ended = Clock::system().now().as_second();
    let lapses: Vec<Option<i64>> = store
        .select(
            "select lapses_at from authenticator_credential where not one_time and used_at is null \
         order by user_id",
        )
        .await;
    let [Some(given), None] = lapses[..] else {
        panic!("{lapses:?}");
    };
    let week = 7 * 24 * 60 * 60;
    assert!((began + week..=ended + week).contains(&(given / 1000)));
}

const U: &str = "01980000-0000-7000-8000-00000000000";

/// Lines as they were written before they were typed, one of each kind.
const UNTYPED: &str = "
insert into referrals_patient (patient_id, family, given, name_sort, name_search, birth_date, sex,
    active, created_at, created_by, created_by_name, version)
values ('01980000-0000-7000-8000-000000000001', 'А', 'Б', '', '', '1984-03-12', 'female', true, 1,
    '1', 'Перша', 1);
insert into referrals_requisition (requisition_id, number, patient_id, priority, requester_id,
    requester_name, requester_position, organization_id, organization, created_at, version)
values ('01980000-0000-7000-8000-000000000002', 'N', '01980000-0000-7000-8000-000000000001',
    'routine', '1', 'Перша', 'Лікарка', 'o', 'Амбулаторія', 1, 1);
insert into referrals_referral (referral_id, requisition_id, place, service_code, service_uk,
    service_en, service_search, category, quantity, request, processing)
values ('01980000-0000-7000-8000-000000000003', '01980000-0000-7000-8000-000000000002', 1, 'B', '',
    '', '', 'imaging', 1, 'active', 'new');
insert into referrals_card_key (kid, jwk, created_at) values ('k', '{}', 1);
insert into referrals_card (rid, requisition_id, kid, signed_at)
values ('w9Xo0Zk3PqY', '01980000-0000-7000-8000-000000000002', 'k', 1);
";

/// Operation, outcome, subject and detail; and what becomes of the detail.
const TYPED: &[(&str, &str, &str, &str, &str)] = &[
    (
        "get_patient",
        "refused",
        "patient #1",
        "forbidden",
        "forbidden",
    ),
    (
        "print_requisition",
        "done",
        "requisition #2",
        "",
        "patients #1",
    ),
    ("release_referral", "done", "referral #3", "", "patients #1"),
    (
        "take_referral",
        "refused",
        "referral #3",
        "not-found",
        "not-found",
    ),
    (
        "find_referrals",
        "done",
        "",
        "referrals #3",
        "referral #3 patients #1",
    ),
    ("check_card", "done", "", "card w9Xo0Zk3PqY", "patients #1"),
    (
        "create_draft",
        "done",
        "requisition #9",
        "patient #1",
        "patients #1",
    ),
    ("delete_draft", "done", "requisition #9", "", "patients #1"),
    (
        "issue_requisition",
        "done",
        "requisition #2",
        "patient #1, sent before",
        "patients #1 sent-before",
    ),
    (
        "replace_referral",
        "done",
        "referral #3",
        "requisition #2, sent before",
        "requisition #2 patients #1 sent-before",
    ),
    (
        "take_over_referral",
        "done",
        "referral #3",
        "patient #1 from user #4",
        "user #4 patients #1",
    ),
    ("search_patients", "done", "", "patients #1", "patients #1"),
    (
        "authenticate",
        "done",
        "user #4",
        "session #5 token #6 workstation #7",
        "session #5 token #6 workstation #7",
    ),
    (
        "create_token",
        "done",
        "token #6",
        "user #4 workstation #7 alone auditor",
        "user #4 workstation #7 alone auditor",
    ),
    (
        "tokens_outgrown",
        "delivered",
        "",
        "token #5 token #6",
        "token #5 token #6",
    ),
    (
        "create_assignment",
        "done",
        "user #4",
        "role #8 four-eyes-end",
        "gave role #8 four-eyes-end",
    ),
    (
        "delete_user",
        "done",
        "user #4",
        "role #8 role #9",
        "withdrew role #8 withdrew role #9",
    ),
    (
        "recover",
        "done",
        "user #4",
        "by os-user root sudo-user ivan; withdrew role #8; gave role #9",
        "by os-user root sudo-user ivan withdrew role #8 gave role #9",
    ),
    (
        "recover",
        "done",
        "user #4",
        "by os-user auditor sudo-user user; gave role #9",
        "by os-user auditor sudo-user user gave role #9",
    ),
    (
        "recover",
        "done",
        "user #4",
        "by os-user role; gave role #9",
        "by os-user role gave role #9",
    ),
    (
        "recover",
        "done",
        "user #4",
        "by os-user root",
        "by os-user root",
    ),
    (
        "rotate_card_key",
        "done",
        "",
        "key cn-I_WNMClehiVp51i_0VpOENW1upEerA8sEam5hn-s compromised",
        "key cn-I_WNMClehiVp51i_0VpOENW1upEerA8sEam5hn-s compromised",
    ),
    (
        "create_role",
        "done",
        "role #8",
        "user-management:+ role-management:- token-management:",
        "user-management:→+ role-management:→-",
    ),
    (
        "update_role",
        "done",
        "role #8",
        "name user-management:+→ issuing-referrals:→-",
        "name user-management:+→ issuing-referrals:→-",
    ),
    (
        "delete_role",
        "done",
        "role #8",
        "user-management:+ role-management:",
        "user-management:+→",
    ),
    (
        "update_user",
        "done",
        "user #4",
        "full_name position",
        "full_name position",
    ),
    (
        "read_journal",
        "done",
        "user #4",
        "patient #1 operation take_referral from 2026-09-01",
        "patients #1 operation take_referral from 2026-09-01",
    ),
    (
        "import_catalogue",
        "done",
        "",
        "group: 1 new, 2 changed, 3 unchanged, 4 deactivated; icd10: 5 new, 6 changed, 7 unchanged, \
         8 deactivated",
        "group: 1 new, 2 changed, 3 unchanged, 4 deactivated; \
         icd10: 5 new, 6 changed, 7 unchanged, 8 deactivated;",
    ),
    ("list_services", "counted", "", "", ""),
];

#[tokio::test]
async fn lines_of_the_journal_become_typed_and_name_their_patients() {
    let folder = tempfile::tempdir().unwrap();
    let store = before(22, folder.path(), COLLEAGUES).await;
    store.run(UNTYPED).await;
    let text = |text: &str| (!text.is_empty()).then(|| text.replace('#', U));
    for (operation, outcome, subject, detail, _) in TYPED {
        let [subject, detail] = [subject, detail].map(|column| match text(column) {
            Some(column) => format!("'{}'", column.replace('\'', "''")),
            None => "null".to_owned(),
        });
        let line = format!(
            "insert into journal_record (at, source, destination, operation, outcome, subject, \
             detail, count) values (1, 'user', 'referral-desk', '{operation}', '{outcome}', \
             {subject}, {detail}, 1)"
        );
        store.write(&line).await;
    }
    // As the pen knew patients then.
    store
        .run(
            "insert into journal_patient (patient_id, record_id)
         select p.patient_id, j.record_id from referrals_patient p join journal_record j
         on j.subject = 'patient ' || p.patient_id
         or (j.detail like 'patient%' and j.detail like '%' || p.patient_id || '%'
             and j.detail not like '%sent before')",
        )
        .await;
    let question = ReadJournal {
        limit: 100,
        ..ReadJournal::default()
    };
    Database::open(store.file()).await.unwrap().close().await;
    let lines = read_from(&store.file().into(), &Clock::system(), question.clone()).await;
    let lines = lines.unwrap().unwrap().newest;
    assert_eq!(lines.len(), TYPED.len());
    for (line, (operation, _, subject, _, told)) in lines.iter().zip(TYPED) {
        let said = line.reason.clone();
        let said = said.unwrap_or_else(|| line.notes.to_string());
        assert_eq!(said, told.replace('#', U), "{operation}");
        if *operation != "check_card" {
            assert_eq!(line.subject, text(subject), "{operation}");
        }
    }
    let patient = Some(format!("{U}1").parse().unwrap());
    let question = ReadJournal {
        patient,
        ..question
    };
    let hers = read_from(&store.file().into(), &Clock::system(), question).await;
    // Of what is refused her id is known, and was never on the line.
    let about =
        |line: &&(&str, &str, &str, &str, &str)| line.4.contains("#1") || line.1 == "refused";
    assert_eq!(
        hers.unwrap().unwrap().all,
        TYPED.iter().filter(about).count() as u64
    );
    // A line that cannot be read hides no other.
    let damage = "update journal_record set notes = '{' where record_id = 1";
    store.write(damage).await;
    let question = ReadJournal {
        limit: 100,
        ..ReadJournal::default()
    };
    let lines = read_from(&store.file().into(), &Clock::system(), question).await;
    let lines = lines.unwrap().unwrap();
    assert_eq!(lines.damaged, ["1"]);
    assert_eq!(lines.newest.len() + 1, TYPED.len());
}

const DIGITS: &str = "
insert into referrals_patient (patient_id, family, given, name_sort, name_search, birth_date, sex,
    tax_number, no_tax_reason, active, created_at, version)
values ('1', 'Гук', 'Олег', '', '', '1980-01-02', 'male', '0000000000', null, true, 1, 2),
    ('2', 'Дуб', 'Олег', '', '', '1980-01-02', 'male', '0987654321', null, true, 1, 1),
    ('3', 'Бук', 'Олег', '', '', '1980-01-02', 'male', '3075351239', null, true, 1, 1),
    ('4', 'Яр', 'Олег', '', '', '1980-01-02', 'male', null, 'refused', true, 1, 1),
    ('5', 'Яр', 'Ігор', '', '', '1980-01-02', 'male', '1212121212', null, true, 1, 1),
    ('6', 'Яр', 'Іван', '', '', '1980-01-02', 'male', '0000012345', null, true, 1, 1);
insert into referrals_patient_version (patient_id, version, family, given, birth_date, sex, tax_number,
    no_tax_reason, active, at)
values ('1', 1, 'Гук', 'Олег', '1980-01-02', 'male', '5432109876', null, true, 1),
    ('1', 2, 'Гук', 'Олег', '1980-01-02', 'male', '0000000000', null, true, 1),
    ('3', 1, 'Бук', 'Олег', '1980-01-02', 'male', '3075351239', null, true, 1),
    ('5', 1, 'Яр', 'Ігор', '1980-01-02', 'male', '1212121212', null, true, 1);
";

#[tokio::test]
async fn rows_of_digits_are_no_tax_numbers_any_more() {
    let folder = tempfile::tempdir().unwrap();
    let store = before(21, folder.path(), DIGITS).await;
    Database::open(store.file()).await.unwrap().close().await;
    for (table, expected) in [
        (
            "referrals_patient",
            &[
                "1 2 - unknown",
                "2 1 - unknown",
                "3 1 3075351239 -",
                "4 1 - refused",
                "5 1 - unknown",
                "6 1 - unknown",
            ][..],
        ),
        (
            "referrals_patient_version",
            &[
                "1 1 - unknown",
                "1 2 - unknown",
                "3 1 3075351239 -",
                "5 1 - unknown",
            ],
        ),
    ] {
        let sql = format!(
            "select patient_id || ' ' || version || ' ' || coalesce(tax_number, '-') || ' ' \
             || coalesce(no_tax_reason, '-') from {table} order by patient_id, version"
        );
        let kept: Vec<String> = store.select(&sql).await;
        assert_eq!(kept, expected, "{table}");
    }
}
