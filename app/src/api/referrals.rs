//! Referrals: the worklists, looking up numbers, and what is done with one.

use super::{
    answer::Answer,
    call::{Call, call},
};
use shared::{
    endpoints::{
        CompleteReferral, CountReferrals, EnterReferralInError, ExportReferrals, FindReferrals,
        GetWork, ListRequesters, ListWork, RecallReferral, ReleaseReferral, ReplaceReferral,
        SearchReferrals, TakeOverReferral, TakeReferral,
    },
    ids::ReferralId,
    page::Page,
    referrals::{
        Completion, EnteredInError, Export, ExportQuery, Found, ListCounts, ListedRequester,
        NumberQuery, Recall, ReferralQuery, ReferralRow, Requisition, RequisitionForm, TakeOver,
        WorkQuery,
    },
};

/// A page of a worklist.
pub async fn search(query: ReferralQuery) -> Answer<Page<ReferralRow>> {
    call::<SearchReferrals>(&query).await
}

/// How many referrals each worklist holds.
pub async fn count() -> Answer<ListCounts> {
    call::<CountReferrals>(&()).await
}

/// Whose referrals the organization's worklists hold.
pub async fn requesters() -> Answer<Vec<ListedRequester>> {
    call::<ListRequesters>(&()).await
}

/// A worklist as a file.
pub async fn export(query: ExportQuery) -> Answer<Export> {
    call::<ExportReferrals>(&query).await
}

/// Looks a number up.
pub async fn find(query: NumberQuery) -> Answer<Found> {
    call::<FindReferrals>(&query).await
}

/// A page of what is in work with the caller.
pub async fn work(query: WorkQuery) -> Answer<Page<ReferralRow>> {
    call::<ListWork>(&query).await
}

/// A referral in work with the caller.
pub async fn get_work(id: ReferralId) -> Answer<Requisition> {
    Call::<GetWork>::new(&()).id(id).send().await
}

/// Takes a referral into work.
pub async fn take(id: ReferralId) -> Answer<Requisition> {
    Call::<TakeReferral>::new(&()).id(id).send().await
}

/// Takes it over from a colleague.
pub async fn take_over(id: ReferralId, take_over: TakeOver) -> Answer<Requisition> {
    let call = Call::<TakeOverReferral>::new(&take_over);
    call.id(id).send().await
}

/// Lets it go again.
pub async fn release(id: ReferralId) -> Answer<()> {
    Call::<ReleaseReferral>::new(&()).id(id).send().await
}

pub async fn complete(id: ReferralId, completion: Completion) -> Answer<Requisition> {
    let call = Call::<CompleteReferral>::new(&completion);
    call.id(id).send().await
}

/// Takes a referral back.
pub async fn recall(id: ReferralId, recall: Recall) -> Answer<Requisition> {
    Call::<RecallReferral>::new(&recall).id(id).send().await
}

/// Says that a referral was a mistake.
pub async fn enter_in_error(id: ReferralId, error: EnteredInError) -> Answer<Requisition> {
    let call = Call::<EnterReferralInError>::new(&error);
    call.id(id).send().await
}

/// Recalls a referral and issues another in its place.
pub async fn replace(id: ReferralId, form: RequisitionForm) -> Answer<Requisition> {
    Call::<ReplaceReferral>::new(&form).id(id).send().await
}
