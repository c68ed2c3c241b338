//! Replacing: a correction is a recall and a new referral that names the old.

use super::{
    step::{AlsoSet, step},
    store,
};
use crate::{
    history::Line,
    requisitions::{Part, Purpose, Terms, Written, check, concerning, repeated, whole, write},
};
use monitor::{Concerning, Error, Permit, Subject, Tx};
use shared::{
    fields::Rule,
    ids::{ReferralId, RequisitionId},
    journal::Mark,
    problem::FieldFault,
    referrals::{Act, Reason, RecallReason, Requisition, RequisitionForm},
};
use web::{AppState, Typed};

monitor::commands! { AppState:
    /// Recalls a referral and issues another in its place, for the same patient.
    pub struct ReplaceReferral { pub id: ReferralId, pub form: Typed<RequisitionForm> }
        does replace with app => Concerning<Requisition>,
        about Referral(id), TOUCHES_SESSIONS = false;
}

async fn replace(
    app: &AppState,
    tx: &mut Tx<'_>,
    permit: Permit<'_, ReplaceReferral>,
) -> Result<Concerning<Requisition>, Error> {
    let &ReplaceReferral { id, ref form } = permit.command();
    if form.is_whole()
        && let Some(by) = store::replaced_by(tx.connection(), id).await?
        && let Some(made) = repeated(tx, by, form.as_read()).await?
    {
        tx.note()
            .also(Subject::Requisition(by))
            .mark(Mark::SentBefore);
        return Ok(concerning(made));
    }
    let line = Line {
        act: Act::Replace,
        reason: Some(Reason::Recall(RecallReason::Replaced)),
        comment: None,
    };
    let old = step(tx, id, line, AlsoSet::Nothing).await?;
    let read = form.as_read();
    let wrong = [
        ("patient_id", read.patient_id != old.patient),
        ("services", read.services.len() != 1),
    ];
    let wrong = wrong.into_iter().filter(|(_, is_wrong)| *is_wrong);
    let wrong = wrong.map(|(field, _)| FieldFault::new(field, Rule::ReplacementInvalid));
    Error::unless_empty(wrong.collect())?;
    let terms = Terms::of(app);
    let checked = check(tx, form, &terms, Purpose::Issue).await?;
    let written = Written {
        id: tx.new_id(RequisitionId::new),
        purpose: Purpose::Issue,
        replaces: Some(old.requisition),
        form_key: None,
    };
    write(tx, &written, &checked, &terms).await?;
    store::link(tx.connection(), id, written.id).await?;
    tx.note().also(Subject::Requisition(written.id));
    let (actor, now) = (tx.actor(), tx.now());
    let shown = whole(tx.connection(), written.id, Part::Whole, actor, now).await?;
    Ok(concerning(shown))
}
