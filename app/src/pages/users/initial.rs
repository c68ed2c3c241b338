//! The initial password, where administrators choose one; elsewhere there will be a
//! one-time code.

use crate::{
    components::form_state::{Entry, FormState, Reader},
    state::clock::use_clock,
};
use leptos::prelude::*;
use shared::fields::{Login, Password};

/// The field, if it is there.
#[derive(Clone, Copy)]
pub struct Initial {
    pub entry: Entry,
    chosen: Signal<bool>,
}

impl Initial {
    /// An empty field.
    pub fn new(state: FormState) -> Self {
        Self {
            entry: state.entry("password", ""),
            chosen: use_clock().initial_passwords(),
        }
    }

    /// Whether there is one to choose, reactively.
    pub fn is_chosen(self) -> bool {
        self.chosen.get()
    }

    /// The password for the owner of `login`, where there is one to choose.
    pub fn read(self, reader: &mut Reader, login: Option<&Login>) -> Option<Password> {
        if !self.chosen.get() {
            return None;
        }
        reader.parse(self.entry, |text| {
            let password = Password::try_from(text.to_owned())?;
            match login {
                Some(login) => password.not_login(login),
                None => Ok(password),
            }
        })
    }
}
