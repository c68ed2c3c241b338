//! Logins, names and role names of users, for drop-downs.

use super::{answer::Answer, call::call};
use shared::{
    endpoints::ListPeople,
    users::{Person, PersonQuery},
};

/// The first people who match.
pub async fn list(query: PersonQuery) -> Answer<Vec<Person>> {
    call::<ListPeople>(&query).await
}
