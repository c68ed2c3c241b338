//! The isolated entities of the system and everything they may ask of each
//! other. They never call one another: each interaction is an event that
//! passes the monitor (REQUIREMENTS §5).

use std::fmt;

macro_rules! closed {
    ($(#[$meta:meta])* $name:ident { $($(#[$vmeta:meta])* $variant:ident = $code:literal,)* }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $($(#[$vmeta])* $variant,)*
        }

        impl $name {
            /// All of them, in order.
            pub const ALL: &[Self] = &[$(Self::$variant),*];

            /// The name in the journal.
            pub const fn code(self) -> &'static str {
                match self {
                    $(Self::$variant => $code,)*
                }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.code())
            }
        }
    };
}

closed! {
    /// Who takes part in an event.
    Entity {
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

closed! {
    /// What an event asks for, or answers.
    #[expect(missing_docs, reason = "the names are the documentation; the policy gives each its row")]
    Operation {
        Authenticate = "authenticate",
        CheckSessionToken = "check_session_token",
        GetDataFromDatabase = "get_data_from_database",
        GetFacility = "get_facility",
        GetKeys = "get_keys",
        IssueNonce = "issue_nonce",
        GetThisWorkstation = "get_this_workstation",
        PreviewEnrolment = "preview_enrolment",
        Enrol = "enrol",
        RenewReceipt = "renew_receipt",
        ConfirmPassword = "confirm_password",
        SignOut = "sign_out",
        ChangePassword = "change_password",
        ListOwnSessions = "list_own_sessions",
        EndOwnSession = "end_own_session",
        ListOwnNotices = "list_own_notices",
        ListAloneActs = "list_alone_acts",
        ListTokens = "list_tokens",
        CreateToken = "create_token",
        DeleteToken = "delete_token",
        ListWorkstations = "list_workstations",
        CreateWorkstation = "create_workstation",
        UpdateWorkstation = "update_workstation",
        DeleteWorkstation = "delete_workstation",
        CreateEnrolmentLink = "create_enrolment_link",
        ListSessions = "list_sessions",
        EndSession = "end_session",
        ResetPassword = "reset_password",
        ListUsers = "list_users",
        GetUser = "get_user",
        GetUserHistory = "get_user_history",
        CreateUser = "create_user",
        UpdateUser = "update_user",
        DeleteUser = "delete_user",
        ListSharedLicences = "list_shared_licences",
        ListPeople = "list_people",
        ListOrganizations = "list_organizations",
        CreateOrganization = "create_organization",
        UpdateOrganization = "update_organization",
        DeleteOrganization = "delete_organization",
        ListRoles = "list_roles",
        GetRole = "get_role",
        CreateRole = "create_role",
        UpdateRole = "update_role",
        DeleteRole = "delete_role",
        GetHolder = "get_holder",
        CreateAssignment = "create_assignment",
        DeleteAssignment = "delete_assignment",
        Recover = "recover",
        ListLapses = "list_lapses",
        GetPermissions = "get_permissions",
        UserCreated = "user_created",
        UserDeleted = "user_deleted",
        RightsRecovered = "rights_recovered",
        AuditorsConcerned = "auditors_concerned",
        AuditorsJoined = "auditors_joined",
        TokensOutgrown = "tokens_outgrown",
        CodesOutgrown = "codes_outgrown",
        GetMember = "get_member",
        SearchPatients = "search_patients",
        GetPatient = "get_patient",
        GetPatientHistory = "get_patient_history",
        CreatePatient = "create_patient",
        UpdatePatient = "update_patient",
        ListDuplicates = "list_duplicates",
        ListServices = "list_services",
        ListDiagnoses = "list_diagnoses",
        ImportCatalogue = "import_catalogue",
        IssueRequisition = "issue_requisition",
        CreateDraft = "create_draft",
        UpdateDraft = "update_draft",
        IssueDraft = "issue_draft",
        DeleteDraft = "delete_draft",
        GetRequisition = "get_requisition",
        SearchReferrals = "search_referrals",
        CountReferrals = "count_referrals",
        ListRequesters = "list_requesters",
        ExportReferrals = "export_referrals",
        FindReferrals = "find_referrals",
        ListWork = "list_work",
        GetWork = "get_work",
        TakeReferral = "take_referral",
        ReleaseReferral = "release_referral",
        TakeOverReferral = "take_over_referral",
        CompleteReferral = "complete_referral",
        RecallReferral = "recall_referral",
        EnterReferralInError = "enter_referral_in_error",
        ReplaceReferral = "replace_referral",
        SignCard = "sign_card",
        AskForPrint = "ask_for_print",
        PrintRequisition = "print_requisition",
        GetCardKeys = "get_card_keys",
        GetRevocations = "get_revocations",
        CheckCard = "check_card",
        RotateCardKey = "rotate_card_key",
        RotateStaffKey = "rotate_staff_key",
        ReadJournal = "read_journal",
    }
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
