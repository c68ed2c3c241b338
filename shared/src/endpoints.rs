//! Every endpoint of the API: method, path, request and answer, declared once
//! for the client and the server.

mod request;

pub use request::{Method, Precondition};

use crate::{
    account::{Account, PasswordChange, PasswordConfirmation},
    assignments::{Assignment, Holder, NewAssignment},
    card::{CardStatus, CardStatusQuery, JwkSet, PaperQuery, Pdf, RevocationList, SignedCard},
    catalogue::{Diagnosis, DiagnosisQuery, Service, ServiceQuery},
    facility::Facility,
    ids::{
        AssignmentId, OrganizationId, PatientId, ReferralId, RequisitionId, RoleId, SessionId,
        TokenId, UserId, WorkstationId,
    },
    journal::{Identifies, JournalPage, JournalQuery},
    lapses::Lapse,
    notices::{AloneActs, Notices},
    organizations::{Organization, OrganizationForm},
    page::Page,
    patients::{NewPatient, Patient, PatientForm, PatientQuery, PatientVersion, PatientsFound},
    problem::ErrorName,
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
use schemars::JsonSchema;
use serde::{Deserialize, Serialize, de::DeserializeOwned};

/// A description of the API (OpenAPI 3.1.1).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct OpenApi(pub serde_json::Value);

/// A word in plain text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct Plain(pub String);

/// One endpoint, which asks for the operation of the same name. A `GET`'s request goes
/// into the query, any other's into the body as JSON; `()` is nothing at all.
pub trait Endpoint {
    /// The name, also its operation's.
    const NAME: &'static str;
    /// What it does, in a sentence or two.
    const DOC: &'static str;
    /// The HTTP method.
    const METHOD: Method;
    /// The path, with `{id}` or another name in braces where the record's id goes.
    const PATH: &'static str;
    /// The id in the path; `()` where it has none.
    type Id: JsonSchema + Identifies;
    /// What is sent.
    type Request: Serialize + DeserializeOwned + JsonSchema;
    /// What comes back.
    type Response: Serialize + DeserializeOwned + JsonSchema;
    /// The media type of what comes back (RFC 6838).
    const MEDIA: &'static str;
    /// The status of success (RFC 9110 §15.3).
    const STATUS: u16;
    /// What its request says in headers of its own.
    const PRECONDITIONS: &'static [Precondition];
    /// What it refuses by, beside what follows from what it takes and from the policy.
    const ERRORS: &'static [ErrorName];
    /// Whether the path names a record.
    const HAS_ID: bool;
    /// Whether anything is sent.
    const HAS_REQUEST: bool;
}

/// What is to happen for every endpoint.
pub trait Every {
    /// For this one.
    fn endpoint<E: Endpoint>(&mut self);
}

macro_rules! endpoints {
    ($dollar:tt $(
        $(#[doc = $doc:literal])*
        $name:ident $(($id:ty))?: $method:ident $path:literal, $request:ty
            => $($status:literal)? $response:ty $(as $media:literal)? $(, $($precondition:ident)+)? $(| $error:ident)*;
    )*) => {
        $(
            $(#[doc = $doc])*
            #[derive(Debug, Clone, Copy)]
            pub struct $name;

            impl Endpoint for $name {
                const NAME: &'static str = stringify!($name);
                const DOC: &'static str = concat!($($doc),*);
                const METHOD: Method = Method::$method;
                const PATH: &'static str = $path;
                type Id = endpoints!(@id $($id)?);
                type Request = $request;
                type Response = $response;
                const MEDIA: &'static str = endpoints!(@media $($media)?);
                const STATUS: u16 = endpoints!(@status $($status)?);
                const PRECONDITIONS: &'static [Precondition] = &[$($(Precondition::$precondition),+)?];
                const ERRORS: &'static [ErrorName] = &[$(ErrorName::$error),*];
                const HAS_ID: bool = !matches!(stringify!($($id)?).as_bytes(), b"");
                const HAS_REQUEST: bool = !matches!(stringify!($request).as_bytes(), b"()");
            }
        )*

        /// Name, method and path of every endpoint.
        pub const ALL: &[(&str, Method, &str)] = &[$((stringify!($name), Method::$method, $path)),*];

        /// Lets it happen for every endpoint.
        pub fn every(what: &mut impl Every) {
            $(what.endpoint::<$name>();)*
        }

        /// Hands the names of all endpoints to a macro, before whatever else it is to have.
        #[macro_export]
        macro_rules! with_endpoints {
            ($dollar with:ident! $dollar($dollar rest:tt)*) => {
                $dollar with! { $($name)* $dollar($dollar rest)* }
            };
        }
    };
    (@id) => { () };
    (@id $id:ty) => { $id };
    (@status) => { 200 };
    (@status $status:literal) => { $status };
    (@media) => { "application/json" };
    (@media $media:literal) => { $media };
}

endpoints! { $
    /// Who runs this installation.
    GetFacility: Get "/api/facility", () => Facility;
    /// This description.
    GetOpenApi: Get "/api/openapi.json", () => OpenApi;
    /// The public keys of token files (RFC 7517 §5).
    GetKeys: Get "/.well-known/jwks.json", () => JwkSet | Throttled;
    /// Whether the process answers.
    GetHealth: Get "/healthz", () => Plain as "text/plain; charset=utf-8";
    /// Whether the database can be read and written, and the clock believed.
    GetReadiness: Get "/readyz", () => Plain as "text/plain; charset=utf-8" | ClockUnsure;
    /// A nonce for one proof.
    IssueNonce: Post "/api/nonces", () => Nonce;
    /// What this browser is enrolled as.
    GetThisWorkstation: Get "/api/workstation", () => ThisWorkstation, Proof | NotFound;
    /// Looks at an enrolment link without using it up.
    PreviewEnrolment: Post "/api/enrolments/preview", EnrolmentCode => ThisWorkstation
        | Throttled | EnrolmentRefused;
    /// Enrols this browser, by a proof made with the key to enrol.
    Enrol: Post "/api/enrolments", EnrolmentCode => 201 ThisWorkstation, Proof | Throttled | EnrolmentRefused;

    /// Signs in. The article's `authenticate`.
    Authenticate: Post "/api/session", SignIn => 201 Session, Proof
        | SignInRefused | TokenAltered | TokenIdMismatch | TokenLoginMismatch | TokenExpired
        | TokenNotYetValid | TokenDeleted | TokenOtherWorkstation | OutsideHours | CodeUsed
        | CodeLapsed | Throttled;
    /// Who is signed in and may do what. The article's `check_session_token`.
    CheckSessionToken: Get "/api/session", () => Session;
    /// Whether the session is still open; asking is no use of it.
    GetPulse: Get "/api/session/pulse", () => Pulse, Glance;
    /// Gives a receipt for the proof that goes along: a cookie that is good for
    /// five minutes of reading.
    RenewReceipt: Post "/api/session/receipt", () => ();
    /// Enters the password again, which some changes ask for when that was more
    /// than a quarter of an hour ago.
    ConfirmPassword: Post "/api/session/password", PasswordConfirmation => () | Throttled | PasswordWrong;
    /// Signs out.
    SignOut: Delete "/api/session", () => ();
    /// The own record. The article's `get_data_from_database`.
    GetDataFromDatabase: Get "/api/account", () => Account;
    /// Changes the own password.
    ChangePassword: Put "/api/account/password", PasswordChange => ()
        | Throttled | PasswordWrong | PasswordSame;
    /// The own open sessions.
    ListOwnSessions: Get "/api/account/sessions", () => Vec<SessionRow>;
    /// Ends an own session, elsewhere or here.
    EndOwnSession(SessionId): Delete "/api/account/sessions/{id}", () => ();

    /// What others did to the own way in, until some days after the sign-in
    /// that followed.
    ListOwnNotices: Get "/api/account/notices", () => Notices;

    /// Users, page by page.
    ListUsers: Get "/api/users", UserQuery => Page<UserRow>;
    /// Creates a user.
    CreateUser: Post "/api/users", NewUser => 201 CreatedUser | LoginTaken | LicenceTaken;
    /// One user.
    GetUser(UserId): Get "/api/users/{id}", () => User;
    /// A user's record as it was, newest first.
    GetUserHistory(UserId): Get "/api/users/{id}/history", () => Vec<UserVersion>;
    /// Edits a user other than oneself.
    UpdateUser(UserId): Put "/api/users/{id}", Profile => User, IfMatch | OwnProfile | LicenceTaken;
    /// Ends a user's password. Answers the code for the next one, if that is how.
    ResetPassword(UserId): Put "/api/users/{id}/password", PasswordReset => Option<ShownCode>
        | OwnPasswordReset | FourEyesReset;
    /// Deletes a user and everything that hangs on them.
    DeleteUser(UserId): Delete "/api/users/{id}", () => ();
    /// Licence numbers that several active users have.
    ListSharedLicences: Get "/api/shared-licences", () => Vec<SharedLicence>;
    /// Logins, names and role names, for drop-downs.
    ListPeople: Get "/api/people", PersonQuery => Vec<Person>;

    /// All organizations.
    ListOrganizations: Get "/api/organizations", () => Vec<Organization>;
    /// Creates an organization.
    CreateOrganization: Post "/api/organizations", OrganizationForm => 201 Organization
        | OrganizationNameTaken;
    /// Renames an organization.
    UpdateOrganization(OrganizationId): Put "/api/organizations/{id}", OrganizationForm => Organization, IfMatch
        | OwnOrganization | OrganizationNameTaken;
    /// Deletes an organization nobody belongs to.
    DeleteOrganization(OrganizationId): Delete "/api/organizations/{id}", () => () | OrganizationInUse;

    /// All roles.
    ListRoles: Get "/api/roles", () => Vec<Role>;
    /// Creates a role.
    CreateRole: Post "/api/roles", RoleForm => 201 Role | RoleNameTaken;
    /// One role.
    GetRole(RoleId): Get "/api/roles/{id}", () => Role;
    /// Changes a role.
    UpdateRole(RoleId): Put "/api/roles/{id}", RoleForm => Role, IfMatch ConfirmedRights | RoleNameTaken;
    /// Deletes a role nobody holds.
    DeleteRole(RoleId): Delete "/api/roles/{id}", () => () | RoleInUse;

    /// A user's roles and what they add up to.
    GetHolder(UserId): Get "/api/holders/{id}", () => Holder;
    /// Gives a user a role.
    CreateAssignment: Post "/api/assignments", NewAssignment => 201 Assignment, ConfirmedRights
        | NotFound | AssignmentExists;
    /// Withdraws a role from a user.
    DeleteAssignment(AssignmentId): Delete "/api/assignments/{id}", () => (), ConfirmedRights;

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
    CreateToken: Post "/api/tokens", NewToken => 201 CreatedToken | FourEyesToken;
    /// Deletes a token; sessions made with it end.
    DeleteToken(TokenId): Delete "/api/tokens/{id}", () => ();

    /// All workstations.
    ListWorkstations: Get "/api/workstations", () => Vec<Workstation>;
    /// Creates a workstation, not yet enrolled.
    CreateWorkstation: Post "/api/workstations", WorkstationForm => 201 Workstation | WorkstationNameTaken;
    /// Changes a workstation.
    UpdateWorkstation(WorkstationId): Put "/api/workstations/{id}", WorkstationForm => Workstation, IfMatch
        | WorkstationNameTaken;
    /// Removes a workstation with its tokens and sessions.
    DeleteWorkstation(WorkstationId): Delete "/api/workstations/{id}", () => ();
    /// Makes a one-time link that enrols a browser as this workstation.
    CreateEnrolmentLink(WorkstationId): Post "/api/workstations/{id}/enrolment-link", () => 201 EnrolmentLink;

    /// Open sessions of all users.
    ListSessions: Get "/api/sessions", SessionQuery => Vec<SessionRow>;
    /// Ends a session.
    EndSession(SessionId): Delete "/api/sessions/{id}", () => ();

    /// Looks for patients, page by page. A `POST`, so that what is typed stands
    /// in no address.
    SearchPatients: Post "/api/patients/search", PatientQuery => PatientsFound;
    /// Registers a patient.
    CreatePatient: Post "/api/patients", NewPatient => 201 Patient, NotADuplicate | TaxNumberTaken;
    /// One patient.
    GetPatient(PatientId): Get "/api/patients/{id}", () => Patient;
    /// Changes a patient's record.
    UpdatePatient(PatientId): Put "/api/patients/{id}", PatientForm => Patient, IfMatch NotADuplicate
        | TaxNumberTaken;
    /// A patient's record as it was, newest first.
    GetPatientHistory(PatientId): Get "/api/patients/{id}/history", () => Vec<PatientVersion>;

    /// Looks for services, the best matches first.
    ListServices: Get "/api/services", ServiceQuery => Vec<Service>;
    /// Looks for diagnoses, the best matches first.
    ListDiagnoses: Get "/api/diagnoses", DiagnosisQuery => Vec<Diagnosis>;

    /// Issues one to five services under one number.
    IssueRequisition: Post "/api/requisitions", RequisitionForm => 201 Requisition, IdempotencyKey
        | PatientInactive | ForeignNumberTaken;
    /// Keeps a draft.
    CreateDraft: Post "/api/drafts", RequisitionForm => 201 Requisition, IdempotencyKey | ForeignNumberTaken;
    /// Changes a draft.
    UpdateDraft(RequisitionId): Put "/api/drafts/{id}", RequisitionForm => Requisition, IfMatch
        | ForeignNumberTaken | TransitionRefused;
    /// Issues a draft as the form has it now.
    IssueDraft(RequisitionId): Post "/api/drafts/{id}/issue", RequisitionForm => Requisition, IfMatch
        | PatientInactive | ForeignNumberTaken | TransitionRefused;
    /// Throws a draft away.
    DeleteDraft(RequisitionId): Delete "/api/drafts/{id}", () => () | TransitionRefused;
    /// One requisition with all its referrals.
    GetRequisition(RequisitionId): Get "/api/requisitions/{id}", () => Requisition;

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
    GetWork(ReferralId): Get "/api/referrals/{id}", () => Requisition;
    /// Takes a referral into work.
    TakeReferral(ReferralId): Post "/api/referrals/{id}/take", () => Requisition
        | TransitionRefused | ReferralExpired;
    /// Lets it go again.
    ReleaseReferral(ReferralId): Post "/api/referrals/{id}/release", () => () | TransitionRefused;
    /// Takes it over from a colleague who has it in work.
    TakeOverReferral(ReferralId): Post "/api/referrals/{id}/take-over", TakeOver => Requisition
        | TransitionRefused;
    /// Completes it.
    CompleteReferral(ReferralId): Post "/api/referrals/{id}/complete", Completion => Requisition
        | TransitionRefused;
    /// Takes a referral back.
    RecallReferral(ReferralId): Post "/api/referrals/{id}/recall", Recall => Requisition | TransitionRefused;
    /// Says that a referral was a mistake.
    EnterReferralInError(ReferralId): Post "/api/referrals/{id}/enter-in-error", EnteredInError => Requisition
        | TransitionRefused | RequesterOnly;
    /// Recalls a referral and issues another in its place.
    ReplaceReferral(ReferralId): Post "/api/referrals/{id}/replace", RequisitionForm => 201 Requisition
        | PatientInactive | ForeignNumberTaken | TransitionRefused;

    /// The signed document of a requisition, to be shown as a QR code.
    SignCard(RequisitionId): Post "/api/requisitions/{id}/card", () => SignedCard;
    /// Asks for a requisition on paper: signs its card, and says so in the journal.
    AskForPrint(RequisitionId): Post "/api/requisitions/{id}/print", () => ();
    /// What was asked for so, as a PDF.
    PrintRequisition(RequisitionId): Get "/api/requisitions/{id}/paper", PaperQuery => Pdf as "application/pdf";
    /// What has become of a card since it was signed.
    CheckCard: Post "/api/cards/status", CardStatusQuery => CardStatus | Throttled | CardRefused;
    /// The public keys of cards, for whoever checks one (RFC 7517 §5; SMART Health Cards).
    GetCardKeys: Get "/referrals/.well-known/jwks.json", () => JwkSet;
    /// Which cards of a key hold no more (SMART Health Cards, "Revocation").
    GetRevocations(String): Get "/referrals/.well-known/crl/{file}", () => RevocationList | Throttled;
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::card::{ISSUER_PATH, KEYS_PATH, REVOCATIONS_PATH};

    /// Whoever checks a card makes these addresses of its issuer's (SMART Health Cards).
    #[test]
    fn what_checks_cards_lies_below_their_issuer() {
        assert_eq!(GetCardKeys::PATH, [ISSUER_PATH, KEYS_PATH].concat());
        // A placeholder is a whole segment.
        let list = REVOCATIONS_PATH.replace("{kid}.json", "{file}");
        assert_eq!(GetRevocations::PATH, [ISSUER_PATH, &list].concat());
    }
}
