//! What people and organizations left behind has somebody who answers for it.

use super::{
    clinic, clinic_in_file, complete, duplicate, first, form, found, id, ids, issue, list,
    not_needed, outsider, patient, take, worker,
};
use crate::harness::{Staff, TestApp};
use serde_json::{Value, json};
use shared::{
    endpoints::{
        AskForPrint, CountReferrals, DeleteOrganization, DeleteToken, DeleteUser,
        EnterReferralInError, GetRequisition, RecallReferral, ReplaceReferral,
    },
    roles::ShippedRole::{FamilyDoctor, LaboratoryWorker, Nurse},
};

/// A clinic, and what was issued in an organization of it that has ended since: open, in
/// work and completed.
struct Ended {
    app: TestApp,
    doctor: Staff,
    patient: String,
    open: Value,
    taken: Value,
    done: Value,
}

async fn ended() -> Ended {
    let (app, doctor) = clinic_in_file().await;
    let department = app.new_organization("Денний стаціонар").await;
    let gone = app.somebody("hrytsenko_o", &[FamilyDoctor]).of(department);
    let gone = gone.hire().await.signed_in().await;
    let worker = worker(&app, "tkach_i", "Ткач Іван").await;
    let patient = patient(&doctor).await;
    let mut made = Vec::new();
    for _ in 0..3 {
        made.push(issue(&gone, &form(&patient)).await);
    }
    let [open, taken, done]: [Value; 3] = made.try_into().unwrap();
    take(&worker, first(&taken)).await;
    take(&worker, first(&done)).await;
    complete(&worker, first(&done)).await;
    let administrator = app.administrator().await;
    let number = open["number"].as_str().unwrap();
    // Until it has ended, they are nobody else's, nor where it cannot be read when it did.
    app.write("update access_organization set deleted_at = 'x' where name like 'Денний%'")
        .await;
    let call = doctor.ask(GetRequisition).of(id(&done));
    call.await.expect_problem(404, "not-found");
    app.write("update access_organization set deleted_at = null where name like 'Денний%'")
        .await;
    let call = doctor.ask(GetRequisition).of(id(&done));
    call.await.expect_problem(404, "not-found");
    let call = app.nurse().await.ask(RecallReferral).of(first(&open));
    let call = call.json(&not_needed()).await;
    call.expect_problem(404, "not-found");
    assert_eq!(found(&doctor, number).await["referrals"], json!([]));
    for call in [
        administrator.ask(DeleteUser).of(gone.id),
        administrator.ask(DeleteUser).of(worker.id),
        administrator.ask(DeleteOrganization).of(department),
    ] {
        call.await.expect(200);
    }
    Ended {
        app,
        doctor,
        patient,
        open,
        taken,
        done,
    }
}

#[tokio::test]
async fn what_an_ended_organization_issued_is_read_by_whoever_issues() {
    let ended = ended().await;
    let nurse = ended.app.nurse().await;
    for reader in [&ended.doctor, &nurse] {
        for made in [&ended.open, &ended.taken, &ended.done] {
            reader.ask(GetRequisition).of(id(made)).await.expect(200);
            let known = found(reader, made["number"].as_str().unwrap()).await;
            assert_eq!(known["referrals"][0]["requisition_id"], made["id"]);
        }
        let shown = reader.ask(GetRequisition).of(id(&ended.done)).await;
        assert_eq!(
            shown.expect(200)["referrals"][0]["result"],
            "Гемоглобін 132 г/л"
        );
        let call = reader.ask(AskForPrint).of(id(&ended.open));
        let printed = call.await;
        assert!(printed.status < 300, "{}", printed.text());
    }
    for reader in [
        ended.app.intern().await,
        ended.app.administrator().await,
        ended.app.laboratory_worker().await,
    ] {
        let call = reader.ask(GetRequisition).of(id(&ended.done));
        call.await.expect_problem(403, "forbidden");
    }
}

#[tokio::test]
async fn it_is_seen_to_by_whoever_issues() {
    let ended = ended().await;
    let doctor = &ended.doctor;
    let shown = |query: Value| async move { ids(&list(doctor, &query).await) };
    // In work with somebody who is gone.
    let stuck = shown(json!({"list": "stuck"})).await;
    assert_eq!(stuck, [first(&ended.taken)]);
    let counts = doctor.ask(CountReferrals).await.expect(200);
    assert_eq!(counts["stuck"], 1);
    // The organization's own list stays its own, but for what is asked of one patient.
    assert_eq!(shown(json!({"list": "organization"})).await.len(), 0);
    let of_patient = json!({"list": "organization", "patient": ended.patient});
    assert_eq!(shown(of_patient).await.len(), 3);
    ended.app.set_clock("2027-08-25T08:00:00Z");
    let doctor = doctor.clone().signed_in().await;
    let expiring = ids(&list(&doctor, &json!({"list": "expiring"})).await);
    assert_eq!(expiring, [first(&ended.open)]);

    let call = doctor.ask(ReplaceReferral).of(first(&ended.open));
    let replaced = call.json(&form(&ended.patient)).await;
    assert!(replaced.status < 300, "{}", replaced.text());
    let call = doctor.ask(EnterReferralInError).of(first(&ended.done));
    call.json(&duplicate()).await.expect(200);
}

#[tokio::test]
async fn it_is_recalled_by_whoever_issues() {
    let ended = ended().await;
    let nurse = ended.app.nurse().await;
    let call = nurse.ask(RecallReferral).of(first(&ended.open));
    let recalled = call.json(&not_needed()).await.expect(200);
    assert_eq!(recalled["referrals"][0]["state"]["request"], "recalled");
    let there = ended.app.new_organization("Лабораторія № 2").await;
    let there = ended.app.somebody("lys_o", &[LaboratoryWorker]).of(there);
    let there = there.hire().await.signed_in().await;
    let call = there.ask(RecallReferral).of(first(&ended.taken));
    let refused = call.json(&not_needed()).await;
    refused.expect_problem(403, "forbidden");
}

#[tokio::test]
async fn an_organization_that_cannot_be_read_has_not_ended() {
    let (app, doctor) = clinic().await;
    let made = issue(&doctor, &form(&patient(&doctor).await)).await;
    let nurse = app.nurse().await;
    app.write("update referrals_requisition set organization_id = 'x'")
        .await;
    let call = nurse.ask(GetRequisition).of(id(&made));
    call.await.expect_problem(404, "not-found");
}

/// A completed referral of a nurse.
async fn completed() -> (TestApp, Staff, Staff, Value) {
    let (app, doctor) = clinic().await;
    let nurse = app.nurse().await;
    let made = issue(&nurse, &form(&patient(&nurse).await)).await;
    let worker = worker(&app, "tkach_i", "Ткач Іван").await;
    take(&worker, first(&made)).await;
    complete(&worker, first(&made)).await;
    (app, doctor, nurse, made)
}

#[tokio::test]
async fn a_mistake_of_somebody_who_is_gone_is_called_one_by_their_organization() {
    for way in ["deleted", "withdrawn", "forbidden", "without a token"] {
        let (app, doctor, nurse, made) = completed().await;
        let administrator = app.administrator().await;
        let outsider = outsider(&app).await;
        let call = |by: &Staff| {
            let call = by.ask(EnterReferralInError).of(first(&made));
            call.json(&duplicate())
        };
        let refused = call(&doctor).await;
        refused.expect_problem(403, "requester-only");
        match way {
            "deleted" => drop(administrator.ask(DeleteUser).of(nurse.id).await.expect(200)),
            "withdrawn" => {
                let call = administrator.withdraw(nurse.id, app.role(Nurse)).await;
                call.await.expect(200);
            }
            "forbidden" => {
                let role = administrator.make_role("Без видачі", "_ _ _ _ -").await;
                administrator.give(nurse.id, role).await.expect(201);
            }
            _ => {
                let call = administrator.ask(DeleteToken).of(nurse.token_id);
                call.await.expect(200);
            }
        }
        let shown = doctor.ask(GetRequisition).of(id(&made)).await.expect(200);
        let allowed = &shown["referrals"][0]["allowed"];
        assert_eq!(*allowed, json!(["enter-in-error"]), "{way}");
        call(&outsider).await.expect_problem(404, "not-found");
        let without = doctor.ask(EnterReferralInError).of(first(&made));
        assert_eq!(without.json(&json!({})).await.status, 422);
        let done = call(&doctor).await.expect(200);
        let last = done["referrals"][0]["history"].as_array().unwrap().last();
        assert_eq!(last.unwrap()["by"], "Бондар Олена Петрівна");
    }
}

#[tokio::test]
async fn one_who_only_moved_still_answers_alone() {
    let (app, doctor, nurse, made) = completed().await;
    let elsewhere = app.new_organization("Поліклініка № 3").await;
    let moved = format!(
        "update access_user set organization_id = '{elsewhere}' where user_id = '{}'",
        nurse.id
    );
    app.write(&moved).await;
    let call = |by: &Staff| {
        let call = by.ask(EnterReferralInError).of(first(&made));
        call.json(&duplicate())
    };
    call(&doctor).await.expect_problem(403, "requester-only");
    call(&nurse.signed_in().await).await.expect(200);
}
