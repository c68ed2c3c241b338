//! The envelope: a JWS in compact form (RFC 7515 §7.1) over packed claims
//! (RFC 1951). Checking the signature is its reader's affair.

use super::error::CardError;
use crate::json;
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use miniz_oxide::{
    deflate::compress_to_vec,
    inflate::{TINFLStatus, decompress_to_vec_with_limit},
};
use serde::{Deserialize, Serialize};

/// The longest JWS that fits one QR code of version 22, in characters.
pub const MAX_JWS: usize = 1195;
/// The largest claims a card may unpack to, in bytes; ours have some 3000.
pub const MAX_PAYLOAD: usize = 64 * 1024;
/// A dot and a signature, in characters.
const SIGNATURE: usize = 1 + 86;
/// No card of anybody's is longer, in characters.
const LONGEST: usize = 16 * 1024;

/// The protected header (RFC 7515 §4).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Header {
    /// `ES256`, whatever else is said is refused.
    pub alg: String,
    /// `DEF`: the claims are packed.
    pub zip: String,
    /// The RFC 7638 thumbprint of the signing key.
    pub kid: String,
}

impl Header {
    /// The header of a card signed by the key `kid`.
    pub fn new(kid: &str) -> Self {
        Self {
            alg: "ES256".to_owned(),
            zip: "DEF".to_owned(),
            kid: kid.to_owned(),
        }
    }
}

/// Packs claims.
pub fn deflate(payload: &str) -> Vec<u8> {
    compress_to_vec(payload.as_bytes(), 10)
}

/// Packs claims some 3 % smaller, in some milliseconds.
fn deflate_hard(payload: &str) -> Vec<u8> {
    let mut packed = Vec::new();
    let deflate = zopfli::Format::Deflate;
    // A vector takes whatever is written to it.
    let _ = zopfli::compress(
        zopfli::Options::default(),
        deflate,
        payload.as_bytes(),
        &mut packed,
    );
    packed
}

/// Unpacks claims, of which no more than [`MAX_PAYLOAD`] are read.
///
/// # Errors
/// They are damaged, or would unpack to more.
pub fn inflate(packed: &[u8]) -> Result<Vec<u8>, CardError> {
    decompress_to_vec_with_limit(packed, MAX_PAYLOAD).map_err(|error| match error.status {
        TINFLStatus::HasMoreOutput => CardError::TooLarge,
        _ => CardError::Damaged,
    })
}

/// What is signed: header and packed claims.
pub fn signing_input(kid: &str, payload: &str) -> String {
    let header = serde_json::to_string(&Header::new(kid)).unwrap_or_default();
    let mut header = URL_SAFE_NO_PAD.encode(header);
    header.push('.');
    let input = |packed: &[u8]| {
        let mut input = header.clone();
        URL_SAFE_NO_PAD.encode_string(packed, &mut input);
        input
    };
    let easy = input(&deflate(payload));
    if easy.len() + SIGNATURE <= MAX_JWS {
        easy
    } else {
        input(&deflate_hard(payload))
    }
}

/// A card taken apart, its signature not yet checked.
#[derive(Debug, Clone)]
pub struct Jws<'a> {
    /// What it says of its signature.
    pub header: Header,
    /// What was signed: header and payload in base64url, with a dot between (RFC 7515 §5.1).
    pub signing_input: &'a str,
    /// The signature, `r` and `s` of 32 bytes each (RFC 7518 §3.4).
    pub signature: [u8; 64],
    /// The unpacked claims.
    pub payload: Vec<u8>,
}

impl<'a> Jws<'a> {
    /// Takes a card apart.
    ///
    /// # Errors
    /// It is no card, or not whole, or not signed by ES256.
    pub fn parse(text: &'a str) -> Result<Self, CardError> {
        if LONGEST < text.len() {
            return Err(CardError::TooLarge);
        }
        let (signing_input, signature) = text.rsplit_once('.').ok_or(CardError::Damaged)?;
        let (header, payload) = signing_input.split_once('.').ok_or(CardError::Damaged)?;
        let decode = |part: &str| URL_SAFE_NO_PAD.decode(part);
        let header = decode(header).map_err(|_| CardError::Damaged)?;
        let header = read_header(&header)?;
        let packed = decode(payload).map_err(|_| CardError::Damaged)?;
        let signature = decode(signature)
            .ok()
            .and_then(|bytes| bytes.try_into().ok());
        Ok(Self {
            header,
            signing_input,
            signature: signature.ok_or(CardError::Damaged)?,
            payload: inflate(&packed)?,
        })
    }
}

fn read_header(text: &[u8]) -> Result<Header, CardError> {
    #[derive(Deserialize)]
    struct Any {
        alg: String,
        zip: Option<String>,
        kid: Option<String>,
    }
    let any: Any = json::parse(text).ok_or(CardError::Damaged)?;
    if any.alg != "ES256" {
        return Err(CardError::Algorithm);
    }
    match (any.zip, any.kid) {
        (Some(zip), Some(kid)) if zip == "DEF" => Ok(Header::new(&kid)),
        _ => Err(CardError::NotACard),
    }
}
