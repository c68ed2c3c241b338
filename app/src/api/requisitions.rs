//! Requisitions: what is asked for at once, issued or kept as a draft.

use super::{answer::Answer, call::Call};
use shared::{
    card::SignedCard,
    endpoints::{
        AskForPrint, CreateDraft, DeleteDraft, Endpoint as _, GetRequisition, IssueDraft,
        IssueRequisition, PrintRequisition, SignCard, UpdateDraft,
    },
    ids::RequisitionId,
    lang::Lang,
    page::Version,
    referrals::{FormKey, Requisition, RequisitionForm},
};

/// Issues the services under one number.
pub async fn issue(key: FormKey, form: RequisitionForm) -> Answer<Requisition> {
    let call = Call::<IssueRequisition>::new(&form);
    call.once(key).send().await
}

/// One requisition with all its referrals.
pub async fn get(id: RequisitionId) -> Answer<Requisition> {
    Call::<GetRequisition>::new(&()).id(id).send().await
}

/// Keeps a draft.
pub async fn create_draft(key: FormKey, form: RequisitionForm) -> Answer<Requisition> {
    let call = Call::<CreateDraft>::new(&form);
    call.once(key).send().await
}

/// Changes a draft as it was at `version`.
pub async fn update_draft(
    id: RequisitionId,
    version: Version,
    form: RequisitionForm,
) -> Answer<Requisition> {
    let call = Call::<UpdateDraft>::new(&form).id(id);
    call.if_match(version).send().await
}

/// Issues a draft, as it was at `version`, the way the form has it now.
pub async fn issue_draft(
    id: RequisitionId,
    version: Version,
    form: RequisitionForm,
) -> Answer<Requisition> {
    let call = Call::<IssueDraft>::new(&form).id(id);
    call.if_match(version).send().await
}

/// Throws a draft away.
pub async fn delete_draft(id: RequisitionId) -> Answer<()> {
    Call::<DeleteDraft>::new(&()).id(id).send().await
}

/// The signed document of what was issued.
pub async fn card(id: RequisitionId) -> Answer<SignedCard> {
    Call::<SignCard>::new(&()).id(id).send().await
}

/// Asks for it on paper.
pub async fn ask_for_print(id: RequisitionId) -> Answer<()> {
    Call::<AskForPrint>::new(&()).id(id).send().await
}

/// Where the browser finds what was asked for on paper.
pub fn paper(id: RequisitionId, lang: Lang) -> String {
    let path = PrintRequisition::PATH.replace("{id}", &id.to_string());
    [&path, "?lang=", lang.code()].concat()
}
