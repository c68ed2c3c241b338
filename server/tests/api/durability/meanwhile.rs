//! What somebody else does between two attempts of one effect: the second finds it, and says
//! who was faster.

use super::nothing_is_half_done;
use crate::{
    harness::{Call, Overheard, Staff, TestApp, id},
    referrals::{
        clinic, clinic_in_file, draft, first, form, form_of, issue, patient, record, registration,
        tax_number, worker,
    },
    users::new_user,
};
use access::{
    assignments::DeleteAssignment,
    organizations::{CreateOrganization, DeleteOrganization},
    roles::DeleteRole,
    users::CreateUser,
};
use authenticator::enrolment::Enrol;
use ground::crypto::{digest::Sha256Digest, password::Given};
use monitor::{Actor, Concerning, Effect, Error, Permit, Possession, Tx};
use referrals::{acts::TakeReferral, patients::CreatePatient};
use serde_json::{Value, json};
use shared::{
    endpoints::{self, GetRequisition, GetUser, UpdateDraft, UpdateUser},
    problem::ErrorCode,
    roles::ShippedRole::{Administrator, Intern},
};
use std::{
    net::IpAddr,
    sync::atomic::{AtomicU32, Ordering},
};
use tokio::task::yield_now;
use web::AppState;

const ADDRESS: [u8; 4] = [192, 0, 2, 1];

/// Who does what is asked of them, and the first time is told to repeat it.
struct Late {
    state: AppState,
    attempts: AtomicU32,
}

macro_rules! late {
    ($($command:ty)*) => {$(
        impl Effect<Late> for $command {
            type Done = <Self as Effect<AppState>>::Done;

            async fn carry_out(
                by: &Late,
                tx: &mut Tx<'_>,
                permit: Permit<'_, Self>,
            ) -> Result<Self::Done, Error> {
                let done = <Self as Effect<AppState>>::carry_out(&by.state, tx, permit).await?;
                match by.attempts.fetch_add(1, Ordering::SeqCst) {
                    0 => Err(Error::Overtaken),
                    _ => Ok(done),
                }
            }
        }
    )*};
}

late! {
    CreateOrganization
    CreatePatient
    CreateUser
    DeleteAssignment
    DeleteOrganization
    DeleteRole
    Enrol
    TakeReferral
}

impl Late {
    fn new(app: &TestApp) -> Self {
        Self {
            state: app.state.clone(),
            attempts: AtomicU32::new(0),
        }
    }

    /// What is asked for may come from anywhere: it is data.
    async fn run<C: Effect<Self>>(self, actor: Actor, command: Value) -> Result<(), Error> {
        let command: C = serde_json::from_value(command).unwrap();
        let monitor = &self.state.monitor;
        monitor.run(&self, &actor, command).await.map(drop)
    }

    async fn concerning<C, T: Send>(self, actor: Actor, command: Value) -> Result<(), Error>
    where
        C: Effect<Self, Done = Concerning<T>>,
    {
        let command: C = serde_json::from_value(command).unwrap();
        let monitor = &self.state.monitor;
        let done = monitor.run_concerning(&self, &actor, command).await;
        done.map(drop)
    }
}

/// A form of which everything was read.
fn typed(form: Value) -> Value {
    json!({"form": form, "unread": [], "guessed": []})
}

async fn actor(staff: &Staff) -> Actor {
    let secret = Sha256Digest::of(&staff.session.as_ref().unwrap().secret);
    let monitor = &staff.app.state.monitor;
    let actor = monitor.recognize(IpAddr::from(ADDRESS), secret, &Possession::Shown);
    actor.await.unwrap()
}

/// Goes on until the monitor was asked for it so many times.
async fn asked(overheard: &Overheard, operation: &str, times: usize) {
    let mut asked = 0;
    while asked < times {
        yield_now().await;
        let heard = overheard.take();
        asked += heard
            .iter()
            .filter(|event| event.ends_with(operation))
            .count();
    }
}

/// Why `late` is refused whose first attempt is overtaken, when before the second `meanwhile`
/// is done, which waits for the writer once it was asked for so many times.
async fn refused(
    app: &TestApp,
    late: impl Future<Output = Result<(), Error>> + Send + 'static,
    late_operation: &str,
    meanwhile: Call,
    asks: (&str, usize),
) -> ErrorCode {
    let meanwhile = async move {
        let reply = meanwhile.await;
        assert!(matches!(reply.status, 200 | 201), "{}", reply.text());
    };
    let (late, meanwhile) = (Box::pin(late), Box::pin(meanwhile));
    refused_after(app, late, late_operation, meanwhile, asks).await
}

async fn refused_after(
    app: &TestApp,
    late: impl Future<Output = Result<(), Error>> + Send + 'static,
    late_operation: &str,
    meanwhile: impl Future<Output = ()> + Send + 'static,
    (operation, times): (&str, usize),
) -> ErrorCode {
    let held = app.hold_writer().await;
    let overheard = Overheard::listen();
    let late = tokio::spawn(late);
    asked(&overheard, late_operation, 1).await;
    let meanwhile = tokio::spawn(meanwhile);
    asked(&overheard, operation, times).await;
    held.release().await;
    meanwhile.await.unwrap();
    let refused = late.await.unwrap().unwrap_err().code();
    nothing_is_half_done(app).await;
    refused
}

#[tokio::test]
async fn a_referral_is_taken() {
    let (app, doctor) = clinic().await;
    let slow = worker(&app, "tkach_i", "Ткач Іван").await;
    let fast = worker(&app, "moroz_h", "Мороз Ганна").await;
    let made = issue(&doctor, &form(&patient(&doctor).await)).await;
    let command = json!({"id": first(&made)});
    let late = Late::new(&app).concerning::<TakeReferral, _>(actor(&slow).await, command);
    let meanwhile = fast.ask(endpoints::TakeReferral).of(first(&made));
    let take = "take_referral";
    let why = refused(&app, late, take, meanwhile, (take, 2)).await;
    let ErrorCode::TransitionRefused { who, .. } = why else {
        panic!("{why:?}");
    };
    assert_eq!(who.unwrap(), "Мороз Ганна");
    let lines = app.records(take).await;
    assert!(lines[0].starts_with("done "), "{lines:?}");
    assert_eq!(lines[1..], ["refused transition-refused"]);
    let shown = doctor.ask(GetRequisition).of(id(&made)).await.expect(200);
    let history = shown["referrals"][0]["history"].as_array().unwrap();
    let acts: Vec<_> = history.iter().map(|line| &line["act"]).collect();
    assert_eq!(acts, ["issue", "take"]);
}

#[tokio::test]
async fn a_patient_is_registered() {
    let mut numbered = record("Лук’яненко", "Дар'я", "1984-03-12");
    numbered["tax"] = json!({"number": tax_number("307525124")});
    let mut other = record("Шевчук", "Ольга", "1984-03-12");
    other["tax"] = numbered["tax"].clone();
    let same = record("Лук’яненко", "Дар'я", "1984-03-12");
    for (new, known, refusal) in [
        (&other, &numbered, "tax-number-taken"),
        (&same, &same, "likely-duplicate"),
    ] {
        let (app, doctor) = clinic_in_file().await;
        let nurse = app.nurse().await;
        let new = typed(registration(new));
        let command = json!({"new": new, "not_a_duplicate": null});
        let late = Late::new(&app).concerning::<CreatePatient, _>(actor(&doctor).await, command);
        let meanwhile = nurse
            .ask(endpoints::CreatePatient)
            .json(&registration(known));
        let create = "create_patient";
        let why = refused(&app, late, create, meanwhile, (create, 2)).await;
        assert_eq!(why.name(), refusal);
        assert_eq!(app.count("select count(*) from referrals_patient").await, 1);
    }
}

#[tokio::test]
async fn an_organization_is_made_of_that_name() {
    let app = TestApp::new().await;
    let head = app.head().await;
    let command = json!({"name": "Нова"});
    let late = Late::new(&app).run::<CreateOrganization>(actor(&head).await, command);
    let call = app.head().await.ask(endpoints::CreateOrganization);
    let meanwhile = call.json(&json!({"name": "НОВА"}));
    let create = "create_organization";
    let why = refused(&app, late, create, meanwhile, (create, 2)).await;
    assert_eq!(why.name(), "organization-name-taken");
}

#[tokio::test]
async fn a_user_is_made_of_that_login() {
    let app = TestApp::new().await;
    let head = app.head().await;
    let digest = app.state.passwords.digest(None, "a password").await;
    let given = Given::password(digest.unwrap());
    let form = |login: &str| {
        let mut form = new_user(&app, login);
        form["given"] = json!(given);
        form["profile"] = typed(form["profile"].take());
        form
    };
    let late = Late::new(&app).run::<CreateUser>(actor(&head).await, form("Nova_O"));
    let late = Box::pin(late);
    let command: CreateUser = serde_json::from_value(form("nova_o")).unwrap();
    let state = app.state.clone();
    let meanwhile = Box::pin(async move { drop(state.operate(command).await.unwrap()) });
    let create = "create_user";
    let why = refused_after(&app, late, create, meanwhile, (create, 1)).await;
    assert_eq!(why.name(), "login-taken");
    let logins: Vec<String> = app
        .select("select login from access_user where login_key = 'nova_o'")
        .await;
    assert_eq!(logins, ["nova_o"]);
}

#[tokio::test]
async fn somebody_comes_to_belong_to_the_organization() {
    let app = TestApp::new().await;
    let (head, other) = (app.head().await, app.head().await);
    let nurse = app.nurse().await;
    let organization = app.new_organization("Порожня").await;
    let mut profile = head.ask(GetUser).of(nurse.id).await.expect(200)["profile"].clone();
    profile["organization_id"] = json!(organization);
    let command = json!(organization);
    let late = Late::new(&app).run::<DeleteOrganization>(actor(&head).await, command);
    let meanwhile = other.ask(UpdateUser).of(nurse.id).json(&profile);
    let operations = ("delete_organization", ("update_user", 2));
    let why = refused(&app, late, operations.0, meanwhile, operations.1).await;
    assert_eq!(why.name(), "organization-in-use");
}

#[tokio::test]
async fn somebody_is_given_the_role() {
    let app = TestApp::new().await;
    let (one, other) = (app.administrator().await, app.administrator().await);
    let nurse = app.nurse().await;
    let role = one.make_role("Зайва", "_ _ _ _ _").await;
    let late = Late::new(&app).run::<DeleteRole>(actor(&one).await, json!(role));
    let meanwhile = other.give(nurse.id, role);
    let operations = ("delete_role", ("create_assignment", 2));
    let why = refused(&app, late, operations.0, meanwhile, operations.1).await;
    assert_eq!(why.name(), "role-in-use");
}

#[tokio::test]
async fn another_browser_uses_the_code() {
    let app = TestApp::new().await;
    let station = app.new_station("Пост 7").await;
    let code = app.enrolment_code(station.id).await;
    let [slow, fast] = [app.new_key(), app.new_key()];
    let command = json!({
        "code": Sha256Digest::of(&code),
        "key": slow.public().thumbprint(),
    });
    let anonymous = Actor::anonymous(ADDRESS.into());
    let late = Late::new(&app).run::<Enrol>(anonymous, command);
    let meanwhile = app.enrolment(&fast, &code).await;
    let why = refused(&app, late, "enrol", meanwhile, ("enrol", 1)).await;
    assert_eq!(why.name(), "enrolment-refused");
    let keys: Vec<String> = app
        .select(&format!(
            "select thumbprint from authenticator_workstation where workstation_id = '{}'",
            station.id
        ))
        .await;
    assert_eq!(keys, [fast.public().thumbprint().as_str()]);
}

/// Two who take each other's right at once: one keeps it.
#[tokio::test]
async fn a_right_is_taken_from_whoever_takes_it() {
    let app = TestApp::new().await;
    let (one, other) = (app.administrator().await, app.administrator().await);
    let role = app.role(Administrator);
    let theirs: String = app
        .value(&format!(
            "select assignment_id from access_assignment where user_id = '{}'",
            other.id
        ))
        .await;
    let command = json!({"id": theirs, "confirmed": null});
    let late = Late::new(&app).run::<DeleteAssignment>(actor(&one).await, command);
    let meanwhile = other.withdraw(one.id, role).await;
    let delete = "delete_assignment";
    let why = refused(&app, late, delete, meanwhile, (delete, 2)).await;
    assert_eq!(why.name(), "forbidden");
    assert_eq!(app.records(delete).await.len(), 2);
    other.give(one.id, app.role(Intern)).await.expect(201);
}

/// Whoever changes a draft replaces the version they have read, and no other.
#[tokio::test]
async fn a_draft_is_changed_by_another() {
    let (app, doctor) = clinic_in_file().await;
    let patient = patient(&doctor).await;
    let made = draft(&doctor, &form(&patient)).await;
    app.run(
        "create trigger another after delete on referrals_referral begin \
         update referrals_requisition set version = version + 1 \
         where requisition_id = old.requisition_id; end",
    )
    .await;
    let other = form_of(&patient, &["B33002"]);
    let call = doctor.ask(UpdateDraft).of(id(&made)).json(&other);
    call.await.expect_problem(503, "busy");
    app.run("drop trigger another").await;
    let shown = doctor.ask(GetRequisition).of(id(&made)).await;
    assert_eq!(shown.expect(200), made);
}
