//! Staff tokens.

use super::{
    answer::Answer,
    call::{Call, call},
};
use shared::{
    endpoints::{CreateToken, DeleteToken, ListTokens},
    ids::{TokenId, UserId},
    page::{Order, Page},
    tokens::{CreatedToken, NewToken, Token, TokenQuery, TokenSort},
};

pub async fn list(query: TokenQuery) -> Answer<Page<Token>> {
    call::<ListTokens>(&query).await
}

/// The latest tokens of a user; of nobody, none.
pub async fn latest(user: Option<UserId>) -> Answer<Page<Token>> {
    if user.is_none() {
        return Ok(Page::default());
    }
    let query = TokenQuery {
        user,
        sort: TokenSort::CreatedAt,
        order: Order::Descending,
        ..TokenQuery::default()
    };
    list(query).await
}

/// Creates a token and shows it, once.
pub async fn create(new: NewToken) -> Answer<CreatedToken> {
    call::<CreateToken>(&new).await
}

/// Deletes a token; sessions made with it end.
pub async fn delete(id: TokenId) -> Answer<()> {
    Call::<DeleteToken>::new(&()).id(id).send().await
}
