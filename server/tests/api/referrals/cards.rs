//! Cards: referrals as signed documents, checked by whoever holds them.

use super::{
    clinic, clinic_in_file, draft, first, form, form_of, id, issue, outsider, patient, recall,
};
use crate::harness::{Call, Reply, Staff, TestApp};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD as BASE64};
use ground::crypto::jwk::PublicKey;
use referrals::cards::keys::rotate;
use serde_json::{Value, json};
use shared::{
    card::{Card, Jws, MAX_JWS, RevocationList, SignedCard},
    endpoints::{
        AskForPrint, CheckCard, GetCardKeys, GetKeys, GetRevocations, PrintRequisition, SignCard,
    },
};

pub(super) async fn sign(staff: &Staff, requisition: &Value) -> String {
    let signed: SignedCard = staff.ask(SignCard).of(id(requisition)).await.read_as();
    assert!(signed.qr.modules <= 105);
    assert!(signed.qr.path.starts_with("M0 0h7v1h-7z"), "a finder");
    signed.card
}

async fn key_of(app: &TestApp, card: &str) -> Option<PublicKey> {
    let kid = Jws::parse(card).unwrap().header.kid;
    let set = app.ask(GetCardKeys).await.expect(200);
    let keys = set["keys"].as_array().unwrap().clone();
    let key = keys.into_iter().find(|key| key["kid"] == kid.as_str())?;
    Some(PublicKey::from_json(key).unwrap())
}

async fn revocations(app: &TestApp, card: &str) -> RevocationList {
    let kid = Jws::parse(card).unwrap().header.kid;
    app.ask(GetRevocations)
        .of(format!("{kid}.json"))
        .await
        .read_as()
}

async fn check(app: &TestApp, card: &str) -> Reply {
    app.ask(CheckCard).json(&json!({ "card": card })).await
}

#[tokio::test]
async fn a_card_says_what_does_not_change() {
    let (app, doctor) = clinic().await;
    let mut form = form_of(&patient(&doctor).await, &["B33001", "P58001"]);
    form["services"][1]["quantity"] = json!(2);
    form["clinical_note"] = json!("Нотатка для виконавця");
    let made = issue(&doctor, &form).await;
    let text = sign(&doctor, &made).await;
    assert!(text.len() <= MAX_JWS);
    let jws = Jws::parse(&text).unwrap();
    let key = key_of(&app, &text).await.unwrap();
    assert_eq!(key.thumbprint().as_str(), jws.header.kid);
    assert!(key.signed(jws.signing_input.as_bytes(), &jws.signature));
    let payload = String::from_utf8(jws.payload.clone()).unwrap();
    assert!(!payload.contains("Нотатка"), "{payload}");
    let card = Card::parse(&jws.payload).unwrap();
    assert_eq!(card.issuer, format!("{}/referrals", crate::harness::ORIGIN));
    assert_eq!(json!(card.number), made["number"]);
    assert_eq!(card.patient.to_string(), "Лук’яненко Дар'я");
    assert_eq!(card.requester, "Бондар Олена Петрівна");
    assert_eq!(card.issued_at, app.now().as_second());
    // The last day ends at midnight in Kyiv.
    let end: jiff::Timestamp = "2027-09-01T21:00:00Z".parse().unwrap();
    assert_eq!(card.expires_at, end.as_second());
    let services = card.services.iter();
    let services: Vec<_> = services
        .map(|(code, count)| (code.as_str(), count.get()))
        .collect();
    assert_eq!(services, [("B33001", 1), ("P58001", 2)]);
    let line = app.last_line().await;
    assert_eq!(line.operation, "sign_card");
}

#[tokio::test]
async fn a_card_signed_again_is_the_same() {
    let (_, doctor) = clinic().await;
    let made = issue(&doctor, &form(&patient(&doctor).await)).await;
    assert_eq!(sign(&doctor, &made).await, sign(&doctor, &made).await);
}

#[tokio::test]
async fn only_the_organization_that_issued_signs() {
    let (app, doctor) = clinic().await;
    let patient = patient(&doctor).await;
    let made = issue(&doctor, &form(&patient)).await;
    let other = outsider(&app).await;
    let call = other.ask(SignCard).of(id(&made));
    call.expect_refusal(404, "not-found").await;
    let call = app.administrator().await.ask(SignCard).of(id(&made));
    call.expect_refusal(403, "forbidden").await;
    let draft = draft(&doctor, &form(&patient)).await;
    let call = doctor.ask(SignCard).of(id(&draft));
    call.expect_refusal(404, "not-found").await;
}

#[tokio::test]
async fn the_keys_of_cards_and_of_staff_are_apart() {
    let (app, doctor) = clinic().await;
    let made = issue(&doctor, &form(&patient(&doctor).await)).await;
    let card = sign(&doctor, &made).await;
    let published = app.ask(GetCardKeys).await;
    assert_eq!(published.header("access-control-allow-origin"), Some("*"));
    // Whoever keeps it sees how old it is, by the clock that validity goes by.
    let now = app.now().strftime("%a, %d %b %Y %H:%M:%S GMT").to_string();
    assert_eq!(published.header("date"), Some(now.as_str()));
    let cards = published.expect(200);
    let staff = app.ask(GetKeys).await.expect(200);
    let kids = |set: &Value| -> Vec<String> {
        let keys = set["keys"].as_array().unwrap().iter();
        keys.map(|key| key["kid"].to_string()).collect()
    };
    assert_eq!(kids(&cards).len(), 1);
    assert_eq!(cards["keys"][0]["crlVersion"], 0);
    assert_eq!(cards["keys"][0].get("d"), None);
    assert!(kids(&staff).iter().all(|kid| !kids(&cards).contains(kid)));
    // What lets a user in proves no referral.
    check(&app, &doctor.token)
        .await
        .expect_problem(400, "card-refused");
    let attempt = app.attempt(&doctor.login, &doctor.password, &card, &doctor.station);
    attempt.send().await.expect_problem(401, "token-altered");
}

#[tokio::test]
async fn whoever_holds_a_card_learns_what_became_of_it() {
    let (app, doctor) = clinic().await;
    let made = issue(
        &doctor,
        &form_of(&patient(&doctor).await, &["B33001", "P58001"]),
    )
    .await;
    let card = sign(&doctor, &made).await;
    let status = check(&app, &card).await.expect(200);
    assert_eq!(status["at"], app.now().as_millisecond());
    assert_eq!(status["services"][0]["code"], "B33001");
    assert_eq!(
        status["services"][0]["state"],
        json!({"request": "active", "processing": "new"})
    );
    assert_eq!(status["services"][0]["withdrawn_at"], Value::Null);
    recall(&doctor, first(&made)).await;
    let reply = check(&app, &card).await;
    let status = reply.expect(200);
    assert_eq!(status["services"][0]["state"]["request"], "recalled");
    assert_eq!(
        status["services"][0]["withdrawn_at"],
        app.now().as_millisecond()
    );
    assert_eq!(status["services"][1]["state"]["request"], "active");
    // Nothing beyond the card, and nothing of a person.
    let members: Vec<_> = status["services"][0].as_object().unwrap().keys().collect();
    assert_eq!(members, ["code", "name", "state", "withdrawn_at"]);
    for secret in ["Лук", "Бондар", "not-needed"] {
        assert!(!reply.text().contains(secret), "{secret}");
    }
}

#[tokio::test]
async fn what_is_no_card_of_ours_is_refused_without_a_reason() {
    let (app, doctor) = clinic().await;
    let made = issue(&doctor, &form(&patient(&doctor).await)).await;
    let card = sign(&doctor, &made).await;
    let (input, signature) = card.rsplit_once('.').unwrap();
    let (header, payload) = input.split_once('.').unwrap();
    let flipped = if payload.starts_with('A') { "B" } else { "A" };
    let tampered = format!("{header}.{flipped}{}.{signature}", &payload[1..]);
    let swapped = format!("{input}.{}", signature.chars().rev().collect::<String>());
    let kid = Jws::parse(&card).unwrap().header.kid;
    let none = BASE64.encode(format!(r#"{{"alg":"none","zip":"DEF","kid":"{kid}"}}"#));
    let unsigned = format!("{none}.{payload}.");
    let symmetric = BASE64.encode(format!(r#"{{"alg":"HS256","zip":"DEF","kid":"{kid}"}}"#));
    let symmetric = format!("{symmetric}.{payload}.{signature}");
    for text in [
        &tampered, &swapped, &unsigned, &symmetric, "", "shc:/", "shc:/56", "a.b.c",
    ] {
        let reply = check(&app, text).await;
        reply.expect_problem(400, "card-refused");
    }
    let line = app.last_line().await;
    assert_eq!(line.reason.as_deref(), Some("card-refused"));
}

#[tokio::test]
async fn questions_from_one_address_have_a_pace() {
    let (app, doctor) = clinic().await;
    let made = issue(&doctor, &form(&patient(&doctor).await)).await;
    let card = sign(&doctor, &made).await;
    for _ in 0..240 {
        check(&app, &card).await.expect(200);
    }
    let reply = check(&app, &card).await;
    reply.expect_problem(429, "throttled");
    assert_eq!(reply.header("retry-after"), Some("61"));
    let elsewhere = app.ask(CheckCard).json(&json!({"card": card}));
    elsewhere.from("198.51.100.7").await.expect(200);
    app.wait_seconds(60);
    check(&app, &card).await.expect(200);
}

#[tokio::test]
async fn what_is_withdrawn_stands_in_the_list() {
    let (app, doctor) = clinic().await;
    let patient = patient(&doctor).await;
    let made = issue(&doctor, &form_of(&patient, &["B33001", "P58001"])).await;
    let card = sign(&doctor, &made).await;
    let rid = Card::parse(&Jws::parse(&card).unwrap().payload)
        .unwrap()
        .rid;
    let list = revocations(&app, &card).await;
    assert_eq!((list.ctr, list.method.as_str()), (0, "rid"));
    assert!(list.rids.is_empty() && list.services.is_empty());

    app.wait_seconds(10);
    let second = made["referrals"][1]["id"].as_str().unwrap();
    recall(&doctor, second).await;
    let list = revocations(&app, &card).await;
    assert_eq!(list.ctr, 1);
    assert!(list.rids.is_empty());
    assert_eq!(list.services[&rid], [1]);

    recall(&doctor, first(&made)).await;
    let list = revocations(&app, &card).await;
    assert_eq!(list.ctr, 2);
    assert!(list.services.is_empty());
    let since = app.now().as_second() + 1;
    assert_eq!(list.rids, [format!("{rid}.{since}")]);
    assert_eq!(list.withdrawn(&rid, since - 11), Some(since));
    assert_eq!(list.withdrawn("another", since - 11), None);
    assert_eq!(
        app.ask(GetCardKeys).await.expect(200)["keys"][0]["crlVersion"],
        2
    );
    app.ask(GetRevocations)
        .of("unknown.json")
        .await
        .expect_problem(404, "not-found");
}

#[tokio::test]
async fn what_expired_is_not_withdrawn() {
    let (app, doctor) = clinic().await;
    let made = issue(&doctor, &form(&patient(&doctor).await)).await;
    let card = sign(&doctor, &made).await;
    app.set_clock("2027-09-02T06:00:00Z");
    assert_eq!(revocations(&app, &card).await.ctr, 0);
    let status = check(&app, &card).await.expect(200);
    assert_eq!(status["services"][0]["state"]["request"], "recalled");
    assert_eq!(status["services"][0]["withdrawn_at"], Value::Null);
}

#[tokio::test]
async fn another_key_takes_over_and_old_papers_stay_genuine() {
    let (app, doctor) = clinic().await;
    let patient = patient(&doctor).await;
    let made = issue(&doctor, &form(&patient)).await;
    let old = sign(&doctor, &made).await;
    let kid = rotate(&app.state.monitor, &app.state.cards, false)
        .await
        .unwrap();
    assert_eq!(
        app.last_record().await,
        format!("rotate_card_key done key {kid}")
    );
    let new = sign(&doctor, &made).await;
    assert_eq!(Jws::parse(&new).unwrap().header.kid, kid);
    assert_ne!(Jws::parse(&old).unwrap().header.kid, kid);
    for card in [&old, &new] {
        check(&app, card).await.expect(200);
        assert!(key_of(&app, card).await.is_some());
    }
    recall(&doctor, first(&made)).await;
    for card in [&old, &new] {
        assert_eq!(revocations(&app, card).await.rids.len(), 1);
    }
}

#[tokio::test]
async fn a_key_that_could_not_take_over_leaves_the_one_before() {
    let (app, doctor) = clinic_in_file().await;
    let made = issue(&doctor, &form(&patient(&doctor).await)).await;
    let rotate = || rotate(&app.state.monitor, &app.state.cards, false);
    let kid = |card: &str| Jws::parse(card).unwrap().header.kid;
    let (one, two) = tokio::join!(rotate(), rotate());
    assert!(two.is_err(), "one at a time");
    let one = one.unwrap();
    assert_eq!(kid(&sign(&doctor, &made).await), one);
    // Nothing can be written down: the file is in its place, and goes again.
    app.refuse_lines("rotate_card_key").await;
    rotate().await.unwrap_err();
    assert_eq!(kid(&sign(&doctor, &made).await), one);
    app.take_lines().await;
    // The file cannot be written.
    let in_the_way = app.data().join("cards.next.pem");
    std::fs::create_dir(&in_the_way).unwrap();
    rotate().await.unwrap_err();
    assert_eq!(kid(&sign(&doctor, &made).await), one);
    std::fs::remove_dir(&in_the_way).unwrap();
    let next = rotate().await.unwrap();
    assert_eq!(kid(&sign(&doctor, &made).await), next);
}

#[tokio::test]
async fn a_key_that_was_taken_out_of_use_never_signs_again() {
    let (app, doctor) = clinic().await;
    let made = issue(&doctor, &form(&patient(&doctor).await)).await;
    sign(&doctor, &made).await;
    let file = app.data().join("cards.pem");
    let old = std::fs::read(&file).unwrap();
    let (monitor, cards) = (&app.state.monitor, &app.state.cards);
    let kid = rotate(monitor, cards, false).await.unwrap();
    let new = std::fs::read(&file).unwrap();
    // As from a backup.
    std::fs::write(&file, old).unwrap();
    let again = doctor.ask(SignCard).of(id(&made)).await;
    again.expect_problem(503, "busy");
    std::fs::write(&file, new).unwrap();
    let signed = sign(&doctor, &made).await;
    assert_eq!(Jws::parse(&signed).unwrap().header.kid, kid);
}

#[tokio::test]
async fn a_key_that_others_know_proves_nothing_any_more() {
    let (app, doctor) = clinic().await;
    let made = issue(&doctor, &form(&patient(&doctor).await)).await;
    let old = sign(&doctor, &made).await;
    rotate(&app.state.monitor, &app.state.cards, true)
        .await
        .unwrap();
    assert!(key_of(&app, &old).await.is_none());
    check(&app, &old).await.expect_problem(400, "card-refused");
    let new = sign(&doctor, &made).await;
    check(&app, &new).await.expect(200);
}

#[tokio::test]
async fn keys_rotated_out_before_stay_genuine_when_a_later_one_is_known_to_others() {
    let (app, doctor) = clinic().await;
    let made = issue(&doctor, &form(&patient(&doctor).await)).await;
    let rotate = async |known_to_others| {
        let (monitor, cards) = (&app.state.monitor, &app.state.cards);
        rotate(monitor, cards, known_to_others).await.unwrap();
    };
    let before = sign(&doctor, &made).await;
    rotate(false).await;
    let stolen = sign(&doctor, &made).await;
    rotate(true).await;
    check(&app, &before).await.expect(200);
    assert!(key_of(&app, &before).await.is_some());
    check(&app, &stolen)
        .await
        .expect_problem(400, "card-refused");
    // What was disowned once stays so.
    let last = sign(&doctor, &made).await;
    rotate(true).await;
    check(&app, &before).await.expect(200);
    for card in [&stolen, &last] {
        check(&app, card).await.expect_problem(400, "card-refused");
    }
}

#[tokio::test]
async fn a_paper_shows_the_card_that_was_signed_when_it_was_asked_for() {
    let (app, doctor) = clinic().await;
    let made = issue(&doctor, &form(&patient(&doctor).await)).await;
    let ask = || doctor.ask(AskForPrint).of(id(&made));
    let get = || doctor.ask(PrintRequisition).of(id(&made)).query("lang=uk");
    let kept = async || app.value::<String>("select jws from referrals_card").await;
    let rid = |jws: &str| Card::parse(&Jws::parse(jws).unwrap().payload).unwrap().rid;
    // One that was signed to be shown is none that was asked for on paper.
    let shown = sign(&doctor, &made).await;
    get().expect_refusal(404, "not-found").await;
    let (one, other) = tokio::join!(ask(), ask());
    assert_eq!((one.status, other.status), (200, 200));
    let signed = kept().await;
    assert_eq!(rid(&signed), rid(&shown));
    assert_eq!(get().await.status, 200);
    assert_eq!(kept().await, signed, "to fetch it signs nothing");
    // As an earlier version left it.
    app.write("update referrals_card set jws = null").await;
    get().expect_refusal(404, "not-found").await;
    ask().await.expect(200);
    assert_eq!(get().await.status, 200);
}

#[tokio::test]
async fn a_requisition_is_printed_in_either_language() {
    let (app, doctor) = clinic_in_file().await;
    let patient = patient(&doctor).await;
    let made = issue(&doctor, &form(&patient)).await;
    // Nothing is printed that nobody asked for.
    let call = doctor.ask(PrintRequisition).of(id(&made)).query("lang=uk");
    call.expect_refusal(404, "not-found").await;
    doctor.ask(AskForPrint).of(id(&made)).await.expect(200);
    let line = app.last_line().await;
    assert_eq!(
        (&*line.operation, &*line.outcome),
        ("ask_for_print", "done")
    );
    for lang in ["uk", "en"] {
        let reply = doctor
            .ask(PrintRequisition)
            .of(id(&made))
            .query(format!("lang={lang}"))
            .await;
        assert_eq!(reply.status, 200);
        assert_eq!(reply.header("content-type"), Some("application/pdf"));
        assert_eq!(reply.header("cache-control"), Some("no-store"));
        assert!(reply.body.starts_with(b"%PDF-"));
        let line = app.last_line().await;
        assert_eq!(line.operation, "print_requisition");
        assert_eq!(line.subject, Some(format!("requisition {}", id(&made))));
    }
    let call = doctor.ask(PrintRequisition).of(id(&made)).query("lang=fr");
    let reply = call.await;
    reply.expect_problem(400, "malformed");
    let requisition = id(&made);
    let uk = |call: Call| call.of(requisition).query("lang=uk");
    let en = |call: Call| call.of(requisition).query("lang=en");
    let (outsider, laboratory) = (outsider(&app).await, app.laboratory_worker().await);
    let call = uk(outsider.ask(PrintRequisition));
    call.expect_refusal(404, "not-found").await;
    let call = uk(laboratory.ask(PrintRequisition));
    call.expect_refusal(403, "forbidden").await;
    let call = outsider.ask(AskForPrint).of(id(&made));
    call.expect_refusal(404, "not-found").await;
    let draft = draft(&doctor, &form(&patient)).await;
    let call = doctor.ask(AskForPrint).of(id(&draft));
    call.expect_refusal(404, "not-found").await;
    // To a tab that is loaded anew it is said in words, and where to go.
    let referral = format!("href=\"/referrals/{}\"", id(&made));
    let list = "href=\"/referrals\"";
    for (call, status, said, link) in [
        (
            uk(app.ask(PrintRequisition)),
            401,
            "спершу увійдіть",
            &*referral,
        ),
        (
            en(app.ask(PrintRequisition)),
            401,
            "sign in first",
            &referral,
        ),
        (
            uk(laboratory.ask(PrintRequisition)),
            403,
            "не маєте права",
            &referral,
        ),
        (
            en(laboratory.ask(PrintRequisition)),
            403,
            "no right to print",
            &referral,
        ),
        (
            uk(outsider.ask(PrintRequisition)),
            404,
            "або воно не ваше",
            list,
        ),
        (
            doctor.ask(PrintRequisition).of("%22%3E%3Cb%3E"),
            404,
            "або воно не ваше",
            list,
        ),
        (
            doctor.ask(PrintRequisition).of("%FF"),
            404,
            "або воно не ваше",
            list,
        ),
        (
            doctor.ask(PrintRequisition).of(id(&made)),
            400,
            "Адреса неповна",
            &referral,
        ),
    ] {
        let reply = call.header("sec-fetch-mode", "navigate").await;
        assert_eq!(reply.status, status, "{said}");
        let html = Some("text/html; charset=utf-8");
        assert_eq!(reply.header("content-type"), html, "{said}");
        let page = reply.text();
        assert!(page.contains(said) && page.contains(link), "{page}");
        assert!(!page.contains("<b>"), "{page}");
    }
    let _lock = app.lock().await;
    let reply = uk(doctor.ask(PrintRequisition))
        .header("sec-fetch-mode", "navigate")
        .await;
    assert_eq!(reply.status, 503);
    assert_eq!(reply.header("retry-after"), Some("1"));
    assert!(reply.text().contains("Зачекайте 1 секунду"));
}

#[tokio::test]
async fn a_list_of_no_key_is_not_found() {
    let app = TestApp::new().await;
    for kid in ["x", "%FF", "%FF.json"] {
        let reply = app.ask(GetRevocations).of(kid).await;
        reply.expect_problem(404, "not-found");
    }
}
