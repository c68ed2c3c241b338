//! The browser client's addresses: every page, where it lives, what it is called and
//! which rights it needs. No link is a string, and the server knows what is no page.

use crate::{
    ids::{PatientId, ReferralId, RequisitionId, RoleId, UserId},
    lang::Lang,
    messages as m,
    permissions::Permission,
};

/// Where anybody checks a paper: a client of its own, open to all.
pub const VERIFY: &str = "/verify/";

/// The look of the app, for pages that are none of it.
pub const STYLE: &str = "/style.css";

/// A page of the client. Named for its records alone, it is their list; `New` and `Edit` are their forms.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it, by the rule above")]
pub enum Page {
    /// What is open to the user, and why.
    Home,
    /// Login, password, token file.
    SignIn,
    /// Makes this browser a workstation.
    Enrolment,
    /// Looks for patients.
    Patients,
    PatientNew,
    /// One patient: the record and its history.
    Patient(PatientId),
    PatientEdit(PatientId),
    Referrals,
    /// Issues referrals for a patient.
    ReferralNew(PatientId),
    /// What was asked for at once, under one number.
    Referral(RequisitionId),
    /// Goes on with a draft.
    ReferralEdit(RequisitionId),
    /// Issues another referral in the place of one of a requisition.
    ReferralReplace(RequisitionId, ReferralId),
    /// Looks up numbers; what is in work with the user.
    Processing,
    /// A referral in work with the user.
    ProcessingWork(ReferralId),
    Users,
    UserNew,
    /// One user, with everything that hangs on them.
    User(UserId),
    UserEdit(UserId),
    Organizations,
    Roles,
    RoleNew,
    RoleEdit(RoleId),
    /// Gives and withdraws roles, perhaps a certain user's.
    Assignments(Option<UserId>),
    Tokens,
    /// Creates a token, perhaps for a certain user.
    TokenNew(Option<UserId>),
    Workstations,
    /// Everybody's open sessions.
    Sessions,
    /// The own record, sessions and password.
    Account,
    /// No page has this address.
    NotFound,
}

impl Page {
    /// The pages the navigation offers, in its order.
    pub const SECTIONS: [Self; 9] = [
        Self::Home,
        Self::Patients,
        Self::Referrals,
        Self::Processing,
        Self::Users,
        Self::Roles,
        Self::Assignments(None),
        Self::Tokens,
        Self::Workstations,
    ];

    /// Its address, from the root, without query or fragment; [`Page::parse`] reads it back.
    pub fn path(self) -> String {
        match self {
            Self::Home => "/".into(),
            Self::SignIn => "/sign-in".into(),
            Self::Enrolment => "/enrolment".into(),
            Self::Patients => "/patients".into(),
            Self::PatientNew => "/patients/new".into(),
            Self::Patient(id) => format!("/patients/{id}"),
            Self::PatientEdit(id) => format!("/patients/{id}/edit"),
            Self::Referrals => "/referrals".into(),
            Self::ReferralNew(patient) => format!("/referrals/new/{patient}"),
            Self::Referral(id) => format!("/referrals/{id}"),
            Self::ReferralEdit(id) => format!("/referrals/{id}/edit"),
            Self::ReferralReplace(id, referral) => format!("/referrals/{id}/replace/{referral}"),
            Self::Processing => "/processing".into(),
            Self::ProcessingWork(id) => format!("/processing/{id}"),
            Self::Users => "/users".into(),
            Self::UserNew => "/users/new".into(),
            Self::User(id) => format!("/users/{id}"),
            Self::UserEdit(id) => format!("/users/{id}/edit"),
            Self::Organizations => "/organizations".into(),
            Self::Roles => "/roles".into(),
            Self::RoleNew => "/roles/new".into(),
            Self::RoleEdit(id) => format!("/roles/{id}/edit"),
            Self::Assignments(None) => "/assignments".into(),
            Self::Assignments(Some(id)) => format!("/assignments/{id}"),
            Self::Tokens => "/tokens".into(),
            Self::TokenNew(None) => "/tokens/new".into(),
            Self::TokenNew(Some(id)) => format!("/tokens/new/{id}"),
            Self::Workstations => "/workstations".into(),
            Self::Sessions => "/workstations/sessions".into(),
            Self::Account => "/account".into(),
            Self::NotFound => "/not-found".into(),
        }
    }

    /// The page at the path of an address; [`Page::NotFound`] if none is there.
    pub fn parse(path: &str) -> Self {
        let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
        match parts[..] {
            [] => Self::Home,
            ["sign-in"] => Self::SignIn,
            ["enrolment"] => Self::Enrolment,
            ["patients"] => Self::Patients,
            ["patients", "new"] => Self::PatientNew,
            ["patients", id] => with(id, Self::Patient),
            ["patients", id, "edit"] => with(id, Self::PatientEdit),
            ["referrals"] => Self::Referrals,
            ["referrals", "new", patient] => with(patient, Self::ReferralNew),
            ["referrals", id] => with(id, Self::Referral),
            ["referrals", id, "edit"] => with(id, Self::ReferralEdit),
            ["referrals", id, "replace", referral] => with(id, |id| {
                with(referral, |referral| Self::ReferralReplace(id, referral))
            }),
            ["processing"] => Self::Processing,
            ["processing", id] => with(id, Self::ProcessingWork),
            ["users"] => Self::Users,
            ["users", "new"] => Self::UserNew,
            ["users", id] => with(id, Self::User),
            ["users", id, "edit"] => with(id, Self::UserEdit),
            ["organizations"] => Self::Organizations,
            ["roles"] => Self::Roles,
            ["roles", "new"] => Self::RoleNew,
            ["roles", id, "edit"] => with(id, Self::RoleEdit),
            ["assignments"] => Self::Assignments(None),
            ["assignments", id] => with(id, |id| Self::Assignments(Some(id))),
            ["tokens"] => Self::Tokens,
            ["tokens", "new"] => Self::TokenNew(None),
            ["tokens", "new", id] => with(id, |id| Self::TokenNew(Some(id))),
            ["workstations"] => Self::Workstations,
            ["workstations", "sessions"] => Self::Sessions,
            ["account"] => Self::Account,
            _ => Self::NotFound,
        }
    }

    /// The section the page belongs to: what the navigation marks.
    #[must_use]
    pub const fn section(self) -> Self {
        match self {
            Self::PatientNew | Self::Patient(_) | Self::PatientEdit(_) => Self::Patients,
            Self::ReferralNew(_)
            | Self::Referral(_)
            | Self::ReferralEdit(_)
            | Self::ReferralReplace(..) => Self::Referrals,
            Self::ProcessingWork(_) => Self::Processing,
            Self::UserNew | Self::User(_) | Self::UserEdit(_) | Self::Organizations => Self::Users,
            Self::RoleNew | Self::RoleEdit(_) => Self::Roles,
            Self::Assignments(_) => Self::Assignments(None),
            Self::TokenNew(_) => Self::Tokens,
            Self::Sessions => Self::Workstations,
            page => page,
        }
    }

    /// The name of the page, as in the navigation.
    pub fn title(self, lang: Lang) -> &'static str {
        match self {
            Self::Organizations => m::app_nav_organizations(lang),
            page => page.section().name(lang),
        }
    }

    fn name(self, lang: Lang) -> &'static str {
        match self {
            Self::Home => m::app_nav_home(lang),
            Self::SignIn => m::sign_in_title(lang),
            Self::Enrolment => m::enrolment_title(lang),
            Self::Patients => m::patients_title(lang),
            Self::Referrals => m::referrals_title(lang),
            Self::Processing => m::processing_title(lang),
            Self::Users => m::app_nav_users(lang),
            Self::Roles => m::app_nav_roles(lang),
            Self::Assignments(_) => m::app_nav_assignments(lang),
            Self::Tokens => m::app_nav_tokens(lang),
            Self::Workstations => m::app_nav_workstations(lang),
            Self::Account => m::account_title(lang),
            _ => m::error_page_not_found_title(lang),
        }
    }

    /// The rights of which any one opens the page; none are needed where the
    /// list is empty. A courtesy: the server decides anew at every request.
    pub const fn needs(self) -> &'static [Permission] {
        match self.section() {
            Self::Patients | Self::Referrals => &[Permission::IssuingReferrals],
            Self::Processing => &[Permission::ProcessingReferrals],
            Self::Users => &[Permission::UserManagement],
            Self::Roles => &[Permission::RoleManagement],
            Self::Assignments(_) => &[Permission::RoleAssignment],
            Self::Tokens | Self::Workstations => &[Permission::TokenManagement],
            _ => &[],
        }
    }

    /// Whether the page is there for people who are not signed in. That there is none at an address is told to those who
    /// are: to others the sign-in form stands there before it can be known.
    pub const fn is_public(self) -> bool {
        matches!(self, Self::SignIn | Self::Enrolment)
    }
}

fn with<Id: std::str::FromStr>(text: &str, page: impl FnOnce(Id) -> Page) -> Page {
    text.parse().map_or(Page::NotFound, page)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_is_found_at_its_own_address() {
        let user = "01890a5d-ac96-774b-bcce-b302099a8057".parse().unwrap();
        let role = "01890a5d-ac96-774b-bcce-b302099a8058".parse().unwrap();
        let patient = "01890a5d-ac96-774b-bcce-b302099a8059".parse().unwrap();
        let requisition = "01890a5d-ac96-774b-bcce-b302099a805a".parse().unwrap();
        let referral = "01890a5d-ac96-774b-bcce-b302099a805b".parse().unwrap();
        for page in [
            Page::Home,
            Page::SignIn,
            Page::Enrolment,
            Page::Patients,
            Page::PatientNew,
            Page::Patient(patient),
            Page::PatientEdit(patient),
            Page::Referrals,
            Page::ReferralNew(patient),
            Page::Referral(requisition),
            Page::ReferralEdit(requisition),
            Page::ReferralReplace(requisition, referral),
            Page::Processing,
            Page::ProcessingWork(referral),
            Page::Users,
            Page::UserNew,
            Page::User(user),
            Page::UserEdit(user),
            Page::Organizations,
            Page::Roles,
            Page::RoleNew,
            Page::RoleEdit(role),
            Page::Assignments(None),
            Page::Assignments(Some(user)),
            Page::Tokens,
            Page::TokenNew(None),
            Page::TokenNew(Some(user)),
            Page::Workstations,
            Page::Sessions,
            Page::Account,
            Page::NotFound,
        ] {
            assert_eq!(Page::parse(&page.path()), page, "{}", page.path());
        }
    }

    #[test]
    fn a_strange_address_is_no_page() {
        for path in ["/users/7", "/roles/new/edit", "/usersnew", "/admin"] {
            assert_eq!(Page::parse(path), Page::NotFound, "{path}");
        }
        assert_eq!(Page::parse("/users/"), Page::Users);
    }

    #[test]
    fn a_page_needs_what_its_section_needs() {
        for page in [Page::UserNew, Page::Users, Page::Organizations] {
            assert_eq!(page.needs(), [Permission::UserManagement]);
        }
        for page in [Page::PatientNew, Page::Patients] {
            assert_eq!(page.needs(), [Permission::IssuingReferrals]);
        }
        assert!(Page::Home.needs().is_empty());
    }
}
