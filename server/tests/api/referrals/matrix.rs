//! The table of transitions as people meet it: a file to be reviewed, of which
//! a change of the table is a change of ticks.

use super::{
    clinic, complete, draft, duplicate, first, form, found, id, issue, not_needed, outsider,
    patient, recall, take, worker,
};
use crate::harness::{Call, Reply, Staff, TestApp};
use serde_json::{Value, json};
use shared::{
    endpoints::{
        CompleteReferral, Endpoint, EnterReferralInError, FindReferrals, GetRequisition,
        IssueDraft, RecallReferral, ReleaseReferral, ReplaceReferral, TakeOverReferral,
        TakeReferral,
    },
    referrals::{Act, ReferralState, next},
};
use std::fmt::Write as _;

/// What a browser can ask to happen to a referral.
const ACTS: [Act; 8] = [
    Act::Issue,
    Act::Take,
    Act::Release,
    Act::TakeOver,
    Act::Complete,
    Act::Recall,
    Act::EnterInError,
    Act::Replace,
];

/// Every state a referral can come to, and one more: past its validity, which
/// nobody writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Draft,
    Issued,
    Taken,
    Done,
    Recalled,
    ErrorOfIssued,
    ErrorOfTaken,
    ErrorOfDone,
    PastValidity,
}

impl Place {
    const ALL: [Self; 9] = [
        Self::Draft,
        Self::Issued,
        Self::Taken,
        Self::Done,
        Self::Recalled,
        Self::ErrorOfIssued,
        Self::ErrorOfTaken,
        Self::ErrorOfDone,
        Self::PastValidity,
    ];

    const fn name(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Issued => "issued",
            Self::Taken => "taken",
            Self::Done => "completed",
            Self::Recalled => "recalled",
            Self::ErrorOfIssued => "in error, issued",
            Self::ErrorOfTaken => "in error, taken",
            Self::ErrorOfDone => "in error, completed",
            Self::PastValidity => "past validity",
        }
    }

    /// Where it stands.
    const fn state(self) -> ReferralState {
        match self {
            Self::Draft => ReferralState::DRAFT,
            Self::Issued => ReferralState::ISSUED,
            Self::Taken => ReferralState::TAKEN,
            Self::Done => ReferralState::DONE,
            Self::Recalled | Self::PastValidity => ReferralState::RECALLED,
            Self::ErrorOfIssued => ReferralState::ISSUED.in_error(),
            Self::ErrorOfTaken => ReferralState::TAKEN.in_error(),
            Self::ErrorOfDone => ReferralState::DONE.in_error(),
        }
    }
}

impl Place {
    /// What is on record of it.
    const fn stored(self) -> ReferralState {
        match self {
            Self::PastValidity => ReferralState::ISSUED,
            _ => self.state(),
        }
    }
}

/// Everybody who may come along.
struct Scene {
    app: TestApp,
    patient: String,
    requester: Staff,
    performer: Staff,
    parties: Vec<(&'static str, Option<Staff>)>,
}

impl Scene {
    async fn new() -> Self {
        let (app, requester) = clinic().await;
        let performer = worker(&app, "taker", "Ткач Іван").await;
        let other = worker(&app, "other_worker", "Мороз Ганна").await;
        let parties = vec![
            ("requester", Some(requester.clone())),
            ("colleague who issues", Some(app.nurse().await)),
            ("issuer of another organization", Some(outsider(&app).await)),
            ("laboratory worker who took it", Some(performer.clone())),
            ("another laboratory worker", Some(other)),
            ("administrator", Some(app.administrator().await)),
            ("head of department", Some(app.head().await)),
            ("intern", Some(app.intern().await)),
            ("stranger", None),
        ];
        Self {
            patient: patient(&requester).await,
            app,
            requester,
            performer,
            parties,
        }
    }

    /// A referral that stands there.
    async fn make(&self, place: Place) -> Value {
        let (requester, performer) = (&self.requester, &self.performer);
        if place == Place::Draft {
            return draft(requester, &form(&self.patient)).await;
        }
        let made = issue(requester, &form(&self.patient)).await;
        let referral = first(&made);
        let steps: &[Act] = match place {
            Place::Draft | Place::Issued => &[],
            Place::Taken => &[Act::Take],
            Place::Done => &[Act::Take, Act::Complete],
            Place::Recalled => &[Act::Recall],
            Place::ErrorOfIssued => &[Act::EnterInError],
            Place::ErrorOfTaken => &[Act::Take, Act::EnterInError],
            Place::ErrorOfDone => &[Act::Take, Act::Complete, Act::EnterInError],
            Place::PastValidity => {
                self.end_validity(id(&made)).await;
                &[]
            }
        };
        for step in steps {
            match step {
                Act::Take => drop(take(performer, referral).await),
                Act::Complete => drop(complete(performer, referral).await),
                Act::Recall => drop(recall(requester, referral).await),
                _ => {
                    let call = requester
                        .ask(EnterReferralInError)
                        .of(referral)
                        .json(&duplicate());
                    call.await.expect(200);
                }
            }
        }
        made
    }

    /// Moves the end of validity rather than the clock: nobody is signed out.
    async fn end_validity(&self, requisition: &str) {
        let now = self.app.now().as_millisecond();
        let sql = format!(
            "update referrals_requisition set expires_at = {now} \
             where requisition_id = '{requisition}'"
        );
        self.app.write(&sql).await;
    }

    /// Asks for an act with everything it takes.
    fn call(&self, asked: Act, made: &Value, staff: Option<&Staff>) -> Call {
        let by = Asker(&self.app, staff);
        let referral = first(made);
        match asked {
            Act::Issue => by.ask(IssueDraft, id(made), &form(&self.patient)),
            Act::Take => by.ask(TakeReferral, referral, &Value::Null),
            Act::Release => by.ask(ReleaseReferral, referral, &Value::Null),
            Act::TakeOver => by.ask(TakeOverReferral, referral, &json!({"reason": "Відпустка"})),
            Act::Complete => by.ask(CompleteReferral, referral, &json!({"result": "Норма"})),
            Act::Recall => by.ask(RecallReferral, referral, &not_needed()),
            Act::EnterInError => by.ask(EnterReferralInError, referral, &duplicate()),
            Act::Replace => by.ask(ReplaceReferral, referral, &form(&self.patient)),
            Act::Expire => unreachable!("nobody asks for it"),
        }
    }

    async fn state(&self, made: &Value) -> (String, i64) {
        let state = format!(
            "select request || '/' || processing from referrals_referral where requisition_id = '{}'",
            id(made)
        );
        let lines = format!(
            "select count(*) from referrals_history h join referrals_referral r \
             on r.referral_id = h.referral_id where r.requisition_id = '{}'",
            id(made)
        );
        (self.app.value(&state).await, self.app.value(&lines).await)
    }
}

/// Whoever asks: somebody, or a stranger.
struct Asker<'a>(&'a TestApp, Option<&'a Staff>);

impl Asker<'_> {
    fn ask<E: Endpoint>(&self, endpoint: E, of: &str, body: &Value) -> Call {
        let call = match self.1 {
            Some(staff) => staff.ask(endpoint),
            None => self.0.ask(endpoint),
        };
        call.of(of).json(body)
    }
}

fn written(state: ReferralState) -> String {
    format!("{}/{}", state.request.code(), state.processing.code())
}

const LEGEND: &str = "\
    ✔ it happens\n\
    · 409 transition-refused: not from there, or not for them; says who was last\n\
    e 409 referral-expired\n\
    o 403 requester-only\n\
    ✘ 403 forbidden: the permission is missing\n\
    0 404 not-found: they may not learn that it exists\n\
    ? 401 not-signed-in\n\n\
    Columns: requester · colleague who issues · issuer of another organization · \
    laboratory worker who took it · another laboratory worker · administrator · \
    head of department · intern · stranger\n";

/// The legend's sign of an answer.
fn sign(reply: &Reply) -> &'static str {
    match (reply.status, reply.json()["code"].as_str()) {
        (200 | 201, None) => "✔",
        (409, Some("transition-refused")) => "·",
        (409, Some("referral-expired")) => "e",
        (403, Some("requester-only")) => "o",
        (403, Some("forbidden")) => "✘",
        (404, Some("not-found")) => "0",
        (401, Some("not-signed-in")) => "?",
        _ => panic!("unforeseen: {}", reply.text()),
    }
}

#[tokio::test]
async fn who_may_do_what_to_a_referral_that_stands_where() {
    let scene = Box::pin(Scene::new()).await;
    let mut matrix = LEGEND.to_owned();
    for asked in ACTS {
        writeln!(matrix, "\n{}", asked.code()).unwrap();
        for place in Place::ALL {
            let mut signs = Vec::new();
            let mut made = scene.make(place).await;
            for (_, staff) in &scene.parties {
                let before = scene.state(&made).await;
                assert_eq!(before.0, written(place.stored()));
                let reply = scene.call(asked, &made, staff.as_ref()).await;
                let after = scene.state(&made).await;
                signs.push(sign(&reply));
                if reply.status < 300 {
                    // The table knows the way, and it leaves a line.
                    let row = next(Some(place.state()), asked).unwrap();
                    assert_eq!(after, (written(row.to), before.1 + 1));
                    made = scene.make(place).await;
                } else {
                    assert_eq!(after, before);
                }
            }
            writeln!(matrix, "{}  {}", signs.join(" "), place.name()).unwrap();
        }
    }
    insta::assert_snapshot!("transitions", matrix);
}

/// What a page is told a reader may do.
async fn allowed(place: Place, made: &Value, staff: &Staff) -> Option<Vec<Act>> {
    let acts = |value: &Value| serde_json::from_value::<Vec<Act>>(value.clone()).unwrap();
    let whole = staff.ask(GetRequisition).of(id(made)).await;
    if whole.status == 200 {
        return Some(acts(&whole.json()["referrals"][0]["allowed"]));
    }
    if place == Place::Draft || ![200, 403].contains(&whole.status) {
        return None;
    }
    let body = json!({"number": made["number"]});
    let by_number = staff.ask(FindReferrals).json(&body).await;
    (by_number.status == 200).then(|| acts(&by_number.json()["referrals"][0]["allowed"]))
}

#[tokio::test]
async fn what_a_page_offers_is_what_the_server_lets_happen() {
    let scene = Box::pin(Scene::new()).await;
    let mut looked_at = 0;
    for place in Place::ALL {
        let made = scene.make(place).await;
        for (name, staff) in &scene.parties {
            let Some(staff) = staff else { continue };
            let Some(offered) = allowed(place, &made, staff).await else {
                continue;
            };
            looked_at += 1;
            let mut happens = Vec::new();
            for asked in ACTS {
                let made = scene.make(place).await;
                let reply = scene.call(asked, &made, Some(staff)).await;
                if reply.status < 300 {
                    happens.push(asked);
                }
            }
            let mut offered = offered;
            offered.sort();
            happens.sort();
            assert_eq!(offered, happens, "{name}: {}", place.name());
        }
    }
    // Requester and colleague but for drafts, both workers but for drafts.
    assert_eq!(looked_at, 1 + 8 * 4);
}

#[tokio::test]
async fn no_browser_ends_a_validity() {
    let scene = Box::pin(Scene::new()).await;
    let made = scene.make(Place::PastValidity).await;
    for (_, staff) in &scene.parties {
        let Some(staff) = staff else { continue };
        let call = staff.call("POST", &format!("/api/referrals/{}/expire", first(&made)));
        call.await.expect_problem(404, "not-found");
    }
    let number = made["number"].as_str().unwrap();
    let found = found(&scene.performer, number).await;
    assert_eq!(found["referrals"][0]["state"]["request"], "recalled");
    assert_eq!(found["referrals"][0]["last_act"], "expire");
    assert_eq!(found["referrals"][0]["allowed"], json!([]));
}
