//! Every endpoint of the API: method, path, request and answer, declared once
//! for the client and the server.

use crate::{
    account::{Account, PasswordChange, PasswordConfirmation},
    assignments::{Assignment, Holder, NewAssignment},
    card::{CardStatus, CardStatusQuery, PaperQuery, Pdf, SignedCard},
    catalogue::{Diagnosis, DiagnosisQuery, Service, ServiceQuery},
    facility::Facility,
    journal::{JournalPage, JournalQuery},
    lapses::Lapse,
    notices::{AloneActs, Notice},
    organizations::{Organization, OrganizationForm},
    page::Page,
    patients::{NewPatient, Patient, PatientForm, PatientQuery, PatientVersion, PatientsFound},
    referrals::{
        Completion, EnteredInError, Export, ExportQuery, Found, ListCounts, ListedRequester,
        NumberQuery, Recall, ReferralQuery, ReferralRow, Requisition, RequisitionForm, TakeOver,
        WorkQuery,
    },
    roles::{Role, RoleForm},
    sessions::{Pulse, Session, SessionQuery, SessionRow},
    sign_in::{Nonce, SignIn},
    tokens::{CreatedToken, NewToken, Token, TokenQuery},
    users::{
        CreatedUser, NewUser, PasswordReset, Person, PersonQuery, Profile, SharedLicence,
        ShownCode, User, UserQuery, UserRow, UserVersion,
    },
    workstations::{EnrolmentCode, EnrolmentLink, ThisWorkstation, Workstation, WorkstationForm},
};
use serde::{Serialize, de::DeserializeOwned};

/// The HTTP methods in use (RFC 9110 §9.3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the names of the methods")]
pub enum Method {
    Get,
    Post,
    Put,
    Delete,
}

/// One endpoint. A `GET`'s request goes into the query, any other's into the
/// body as JSON; `()` is nothing at all.
pub trait Endpoint {
    /// The HTTP method.
    const METHOD: Method;
    /// The path, with `{id}` where the record's id goes.
    const PATH: &'static str;
    /// What is sent.
    type Request: Serialize + DeserializeOwned;
    /// What comes back.
    type Response: Serialize + DeserializeOwned;
}

macro_rules! endpoints {
    ($($(#[$meta:meta])* $name:ident: $method:ident $path:literal, $request:ty => $response:ty;)*) => {
        $(
            $(#[$meta])*
            #[derive(Debug, Clone, Copy)]
            pub struct $name;

            impl Endpoint for $name {
                const METHOD: Method = Method::$method;
                const PATH: &'static str = $path;
                type Request = $request;
                type Response = $response;
            }
        )*

        /// Name, method and path of every endpoint.
        pub const ALL: &[(&str, Method, &str)] = &[$((stringify!($name), Method::$method, $path)),*];
    };
}

endpoints! {
    /// Who runs this installation.
    GetFacility: Get "/api/facility", () => Facility;
    /// A nonce for one proof.
    IssueNonce: Post "/api/nonces", () => Nonce;
    /// What this browser is enrolled as; needs a proof.
    GetThisWorkstation: Get "/api/workstation", () => ThisWorkstation;
    /// Looks at an enrolment link without using it up.
    PreviewEnrolment: Post "/api/enrolments/preview", EnrolmentCode => ThisWorkstation;
    /// Enrols this browser; needs a proof made with the key to enrol.
    Enrol: Post "/api/enrolments", EnrolmentCode => ThisWorkstation;

    /// Signs in; needs a proof. The article's `authenticate`.
    CreateSession: Post "/api/session", SignIn => Session;
    /// Who is signed in and may do what. The article's `check_session_token`.
    GetSession: Get "/api/session", () => Session;
    /// Whether the session is still open; asking is no use of it.
    GetPulse: Get "/api/session/pulse", () => Pulse;
    /// Gives a receipt for the proof that goes along: a cookie that is good for
    /// five minutes of reading.
    RenewReceipt: Post "/api/session/receipt", () => ();
    /// Enters the password again, which some changes ask for when that was more
    /// than a quarter of an hour ago.
    ConfirmPassword: Post "/api/session/password", PasswordConfirmation => ();
    /// Signs out.
    DeleteSession: Delete "/api/session", () => ();
    /// The own record. The article's `get_data_from_database`.
    GetAccount: Get "/api/account", () => Account;
    /// Changes the own password.
    ChangePassword: Put "/api/account/password", PasswordChange => ();
    /// The own open sessions.
    ListOwnSessions: Get "/api/account/sessions", () => Vec<SessionRow>;
    /// Ends an own session, elsewhere or here.
    EndOwnSession: Delete "/api/account/sessions/{id}", () => ();

    /// What others did to the own way in, until some days after the sign-in
    /// that followed.
    ListOwnNotices: Get "/api/account/notices", () => Vec<Notice>;

    /// Users, page by page.
    ListUsers: Get "/api/users", UserQuery => Page<UserRow>;
    /// Creates a user.
    CreateUser: Post "/api/users", NewUser => CreatedUser;
    /// One user.
    GetUser: Get "/api/users/{id}", () => User;
    /// A user's record as it was, newest first.
    GetUserHistory: Get "/api/users/{id}/history", () => Vec<UserVersion>;
    /// Edits a user other than oneself; needs `If-Match`.
    UpdateUser: Put "/api/users/{id}", Profile => User;
    /// Ends a user's password. Answers the code for the next one, if that is how.
    ResetPassword: Put "/api/users/{id}/password", PasswordReset => Option<ShownCode>;
    /// Deletes a user and everything that hangs on them.
    DeleteUser: Delete "/api/users/{id}", () => ();
    /// Licence numbers that several active users have.
    ListSharedLicences: Get "/api/shared-licences", () => Vec<SharedLicence>;
    /// Logins, names and role names, for drop-downs.
    ListPeople: Get "/api/people", PersonQuery => Vec<Person>;

    /// All organizations.
    ListOrganizations: Get "/api/organizations", () => Vec<Organization>;
    /// Creates an organization.
    CreateOrganization: Post "/api/organizations", OrganizationForm => Organization;
    /// Renames an organization; needs `If-Match`.
    UpdateOrganization: Put "/api/organizations/{id}", OrganizationForm => Organization;
    /// Deletes an organization nobody belongs to.
    DeleteOrganization: Delete "/api/organizations/{id}", () => ();

    /// All roles.
    ListRoles: Get "/api/roles", () => Vec<Role>;
    /// Creates a role.
    CreateRole: Post "/api/roles", RoleForm => Role;
    /// One role.
    GetRole: Get "/api/roles/{id}", () => Role;
    /// Changes a role; needs `If-Match`.
    UpdateRole: Put "/api/roles/{id}", RoleForm => Role;
    /// Deletes a role nobody holds.
    DeleteRole: Delete "/api/roles/{id}", () => ();

    /// A user's roles and what they add up to.
    GetHolder: Get "/api/holders/{id}", () => Holder;
    /// Gives a user a role.
    CreateAssignment: Post "/api/assignments", NewAssignment => Assignment;
    /// Withdraws a role from a user.
    DeleteAssignment: Delete "/api/assignments/{id}", () => ();

    /// The caller's administrative permissions that before long nobody able
    /// will hold.
    ListLapses: Get "/api/lapses", () => Vec<Lapse>;

    /// Where one person set a password and made a token lately, because nobody
    /// else could; and until when they may not.
    ListAloneActs: Get "/api/alone-acts", () => AloneActs;

    /// What was done, by whom, what was refused and why, page by page.
    ReadJournal: Get "/api/journal", JournalQuery => JournalPage;

    /// Tokens, page by page.
    ListTokens: Get "/api/tokens", TokenQuery => Page<Token>;
    /// Creates a token and shows it, once.
    CreateToken: Post "/api/tokens", NewToken => CreatedToken;
    /// Deletes a token; sessions made with it end.
    DeleteToken: Delete "/api/tokens/{id}", () => ();

    /// All workstations.
    ListWorkstations: Get "/api/workstations", () => Vec<Workstation>;
    /// Creates a workstation, not yet enrolled.
    CreateWorkstation: Post "/api/workstations", WorkstationForm => Workstation;
    /// Changes a workstation; needs `If-Match`.
    UpdateWorkstation: Put "/api/workstations/{id}", WorkstationForm => Workstation;
    /// Removes a workstation with its tokens and sessions.
    DeleteWorkstation: Delete "/api/workstations/{id}", () => ();
    /// Makes a one-time link that enrols a browser as this workstation.
    CreateEnrolmentLink: Post "/api/workstations/{id}/enrolment-link", () => EnrolmentLink;

    /// Open sessions of all users.
    ListSessions: Get "/api/sessions", SessionQuery => Vec<SessionRow>;
    /// Ends a session.
    EndSession: Delete "/api/sessions/{id}", () => ();

    /// Looks for patients, page by page. A `POST`, so that what is typed stands
    /// in no address.
    SearchPatients: Post "/api/patients/search", PatientQuery => PatientsFound;
    /// Registers a patient.
    CreatePatient: Post "/api/patients", NewPatient => Patient;
    /// One patient.
    GetPatient: Get "/api/patients/{id}", () => Patient;
    /// Changes a patient's record; needs `If-Match`.
    UpdatePatient: Put "/api/patients/{id}", PatientForm => Patient;
    /// A patient's record as it was, newest first.
    GetPatientHistory: Get "/api/patients/{id}/history", () => Vec<PatientVersion>;

    /// Looks for services, the best matches first.
    ListServices: Get "/api/services", ServiceQuery => Vec<Service>;
    /// Looks for diagnoses, the best matches first.
    ListDiagnoses: Get "/api/diagnoses", DiagnosisQuery => Vec<Diagnosis>;

    /// Issues one to five services under one number.
    IssueRequisition: Post "/api/requisitions", RequisitionForm => Requisition;
    /// Keeps a draft.
    CreateDraft: Post "/api/drafts", RequisitionForm => Requisition;
    /// Changes a draft; needs `If-Match`.
    UpdateDraft: Put "/api/drafts/{id}", RequisitionForm => Requisition;
    /// Issues a draft as the form has it now; needs `If-Match`.
    IssueDraft: Post "/api/drafts/{id}/issue", RequisitionForm => Requisition;
    /// Throws a draft away.
    DeleteDraft: Delete "/api/drafts/{id}", () => ();
    /// One requisition with all its referrals.
    GetRequisition: Get "/api/requisitions/{id}", () => Requisition;

    /// A worklist, page by page. A `POST`, so that what is typed stands in no
    /// address.
    SearchReferrals: Post "/api/referrals/search", ReferralQuery => Page<ReferralRow>;
    /// How many referrals each worklist holds.
    CountReferrals: Get "/api/referrals/counts", () => ListCounts;
    /// Whose referrals the organization's worklists hold, by name.
    ListRequesters: Get "/api/referrals/requesters", () => Vec<ListedRequester>;
    /// A worklist as a file.
    ExportReferrals: Post "/api/referrals/export", ExportQuery => Export;
    /// Looks a number up.
    FindReferrals: Post "/api/referrals/find", NumberQuery => Found;
    /// Referrals in work with the caller, page by page.
    ListWork: Get "/api/referrals/work", WorkQuery => Page<ReferralRow>;
    /// A referral in work with the caller: its requisition without the others.
    GetWork: Get "/api/referrals/{id}", () => Requisition;
    /// Takes a referral into work.
    TakeReferral: Post "/api/referrals/{id}/take", () => Requisition;
    /// Lets it go again.
    ReleaseReferral: Post "/api/referrals/{id}/release", () => ();
    /// Takes it over from a colleague who has it in work.
    TakeOverReferral: Post "/api/referrals/{id}/take-over", TakeOver => Requisition;
    /// Completes it.
    CompleteReferral: Post "/api/referrals/{id}/complete", Completion => Requisition;
    /// Takes a referral back.
    RecallReferral: Post "/api/referrals/{id}/recall", Recall => Requisition;
    /// Says that a referral was a mistake.
    EnterReferralInError: Post "/api/referrals/{id}/enter-in-error", EnteredInError => Requisition;
    /// Recalls a referral and issues another in its place.
    ReplaceReferral: Post "/api/referrals/{id}/replace", RequisitionForm => Requisition;

    /// The signed document of a requisition, to be shown as a QR code.
    SignCard: Post "/api/requisitions/{id}/card", () => SignedCard;
    /// Asks for a requisition on paper: signs it, and says so in the journal.
    AskForPrint: Post "/api/requisitions/{id}/print", () => ();
    /// What was asked for so, as a PDF.
    PrintRequisition: Get "/api/requisitions/{id}/paper", PaperQuery => Pdf;
    /// What has become of a card since it was signed.
    CheckCard: Post "/api/cards/status", CardStatusQuery => CardStatus;
}
