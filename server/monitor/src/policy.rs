//! The security policy: the monitor lets through exactly these rows and
//! nothing else, requests and responses alike. What has no row is refused.

use crate::{
    entity::{Entity, EventName, Operation, Part},
    error::Error,
};
use ground::crypto::digest::Sha256Digest;
use shared::permissions::Permission;
use std::sync::LazyLock;

use Entity::{AccessControl, Authenticator, Journal, Operator, ReferralDesk, System, User};
use Guard::{Both, None, Rights, Target};
use Permission::{
    IssuingReferrals, ProcessingReferrals, ReadingJournal, RoleAssignment, RoleManagement,
    TokenManagement, UserManagement,
};
use Right::{AnyOf, Anyone, OwnSession, Trusted};

/// What the source of an event must have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Right {
    /// Nothing: the destination itself judges what it is given.
    Anyone,
    /// A session, even one that must first change its password.
    OwnSession,
    /// A session whose user is allowed one of these; the first names the
    /// refusal.
    AnyOf(&'static [Permission]),
    /// The event comes from inside the system, never from a browser.
    Trusted,
}

/// What the monitor checks around an effect (REQUIREMENTS §3, no escalation).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Guard {
    /// Nothing: no user's rights change and no user is acted upon.
    None,
    /// The effect names whom it acts upon (`Tx::acts_upon`), and they may not
    /// hold an administrative right, if only latently, that the actor lacks. A
    /// workstation's are those with a token there, a role's those who hold it.
    Target,
    /// Nobody gains what the actor may not give, not even latently, nor does a role come
    /// to give it, be it held or not; somebody
    /// able to sign in keeps each administrative right; and hidden rights
    /// surface only once that is confirmed.
    Rights,
    /// [`Guard::Target`] and [`Guard::Rights`].
    Both,
}

impl Guard {
    /// Whether rights before and after are compared: not while the clock is unsure.
    pub const fn weighs_rights(self) -> bool {
        matches!(self, Self::Rights | Self::Both)
    }
}

/// One row: who may say what to whom.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Row {
    /// The event it admits.
    pub event: EventName,
    /// What the source must have.
    pub right: Right,
    /// What is checked around the effect.
    pub guard: Guard,
    /// Whether each answer is journalled, as reads of patient data are; other
    /// reads are counted. Changes are journalled always.
    pub journalled: bool,
    /// Whether whoever asks must have entered their password lately (step-up).
    pub stepped: bool,
    /// Whether it makes what holds for a while: not while the clock is unsure, since its
    /// days would be wrong.
    pub dated: bool,
}

/// A question and its answer: two rows.
const fn dialogue(
    source: Entity,
    destination: Entity,
    operation: Operation,
    right: Right,
    guard: Guard,
) -> Row {
    Row {
        event: EventName::request(source, destination, operation),
        right,
        guard,
        journalled: false,
        stepped: false,
        dated: false,
    }
}

/// A change that opens a way in, or gives rights or somebody's name: what it
/// takes is the person, not only the browser they left open. What closes a way
/// in must be done at once, and is not slowed down.
const fn stepped(
    source: Entity,
    destination: Entity,
    operation: Operation,
    right: Right,
    guard: Guard,
) -> Row {
    let mut row = dialogue(source, destination, operation, right, guard);
    row.stepped = true;
    row
}

/// The same, where the way in holds for a while.
const fn dated(
    source: Entity,
    destination: Entity,
    operation: Operation,
    right: Right,
    guard: Guard,
) -> Row {
    let mut row = stepped(source, destination, operation, right, guard);
    row.dated = true;
    row
}

/// A question whose answer shows patient data, or what became of a patient's
/// referral.
const fn of_patients(operation: Operation, right: Right) -> Row {
    journalled(dialogue(User, ReferralDesk, operation, right, None))
}

/// A question of which each answer leaves a line.
const fn journalled(mut row: Row) -> Row {
    row.journalled = true;
    row
}

const USERS: Right = AnyOf(&[UserManagement]);
const ROLES: Right = AnyOf(&[RoleManagement]);
const TOKENS: Right = AnyOf(&[TokenManagement]);
const ASSIGNMENTS: Right = AnyOf(&[RoleAssignment]);
const ROLE_NAMES: Right = AnyOf(&[RoleManagement, RoleAssignment, UserManagement]);
const PEOPLE: Right = AnyOf(&[UserManagement, TokenManagement, RoleAssignment]);
const WATCHING: Right = AnyOf(&[UserManagement, TokenManagement, ReadingJournal]);
const GOVERNING: Right = AnyOf(&Permission::ADMINISTRATIVE);
const ISSUING: Right = AnyOf(&[IssuingReferrals]);
const READING: Right = AnyOf(&[ReadingJournal]);
const PROCESSING: Right = AnyOf(&[ProcessingReferrals]);
const REFERRALS: Right = AnyOf(&[ProcessingReferrals, IssuingReferrals]);

/// Every dialogue of the system; [`POLICY`] spells out both directions.
#[rustfmt::skip]
const DIALOGUES: &[Row] = &[
    // The article's three.
    dialogue(User, Authenticator, Operation::Authenticate,         Anyone,      None),
    dialogue(User, Authenticator, Operation::CheckSessionToken,    OwnSession,  None),
    dialogue(User, Authenticator, Operation::GetDataFromDatabase,  OwnSession,  None),

    // Before there is a session.
    dialogue(User, Authenticator, Operation::GetFacility,          Anyone,      None),
    dialogue(User, Authenticator, Operation::GetOpenApi,           Anyone,      None),
    dialogue(User, Authenticator, Operation::GetKeys,              Anyone,      None),
    dialogue(User, System,        Operation::GetHealth,            Anyone,      None),
    dialogue(User, System,        Operation::GetReadiness,         Anyone,      None),
    dialogue(User, Authenticator, Operation::IssueNonce,           Anyone,      None),
    dialogue(User, Authenticator, Operation::GetThisWorkstation,   Anyone,      None),
    dialogue(User, Authenticator, Operation::PreviewEnrolment,     Anyone,      None),
    dialogue(User, Authenticator, Operation::Enrol,                Anyone,      Both),

    // Everybody's own.
    dialogue(User, Authenticator, Operation::GetPulse,             OwnSession,  None),
    dialogue(User, Authenticator, Operation::RenewReceipt,         OwnSession,  None),
    dialogue(User, Authenticator, Operation::ConfirmPassword,      OwnSession,  None),
    dialogue(User, Authenticator, Operation::SignOut,              OwnSession,  None),
    dialogue(User, Authenticator, Operation::ChangePassword,       OwnSession,  None),
    dialogue(User, Authenticator, Operation::ListOwnSessions,      OwnSession,  None),
    dialogue(User, Authenticator, Operation::EndOwnSession,        OwnSession,  None),
    dialogue(User, Authenticator, Operation::ListOwnNotices,       OwnSession,  None),

    // Tokens, workstations, sessions.
    dialogue(User, Authenticator, Operation::ListAloneActs,        WATCHING,    None),
    dialogue(User, Authenticator, Operation::ListTokens,           TOKENS,      None),
    dated(User, Authenticator, Operation::CreateToken,             TOKENS,      Target),
    dialogue(User, Authenticator, Operation::DeleteToken,          TOKENS,      Both),
    dialogue(User, Authenticator, Operation::ListWorkstations,     TOKENS,      None),
    stepped(User, Authenticator, Operation::CreateWorkstation,     TOKENS,      None),
    stepped(User, Authenticator, Operation::UpdateWorkstation,     TOKENS,      Target),
    dialogue(User, Authenticator, Operation::DeleteWorkstation,    TOKENS,      Both),
    dated(User, Authenticator, Operation::CreateEnrolmentLink,     TOKENS,      Both),
    dialogue(User, Authenticator, Operation::ListSessions,         TOKENS,      None),
    dialogue(User, Authenticator, Operation::EndSession,           TOKENS,      Target),
    dated(User, Authenticator, Operation::ResetPassword,           USERS,       Both),

    // Users and organizations.
    dialogue(User, AccessControl, Operation::ListUsers,            USERS,       None),
    dialogue(User, AccessControl, Operation::GetUser,              USERS,       None),
    dialogue(User, AccessControl, Operation::GetUserHistory,       USERS,       None),
    dated(User, AccessControl, Operation::CreateUser,              USERS,       None),
    stepped(User, AccessControl, Operation::UpdateUser,            USERS,       Target),
    dialogue(User, AccessControl, Operation::DeleteUser,           USERS,       Both),
    dialogue(User, AccessControl, Operation::ListSharedLicences,   USERS,       None),
    dialogue(User, AccessControl, Operation::ListPeople,           PEOPLE,      None),
    dialogue(User, AccessControl, Operation::ListOrganizations,    USERS,       None),
    dialogue(User, AccessControl, Operation::CreateOrganization,   USERS,       None),
    stepped(User, AccessControl, Operation::UpdateOrganization,    USERS,       None),
    dialogue(User, AccessControl, Operation::DeleteOrganization,   USERS,       None),

    // Roles and assignments.
    dialogue(User, AccessControl, Operation::ListRoles,            ROLE_NAMES,  None),
    dialogue(User, AccessControl, Operation::GetRole,              ROLES,       None),
    stepped(User, AccessControl, Operation::CreateRole,            ROLES,       Rights),
    stepped(User, AccessControl, Operation::UpdateRole,            ROLES,       Both),
    dialogue(User, AccessControl, Operation::DeleteRole,           ROLES,       Both),
    dialogue(User, AccessControl, Operation::GetHolder,            ASSIGNMENTS, None),
    stepped(User, AccessControl, Operation::CreateAssignment,      ASSIGNMENTS, Both),
    stepped(User, AccessControl, Operation::DeleteAssignment,      ASSIGNMENTS, Both),
    dialogue(User, AccessControl, Operation::ListLapses,           GOVERNING,   None),

    // What everybody did: who reads it is journalled too.
    journalled(dialogue(User, Journal, Operation::ReadJournal,     READING,     None)),

    // Patients, and what they are referred for.
    of_patients(Operation::SearchPatients,     ISSUING),
    of_patients(Operation::GetPatient,         ISSUING),
    of_patients(Operation::GetPatientHistory,  ISSUING),
    dialogue(User, ReferralDesk,  Operation::CreatePatient,        ISSUING,     None),
    dialogue(User, ReferralDesk,  Operation::UpdatePatient,        ISSUING,     None),
    dialogue(User, ReferralDesk,  Operation::ListServices,         ISSUING,     None),
    dialogue(User, ReferralDesk,  Operation::ListDiagnoses,        ISSUING,     None),

    // Issuing referrals: those of the user's organization.
    dialogue(User, ReferralDesk,  Operation::IssueRequisition,     ISSUING,     None),
    dialogue(User, ReferralDesk,  Operation::CreateDraft,          ISSUING,     None),
    dialogue(User, ReferralDesk,  Operation::UpdateDraft,          ISSUING,     None),
    dialogue(User, ReferralDesk,  Operation::IssueDraft,           ISSUING,     None),
    dialogue(User, ReferralDesk,  Operation::DeleteDraft,          ISSUING,     None),
    of_patients(Operation::GetRequisition,     ISSUING),
    of_patients(Operation::SearchReferrals,    ISSUING),
    dialogue(User, ReferralDesk,  Operation::CountReferrals,       ISSUING,     None),
    dialogue(User, ReferralDesk,  Operation::ListRequesters,       ISSUING,     None),
    of_patients(Operation::ExportReferrals,    ISSUING),
    dialogue(User, ReferralDesk,  Operation::RecallReferral,       ISSUING,     None),
    dialogue(User, ReferralDesk,  Operation::EnterReferralInError, ISSUING,     None),
    dialogue(User, ReferralDesk,  Operation::ReplaceReferral,      ISSUING,     None),

    // The paper: printed by whoever issues, checked by anybody who holds it.
    dialogue(User, ReferralDesk,  Operation::SignCard,             ISSUING,     None),
    dialogue(User, ReferralDesk,  Operation::AskForPrint,          ISSUING,     None),
    of_patients(Operation::PrintRequisition,   ISSUING),
    dialogue(User, ReferralDesk,  Operation::GetCardKeys,          Anyone,      None),
    dialogue(User, ReferralDesk,  Operation::GetRevocations,       Anyone,      None),
    of_patients(Operation::CheckCard,          Anyone),

    // Processing them: by their number, whatever the organization.
    of_patients(Operation::FindReferrals,      REFERRALS),
    of_patients(Operation::ListWork,           PROCESSING),
    of_patients(Operation::GetWork,            PROCESSING),
    dialogue(User, ReferralDesk,  Operation::TakeReferral,         PROCESSING,  None),
    dialogue(User, ReferralDesk,  Operation::ReleaseReferral,      PROCESSING,  None),
    dialogue(User, ReferralDesk,  Operation::TakeOverReferral,     PROCESSING,  None),
    dialogue(User, ReferralDesk,  Operation::CompleteReferral,     PROCESSING,  None),

    // What happens by itself.
    dialogue(System, AccessControl, Operation::ListLapses,         Trusted,     None),
    dialogue(System, AccessControl, Operation::ListSharedLicences, Trusted,     None),

    // Among the entities themselves.
    dialogue(Authenticator, AccessControl, Operation::GetMember,      Trusted,  None),
    dialogue(Authenticator, AccessControl, Operation::GetPermissions, Trusted,  None),
    dialogue(AccessControl, Authenticator, Operation::UserCreated,    Trusted,  None),
    dialogue(AccessControl, Authenticator, Operation::UserDeleted,    Trusted,  None),
    dialogue(AccessControl, Authenticator, Operation::RightsRecovered, Trusted, None),
    dialogue(AccessControl, Authenticator, Operation::AuditorsConcerned, Trusted, None),
    dialogue(AccessControl, Authenticator, Operation::AuditorsJoined, Trusted,  None),
    dialogue(AccessControl, Authenticator, Operation::TokensOutgrown, Trusted,  None),
    dialogue(AccessControl, Authenticator, Operation::CodesOutgrown,  Trusted,  None),

    // The command line on the server.
    dialogue(Operator, AccessControl, Operation::CreateOrganization,  Trusted,  None),
    dialogue(Operator, AccessControl, Operation::CreateRole,          Trusted,  None),
    dialogue(Operator, AccessControl, Operation::CreateUser,          Trusted,  None),
    dialogue(Operator, AccessControl, Operation::CreateAssignment,    Trusted,  None),
    dialogue(Operator, AccessControl, Operation::GetUser,             Trusted,  None),
    dialogue(Operator, AccessControl, Operation::Recover,             Trusted,  None),
    dialogue(Operator, Authenticator, Operation::ListWorkstations,    Trusted,  None),
    dialogue(Operator, Authenticator, Operation::ListTokens,          Trusted,  None),
    dialogue(Operator, Authenticator, Operation::CreateWorkstation,   Trusted,  None),
    dialogue(Operator, Authenticator, Operation::CreateEnrolmentLink, Trusted,  None),
    dialogue(Operator, Authenticator, Operation::CreateToken,         Trusted,  None),
    dialogue(Operator, Authenticator, Operation::DeleteToken,         Trusted,  None),
    dialogue(Operator, Authenticator, Operation::ResetPassword,       Trusted,  None),
    dialogue(Operator, Journal,       Operation::ReadJournal,         Trusted,  None),
    dialogue(Operator, AccessControl, Operation::GetMember,           Trusted,  None),
    dialogue(Operator, ReferralDesk,  Operation::ImportCatalogue,     Trusted,  None),
    dialogue(Operator, ReferralDesk,  Operation::ListDuplicates,      Trusted,  None),
    dialogue(Operator, ReferralDesk,  Operation::RotateCardKey,       Trusted,  None),
    dialogue(Operator, Authenticator, Operation::RotateStaffKey,      Trusted,  None),

    // The command line again, writing down what a member of staff did.
    dialogue(Operator, ReferralDesk,  Operation::CreatePatient,        Trusted, None),
    dialogue(Operator, ReferralDesk,  Operation::IssueRequisition,     Trusted, None),
    dialogue(Operator, ReferralDesk,  Operation::CreateDraft,          Trusted, None),
    dialogue(Operator, ReferralDesk,  Operation::TakeReferral,         Trusted, None),
    dialogue(Operator, ReferralDesk,  Operation::CompleteReferral,     Trusted, None),
    dialogue(Operator, ReferralDesk,  Operation::RecallReferral,       Trusted, None),
    dialogue(Operator, ReferralDesk,  Operation::EnterReferralInError, Trusted, None),
    dialogue(Operator, ReferralDesk,  Operation::ReplaceReferral,      Trusted, None),
];

/// The row by which a browser asks for `operation`.
pub fn asked_by_a_browser(operation: Operation) -> Option<&'static Row> {
    let asked = |row: &&Row| row.event.source == User && row.event.operation == operation;
    DIALOGUES.iter().find(asked)
}

/// The whole table: each dialogue's request and its response. The first six
/// rows are the article's.
pub const POLICY: [Row; 2 * DIALOGUES.len()] = spell_out();

const fn spell_out() -> [Row; 2 * DIALOGUES.len()] {
    let mut rows = [DIALOGUES[0]; 2 * DIALOGUES.len()];
    let mut place = 0;
    // The article lists its three requests before its three responses.
    let mut begin = 0;
    while begin < DIALOGUES.len() {
        let end = if begin == 0 { 3 } else { begin + 1 };
        let mut at = begin;
        while at < end {
            rows[place] = DIALOGUES[at];
            place += 1;
            at += 1;
        }
        at = begin;
        while at < end {
            rows[place] = Row {
                event: DIALOGUES[at].event.response(),
                right: Trusted,
                guard: None,
                journalled: false,
                stepped: false,
                dated: false,
            };
            place += 1;
            at += 1;
        }
        begin = end;
    }
    rows
}

/// Which table decides: the beginning of the digest of its lines.
pub fn version() -> &'static str {
    static VERSION: LazyLock<String> = LazyLock::new(|| {
        let lines = POLICY.map(|row| row.line());
        let digest = Sha256Digest::of(lines.join("\n").as_bytes()).to_string();
        digest.chars().take(16).collect()
    });
    &VERSION
}

/// The row that admits `event`, if one does.
pub fn row(event: EventName) -> Option<&'static Row> {
    POLICY.iter().find(|row| row.event == event)
}

/// Refuses an event without a row, and says what its source must have.
pub(super) fn permits(event: EventName) -> Result<&'static Row, Error> {
    let row = row(event);
    tracing::trace!(target: "monitor", %event, admitted = row.is_some());
    row.ok_or(Error::NotInPolicy)
}

impl Row {
    /// One line of the table, as the reviewed snapshot shows it.
    pub fn line(&self) -> String {
        let right = match (self.event.part, self.right) {
            (Part::Response, _) => "answer".to_owned(),
            (_, Anyone) => "anyone".to_owned(),
            (_, OwnSession) => "session".to_owned(),
            (_, Trusted) => "trusted".to_owned(),
            (_, AnyOf(permissions)) => {
                let codes: Vec<_> = permissions.iter().map(|p| p.code()).collect();
                codes.join(" | ")
            }
        };
        let guard = match self.guard {
            None => "",
            Target => "; not above the actor",
            Rights => "; no escalation",
            Both => "; not above the actor, no escalation",
        };
        let journalled = if self.journalled { "; journalled" } else { "" };
        let stepped = if self.stepped { "; password" } else { "" };
        let dated = if self.dated { "; a sure clock" } else { "" };
        let event = self.event;
        format!("{event}: {right}{guard}{journalled}{stepped}{dated}")
    }
}
