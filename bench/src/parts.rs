//! Parts that run in memory, by criterion; their medians are read from where
//! it keeps them.

use crate::report::Report;
use anyhow::{Context, Result};
use criterion::Criterion;
use ground::{
    crypto::{digest::Sha256Digest, es256},
    random::Random,
};
use monitor::{Entity, EventName, Operation, policy};
use p256::ecdsa::{Signature, SigningKey, signature::Signer as _, signature::Verifier as _};
use serde_json::json;
use shared::{
    card::{Card, Jws, MAX_JWS, from_qr, signing_input, to_qr},
    catalogue::DiagnosisSystem,
    patients::{NameParts, PatientName, Sex},
    permissions::{Permission, PermissionStates, State},
    referrals::{Number, Priority, Quantity},
};
use std::{fs, hint::black_box, path::PathBuf, time::Duration};
use web::dpop::{Expected, Nonces, Receipts, verify};

const GROUP: &str = "parts";

/// Measures them all.
pub fn measure(report: &mut Report) -> Result<()> {
    let output = output();
    let mut criterion = Criterion::default()
        .without_plots()
        .output_directory(&output)
        .measurement_time(Duration::from_secs(2));
    decisions(&mut criterion);
    possession(&mut criterion)?;
    card(&mut criterion, report)?;
    let lines = [
        ("decide", "a permission decision in memory", "100 ns"),
        ("row", "finding an event's row in the policy", ""),
        (
            "proof",
            "verifying a proof of the workstation's key",
            "300 µs",
        ),
        ("receipt", "looking at a receipt for one", ""),
        ("number", "checking a number and offering repairs", ""),
        ("pack", "packing a card of five services", ""),
        ("sign", "signing it", "1 ms"),
        ("check", "unpacking and verifying it, native", ""),
    ];
    for (name, what, budget) in lines {
        report.time(what, median(&output, name)?, budget);
    }
    Ok(())
}

fn output() -> PathBuf {
    let target = std::env::var_os("CARGO_TARGET_DIR").unwrap_or_else(|| "target".into());
    PathBuf::from(target).join("criterion")
}

/// Criterion's estimate, in nanoseconds.
fn median(output: &std::path::Path, name: &str) -> Result<Duration> {
    let file = output.join(GROUP).join(name).join("new/estimates.json");
    let text = fs::read_to_string(&file).with_context(|| format!("reading {}", file.display()))?;
    let estimates: serde_json::Value = serde_json::from_str(&text)?;
    let nanos = estimates["median"]["point_estimate"].as_f64();
    let nanos = nanos.context("criterion wrote no median")?;
    Ok(Duration::from_secs_f64(nanos / 1e9))
}

fn decisions(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group(GROUP);
    let roles: Vec<PermissionStates> = (0..4)
        .map(|place| {
            let states = PermissionStates::default();
            states.with(Permission::ALL[place], State::Allow)
        })
        .collect();
    let together = roles
        .iter()
        .fold(PermissionStates::default(), |all, one| all.and(*one));
    group.bench_function("decide", |bencher| {
        bencher.iter(|| {
            black_box(together)
                .of(black_box(Permission::RoleAssignment))
                .grants()
        });
    });
    let event = EventName::request(
        Entity::User,
        Entity::ReferralDesk,
        Operation::CompleteReferral,
    );
    group.bench_function("row", |bencher| {
        bencher.iter(|| policy::row(black_box(event)).is_some());
    });
    group.bench_function("number", |bencher| {
        bencher.iter(|| Number::repairs(black_box("O2CXK1AM8E849TTM")).len());
    });
    group.finish();
}

/// What shows that a request comes from the session's workstation.
fn possession(criterion: &mut Criterion) -> Result<()> {
    let now = jiff::Timestamp::UNIX_EPOCH;
    let random = Random::system();
    let (nonces, receipts) = (Nonces::new(random.clone()), Receipts::new(&random));
    let key = es256::SigningKey::generate(&random);
    let url = "https://lux.verbiv-hospital.example/api/requisitions";
    let header = json!({"typ": "dpop+jwt", "alg": "ES256", "jwk": key.public().jwk()});
    let claims = json!({
        "jti": "one", "htm": "POST", "htu": url, "iat": 0,
        "nonce": nonces.issue(now), "sid": "01890a5d-ac96-774b-bcce-b302099a8057",
    });
    let proof = key.sign(&header, &claims)?;
    let expected = Expected {
        method: "POST",
        url,
        access_token: None,
        now,
    };
    let session = Sha256Digest::of("secret");
    let receipt = receipts.give(&session, now);

    let mut group = criterion.benchmark_group(GROUP);
    group.bench_function("proof", |bencher| {
        bencher.iter(|| verify(black_box(&proof), expected, &nonces).is_ok());
    });
    group.bench_function("receipt", |bencher| {
        bencher.iter(|| receipts.is_good(black_box(&receipt), &session, now));
    });
    group.finish();
    Ok(())
}

/// Five services, long names: the largest card there is.
fn largest() -> Result<Card> {
    let name = |text: &str| text.to_owned().try_into().map_err(anyhow::Error::msg);
    let code = |text: &str| text.to_owned().try_into().map_err(anyhow::Error::msg);
    let service = |text: &str| text.to_owned().try_into().map_err(anyhow::Error::msg);
    let services = ["65070-00", "66512-00", "66542-00", "69333-00", "58500-00"];
    let services = services.map(|text| service(text).map(|code| (code, Quantity::ONE)));
    Ok(Card {
        issuer: "https://lux.verbiv-hospital.example/referrals".to_owned(),
        issued_at: 1_795_000_000,
        expires_at: 1_826_536_000,
        rid: "dGhpc2lzaXQ".to_owned(),
        number: Number::from_random([7; 15]),
        patient: PatientName::Named(NameParts {
            family: name("Нечуй-Левицька-Старосвітська")?,
            given: name("Олександра-Вікторія")?,
            patronymic: Some(name("Костянтинівна")?),
        }),
        birth_date: "1968-03-14".to_owned().try_into()?,
        sex: Sex::Female,
        requester: "Коваленко-Переяславська Оксана Святославівна".to_owned(),
        organization: "Амбулаторія загальної практики сімейної медицини № 3".to_owned(),
        priority: Priority::Urgent,
        diagnoses: vec![
            (DiagnosisSystem::Icd10, code("J18.9")?),
            (DiagnosisSystem::Icpc2, code("R81")?),
        ],
        services: services.into_iter().collect::<Result<_>>()?,
    })
}

fn card(criterion: &mut Criterion, report: &mut Report) -> Result<()> {
    let card = largest()?;
    let key = SigningKey::from_slice(&[7; 32])?;
    let kid = "0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I";
    let sign = |input: String| {
        use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
        let signature: Signature = key.sign(input.as_bytes());
        format!("{input}.{}", URL_SAFE_NO_PAD.encode(signature.to_bytes()))
    };
    let input = signing_input(kid, &card.payload());
    let jws = sign(input.clone());
    let length = format!("{} characters", jws.len());
    report.row("the largest card", &length, &format!("{MAX_JWS}"));
    let (scheme, digits) = to_qr(&jws);
    let scanned = [scheme, &digits].concat();

    let mut group = criterion.benchmark_group(GROUP);
    group.bench_function("pack", |bencher| {
        bencher.iter(|| signing_input(kid, &black_box(&card).payload()));
    });
    group.bench_function("sign", |bencher| {
        bencher.iter(|| sign(black_box(input.clone())));
    });
    group.bench_function("check", |bencher| {
        bencher.iter(|| {
            let jws = from_qr(black_box(&scanned)).unwrap_or_default();
            let jws = Jws::parse(&jws).ok()?;
            let signature = Signature::from_slice(&jws.signature).ok()?;
            let verified = key
                .verifying_key()
                .verify(jws.signing_input.as_bytes(), &signature);
            verified.ok().and_then(|()| Card::parse(&jws.payload).ok())
        });
    });
    group.finish();
    Ok(())
}
