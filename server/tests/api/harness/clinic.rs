//! What whoever runs the server does before anybody can sign in: the same
//! public commands the command line uses, asked for by the operator.

use super::app::TestApp;
use access::{assignments, organizations, roles, users};
use authenticator::{credentials, tokens, workstations};
use monitor::Actor;
use referrals::catalogue::import::{self, ImportError, Report};
use serde_json::{Value, json};
use shared::{
    assignments::NewAssignment,
    fields::Password,
    ids::{AssignmentId, OrganizationId, RoleId, UserId, WorkstationId},
    organizations::OrganizationForm,
    permissions::Permission,
    roles::ShippedRole,
    tokens::{CreatedToken, NewToken},
    users::NewUser,
    workstations::WorkstationForm,
};
use std::collections::HashMap;
use web::AppState;

const OPERATOR: Actor = Actor::Operator;

pub async fn shipped_roles(state: &AppState) -> HashMap<ShippedRole, RoleId> {
    let mut made = HashMap::new();
    for role in ShippedRole::ALL {
        let command = roles::CreateRole::shipped(role).unwrap();
        let run = state.operate(command);
        made.insert(role, run.await.unwrap().label.id);
    }
    made
}

pub async fn organization(state: &AppState, name: &str) -> OrganizationId {
    let form: OrganizationForm = serde_json::from_value(json!({"name": name})).unwrap();
    let command = organizations::CreateOrganization(form);
    let run = state.operate(command);
    run.await.unwrap().id
}

/// A user whose password nobody has to change.
pub async fn user(state: &AppState, new: NewUser) -> UserId {
    let password = new.password.clone().unwrap();
    let made = users::create(state, &OPERATOR, new.into()).await;
    let user = made.unwrap().value().record.id;
    set_password(state, user, password, false).await;
    user
}

pub async fn set_password(state: &AppState, user: UserId, password: Password, change: bool) {
    let admission = state.monitor.admit(&OPERATOR, None).await.unwrap();
    let given = credentials::give(state, &admission, user, Some(&password));
    let (given, _) = given.await.unwrap();
    let command = credentials::ResetPassword {
        user,
        change_required: change,
        given,
        code: None,
    };
    let run = state.operate(command);
    run.await.unwrap();
}

pub async fn assign(state: &AppState, user_id: UserId, role_id: RoleId) -> AssignmentId {
    let command = assignments::CreateAssignment::new(NewAssignment { user_id, role_id });
    let run = state.operate(command);
    run.await.unwrap().id
}

pub async fn workstation(state: &AppState, name: &str) -> WorkstationId {
    let form = json!({"name": name, "place": "2 поверх", "inventory_label": "PC-214"});
    let form: WorkstationForm = serde_json::from_value(form).unwrap();
    let command = workstations::CreateWorkstation(form.into());
    let run = state.operate(command);
    run.await.unwrap().id
}

pub async fn link(state: &AppState, workstation: WorkstationId) -> String {
    let command = workstations::CreateEnrolmentLink(workstation);
    let run = state.operate(command);
    run.await.unwrap().link
}

pub async fn token(state: &AppState, form: NewToken) -> CreatedToken {
    let command = tokens::CreateToken(form.into());
    let run = state.operate(command);
    run.await.unwrap()
}

impl TestApp {
    /// One more organization.
    pub async fn new_organization(&self, name: &str) -> OrganizationId {
        organization(&self.state, name).await
    }

    /// The id of a shipped role.
    pub fn role(&self, role: ShippedRole) -> RoleId {
        self.roles[&role]
    }

    /// Imports a catalogue, such as [`import::DEMO`].
    pub async fn import(&self, csv: &str) -> Result<Report, ImportError> {
        import::import(&self.state.monitor, csv.as_bytes()).await
    }
}

/// What the role form sends: the columns of the table, as `"+ - _ + _"`.
pub fn role(name: &str, columns: &str) -> Value {
    json!({"name": name, "permissions": states(columns)})
}

/// The states of all permissions, as `"+ - _ + _ _"`; those left out are
/// undefined.
pub fn states(columns: &str) -> Value {
    let signs = columns.split_whitespace().map(|sign| match sign {
        "+" => json!("allow"),
        "-" => json!("deny"),
        "_" => Value::Null,
        other => panic!("{other} is no state"),
    });
    let signs = signs.chain(std::iter::repeat(Value::Null));
    let names = Permission::ALL.map(|permission| permission.code().replace('-', "_"));
    let states: serde_json::Map<_, _> = names.into_iter().zip(signs).collect();
    states.into()
}
