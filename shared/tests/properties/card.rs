//! Cards: whatever a referral says comes back from the code on its paper.

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use proptest::{collection::vec, option, prelude::*, sample::select};
use shared::{
    card::{
        Card, CardError, Jws, MAX_JWS, MAX_PAYLOAD, deflate, from_qr, inflate, is_card, issuer,
        signing_input, to_qr,
    },
    catalogue::DiagnosisSystem,
    fields::{DiagnosisCode, PersonName, Rule, ServiceCode},
    patients::{BirthDate, NameParts, NoName, PatientName, Sex},
    referrals::{MAX_SERVICES, Number, Priority, Quantity},
    time::Day,
};
use std::fmt::Debug;

fn name() -> impl Strategy<Value = PersonName> {
    "[А-ЩЬЮЯЄІЇҐA-Z][а-щьюяєіїґa-z’'-]{0,20}".prop_map(|text| PersonName::try_from(text).unwrap())
}

fn code<T: TryFrom<String, Error = Rule> + Debug>() -> impl Strategy<Value = T> {
    "[A-Z0-9]{2,5}[.-][0-9]{1,3}".prop_map(|text| T::try_from(text).unwrap())
}

fn diagnosis() -> impl Strategy<Value = (DiagnosisSystem, DiagnosisCode)> {
    (proptest::sample::select(&DiagnosisSystem::ALL), code())
}

fn service() -> impl Strategy<Value = (ServiceCode, Quantity)> {
    (
        code(),
        (1_i64..=99).prop_map(|count| Quantity::try_from(count).unwrap()),
    )
}

fn patient() -> impl Strategy<Value = PatientName> {
    let named = (name(), name(), option::of(name()));
    let named = named.prop_map(|(family, given, patronymic)| {
        PatientName::Named(NameParts {
            family,
            given,
            patronymic,
        })
    });
    let unnamed = (
        proptest::sample::select(&NoName::ALL[..]),
        any::<u32>(),
        option::of(name()),
    );
    let unnamed = unnamed.prop_map(|(absent, number, family)| PatientName::Unnamed {
        absent,
        family: family.filter(|_| absent == NoName::NotGiven),
        number: Some(number),
    });
    prop_oneof![3 => named, 1 => unnamed]
}

fn birth() -> impl Strategy<Value = BirthDate> {
    let year = (1900_u16..2100).prop_map(|year| BirthDate::try_from(year.to_string()).unwrap());
    prop_oneof![3 => day().prop_map(BirthDate::Day), 1 => year]
}

fn day() -> impl Strategy<Value = Day> {
    (1900_u16..2100, 1_u8..=12, 1_u8..=28)
        .prop_map(|(year, month, day)| Day::new(year, month, day).unwrap())
}

fn card() -> impl Strategy<Value = Card> {
    let claims = (
        "https://[a-z.]{1,40}/referrals",
        any::<[i64; 2]>(),
        "[A-Za-z0-9_-]{1,24}",
    );
    let person = (patient(), birth(), proptest::sample::select(&Sex::ALL[..]));
    let issued = (
        "\\PC{0,30}",
        "\\PC{0,30}",
        proptest::sample::select(&Priority::ALL),
    );
    let asked = (
        vec(diagnosis(), 0..=2),
        vec(service(), 1..=MAX_SERVICES),
        any::<[u8; 15]>(),
    );
    (claims, person, issued, asked).prop_map(|(claims, person, issued, asked)| Card {
        issuer: claims.0,
        issued_at: claims.1[0],
        expires_at: claims.1[1],
        rid: claims.2,
        number: Number::from_random(asked.2),
        patient: person.0,
        birth_date: person.1,
        sex: person.2,
        requester: issued.0,
        organization: issued.1,
        priority: issued.2,
        diagnoses: asked.0,
        services: asked.1,
    })
}

fn signed(payload: &str, signature: &[u8; 64]) -> String {
    let signature = URL_SAFE_NO_PAD.encode(signature);
    [signing_input("key", payload), signature].join(".")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_card_comes_back_from_its_code(card in card(), half in any::<[u8; 32]>()) {
        let mut signature = [0; 64];
        signature[..32].copy_from_slice(&half);
        let jws = signed(&card.payload(), &signature);
        let (scheme, digits) = to_qr(&jws);
        prop_assert!(digits.bytes().all(|digit| digit.is_ascii_digit()));

        let scanned = from_qr(&[scheme, &digits].concat()).unwrap();
        prop_assert_eq!(&scanned, &jws);
        let parsed = Jws::parse(&scanned).unwrap();
        prop_assert_eq!(parsed.signature, signature);
        prop_assert_eq!(&parsed.header.kid, "key");
        prop_assert!(jws.starts_with(parsed.signing_input));
        prop_assert_eq!(issuer(&parsed.payload), Some(card.issuer.clone()));
        prop_assert_eq!(Card::parse(&parsed.payload), Ok(card));
    }

    #[test]
    fn a_card_is_read_through_any_noise(
        card in card(),
        noise in "[\\s\u{a0}\u{ad}\u{200b}-\u{200f}\u{feff}]{1,3}",
        at in vec(5..900_usize, 0..9),
        around in select(vec![["", ""], ["", "\n30.11.2026"], ["", "\n1 000"], ["«", "»."], ["\"", "\"\r\n"], ["QR: ", "."], ["\u{feff}", "\0"]]),
    ) {
        let jws = signed(&card.payload(), &[7; 64]);
        let code = ["shc:/", &to_qr(&jws).1].concat();
        let layouts = [
            code.clone(),
            code.replace("shc", "SHC"),
            code.replace("shc:/", "shc:"),
            code.replace("shc:/", "SHC: "),
            code.replace("shc:/", "ірсЖ"),
            code.replace("shc:/", "ірсЖ."),
            code.replace("shc:/", "ІРСж."),
            code.replace("shc:/", "ырсЖ."),
            code.replace("shc:/", "shc://"),
            code.replace("shc:/", "ірсЖ.."),
            code.replace("shc:/", "ｓｈｃ：／"),
            code.replace("shc:/", "shc%3A%2F"),
            code.replace("shc:/", "]Q1shc:/"),
        ];
        let file = serde_json::json!({"verifiableCredential": [jws]}).to_string();
        for mut text in layouts.into_iter().chain([jws.clone(), file]) {
            let start = text.find("eyJ").map_or(text.find('5').unwrap(), |at| at + 3);
            for at in &at {
                if text.contains('{') {
                    break;
                }
                let at = start + at;
                if text.is_char_boundary(at) {
                    text.insert_str(at, &noise);
                }
            }
            let text = around.join(&text);
            prop_assert_eq!(from_qr(&text), Ok(jws.clone()), "{}", text);
        }
    }

    #[test]
    fn a_card_is_read_in_groups(
        card in card(),
        every in 1..=80_usize,
        between in select(vec![" ", "\n", "\r\n", "\u{a0}", "\u{200b}"]),
        scheme in select(vec!["shc:/", "SHC:/ ", "", "Код: "]),
    ) {
        let jws = signed(&card.payload(), &[7; 64]);
        let digits: Vec<char> = to_qr(&jws).1.chars().collect();
        let groups: Vec<String> = digits.chunks(every).map(|group| group.iter().collect()).collect();
        let text = [scheme, &groups.join(between)].concat();
        prop_assert_eq!(from_qr(&text), Ok(jws), "{}", text);
        prop_assert!(is_card(&text));
    }

    /// Minified by the framework's rules, whatever is on it.
    #[test]
    fn a_card_says_nothing_twice(card in card()) {
        let payload = card.payload();
        let claims: serde_json::Value = serde_json::from_str(&payload).unwrap();
        let entries = claims["vc"]["credentialSubject"]["fhirBundle"]["entry"].as_array().unwrap();
        for (place, entry) in entries.iter().enumerate() {
            prop_assert_eq!(&entry["fullUrl"], &format!("resource:{place}"));
            for left_out in ["id", "meta", "text"] {
                prop_assert!(entry["resource"].get(left_out).is_none());
            }
        }
        prop_assert_eq!(entries.len(), 1 + card.services.len());
    }

    #[test]
    fn claims_unpack_to_what_was_packed(text in "\\PC{0,400}") {
        prop_assert_eq!(inflate(&deflate(&text)).unwrap(), text.as_bytes());
    }

    #[test]
    fn garbage_is_refused_and_never_stops_anything(
        text in ".{0,200}",
        digits in "shc:/[0-9/]{0,300}",
        jws in "e?y?[A-Za-z0-9_-]{0,80}\\.[A-Za-z0-9_-]{0,80}\\.[A-Za-z0-9_-]{0,100}",
        bytes in vec(any::<u8>(), 0..300),
    ) {
        for text in [&text, &digits, &jws] {
            if let Ok(jws) = from_qr(text) {
                prop_assert!(Jws::parse(&jws).is_err());
            }
            prop_assert!(Jws::parse(text).is_err());
            prop_assert!(Card::parse(text.as_bytes()).is_err());
        }
        prop_assert!(Card::parse(&bytes).is_err());
        let unpacked = inflate(&bytes);
        prop_assert!(unpacked.map_or(0, |unpacked| unpacked.len()) <= MAX_PAYLOAD);
    }

    /// A genuine card of which a piece is missing or another stands there.
    #[test]
    fn a_damaged_card_never_stops_anything(card in card(), from in any::<usize>(), length in 0_usize..60, by in "[A-Za-z0-9_.-]{0,9}") {
        let jws = signed(&card.payload(), &[7; 64]);
        let from = from % jws.len();
        let to = (from + length).min(jws.len());
        let damaged = [&jws[..from], &by, &jws[to..]].concat();
        if let Ok(parsed) = Jws::parse(&damaged) {
            let _ = Card::parse(&parsed.payload);
        }
    }
}

#[test]
fn no_more_is_unpacked_than_any_card_has() {
    let full = " ".repeat(MAX_PAYLOAD);
    assert_eq!(inflate(&deflate(&full)).unwrap().len(), MAX_PAYLOAD);
    let over = [full.as_str(), " "].concat();
    assert_eq!(inflate(&deflate(&over)), Err(CardError::TooLarge));
    assert_eq!(
        inflate(&deflate(&" ".repeat(1 << 22))),
        Err(CardError::TooLarge)
    );
}

/// The longest a hospital will write: five services, both diagnoses.
fn longest() -> Card {
    let diagnosis = |text: &str| text.to_owned().try_into().unwrap();
    let part = |text: &str| PersonName::try_from(text.to_owned()).unwrap();
    let services = ["58500-00", "65070-00", "66512-00", "11700-00", "55036-00"];
    Card {
        issuer: "https://refer.verbivka-hosp.ua/referrals".to_owned(),
        issued_at: 1_795_176_000,
        expires_at: 1_826_712_000,
        rid: "w9Xo0Zk3PqY".to_owned(),
        number: Number::from_random([3, 14, 15, 9, 2, 6, 5, 3, 5, 8, 9, 7, 9, 3, 2]),
        patient: PatientName::Named(NameParts {
            family: part("Нечипоренко-Кропивницька"),
            given: part("Єлизавета"),
            patronymic: Some(part("Володимирівна")),
        }),
        birth_date: Day::new(1968, 11, 24).unwrap().into(),
        sex: Sex::Female,
        requester: "Добровольська Олександра Володимирівна".to_owned(),
        organization: "КНП «Вербівська міська клінічна лікарня», хірургічне відділення № 2"
            .to_owned(),
        priority: Priority::Routine,
        diagnoses: vec![
            (DiagnosisSystem::Icd10, diagnosis("S72.01")),
            (DiagnosisSystem::Icpc2, diagnosis("L75")),
        ],
        services: services
            .iter()
            .zip([2, 1, 1, 1, 1])
            .map(|(service, count)| {
                (
                    service.to_string().try_into().unwrap(),
                    Quantity::try_from(count).unwrap(),
                )
            })
            .collect(),
    }
}

/// A code of version 22 is what printers print and cameras read.
#[test]
fn the_longest_card_fits_its_code() {
    let mut signature = [0; 64];
    for (place, byte) in signature.iter_mut().enumerate() {
        *byte = u8::try_from(place * 37 % 251).unwrap();
    }
    let kid = "cn-I_WNMClehiVp51i_0VpOENW1upEerA8sEam5hn-s";
    let input = signing_input(kid, &longest().payload());
    let jws = [input, URL_SAFE_NO_PAD.encode(signature)].join(".");
    assert!(jws.len() <= MAX_JWS, "{} characters", jws.len());
}
