//! Why a text is no card.

/// Why a text is no card, or none of ours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CardError {
    /// It is something else: another QR code, a word, nothing.
    #[error("not a health card")]
    NotACard,
    /// It is one part of several, a form given up in 2022.
    #[error("one part of several")]
    Chunked,
    /// It begins like a card and does not go on like one.
    #[error("damaged")]
    Damaged,
    /// It is signed by another algorithm, or by none (RFC 8725 §3.1).
    #[error("not signed by ES256")]
    Algorithm,
    /// It is larger than any card, packed or unpacked.
    #[error("too large")]
    TooLarge,
    /// It is a health card about something else than a referral.
    #[error("not about a referral")]
    NotAReferral,
}
