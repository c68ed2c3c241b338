//! Finding by a number somebody said or typed: `/api/referrals/find`.

use super::{clinic, draft, first, form, found, id, issue, outsider, patient, recall, worker};
use crate::harness::Staff;
use serde_json::{Value, json};
use shared::{
    card::{SignedCard, to_qr},
    endpoints::{CheckCard, FindReferrals, SignCard},
    referrals::Number,
};

/// Swaps what looks alike in the place where the number has one of a pair.
fn slipped(number: &str) -> Option<String> {
    let at = number.find(['0', 'O', '1', 'I'])?;
    let other = match &number[at..=at] {
        "0" => "O",
        "O" => "0",
        "1" => "I",
        _ => "1",
    };
    let mut slipped = number.to_owned();
    slipped.replace_range(at..=at, other);
    Some(slipped)
}

/// Exchanges the first neighbours whose exchange the check character notices.
fn swapped(number: &str) -> Option<String> {
    (1..number.len()).find_map(|at| {
        let mut symbols: Vec<char> = number.chars().collect();
        symbols.swap(at - 1, at);
        let swapped = String::from_iter(symbols);
        Number::try_from(swapped.clone())
            .is_err()
            .then_some(swapped)
    })
}

/// Issues until a number can be mistyped.
async fn with_slip(doctor: &Staff, patient: &str) -> (Value, String) {
    loop {
        let made = issue(doctor, &form(patient)).await;
        if let Some(slip) = slipped(made["number"].as_str().unwrap()) {
            return (made, slip);
        }
    }
}

#[tokio::test]
async fn a_number_is_found_however_it_is_spelt() {
    let (app, doctor) = clinic().await;
    let worker = worker(&app, "tkach_i", "Ткач Іван").await;
    let patient = patient(&doctor).await;
    let made = issue(&doctor, &form(&patient)).await;
    let number: Number = serde_json::from_value(made["number"].clone()).unwrap();
    let plain = number.as_str().to_owned();
    let cyrillic: String = plain
        .chars()
        .map(|c| match c {
            'A' => 'А',
            'B' => 'В',
            'C' => 'С',
            'E' => 'Е',
            'H' => 'Н',
            'I' => 'І',
            'K' => 'К',
            'M' => 'М',
            'O' => 'О',
            'P' => 'Р',
            'T' => 'Т',
            'X' => 'Х',
            digit => digit,
        })
        .collect();
    let spellings = [
        plain.clone(),
        number.to_string(),
        number.to_string().to_lowercase(),
        number.groups().join(" "),
        number.groups().join(" – "),
        format!("  {plain}\n"),
        cyrillic.clone(),
        cyrillic.to_lowercase(),
        number.groups().join("/"),
        format!("«{number}»…"),
        format!("№ {number}.\u{200b}"),
        format!("Номер направлення: {}", number.groups().join("\r\n")),
    ];
    for spelling in spellings {
        for staff in [&worker, &doctor] {
            let known = found(staff, &spelling).await;
            assert_eq!(known["number"], plain.as_str(), "{spelling}");
            assert_eq!(known["referrals"][0]["id"], first(&made));
            assert_eq!(known["repairs"], json!([]));
        }
    }
}

/// A scanner is a keyboard: it types the whole card where the number should be.
#[tokio::test]
async fn a_scanned_card_is_found_by_its_number() {
    let (app, doctor) = clinic().await;
    let worker = worker(&app, "tkach_i", "Ткач Іван").await;
    let made = issue(&doctor, &form(&patient(&doctor).await)).await;
    let signed: SignedCard = doctor.ask(SignCard).of(id(&made)).await.read_as();
    let code = ["shc:/", &to_qr(&signed.card).1].concat();
    for scanned in [
        code.clone(),
        code.to_uppercase(),
        code.replace("shc:/", "ірсЖ."),
        code.replace("shc:/", "ІРСж."),
        json!({"verifiableCredential": [signed.card]}).to_string(),
    ] {
        let known = found(&worker, &scanned).await;
        assert_eq!(known["number"], made["number"], "{scanned}");
        assert_eq!(known["referrals"][0]["id"], first(&made));
        // What the card says beyond that is told nobody.
        assert!(!known.to_string().contains("Лук’яненко"));
        let call = app.ask(CheckCard).json(&json!({"card": scanned}));
        assert_eq!(call.await.expect(200)["services"][0]["code"], "B33001");
    }
    for broken in [&code[..code.len() - 2], &code.replace("shc:/", "shc:/1/2/")] {
        let call = worker.ask(FindReferrals).json(&json!({"number": broken}));
        call.await.expect_fault("number", "number-invalid");
    }
}

#[tokio::test]
async fn a_typing_error_offers_what_was_meant_and_shows_nothing_of_it() {
    let (app, doctor) = clinic().await;
    let worker = worker(&app, "tkach_i", "Ткач Іван").await;
    let patient = patient(&doctor).await;
    let (made, slip) = with_slip(&doctor, &patient).await;
    let swap = swapped(made["number"].as_str().unwrap()).unwrap();
    let meant = json!({"number": null, "referrals": [], "repairs": [made["number"]]});
    for typed in [slip, swap] {
        for staff in [&worker, &doctor] {
            assert_eq!(found(staff, &typed).await, meant, "{typed}");
        }
        let reply = worker.ask(FindReferrals).json(&json!({"number": typed}));
        assert!(!reply.await.text().contains("B33001"));
    }
}

#[tokio::test]
async fn only_numbers_that_the_caller_may_see_are_offered() {
    let (app, doctor) = clinic().await;
    let stranger = outsider(&app).await;
    let patient = patient(&doctor).await;
    let (made, slip) = with_slip(&doctor, &patient).await;
    let swap = swapped(made["number"].as_str().unwrap()).unwrap();
    let nothing = json!({"number": null, "referrals": [], "repairs": []});
    for typed in [slip, swap] {
        assert_eq!(found(&stranger, &typed).await, nothing, "{typed}");
    }
}

#[tokio::test]
async fn a_number_that_is_nobodys_is_no_error() {
    let (app, doctor) = clinic().await;
    let worker = worker(&app, "tkach_i", "Ткач Іван").await;
    let number = Number::from_random([7; 15]);
    for staff in [&worker, &doctor] {
        let known = found(staff, &number.to_string()).await;
        let nothing = json!({"number": number.as_str(), "referrals": [], "repairs": []});
        assert_eq!(known, nothing);
    }
}

#[tokio::test]
async fn a_card_in_groups_is_no_number() {
    let (app, doctor) = clinic().await;
    let worker = worker(&app, "tkach_i", "Ткач Іван").await;
    let patient = patient(&doctor).await;
    let made = issue(&doctor, &form(&patient)).await;
    let card = super::cards::sign(&doctor, &made).await;
    let digits: Vec<char> = to_qr(&card).1.chars().collect();
    for every in [1, 4, 8, 16] {
        let groups: Vec<String> = digits
            .chunks(every)
            .map(|group| group.iter().collect())
            .collect();
        for text in [groups.join(" "), format!("shc:/{}", groups.join("\n"))] {
            let known = found(&worker, &text).await;
            assert_eq!(known["number"], made["number"], "{every}");
            // Not whole, it is none.
            let half = text[..text.len() / 2].to_owned();
            let call = worker.ask(FindReferrals).json(&json!({"number": half}));
            call.await.expect_fault("number", "number-invalid");
        }
    }
}

#[tokio::test]
async fn what_is_no_number_is_said_to_be_none() {
    let (app, doctor) = clinic().await;
    let worker = worker(&app, "tkach_i", "Ткач Іван").await;
    let long = "0".repeat(20_000);
    let garbage = [
        "",
        "   ",
        "----",
        "02CX-K1AM-8E84-9TT",
        "02CX-K1AM-8E84-9TTMM",
        "02CX-K1AM-8E84-9TTD",
        "Лук’яненко",
        "📞",
        "' or 1=1 --",
        "%%%%%%%%%%%%%%%%",
        long.as_str(),
    ];
    for typed in garbage {
        for staff in [&worker, &doctor] {
            let call = staff.ask(FindReferrals).json(&json!({"number": typed}));
            call.await.expect_fault("number", "number-invalid");
        }
    }
    let call = worker.ask(FindReferrals).json(&json!({}));
    call.await.expect_fault("number", "required");
}

#[tokio::test]
async fn a_national_number_leads_to_ours() {
    let (app, doctor) = clinic().await;
    let worker = worker(&app, "tkach_i", "Ткач Іван").await;
    let stranger = outsider(&app).await;
    let patient = patient(&doctor).await;
    let mut form = form(&patient);
    // Its check character is none of ours.
    form["foreign_number"] = json!("A1B2C3E4H5K6M7X8");
    assert!(Number::try_from("A1B2C3E4H5K6M7X8".to_owned()).is_err());
    let made = issue(&doctor, &form).await;
    for typed in ["A1B2C3E4H5K6M7X8", "а1в2-с3е4-н5к6-м7х8"] {
        let known = found(&worker, typed).await;
        assert_eq!(known["number"], made["number"]);
        assert_eq!(known["referrals"][0]["id"], first(&made));
        assert_eq!(known["repairs"], json!([]));
    }
    let nothing = json!({"number": null, "referrals": [], "repairs": []});
    assert_eq!(found(&stranger, "A1B2C3E4H5K6M7X8").await, nothing);
    assert_eq!(found(&worker, "A1B2C3E4H5K6M7X9").await, nothing);
    // A draft's is nobody's yet.
    form["foreign_number"] = json!("9TTM8E84K1AM02CX");
    draft(&doctor, &form).await;
    let known = found(&worker, "9TTM8E84K1AM02CX").await;
    assert_eq!(known["referrals"], json!([]));
}

#[tokio::test]
async fn what_became_of_it_is_said() {
    let (app, doctor) = clinic().await;
    let worker = worker(&app, "tkach_i", "Ткач Іван").await;
    let patient = patient(&doctor).await;
    let made = issue(&doctor, &form(&patient)).await;
    recall(&doctor, first(&made)).await;
    let known = found(&worker, made["number"].as_str().unwrap()).await;
    assert_eq!(known["referrals"][0]["state"]["request"], "recalled");
    assert_eq!(known["referrals"][0]["allowed"], json!([]));
}
