//! What no paper prints is refused wherever it is typed, and shown as a mark where it was
//! taken before.

use crate::{harness::Call, referrals};
use serde_json::{Value, json};
use shared::endpoints::{
    CreateOrganization, CreatePatient, CreateRole, CreateUser, CreateWorkstation, GetPatient,
    IssueRequisition,
};

/// How one of them is asked.
type Asking<'a> = &'a dyn Fn() -> Call;

#[tokio::test]
async fn what_no_paper_prints_is_refused_in_every_text() {
    let (app, doctor) = referrals::clinic().await;
    let administrator = app.administrator().await;
    let mut record = referrals::record("Коваль", "Анна", "1971-05-06");
    record["phone_remark"] = json!(null);
    let patient = referrals::registration(&record);
    let user = json!({"login": "nova", "profile": {"full_name": "Нова", "position": "Сестра",
        "organization_id": app.organization, "licence_number": null}});
    let workstation = json!({"name": "Пост 9", "place": "", "inventory_label": ""});
    let requisition = referrals::form(&referrals::patient(&doctor).await);
    let role = crate::harness::role("Нічна зміна", "_ _ _ _ _ _");
    let texts: [(Asking<'_>, &Value, &[&str]); 6] = [
        (
            &|| doctor.ask(CreatePatient),
            &patient,
            &[
                "/patient/name/family",
                "/patient/name/given",
                "/patient/name/patronymic",
                "/patient/address",
                "/patient/phone_remark",
            ],
        ),
        (
            &|| administrator.ask(CreateUser),
            &user,
            &["/profile/full_name", "/profile/position"],
        ),
        (
            &|| administrator.ask(CreateOrganization),
            &json!({"name": "Амбулаторія 9"}),
            &["/name"],
        ),
        (
            &|| administrator.ask(CreateWorkstation),
            &workstation,
            &["/name", "/place", "/inventory_label"],
        ),
        (&|| administrator.ask(CreateRole), &role, &["/name"]),
        (
            &|| doctor.ask(IssueRequisition),
            &requisition,
            &["/clinical_note", "/patient_instruction"],
        ),
    ];
    for (ask, form, fields) in texts {
        for field in fields {
            for (text, named) in [
                ("Дру\u{fffd}ий", "\u{fffd}"),
                ("Другий \u{fffc}", "U+FFFC"),
                ("\u{e0b7} Другий \u{f0a1}", "U+E0B7 U+F0A1"),
                ("Другий\u{378}", "U+0378"),
                ("\u{301}Другий", "\u{25cc}\u{301}"),
            ] {
                let mut form = form.clone();
                *form.pointer_mut(field).unwrap() = json!(text);
                let reply = ask().json(&form).await;
                let field = field.trim_start_matches('/').replace('/', ".");
                reply.expect_unprintable(&field, named);
            }
        }
        // It was for nothing else that it was refused.
        ask().json(form).await.expect(201);
    }
}

#[tokio::test]
async fn what_was_taken_before_is_read_with_a_mark() {
    let (app, doctor) = referrals::clinic().await;
    let patient = referrals::patient(&doctor).await;
    app.write(
        "update referrals_patient set address = 'Вербо\u{FFFD}е', phone_remark = '\u{E0B7} син'",
    )
    .await;
    let read = doctor.ask(GetPatient).of(&patient).await.expect(200);
    assert_eq!(read["form"]["address"], "Вербо□е");
    assert_eq!(read["form"]["phone_remark"], "□ син");
}
