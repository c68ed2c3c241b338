//! A user's roles, what they allow, and what another would change.

use super::effect::Weighed;
use crate::{
    api::{self, Answer},
    components::{
        form_state::{Entry, FormState},
        load::Loader,
    },
    state::session::{SessionState, use_session},
};
use leptos::prelude::*;
use shared::{
    assignments::Holder,
    ids::{RoleId, UserId},
    roles::Role,
};
use std::sync::Arc;

/// The user with their roles, and all the roles there are.
pub struct Facts {
    /// The user.
    pub holder: Holder,
    pub roles: Vec<Role>,
}

/// What the parts of the page share.
#[derive(Clone, Copy)]
pub struct Desk {
    /// What it is all about.
    pub loader: Loader<Facts>,
    session: SessionState,
    /// The role that may be given.
    pub role: Entry,
    /// The request that gives it.
    pub state: FormState,
}

impl Desk {
    /// Loads what there is to know about `user`.
    pub fn new(user: UserId) -> Self {
        let state = FormState::new("assignment");
        Self {
            loader: Loader::new(move || load(user)),
            session: use_session(),
            role: state.entry("role_id", ""),
            state,
        }
    }

    /// The user and all roles, reactively.
    pub fn facts(self) -> Option<Arc<Facts>> {
        self.loader.get()
    }

    /// The user's name, reactively.
    pub fn name(self) -> String {
        let name = |facts: Arc<Facts>| facts.holder.person.full_name.to_string();
        self.facts().map(name).unwrap_or_default()
    }

    /// The roles the user holds, reactively.
    pub fn held(self) -> Vec<Weighed> {
        self.facts().map(|facts| facts.held()).unwrap_or_default()
    }

    /// The role chosen to be given, reactively.
    pub fn chosen(self) -> Option<Weighed> {
        let id: RoleId = self.role.value.with(|id| id.parse().ok())?;
        let facts = self.facts()?;
        let role = facts.roles.iter().find(|role| role.label.id == id)?;
        Some(Weighed {
            label: role.label.clone(),
            states: role.permissions,
        })
    }

    /// Shows what a change brought; to oneself it may close pages.
    pub fn changed(self) {
        let own = self.session.session_now().map(|session| session.user_id);
        let user = untrack(|| self.facts()).map(|facts| facts.holder.person.id);
        if own == user {
            self.session.load();
        }
        self.loader.reload();
    }
}

async fn load(user: UserId) -> Answer<Facts> {
    Ok(Facts {
        holder: api::assignments::holder(user).await?,
        roles: api::roles::list().await?,
    })
}

impl Facts {
    /// The roles held, each with what it says.
    fn held(&self) -> Vec<Weighed> {
        let weighed = |label: &shared::roles::RoleLabel| {
            let role = self.roles.iter().find(|role| role.label.id == label.id);
            Weighed {
                label: label.clone(),
                states: role.map(|role| role.permissions).unwrap_or_default(),
            }
        };
        let assignments = self.holder.assignments.iter();
        assignments
            .map(|assignment| weighed(&assignment.role))
            .collect()
    }
}
