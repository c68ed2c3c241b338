//! How the codes of referrals are called.

use super::{
    reasons::{ErrorReason, Reason, RecallReason},
    record::{Priority, Referral},
    status::{Act, Processing, ReferralState, Request},
};
use crate::{catalogue::Category, lang::Lang, messages as m};

/// A text of the messages.
pub type Word = fn(Lang) -> &'static str;

/// Where a referral stands, as one word for both layers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Written, not issued.
    Draft,
    /// Issued, and nobody has taken it.
    New,
    /// Some of a requisition's referrals are new, some in progress or done.
    Active,
    /// Somebody is at it.
    InProgress,
    /// Carried out.
    Completed,
    /// Taken back.
    Recalled,
    /// Nobody took it while it held.
    Expired,
    /// It should never have been.
    InError,
}

impl Standing {
    /// Where a referral stands after its latest act.
    pub fn of(state: ReferralState, last: Option<Act>) -> Self {
        match (state.request, state.processing) {
            (Request::Draft, _) => Self::Draft,
            (Request::Active, Processing::InProgress) => Self::InProgress,
            (Request::Active, _) => Self::New,
            (Request::Completed, _) => Self::Completed,
            (Request::Recalled, _) if last == Some(Act::Expire) => Self::Expired,
            (Request::Recalled, _) => Self::Recalled,
            (Request::EnteredInError, _) => Self::InError,
        }
    }

    /// Where one of a requisition stands.
    pub fn of_one(referral: &Referral) -> Self {
        Self::of(
            referral.state,
            referral.history.last().map(|entry| entry.act),
        )
    }

    /// Where several stand together.
    pub fn together(all: &[Self]) -> Self {
        let Some(first) = all.first().copied() else {
            return Self::Draft;
        };
        if all.iter().all(|one| *one == first) {
            first
        } else if all.iter().any(|one| one.is_open()) {
            Self::Active
        } else if all.contains(&Self::Completed) {
            Self::Completed
        } else {
            first
        }
    }

    /// Whether something is still to be done.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::New | Self::Active | Self::InProgress)
    }

    /// The word.
    pub const fn word(self) -> Word {
        match self {
            Self::Draft => m::referrals_status_draft,
            Self::New => m::referrals_status_new,
            Self::Active => m::referrals_status_active,
            Self::InProgress => m::referrals_status_in_progress,
            Self::Completed => m::referrals_status_completed,
            Self::Recalled => m::referrals_status_recalled,
            Self::Expired => m::referrals_status_expired,
            Self::InError => m::referrals_status_in_error,
        }
    }
}

/// How soon.
pub const fn priority(priority: Priority) -> Word {
    match priority {
        Priority::Routine => m::referrals_priority_routine,
        Priority::Urgent => m::referrals_priority_urgent,
        Priority::Asap => m::referrals_priority_asap,
        Priority::Stat => m::referrals_priority_stat,
    }
}

/// What kind of service.
pub const fn category(category: Category) -> Word {
    match category {
        Category::Counselling => m::referrals_category_counselling,
        Category::Consultation => m::referrals_category_consultation,
        Category::DiagnosticProcedure => m::referrals_category_diagnostic_procedure,
        Category::LaboratoryProcedure => m::referrals_category_laboratory_procedure,
        Category::Imaging => m::referrals_category_imaging,
        Category::Procedure => m::referrals_category_procedure,
        Category::SurgicalProcedure => m::referrals_category_surgical_procedure,
        Category::Treatment => m::referrals_category_treatment,
        Category::Education => m::referrals_category_education,
        Category::Evaluation => m::referrals_category_evaluation,
        Category::Hospitalization => m::referrals_category_hospitalization,
        Category::TransferOfCare => m::referrals_category_transfer_of_care,
    }
}

/// What happened, as the history says it.
pub const fn act(act: Act) -> Word {
    match act {
        Act::Issue => m::referrals_act_issued,
        Act::Take => m::referrals_act_taken,
        Act::Release => m::referrals_act_released,
        Act::TakeOver => m::referrals_act_taken_over,
        Act::Complete => m::referrals_act_completed,
        Act::Recall => m::referrals_act_recalled,
        Act::EnterInError => m::referrals_act_entered_in_error,
        Act::Expire => m::referrals_act_expired,
        Act::Replace => m::referrals_act_replaced,
    }
}

/// Why a referral was recalled.
pub const fn recall_reason(reason: RecallReason) -> Word {
    match reason {
        RecallReason::NotNeeded => m::referrals_reason_not_needed,
        RecallReason::PatientRefused => m::referrals_reason_patient_refused,
        RecallReason::Contraindicated => m::referrals_reason_contraindicated,
        RecallReason::DoneElsewhere => m::referrals_reason_done_elsewhere,
        RecallReason::PatientDied => m::referrals_reason_patient_died,
        RecallReason::Other => m::referrals_reason_other,
        RecallReason::Replaced => m::referrals_reason_replaced,
        RecallReason::Autoexpired => m::referrals_reason_autoexpired,
    }
}

/// Why a referral should never have been.
pub const fn error_reason(reason: ErrorReason) -> Word {
    match reason {
        ErrorReason::WrongPatient => m::referrals_error_wrong_patient,
        ErrorReason::WrongService => m::referrals_error_wrong_service,
        ErrorReason::Duplicate => m::referrals_error_duplicate,
        ErrorReason::Other => m::referrals_error_other,
    }
}

/// Why something happened.
pub const fn reason(reason: Reason) -> Word {
    match reason {
        Reason::Recall(reason) => recall_reason(reason),
        Reason::Error(reason) => error_reason(reason),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_layers_are_one_word() {
        let said = |state, last| Standing::of(state, last).word()(Lang::En);
        assert_eq!(said(ReferralState::ISSUED, Some(Act::Issue)), "New");
        assert_eq!(said(ReferralState::TAKEN, Some(Act::Take)), "In progress");
        assert_eq!(said(ReferralState::RECALLED, Some(Act::Recall)), "Recalled");
        assert_eq!(said(ReferralState::RECALLED, Some(Act::Expire)), "Expired");
        let mistaken = ReferralState::DONE.in_error();
        assert_eq!(said(mistaken, None), "Entered in error");
    }

    #[test]
    fn several_stand_together() {
        use Standing::{Active, Completed, Draft, New, Recalled};
        for (all, together) in [
            (&[][..], Draft),
            (&[New, New], New),
            (&[New, Completed], Active),
            (&[Recalled, Completed], Completed),
        ] {
            assert_eq!(Standing::together(all), together);
        }
    }
}
