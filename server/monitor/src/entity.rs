//! The isolated entities of the system and everything they may ask of each
//! other. They never call one another: each interaction is an event that
//! passes the monitor (REQUIREMENTS §5).

use shared::closed;
use std::fmt;

macro_rules! named {
    ($($name:ident)*) => {$(
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.code())
            }
        }
    )*};
}

named! { Entity Operation }

closed! {
    /// Who takes part in an event.
    pub enum Entity {
        /// A browser or an API client: not trusted.
        User = "user",
        /// Whoever runs the `luxmedica` command on the server itself.
        Operator = "operator",
        /// Knows who is who: passwords, tokens, workstations, sessions.
        Authenticator = "authenticator",
        /// Knows who may do what: users, organizations, roles, assignments.
        AccessControl = "access-control",
        /// Knows the patients, what they were referred for and what became of it.
        ReferralDesk = "referral-desk",
        /// The server's own clock: what happens by itself.
        System = "system",
        /// Keeps what happened.
        Journal = "journal",
    }
}

/// What has an operation of its own: an endpoint, or what is asked among the entities themselves.
pub trait Operates {
    /// Its operation.
    const OPERATION: Operation;
}

macro_rules! operations {
    ($($endpoint:ident)* ; $($inside:ident)*) => {
        pastey::paste! { closed! {
            /// What an event asks for, or answers: what each endpoint does, and what the
            /// entities ask of each other and the operator of them.
            #[expect(missing_docs, reason = "the names are the documentation; the policy gives each its row")]
            pub enum Operation {
                $($endpoint = stringify!([<$endpoint:snake>]),)*
                $($inside = stringify!([<$inside:snake>]),)*
            }
        }}

        $(impl Operates for shared::endpoints::$endpoint {
            const OPERATION: Operation = Operation::$endpoint;
        })*

        /// What no endpoint asks for: entities ask it of each other, or the operator of them.
        pub mod internal {
            $(
                #[expect(missing_docs, reason = "the policy gives each its row")]
                #[derive(Debug)]
                pub struct $inside;

                impl super::Operates for $inside {
                    const OPERATION: super::Operation = super::Operation::$inside;
                }
            )*
        }

        impl Operation {
            /// The operation of this name, which an endpoint of this name asks for.
            pub fn named(name: &str) -> Option<Self> {
                match name {
                    $(stringify!($endpoint) => Some(Self::$endpoint),)*
                    _ => None,
                }
            }
        }
    };
}

shared::with_endpoints! { operations! ;
    Recover GetPermissions UserCreated UserDeleted RightsRecovered AuditorsConcerned
    AuditorsJoined TokensOutgrown CodesOutgrown GetMember ListDuplicates ImportCatalogue
    RotateCardKey RotateStaffKey
}

/// Whether an event asks or answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Part {
    Request,
    Response,
}

/// The name of an event: {source, destination, operation}, and whether it
/// asks or answers. The parameters are the command itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "the names say it")]
pub struct EventName {
    pub source: Entity,
    pub destination: Entity,
    pub operation: Operation,
    pub part: Part,
}

impl EventName {
    /// `source` asks `destination`.
    pub const fn request(source: Entity, destination: Entity, operation: Operation) -> Self {
        Self {
            source,
            destination,
            operation,
            part: Part::Request,
        }
    }

    /// The answer to this request, the other way round.
    #[must_use]
    pub const fn response(self) -> Self {
        Self {
            source: self.destination,
            destination: self.source,
            operation: self.operation,
            part: Part::Response,
        }
    }
}

impl fmt::Display for EventName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let suffix = match self.part {
            Part::Request => "",
            Part::Response => "_response",
        };
        let Self {
            source,
            destination,
            operation,
            ..
        } = self;
        write!(f, "{source} → {destination} {operation}{suffix}")
    }
}
