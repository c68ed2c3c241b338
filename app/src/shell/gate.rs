//! Which page a person gets to see. A courtesy to them: the server decides
//! anew at every request, whatever is shown here.

use crate::{
    api::ApiError,
    boot,
    components::load::Skeleton,
    live::{follow, live},
    navigation::{arrive, use_go},
    page::Page,
    pages,
    state::session::{Cover, Stage, use_session},
};
use leptos::prelude::*;
use shared::{ids::UserId, permissions::Permission, sessions::Session};

/// What stands before a page.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Gate {
    /// It is not known yet who asks.
    Waiting,
    /// It could not be learned.
    Failed(ApiError),
    /// Nobody is signed in.
    SignInFirst,
    /// The password was set by somebody else.
    PasswordFirst,
    /// This right is missing.
    Refused(Permission),
    /// Nothing. Another user gets the page anew.
    Open(Option<UserId>),
    /// Signed in, and yet on the sign-in page.
    Inside,
    /// The session is over.
    Hidden,
}

impl Gate {
    fn of(stage: &Stage, cover: Option<Cover>, page: Page) -> Self {
        match stage {
            Stage::SignedIn(_) if cover == Some(Cover::Dropped) => Self::Hidden,
            Stage::Checking if page == Page::Enrolment => Self::Open(None),
            Stage::Checking => Self::Waiting,
            Stage::SignedIn(_) if page == Page::SignIn => Self::Inside,
            Stage::SignedIn(session) if page != Page::Enrolment => Self::for_user(session, page),
            _ if page.is_public() => Self::Open(None),
            Stage::Failed(error) => Self::Failed(error.clone()),
            _ => Self::SignInFirst,
        }
    }

    fn for_user(session: &Session, page: Page) -> Self {
        if session.password_change_required {
            return Self::PasswordFirst;
        }
        let needs = page.needs();
        match needs.first() {
            Some(first) if !needs.iter().any(|needed| session.may(*needed)) => {
                Self::Refused(*first)
            }
            _ => Self::Open(Some(session.user_id)),
        }
    }
}

/// The page, or what stands before it.
#[component]
pub fn Gated(page: Memo<Page>) -> impl IntoView {
    let (session, go) = (use_session(), use_go());
    let view = Memo::new(move |before: Option<&(Gate, Page)>| {
        let page = page.get();
        let gate = Gate::of(&session.stage(), session.cover(), page);
        if before.is_some_and(|(before, _)| *before != Gate::Waiting && *before != gate) {
            arrive();
        }
        (gate, page)
    });
    follow(move || match view.get().0 {
        Gate::Waiting => {}
        Gate::Inside => go.replace(Page::Home),
        gate => boot::take_over(!matches!(gate, Gate::Failed(_))),
    });
    live(move || match view.get() {
        (Gate::Waiting | Gate::Inside, _) => view! { <Skeleton/> }.into_any(),
        (Gate::Failed(error), _) => pages::failed(error),
        (Gate::Hidden, _) => ().into_any(),
        (Gate::SignInFirst, _) => pages::show(Page::SignIn),
        // It takes no other until the user has a password of their own.
        (Gate::PasswordFirst, _) => pages::show(Page::Account),
        (Gate::Refused(permission), page) => pages::forbidden(page, permission),
        (Gate::Open(_), page) => pages::show(page),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;

    /// A family doctor.
    fn signed_in(change: impl FnOnce(&mut Session)) -> Stage {
        let id = "01890a5d-ac96-774b-bcce-b302099a8057";
        let mut session: Session = serde_json::from_value(serde_json::json!({
            "id": id, "user_id": id, "login": "kovalenko_o", "full_name": "Коваленко Оксана",
            "position": "Лікарка", "organization": "Терапія", "roles": [], "workstation_id": id, "workstation": "Каб. 214",
            "permissions": [{ "permission": "issuing-referrals", "outcome": "allowed", "roles": [] }],
            "hours": { "start": "08:30", "end": "19:30" }, "started_at": 0, "ends_at": 1,
            "ends_by": "hours", "idle_minutes": 15, "password_change_required": false, "by_code": false, "now": 0,
        }))
        .unwrap();
        change(&mut session);
        Stage::SignedIn(Arc::new(session))
    }

    #[test]
    fn strangers_sign_in_first() {
        for page in [Page::Home, Page::Users, Page::Account, Page::NotFound] {
            assert_eq!(Gate::of(&Stage::SignedOut, None, page), Gate::SignInFirst);
        }
        for page in [Page::SignIn, Page::Enrolment] {
            assert_eq!(Gate::of(&Stage::SignedOut, None, page), Gate::Open(None));
        }
    }

    #[test]
    fn a_missing_right_closes_the_page() {
        let stage = signed_in(|_| {});
        assert!(matches!(
            Gate::of(&stage, None, Page::Home),
            Gate::Open(Some(_))
        ));
        assert_eq!(
            Gate::of(&stage, None, Page::Users),
            Gate::Refused(Permission::UserManagement)
        );
        assert_eq!(Gate::of(&stage, None, Page::SignIn), Gate::Inside);
    }

    #[test]
    fn a_password_set_by_somebody_else_comes_first() {
        let stage = signed_in(|session| session.password_change_required = true);
        for page in [Page::Home, Page::Users, Page::Account, Page::NotFound] {
            assert_eq!(Gate::of(&stage, None, page), Gate::PasswordFirst);
        }
    }

    #[test]
    fn what_nobody_typed_on_goes_with_the_session_and_what_was_typed_waits() {
        let stage = signed_in(|_| {});
        for page in [Page::Home, Page::Patients, Page::Users, Page::Account] {
            let of = |cover| Gate::of(&stage, cover, page);
            assert_eq!(of(Some(Cover::Dropped)), Gate::Hidden);
            assert_eq!(of(Some(Cover::Kept)), of(None));
        }
    }
}
