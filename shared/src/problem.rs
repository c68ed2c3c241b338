//! Errors on the wire: RFC 9457 problem details with a closed code that the
//! client translates.

mod names;
mod surfacing;
mod wire;

use crate::{
    ids::{PatientId, RequisitionId, SessionId},
    json,
    patients::LikelyDuplicates,
    permissions::{Decision, Permission},
    referrals::{Act, ReferralState},
    roles::RoleLabel,
    time::{Day, TimeOfDay, Timestamp},
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::mem;

pub use crate::fields::FieldFault;
pub use names::Names;
pub use surfacing::{EndingCode, EndingToken, Surfacing};

/// The media type of a [`Problem`].
pub const PROBLEM_JSON: &str = "application/problem+json";

/// An error answer. `type` is always `about:blank` and so left out (RFC 9457
/// §4.2.1); what happened is in the code, whose own fields stand beside it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(try_from = "Map<String, Value>")]
pub struct Problem {
    /// The name of the status, in English.
    pub title: String,
    /// The HTTP status.
    pub status: u16,
    /// What happened.
    #[schemars(flatten)]
    pub code: ErrorCode,
}

macro_rules! error_codes {
    ($(#[$meta:meta])* pub enum $enum:ident {$(
        $(#[$about:meta])*
        $name:ident $({$(
            $(#[doc = $said:literal])* $(#[serde($how:ident)])? $field:ident: $type:ty,
        )*})? $(($inner:ty))? = $status:literal,
    )*}) => {
        $(#[$meta])*
        pub enum $enum {
            $($(#[$about])* $name
                $({ $($(#[doc = $said])* $(#[serde($how)])? $field: $type,)* })? $(($inner))?,)*
        }

        /// What happened, without what a person needs to know beside it.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        #[expect(missing_docs, reason = "the names of the codes")]
        pub enum ErrorName {
            $($name,)*
        }

        impl ErrorName {
            /// Every one.
            pub const ALL: &[Self] = &[$(Self::$name),*];

            /// The HTTP status (RFC 9110 §15).
            pub const fn status(self) -> u16 {
                match self {
                    $(Self::$name => $status,)*
                }
            }
        }

        impl $enum {
            /// Which it is.
            pub const fn kind(&self) -> ErrorName {
                match self {
                    $(Self::$name { .. } => ErrorName::$name,)*
                }
            }

            /// The HTTP status (RFC 9110 §15).
            pub const fn status(&self) -> u16 {
                self.kind().status()
            }

            /// Reads what stands beside a code. By hand, for serde's own takes up as much as a page.
            fn read(name: ErrorName, mut object: Map<String, Value>) -> Option<Self> {
                Some(match name {
                    $(ErrorName::$name => Self::$name
                        $({ $($field: wire::take(&mut object, stringify!($field), concat!($(stringify!($how))?))?,)* })?
                        $((json::read::<$inner>(mem::take(&mut object).into())?))?,)*
                })
            }
        }
    };
}

error_codes! {
    /// What happened, with what a person needs to know to go on.
    ///
    /// Grouped as in the table of statuses; the texts are in the messages
    /// `error-<code>`.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
    #[serde(rename_all = "kebab-case")]
    #[schemars(tag = "code")]
    pub enum ErrorCode {
        /// The body is no JSON, or the address is malformed.
        Malformed = 400,
        /// These fields break rules.
        InvalidFields {
            /// At least one.
            fields: Vec<FieldFault>,
        } = 422,
        /// The body is larger than allowed.
        TooLarge = 413,
        /// The body took too long to arrive.
        TooSlow = 408,
        /// The body's media type is not JSON.
        UnsupportedMedia = 415,
        /// The address does not know this method.
        MethodNotAllowed = 405,
        /// A state-changing request that no page of ours made.
        CrossOrigin = 403,
        /// The request came unencrypted, past the proxy that encrypts.
        NotEncrypted = 403,

        /// Login, password, token or workstation is wrong: all that strangers learn.
        SignInRefused = 401,
        /// The token file is not the one that was issued.
        TokenAltered = 401,
        /// The token's id is not the recorded one.
        TokenIdMismatch = 401,
        /// The token belongs to another login.
        TokenLoginMismatch = 401,
        /// The token's last day has passed.
        TokenExpired {
            /// The last day it worked.
            last_day: Day,
        } = 401,
        /// The token's first day has not come.
        TokenNotYetValid {
            /// When it begins to work.
            from: Timestamp,
        } = 401,
        /// An administrator deleted the token.
        TokenDeleted = 401,
        /// The token is bound to another workstation.
        TokenOtherWorkstation {
            /// The workstation it is bound to.
            token_workstation: String,
            /// The workstation that asked.
            this_workstation: String,
        } = 401,
        /// Now is outside the token's working hours.
        OutsideHours {
            /// The first minute of the shift.
            from: TimeOfDay,
            /// The first minute after it.
            to: TimeOfDay,
            /// The facility's time.
            now: TimeOfDay,
        } = 401,
        /// The one-time code was used before: a code works once.
        CodeUsed {
            /// When that was.
            at: Timestamp,
        } = 401,
        /// The one-time code, or the initial password, was not used in time.
        CodeLapsed = 401,
        /// Too many refusals lately.
        Throttled {
            /// When to try again.
            seconds: u32,
        } = 429,
        /// The user asked for more than leaves room for others.
        TooOften {
            /// When to ask again.
            seconds: u32,
        } = 429,
        /// The workstation's proof was not accepted.
        ProofRefused = 401,
        /// The enrolment code was used, is too old or never existed.
        EnrolmentRefused = 403,

        /// There is no session.
        NotSignedIn = 401,
        /// The session has ended.
        SessionEnded = 401,
        /// The session is open, but that this browser holds the key of its
        /// workstation was not shown lately: to be proven, then asked again.
        ProofNeeded {
            /// What the proof names as its session.
            session: SessionId,
        } = 401,
        /// The password must be changed before anything else.
        PasswordChangeRequired = 403,
        /// What is asked for takes the password to have been entered in this
        /// session within the last quarter of an hour (RFC 9470, step-up).
        PasswordNeeded = 401,
        /// The current password is not right.
        PasswordWrong = 403,
        /// The new password is the old one.
        PasswordSame = 422,
        /// The own password is not reset but changed, which takes the current one.
        OwnPasswordReset = 403,

        /// What the own documents say of oneself is changed by somebody else.
        OwnProfile = 403,
        /// So is the name of one's own organization.
        OwnOrganization = 403,

        /// Whoever set somebody's password makes no token for them.
        FourEyesToken {
            /// Until when, where nobody else is left who could.
            until: Option<Timestamp>,
            /// Who else could if a token of theirs worked, where nobody else could now; told
            /// to whoever manages users.
            absent: Option<Box<Names>>,
        } = 403,
        /// Whoever made somebody a token that still works does not set their
        /// password.
        FourEyesReset {
            /// Until when, where nobody else is left who could.
            until: Option<Timestamp>,
            /// Who else could if a token of theirs worked, where nobody else could now; told
            /// to whoever manages users.
            absent: Option<Box<Names>>,
        } = 403,

        /// The caller lacks a right.
        Forbidden {
            /// The permission that would do; the most fitting if several would.
            permission: Permission,
            /// Why it is not held.
            #[serde(flatten)]
            decision: Decision<RoleLabel>,
        } = 403,
        /// The change would give the actor a right.
        EscalationSelf {
            /// The right.
            permission: Permission,
        } = 403,
        /// The change would give somebody a right that the actor may not give: an
        /// administrative one they lack, or to read the journal.
        EscalationGrant {
            /// The right.
            permission: Permission,
            /// Who would gain it.
            who: String,
        } = 403,
        /// The role would give a right that the actor may not give, as soon as somebody holds it.
        EscalationRole {
            /// The right.
            permission: Permission,
        } = 403,
        /// The user holds an administrative right the actor lacks.
        TargetOutranks {
            /// The right.
            permission: Permission,
        } = 403,
        /// The change lets rights take effect that another role has hidden so far,
        /// or ends tokens and one-time codes: to be confirmed first.
        RightsSurface {
            /// In whom.
            people: Vec<Surfacing>,
            /// Whose.
            #[serde(default)]
            tokens: Vec<EndingToken>,
            /// Whose.
            #[serde(default)]
            codes: Box<[EndingCode]>,
            /// What the header `Confirmed-Rights` says to confirm exactly this.
            confirm: String,
        } = 409,
        /// Nobody able to sign in would hold an administrative right any more.
        LastHolder {
            /// The right.
            permission: Permission,
        } = 409,

        /// There is no such thing.
        NotFound = 404,
        /// The record was changed since it was read.
        Stale {
            /// The full name of who changed it; absent for the command line.
            who: Option<String>,
        } = 412,
        /// A change must name the version it was made from.
        PreconditionRequired = 428,
        /// Another user has or had this login.
        LoginTaken = 409,
        /// Another user has this licence number.
        LicenceTaken {
            /// Their full name.
            who: String,
            /// Their login.
            login: String,
        } = 409,
        /// Another role has this name.
        RoleNameTaken = 409,
        /// Another organization has this name.
        OrganizationNameTaken = 409,
        /// Another workstation has this name.
        WorkstationNameTaken = 409,
        /// The user already holds this role.
        AssignmentExists = 409,
        /// Users hold the role.
        RoleInUse {
            /// Who holds it, as far as they fit.
            holders: Names,
        } = 409,
        /// Users belong to the organization.
        OrganizationInUse {
            /// Who.
            members: Names,
        } = 409,

        /// Patients on record are so like this one that they may be the same.
        LikelyDuplicate(LikelyDuplicates) = 409,
        /// Another patient has this tax number.
        TaxNumberTaken {
            /// That patient.
            patient: PatientId,
        } = 409,
        /// The patient's record is closed: no referrals are issued.
        PatientInactive = 409,
        /// Another requisition has this number of the national system.
        ForeignNumberTaken = 409,
        /// The form was sent before, filled in otherwise or by somebody else.
        FormSent {
            /// What was made of it, if the caller may read it.
            requisition: Option<RequisitionId>,
        } = 409,
        /// This does not happen to a referral that stands there.
        TransitionRefused {
            /// What was asked for.
            act: Act,
            /// Where the referral stands.
            state: ReferralState,
            /// The full name of whoever brought it there; absent for the system.
            who: Option<String>,
        } = 409,
        /// The referral's validity has ended.
        ReferralExpired {
            /// The last day it held.
            last_day: Day,
        } = 409,
        /// The signed document is not one of ours.
        CardRefused = 400,
        /// Only whoever issued a referral may say that it was a mistake.
        RequesterOnly {
            /// Their full name.
            who: String,
        } = 403,

        /// The database is busy; trying again helps.
        Busy = 503,
        /// The server cannot store anything at present.
        Unavailable = 503,
        /// The server's clock is ahead of what has passed since it began by so many
        /// seconds; negative where it is behind or went back.
        ClockUnsure {
            /// By how many.
            seconds: i64,
        } = 503,
        /// What is on record of it cannot be read.
        Damaged {
            /// The id of the record that is damaged.
            id: String,
        } = 500,
        /// Something went wrong on our side.
        Internal = 500,
    }
}
