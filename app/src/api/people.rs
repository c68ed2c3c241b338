//! Logins, names and role names of users, for drop-downs.

use super::{Answer, call};
use shared::{
    endpoints::ListPeople,
    users::{Person, PersonQuery},
};

/// The first people who match.
pub async fn list(query: PersonQuery) -> Answer<Vec<Person>> {
    call::<ListPeople>(&query).await
}
