//! Makes cards, genuine and otherwise.

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use judging::{keys::KeySet, standing::Listed, verdict::Known};
use p256::ecdsa::{Signature, SigningKey, signature::Signer};
use shared::{
    card::{Card, RevocationList, deflate, signing_input, to_qr},
    catalogue::DiagnosisSystem,
    patients::{NameParts, PatientName, Sex},
    referrals::{Number, Priority, Quantity},
    time::{Day, Timestamp},
};
use std::collections::BTreeMap;

pub const ORIGIN: &str = "https://hospital.example";
pub const KEY: &str = "key-1";
/// 20 November 2026, and a year after.
pub const ISSUED: i64 = 1_795_176_000;
pub const EXPIRES: i64 = ISSUED + 365 * 86_400;
pub const NOW: i64 = ISSUED + 86_400;

/// A key of ours; another number makes another.
pub fn key(number: u8) -> SigningKey {
    SigningKey::from_slice(&[number; 32]).unwrap()
}

/// Our key as it is published when its list has changed `version` times.
fn jwk(version: u64) -> String {
    let point = key(1).verifying_key().to_sec1_point(false);
    let [x, y] = [&point.as_bytes()[1..33], &point.as_bytes()[33..]]
        .map(|part| URL_SAFE_NO_PAD.encode(part));
    format!(
        r#"{{"kty":"EC","use":"sig","alg":"ES256","kid":"{KEY}","crv":"P-256","x":"{x}","y":"{y}","crlVersion":{version}}}"#
    )
}

pub fn card() -> Card {
    let part = |text: &str| text.to_owned().try_into().unwrap();
    let code = |text: &str| text.to_owned().try_into().unwrap();
    Card {
        issuer: format!("{ORIGIN}/referrals"),
        issued_at: ISSUED,
        expires_at: EXPIRES,
        rid: "4Zp0kR1wXxM".to_owned(),
        number: Number::from_random([7; 15]),
        patient: PatientName::Named(NameParts {
            family: part("Бондаренко"),
            given: part("Марія"),
            patronymic: Some(part("Степанівна")),
        }),
        birth_date: Day::new(1968, 3, 14).unwrap().into(),
        sex: Sex::Female,
        requester: "Коваленко О. П.".to_owned(),
        organization: "Терапевтичне відділення".to_owned(),
        priority: Priority::Urgent,
        diagnoses: vec![(DiagnosisSystem::Icd10, code("J18.9"))],
        services: vec![
            ("58500-00".to_owned().try_into().unwrap(), Quantity::ONE),
            (
                "65070-00".to_owned().try_into().unwrap(),
                Quantity::try_from(2).unwrap(),
            ),
        ],
    }
}

/// Whatever claims, signed by the key.
pub fn sign(payload: &str, key: &SigningKey) -> String {
    let input = signing_input(KEY, payload);
    let signature: Signature = key.sign(input.as_bytes());
    format!("{input}.{}", URL_SAFE_NO_PAD.encode(signature.to_bytes()))
}

/// A genuine card.
pub fn genuine() -> String {
    sign(&card().payload(), &key(1))
}

/// As a QR code says it.
pub fn code(jws: &str) -> String {
    let (scheme, digits) = to_qr(jws);
    [scheme, &digits].concat()
}

/// A JWS of any header, with packed claims, whatever the signature.
pub fn envelope(header: &str, payload: &[u8], signature: &[u8]) -> String {
    let parts = [header.as_bytes(), payload, signature];
    parts.map(|part| URL_SAFE_NO_PAD.encode(part)).join(".")
}

pub fn packed(payload: &str) -> Vec<u8> {
    deflate(payload)
}

/// What the issuer publishes when the key's list has changed `version` times.
pub fn keys(version: u64) -> Option<KeySet> {
    let ours = jwk(version);
    let keys = format!(r#"{{"keys":[{ours},{{"kty":"RSA","n":"AQAB"}}]}}"#);
    KeySet::parse(keys.as_bytes())
}

/// Somebody who has just read the keys and the list.
pub fn known() -> Known {
    let listed = Listed {
        list: list(&[], &[]),
        at: Timestamp(NOW * 1000),
    };
    Known {
        origin: ORIGIN.to_owned(),
        keys: keys(1),
        fresh: true,
        withdrawn: vec![listed],
    }
}

/// The list of the key's withdrawn cards.
pub fn list(cards: &[&str], services: &[(&str, &[usize])]) -> RevocationList {
    let services = services.iter();
    RevocationList {
        kid: KEY.to_owned(),
        method: "rid".to_owned(),
        ctr: 1,
        rids: cards.iter().map(ToString::to_string).collect(),
        services: services
            .map(|(card, places)| ((*card).to_owned(), places.to_vec()))
            .collect::<BTreeMap<_, _>>(),
    }
}
