//! Staff tokens.

use super::{Answer, Call, call};
use shared::{
    endpoints::{CreateToken, DeleteToken, ListTokens},
    ids::TokenId,
    page::Page,
    tokens::{CreatedToken, NewToken, Token, TokenQuery},
};

/// A page of tokens.
pub async fn list(query: TokenQuery) -> Answer<Page<Token>> {
    call::<ListTokens>(&query).await
}

/// Creates a token and shows it, once.
pub async fn create(new: NewToken) -> Answer<CreatedToken> {
    call::<CreateToken>(&new).await
}

/// Deletes a token; sessions made with it end.
pub async fn delete(id: TokenId) -> Answer<()> {
    Call::<DeleteToken>::new(&()).id(id).send().await
}
