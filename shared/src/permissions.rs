//! The permission algebra: pure, total, the same in the browser and on the
//! server (REQUIREMENTS §3).
//!
//! A role gives each permission one of three states. Over all roles of a
//! user any − forbids; otherwise any + allows; otherwise nothing allows, which
//! is a no as well.

use crate::closed::codes;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::{borrow::Cow, fmt};

codes! {
    /// What a user may be allowed to do.
    pub enum Permission {
        /// Create, edit and delete users and organizations, reset passwords.
        UserManagement = "user-management",
        /// Create, edit and delete roles.
        RoleManagement = "role-management",
        /// Create and delete tokens, enrol workstations, end sessions.
        TokenManagement = "token-management",
        /// Give and withdraw roles.
        RoleAssignment = "role-assignment",
        /// Register patients, issue and follow referrals.
        IssuingReferrals = "issuing-referrals",
        /// Take referrals into work by their number and complete them.
        ProcessingReferrals = "processing-referrals",
        /// Read what everybody did. It governs nobody, and so is not administrative:
        /// whoever assigns roles gives it to others, never to themselves.
        ReadingJournal = "reading-journal",
    }
}

impl Permission {
    /// The permissions whose holders govern who else may do what.
    pub const ADMINISTRATIVE: [Self; 4] = [
        Self::UserManagement,
        Self::RoleManagement,
        Self::TokenManagement,
        Self::RoleAssignment,
    ];
}

impl fmt::Display for Permission {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// What one role says of one permission. On the wire `"allow"`, `"deny"` or
/// an explicit `null`; a missing permission is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum State {
    /// `+`: allowed, unless another role forbids.
    Allow,
    /// `−`: forbidden, whatever other roles say.
    Deny,
    /// Empty: left to the other roles.
    #[default]
    Undefined,
}

impl State {
    /// Every state, in the order of the form's choices.
    pub const ALL: [Self; 3] = [Self::Allow, Self::Deny, Self::Undefined];

    /// What two roles say together: − beats +, + beats silence.
    ///
    /// Commutative, associative and idempotent, with [`State::Undefined`] as
    /// its neutral element: neither order nor repetition of roles matters.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Deny, _) | (_, Self::Deny) => Self::Deny,
            (Self::Allow, _) | (_, Self::Allow) => Self::Allow,
            (Self::Undefined, Self::Undefined) => Self::Undefined,
        }
    }

    /// Whether the combined state of all roles lets the user act.
    pub const fn grants(self) -> bool {
        matches!(self, Self::Allow)
    }
}

impl JsonSchema for State {
    fn schema_name() -> Cow<'static, str> {
        "State".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "enum": ["allow", "deny", null] })
    }
}

impl Serialize for State {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Allow => serializer.serialize_str("allow"),
            Self::Deny => serializer.serialize_str("deny"),
            Self::Undefined => serializer.serialize_none(),
        }
    }
}

impl<'de> Deserialize<'de> for State {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;

        impl de::Visitor<'_> for Visitor {
            type Value = State;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("\"allow\", \"deny\" or null")
            }

            fn visit_unit<E>(self) -> Result<State, E> {
                Ok(State::Undefined)
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<State, E> {
                match text {
                    "allow" => Ok(State::Allow),
                    "deny" => Ok(State::Deny),
                    _ => Err(E::invalid_value(de::Unexpected::Str(text), &self)),
                }
            }
        }

        // `deserialize_option` would turn a missing field into `null`.
        deserializer.deserialize_any(Visitor)
    }
}

/// What one role says of every permission.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the fields are the permissions")]
pub struct PermissionStates {
    pub user_management: State,
    pub role_management: State,
    pub token_management: State,
    pub role_assignment: State,
    pub issuing_referrals: State,
    pub processing_referrals: State,
    pub reading_journal: State,
}

impl PermissionStates {
    /// The same said of each.
    pub fn all(state: State) -> Self {
        let all = Permission::ALL.into_iter();
        all.fold(Self::default(), |states, permission| {
            states.with(permission, state)
        })
    }

    /// What is said of `permission`.
    pub const fn of(&self, permission: Permission) -> State {
        match permission {
            Permission::UserManagement => self.user_management,
            Permission::RoleManagement => self.role_management,
            Permission::TokenManagement => self.token_management,
            Permission::RoleAssignment => self.role_assignment,
            Permission::IssuingReferrals => self.issuing_referrals,
            Permission::ProcessingReferrals => self.processing_referrals,
            Permission::ReadingJournal => self.reading_journal,
        }
    }

    /// The same, with `permission` in `state`.
    #[must_use]
    pub const fn with(mut self, permission: Permission, state: State) -> Self {
        *match permission {
            Permission::UserManagement => &mut self.user_management,
            Permission::RoleManagement => &mut self.role_management,
            Permission::TokenManagement => &mut self.token_management,
            Permission::RoleAssignment => &mut self.role_assignment,
            Permission::IssuingReferrals => &mut self.issuing_referrals,
            Permission::ProcessingReferrals => &mut self.processing_referrals,
            Permission::ReadingJournal => &mut self.reading_journal,
        } = state;
        self
    }

    /// What two roles say together, permission by permission.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Permission::ALL
            .into_iter()
            .fold(self, |states, permission| {
                states.with(permission, self.of(permission).and(other.of(permission)))
            })
    }
}

/// Whether a permission is granted, and which roles made it so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(tag = "outcome", content = "roles", rename_all = "kebab-case")]
pub enum Decision<R> {
    /// These roles allow it and none forbids it.
    Allowed(Vec<R>),
    /// These roles forbid it.
    Forbidden(Vec<R>),
    /// No role says anything: a no.
    NothingAllows,
}

/// What a decision says, field by field: a tag is looked for in a copy of all that stands beside it, which is a good deal
/// of code.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Outcome {
    Allowed,
    Forbidden,
    NothingAllows,
}

impl Outcome {
    fn of<R>(self, roles: Option<Vec<R>>) -> Option<Decision<R>> {
        match self {
            Self::Allowed => roles.map(Decision::Allowed),
            Self::Forbidden => roles.map(Decision::Forbidden),
            Self::NothingAllows => Some(Decision::NothingAllows),
        }
    }
}

impl<'de, R: Deserialize<'de>> Deserialize<'de> for Decision<R> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        struct Said<R> {
            outcome: Outcome,
            roles: Option<Vec<R>>,
        }
        let said = Said::deserialize(deserializer)?;
        let decision = said.outcome.of(said.roles);
        decision.ok_or_else(|| de::Error::missing_field("roles"))
    }
}

impl<R> Decision<R> {
    /// Whether the answer is yes.
    pub const fn is_allowed(&self) -> bool {
        matches!(self, Self::Allowed(_))
    }
}

/// Decides `permission` for a user who holds `roles`.
pub fn decide<'r, R: Clone + 'r>(
    roles: impl IntoIterator<Item = (&'r R, &'r PermissionStates)> + Clone,
    permission: Permission,
) -> Decision<R> {
    let saying = |wanted| {
        let roles = roles.clone().into_iter();
        roles
            .filter(|(_, states)| states.of(permission) == wanted)
            .map(|(role, _)| role.clone())
            .collect::<Vec<R>>()
    };
    let forbidding = saying(State::Deny);
    if !forbidding.is_empty() {
        return Decision::Forbidden(forbidding);
    }
    let allowing = saying(State::Allow);
    if !allowing.is_empty() {
        return Decision::Allowed(allowing);
    }
    Decision::NothingAllows
}

/// One permission of a user with its decision: a row of `GET /api/session`,
/// the contract by which other modules learn what the user may do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct EffectivePermission {
    /// The permission decided.
    pub permission: Permission,
    /// Whether it is granted, and why.
    #[serde(flatten)]
    pub decision: Decision<crate::roles::RoleLabel>,
}

impl<'de> Deserialize<'de> for EffectivePermission {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        struct Said {
            permission: Permission,
            outcome: Outcome,
            roles: Option<Vec<crate::roles::RoleLabel>>,
        }
        let said = Said::deserialize(deserializer)?;
        let decision = said.outcome.of(said.roles);
        Ok(Self {
            permission: said.permission,
            decision: decision.ok_or_else(|| de::Error::missing_field("roles"))?,
        })
    }
}
