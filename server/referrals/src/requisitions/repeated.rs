//! Forms that come again because their answer was lost: what was made of them
//! is the answer.

use super::{form::Purpose, whole::readable};
use monitor::{Error, Subject, Tx};
use shared::{
    ids::RequisitionId,
    journal::Mark,
    page::Version,
    problem::ErrorCode,
    referrals::{Requisition, RequisitionForm},
};
use web::Typed;

/// What became of a form before.
pub(super) enum Before {
    /// Nothing.
    New,
    /// What is asked for now.
    Made(Box<Requisition>),
    /// A draft, which nobody changed since.
    Kept(RequisitionId),
}

/// What became of a form that was `sent` as this requisition.
///
/// # Errors
/// Something else than what it asks for now, or it is somebody else's.
pub(super) async fn before(
    tx: &mut Tx<'_>,
    sent: Option<RequisitionId>,
    form: &RequisitionForm,
    purpose: Purpose,
) -> Result<Before, Error> {
    let Some(id) = sent else {
        return Ok(Before::New);
    };
    let Some(made) = own(tx, id).await? else {
        return Err(ErrorCode::FormSent { requisition: None }.into());
    };
    if is_for(&made, purpose) && made.form() == *form {
        Ok(Before::Made(Box::new(noted(tx, made))))
    } else if is_for(&made, Purpose::Draft) && made.version == Version::FIRST {
        Ok(Before::Kept(id))
    } else {
        let requisition = Some(id);
        Err(ErrorCode::FormSent { requisition }.into())
    }
}

/// The draft as it stands, or as this very change left it.
pub(super) enum Draft {
    /// The form it has, if the caller may read it.
    Before(Option<RequisitionForm>),
    /// What was asked for.
    Changed(Box<Requisition>),
}

/// What became of the draft so far.
pub(super) async fn changed(
    tx: &mut Tx<'_>,
    (id, form, version): (RequisitionId, &Typed<RequisitionForm>, Version),
    purpose: Purpose,
) -> Result<Draft, Error> {
    let made = own(tx, id).await?;
    let next = Version(version.0 + 1);
    let before = made.as_ref().map(Requisition::form);
    Ok(match made {
        Some(made)
            if form.is_whole()
                && before.as_ref() == Some(form.as_read())
                && made.version == next
                && is_for(&made, purpose) =>
        {
            Draft::Changed(Box::new(noted(tx, made)))
        }
        _ => Draft::Before(before),
    })
}

/// The requisition, if the caller asked for just that under it.
pub(crate) async fn repeated(
    tx: &mut Tx<'_>,
    id: RequisitionId,
    form: &RequisitionForm,
) -> Result<Option<Requisition>, Error> {
    let made = own(tx, id).await?;
    Ok(made.filter(|made| made.form() == *form))
}

async fn own(tx: &mut Tx<'_>, id: RequisitionId) -> Result<Option<Requisition>, Error> {
    let user = tx.member()?.user_id;
    let (actor, now) = (tx.actor(), tx.now());
    match readable(tx.connection(), id, actor, now).await {
        Ok(made) => Ok(Some(made).filter(|made| made.requester.id == user)),
        Err(error) if error.code() == ErrorCode::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

fn is_for(made: &Requisition, purpose: Purpose) -> bool {
    made.issued_at.is_some() == (purpose == Purpose::Issue)
}

fn noted(tx: &mut Tx<'_>, made: Requisition) -> Requisition {
    tx.about(Subject::Requisition(made.id));
    tx.note().mark(Mark::SentBefore);
    made
}
