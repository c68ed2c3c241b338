//! What is a referral of ours, and what is not.

use crate::press::{KEY, NOW, ORIGIN, card, code, envelope, genuine, key, known, packed, sign};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use judging::{
    standing::Standing,
    verdict::{Forgery, Known, Missing, Unreadable, Verdict, judge},
};
use p256::ecdsa::{Signature, signature::Signer};
use proptest::prelude::*;

#[test]
fn a_card_of_ours_is_genuine_however_it_is_given() {
    let jws = genuine();
    for text in [code(&jws), jws.clone(), format!(" {}\n", code(&jws))] {
        let Verdict::Genuine(genuine) = judge(&text, &known()) else {
            panic!("{text}: {:?}", judge(&text, &known()));
        };
        assert_eq!(genuine.card, card());
        assert_eq!(genuine.jws, jws);
        assert_eq!(genuine.standing(NOW), Standing::Valid);
    }
}

fn with_header(header: &str) -> Verdict {
    let input = envelope(header, &packed(&card().payload()), &[]);
    let input = input.trim_end_matches('.');
    let signature: Signature = key(1).sign(input.as_bytes());
    let signature = URL_SAFE_NO_PAD.encode(signature.to_bytes());
    judge(&format!("{input}.{signature}"), &known())
}

#[test]
fn another_algorithm_is_a_forgery_even_over_a_signature_that_fits() {
    let header = |alg: &str| format!(r#"{{"alg":"{alg}","zip":"DEF","kid":"{KEY}"}}"#);
    assert!(matches!(with_header(&header("ES256")), Verdict::Genuine(_)));
    for alg in [
        "none", "None", "", "HS256", "RS256", "ES256K", "ES384", "ES512", "EdDSA", "es256",
    ] {
        let verdict = with_header(&header(alg));
        assert_eq!(verdict, Verdict::NotGenuine(Forgery::Algorithm), "{alg}");
    }
}

#[test]
fn a_signature_of_another_length_is_none() {
    let header = format!(r#"{{"alg":"ES256","zip":"DEF","kid":"{KEY}"}}"#);
    let payload = packed(&card().payload());
    for length in [0, 1, 32, 63, 65, 96, 132] {
        let card = envelope(&header, &payload, &vec![7; length]);
        let verdict = judge(&card, &known());
        assert_eq!(
            verdict,
            Verdict::Unreadable(Unreadable::Damaged),
            "{length}"
        );
    }
    // No valid one: zero and beyond the order of the curve.
    for byte in [0, 0xff] {
        let card = envelope(&header, &payload, &[byte; 64]);
        let verdict = judge(&card, &known());
        assert_eq!(verdict, Verdict::NotGenuine(Forgery::Signature), "{byte}");
    }
}

#[test]
fn what_was_changed_after_signing_is_a_forgery() {
    let jws = genuine();
    let (_, signature) = jws.rsplit_once('.').unwrap();
    let mut changed = card();
    changed.services.pop();
    let other = sign(&changed.payload(), &key(2));
    let (input, _) = other.rsplit_once('.').unwrap();
    for forged in [format!("{input}.{signature}"), other] {
        let verdict = judge(&forged, &known());
        assert_eq!(verdict, Verdict::NotGenuine(Forgery::Signature));
    }
}

#[test]
fn a_key_nobody_has_is_a_forgery_only_to_whoever_asked_just_now() {
    let jws = genuine();
    let stranger = Known {
        keys: judging::keys::KeySet::parse(br#"{"keys":[]}"#),
        ..known()
    };
    let verdict = judge(&jws, &stranger);
    assert_eq!(verdict, Verdict::NotGenuine(Forgery::Key));
    let away = Known {
        fresh: false,
        ..stranger
    };
    assert_eq!(judge(&jws, &away), Verdict::Undecided(Missing::NewerKey));
    let new_here = Known { keys: None, ..away };
    assert_eq!(judge(&jws, &new_here), Verdict::Undecided(Missing::Keys));
}

#[test]
fn a_key_that_is_no_point_of_the_curve_is_none() {
    let not_on_it = URL_SAFE_NO_PAD.encode([1; 32]);
    for (crv, coordinate) in [
        ("P-256", not_on_it.as_str()),
        ("P-384", &not_on_it),
        ("P-256", "AQ"),
    ] {
        let keys = format!(
            r#"{{"keys":[{{"kty":"EC","crv":"{crv}","kid":"{KEY}","x":"{coordinate}","y":"{coordinate}"}}]}}"#
        );
        let known = Known {
            keys: judging::keys::KeySet::parse(keys.as_bytes()),
            ..known()
        };
        let verdict = judge(&genuine(), &known);
        assert_eq!(
            verdict,
            Verdict::NotGenuine(Forgery::Key),
            "{crv} {coordinate}"
        );
    }
}

#[test]
fn another_issuer_is_not_ours_to_judge() {
    for issuer in [
        "https://other.example/referrals",
        ORIGIN,
        "https://hospital.example/referrals/",
        "https://hospital.example.evil.example/referrals",
        "",
    ] {
        let mut foreign = card();
        foreign.issuer = issuer.to_owned();
        for signer in [1, 2] {
            let jws = sign(&foreign.payload(), &key(signer));
            assert_eq!(judge(&jws, &known()), Verdict::OtherIssuer, "{issuer}");
        }
    }
}

#[test]
fn a_health_card_about_something_else_is_not_a_referral() {
    let other = |issuer: &str| {
        format!(
            r#"{{"iss":"{issuer}","nbf":1,"vc":{{"type":["https://smarthealth.cards#health-card","https://smarthealth.cards#immunization"],"credentialSubject":{{"fhirVersion":"4.0.1","fhirBundle":{{"resourceType":"Bundle","type":"collection","entry":[]}}}}}}}}"#
        )
    };
    let ours = other(&card().issuer);
    assert_eq!(
        judge(&sign(&ours, &key(1)), &known()),
        Verdict::NotAReferral
    );
    // Somebody who pretends that we wrote it is found out first.
    let verdict = judge(&sign(&ours, &key(2)), &known());
    assert_eq!(verdict, Verdict::NotGenuine(Forgery::Signature));
    let theirs = other("https://spec.smarthealth.cards/examples/issuer");
    assert_eq!(
        judge(&sign(&theirs, &key(2)), &known()),
        Verdict::NotAReferral
    );
}

#[test]
fn a_little_that_unpacks_to_a_lot_is_too_large() {
    let header = format!(r#"{{"alg":"ES256","zip":"DEF","kid":"{KEY}"}}"#);
    let bomb = packed(&" ".repeat(1 << 20));
    assert!(bomb.len() < 2000);
    let verdict = judge(&envelope(&header, &bomb, &[7; 64]), &known());
    assert_eq!(verdict, Verdict::Unreadable(Unreadable::TooLarge));
    let verdict = judge(&format!("eyJ.{}.x", "A".repeat(1 << 20)), &known());
    assert_eq!(verdict, Verdict::Unreadable(Unreadable::TooLarge));
}

#[test]
fn what_is_no_card_cannot_be_read() {
    use Unreadable::{Chunked, Damaged, NotACard};
    let jws = genuine();
    let code = code(&jws);
    let without_header = ["eyJhbGci", &jws[jws.find('.').unwrap()..]].concat();
    for (text, expected) in [
        ("", NotACard),
        ("https://example.org", NotACard),
        ("shc:/1/2/5676", Chunked),
        ("shc:/", Damaged),
        ("shc:/567", Damaged),
        ("shc:/99", Damaged),
        (&code[..code.len() - 1], Damaged),
        (&code[..code.len() - 40], Damaged),
        (&jws[..jws.len() / 2], Damaged),
        (&jws[..40], Damaged),
        (&jws[..jws.len() - 10], Damaged),
        (&without_header, Damaged),
        ("shc:/5676295952", Damaged),
        // Which begin as cards do, and are none.
        ("eyJ", NotACard),
        ("5676 29", NotACard),
        (r#"{"alg":"ES256"}"#, NotACard),
    ] {
        assert_eq!(
            judge(text, &known()),
            Verdict::Unreadable(expected),
            "{text}"
        );
    }
}

#[test]
fn a_code_is_read_without_what_a_scanner_leaves_out() {
    let code = code(&genuine());
    let digits = code.trim_start_matches("shc:/");
    for text in [digits, &format!("]Q3{digits}\r\n"), &format!("{digits}.")] {
        assert!(
            matches!(judge(text, &known()), Verdict::Genuine(_)),
            "{text}"
        );
    }
    let cut = &digits[..digits.len() - 2];
    assert_eq!(
        judge(cut, &known()),
        Verdict::Unreadable(Unreadable::Damaged)
    );
}

proptest! {
    /// Whatever single symbol of a genuine code is another one: never genuine.
    #[test]
    fn no_change_goes_unnoticed(place in 0_usize..1000, symbol in "[A-Za-z0-9_.-]") {
        let jws = genuine();
        let place = place % jws.len();
        let changed = [&jws[..place], &symbol, &jws[place + 1..]].concat();
        prop_assume!(changed != jws);
        let verdict = judge(&changed, &known());
        prop_assert!(!matches!(verdict, Verdict::Genuine(_)), "{:?}", verdict);
    }

    #[test]
    fn a_part_of_a_code_is_never_genuine(end in 0_usize..3000) {
        let code = code(&genuine());
        let part = &code[..end % code.len()];
        prop_assert!(!matches!(judge(part, &known()), Verdict::Genuine(_)));
    }

    #[test]
    fn no_text_stops_it(text in ".{0,200}", digits in "[0-9]{0,400}", parts in "ey[A-Za-z0-9_-]{0,60}\\.[A-Za-z0-9_-]{0,60}\\.[A-Za-z0-9_-]{0,90}") {
        for text in [text, format!("shc:/{digits}"), parts] {
            prop_assert!(!matches!(judge(&text, &known()), Verdict::Genuine(_)));
        }
    }

    /// Whatever claims stand under a signature that fits.
    #[test]
    fn no_claims_stop_it(claims in ".{0,300}", packed in proptest::collection::vec(any::<u8>(), 0..300)) {
        prop_assert!(!matches!(judge(&sign(&claims, &key(1)), &known()), Verdict::Genuine(_)));
        let header = format!(r#"{{"alg":"ES256","zip":"DEF","kid":"{KEY}"}}"#);
        let verdict = judge(&envelope(&header, &packed, &[7; 64]), &known());
        prop_assert!(!matches!(verdict, Verdict::Genuine(_)));
    }

    #[test]
    fn no_keys_stop_it(json in "\\PC{0,200}") {
        if let Some(keys) = judging::keys::KeySet::parse(json.as_bytes()) {
            prop_assert_eq!(keys.lists().filter(|(name, _)| name.contains('/')).count(), 0);
        }
    }
}
