//! The people of the clinic, with verbs.

use super::{
    app::TestApp, attempt::Attempt, call::Call, clinic, reply::Reply, session::Session,
    station::Station,
};
use serde_json::{Value, json};
use shared::{
    endpoints::{
        CheckSessionToken, CreateAssignment, CreateRole, DeleteAssignment, Endpoint, UpdateRole,
    },
    ids::{OrganizationId, RoleId, TokenId, UserId},
    roles::ShippedRole::{
        self, Administrator, FamilyDoctor, HeadOfDepartment, Intern, LaboratoryWorker, Nurse,
    },
    tokens::CreatedToken,
};
use std::sync::atomic::Ordering;

/// Everybody's password unless a test says otherwise.
pub const PASSWORD: &str = "correct horse battery";

/// A person with a token and a workstation.
#[derive(Clone)]
pub struct Staff {
    pub app: TestApp,
    pub id: UserId,
    pub login: String,
    pub password: String,
    pub token: String,
    pub token_id: TokenId,
    pub station: Station,
    /// The session, once signed in.
    pub session: Option<Session>,
}

/// Somebody about to be hired.
#[must_use]
pub struct Hiring {
    app: TestApp,
    login: String,
    full_name: String,
    organization: OrganizationId,
    licence_number: Option<String>,
    roles: Vec<RoleId>,
    token: Value,
    station: Option<Station>,
}

impl TestApp {
    /// Somebody with this login and these roles, to be described further.
    pub fn somebody(&self, login: &str, roles: &[ShippedRole]) -> Hiring {
        Hiring {
            app: self.clone(),
            login: login.to_owned(),
            full_name: "Шевчук Ірина".to_owned(),
            organization: self.organization,
            licence_number: None,
            roles: roles.iter().map(|role| self.role(*role)).collect(),
            token: json!({
                "job_title": "Посада",
                "hours": {"start": "00:00", "end": "00:00"},
                "last_day": "2026-12-31",
            }),
            station: None,
        }
    }

    /// Somebody with these roles, signed in.
    pub async fn with_roles(&self, roles: &[ShippedRole]) -> Staff {
        let number = self.hired.fetch_add(1, Ordering::SeqCst);
        let names: Vec<_> = roles
            .iter()
            .map(|role| role.code().replace('-', "_"))
            .collect();
        let login = format!("{}_{number}", names.join("_and_"));
        self.somebody(&login, roles).hire().await.signed_in().await
    }

    pub async fn administrator(&self) -> Staff {
        self.with_roles(&[Administrator]).await
    }

    pub async fn head(&self) -> Staff {
        self.with_roles(&[HeadOfDepartment]).await
    }

    pub async fn doctor(&self) -> Staff {
        self.with_roles(&[FamilyDoctor]).await
    }

    pub async fn nurse(&self) -> Staff {
        self.with_roles(&[Nurse]).await
    }

    pub async fn laboratory_worker(&self) -> Staff {
        self.with_roles(&[LaboratoryWorker]).await
    }

    pub async fn intern(&self) -> Staff {
        self.with_roles(&[Intern]).await
    }

    /// A user with a token, whose only role is one made up by an
    /// administrator: the columns of the table, as `"+ - _ + _"`.
    pub async fn with_states(&self, columns: &str) -> Staff {
        let number = self.hired.fetch_add(1, Ordering::SeqCst);
        let administrator = self.administrator().await;
        let role = administrator
            .make_role(&format!("Роль {number}"), columns)
            .await;
        let hiring = self.somebody(&format!("special_{number}"), &[]);
        hiring.holding(role).hire().await.signed_in().await
    }
}

impl Hiring {
    pub fn named(mut self, full_name: &str) -> Self {
        full_name.clone_into(&mut self.full_name);
        self
    }

    /// Working somewhere else than most.
    pub const fn of(mut self, organization: OrganizationId) -> Self {
        self.organization = organization;
        self
    }

    pub fn licensed(mut self, number: &str) -> Self {
        self.licence_number = Some(number.to_owned());
        self
    }

    /// Working hours, `"08:00"` to `"17:00"`.
    pub fn hours(self, start: &str, end: &str) -> Self {
        self.token("hours", json!({"start": start, "end": end}))
    }

    pub fn last_day(self, day: &str) -> Self {
        self.token("last_day", json!(day))
    }

    pub fn session_hours(self, hours: u8) -> Self {
        self.token("session_hours", json!(hours))
    }

    pub fn valid_from(self, day: &str) -> Self {
        self.token("valid_from", json!(day))
    }

    pub fn at(mut self, station: &Station) -> Self {
        self.station = Some(station.clone());
        self
    }

    pub fn holding(mut self, role: RoleId) -> Self {
        self.roles.push(role);
        self
    }

    fn token(mut self, field: &str, value: Value) -> Self {
        self.token[field] = value;
        self
    }

    /// Makes the user, their assignments and their token.
    pub async fn hire(self) -> Staff {
        let state = &self.app.state;
        let station = match self.station {
            Some(station) => station,
            None => self.app.station().await,
        };
        let new = json!({
            "login": self.login,
            "password": PASSWORD,
            "profile": {
                "full_name": self.full_name,
                "organization_id": self.organization,
                "position": "Посада",
                "licence_number": self.licence_number,
            },
        });
        let id = clinic::user(state, serde_json::from_value(new).unwrap()).await;
        for role in self.roles {
            clinic::assign(state, id, role).await;
        }
        let mut staff = Staff {
            app: self.app.clone(),
            id,
            login: self.login,
            password: PASSWORD.to_owned(),
            token: String::new(),
            token_id: TokenId::new(uuid::Uuid::nil()),
            station,
            session: None,
        };
        let made = staff.make_token(&self.token).await;
        staff.token_id = made.record.id;
        staff.token = made.token;
        staff
    }
}

impl Staff {
    /// One more token, as the form says beside user and workstation.
    pub async fn make_token(&self, form: &Value) -> CreatedToken {
        let mut form = form.clone();
        form["user_id"] = json!(self.id);
        form["workstation_id"] = json!(self.station.id);
        clinic::token(&self.app.state, serde_json::from_value(form).unwrap()).await
    }

    /// An attempt to sign in, to be spoiled or sent.
    pub fn attempt(&self) -> Attempt {
        let Self {
            app,
            login,
            password,
            token,
            station,
            ..
        } = self;
        let attempt = app.attempt(login, password, token, station);
        let secret = self.session.as_ref().map(|session| &*session.secret);
        attempt.with_cookie(secret)
    }

    /// Signs in; whatever comes of it.
    pub async fn sign_in(&self) -> Reply {
        self.attempt().send().await
    }

    /// The same person with an open session.
    pub async fn signed_in(mut self) -> Self {
        let reply = self.sign_in().await;
        reply.expect(201);
        self.session = Some(reply.session(&self.station.key));
        self
    }

    /// The same person in another browser, without a session.
    pub fn elsewhere(&self, station: &Station) -> Self {
        let station = station.clone();
        Self {
            station,
            session: None,
            ..self.clone()
        }
    }

    /// A request, within the session if there is one.
    pub fn ask<E: Endpoint>(&self, endpoint: E) -> Call {
        self.within(self.app.ask(endpoint))
    }

    /// A request to an address that may be no endpoint's.
    pub fn call(&self, method: &str, path: &str) -> Call {
        self.within(self.app.call(method, path))
    }

    fn within(&self, call: Call) -> Call {
        match &self.session {
            Some(session) => call.within(session),
            None => call,
        }
    }

    /// Makes a role: the columns of the table, as `"+ - _ + _"`.
    pub async fn make_role(&self, name: &str, columns: &str) -> RoleId {
        let form = clinic::role(name, columns);
        let made = self.ask(CreateRole).json(&form).await.expect(201);
        made["id"].as_str().unwrap().parse().unwrap()
    }

    /// Gives somebody a role.
    pub fn give(&self, user: UserId, role: RoleId) -> Call {
        let form = json!({"user_id": user, "role_id": role});
        self.ask(CreateAssignment).json(&form)
    }

    /// Takes a role from somebody.
    pub async fn withdraw(&self, user: UserId, role: RoleId) -> Call {
        let sql = format!(
            "select assignment_id from access_assignment \
             where user_id = '{user}' and role_id = '{role}'"
        );
        let assignment: String = self.app.value(&sql).await;
        self.ask(DeleteAssignment).of(assignment)
    }

    /// Changes what a role says, from its first version.
    pub fn change_role(&self, role: RoleId, name: &str, columns: &str) -> Call {
        let form = clinic::role(name, columns);
        self.ask(UpdateRole).of(role).json(&form)
    }

    /// Whether the session is still open.
    pub async fn is_signed_in(&self) -> bool {
        let reply = self.ask(CheckSessionToken).await;
        if reply.status == 200 {
            return true;
        }
        reply.expect_problem(401, "session-ended");
        false
    }
}
