//! Which request a task answers: its id stands in the lines of the log and of the
//! journal that it leaves.

use shared::ids::RequestId;

tokio::task_local! {
    static REQUEST: RequestId;
}

/// Runs `answering` as what request `id` asked for.
pub async fn within_request<T>(id: RequestId, answering: impl Future<Output = T>) -> T {
    REQUEST.scope(id, answering).await
}

/// The request that is being answered, if one is.
pub(super) fn current() -> Option<RequestId> {
    REQUEST.try_with(|id| *id).ok()
}
