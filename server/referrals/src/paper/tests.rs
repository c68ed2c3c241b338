//! The paper as its readers meet it: its text, its structure, its code.

use super::*;
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use ground::calendar::Calendar;
use jiff::tz::TimeZone;
use reader::Reader;
use shared::{
    card::{Card, from_qr, signing_input},
    catalogue::{Bilingual, Category, Diagnosis, DiagnosisSystem},
    ids::{PatientId, ReferralId, RequisitionId, UserId},
    lang::Lang,
    page::Version,
    patients::{NameParts, NoName, PatientName, PatientRow, Sex},
    referrals::{
        Act, AskedService, HistoryEntry, Link, Number, Priority, Processing, Quantity, Referral,
        ReferralState, Request, Requester, Requisition,
    },
    time::Timestamp,
};
use sheet::Ink;
use uuid::Uuid;

mod reader;

const FACILITY: &str = "КНП «Вербівська міська лікарня»";
const CONTACT: &str = "м. Вербів, вул. Соборна, 12; тел. (0352) 55-01-12";

fn value<T: TryFrom<String, Error: std::fmt::Debug>>(text: &str) -> T {
    T::try_from(text.to_owned()).unwrap()
}

fn named(uk: &str, en: &str) -> Bilingual {
    let (uk, en) = (uk.to_owned(), en.to_owned());
    Bilingual { uk, en }
}

fn number(first: u8) -> Number {
    Number::from_random([first; 15])
}

fn at(text: &str) -> Timestamp {
    Timestamp(text.parse::<jiff::Timestamp>().unwrap().as_millisecond())
}

fn service(code: &str, name: Bilingual, category: Category, quantity: i64) -> Referral {
    Referral {
        id: ReferralId::new(Uuid::from_u128(3)),
        service: AskedService {
            code: value(code),
            name,
            category,
            quantity: Quantity::try_from(quantity).unwrap(),
        },
        state: ReferralState::ISSUED,
        performer: None,
        result: None,
        replaced_by: None,
        history: Vec::new(),
        allowed: Vec::new(),
    }
}

fn services() -> Vec<Referral> {
    let chest = named(
        "Рентгенографія органів грудної клітки",
        "X-ray of the chest",
    );
    let blood = named("Загальний аналіз крові", "Full blood count");
    let sugar = named("Визначення глюкози в крові", "Blood glucose");
    vec![
        service("58500-00", chest, Category::Imaging, 1),
        service("65070-00", blood, Category::LaboratoryProcedure, 2),
        service("66500-00", sugar, Category::LaboratoryProcedure, 1),
    ]
}

fn requisition() -> Requisition {
    Requisition {
        id: RequisitionId::new(Uuid::from_u128(1)),
        number: Some(value("02CXK1AM8E849TTM")),
        foreign_number: Some(value("7K2M04XE9TABC3H5")),
        patient: PatientRow {
            id: PatientId::new(Uuid::from_u128(2)),
            name: PatientName::Named(NameParts {
                family: value("Мар’яненко"),
                given: value("Ґалина"),
                patronymic: Some(value("Юріївна")),
            }),
            birth_date: value("1968-03-14"),
            sex: Sex::Female,
            tax_number: Some(value("2491014823")),
            phone: Some(value("+380675550124")),
            phone_remark: None,
            active: true,
        },
        icd10: Some(Diagnosis {
            code: value("J18.9"),
            name: named("Пневмонія, неуточнена", "Pneumonia, unspecified"),
        }),
        icpc2: Some(Diagnosis {
            code: value("R81"),
            name: named("Пневмонія", "Pneumonia"),
        }),
        priority: Priority::Urgent,
        clinical_note: Some(value(
            "Кашель дев’ять днів, t 38,4 °C, хрипи справа внизу.\nВиключити інфільтрат.",
        )),
        patient_instruction: Some(value(
            "Кров здавайте натще, вранці. Візьміть попередні знімки.",
        )),
        occurrence: Some(value("2026-11-25")),
        requester: Requester {
            id: UserId::new(Uuid::from_u128(4)),
            full_name: value("Коваленко Оксана Петрівна"),
            position: value("Лікарка загальної практики"),
            licence_number: Some(value("401267")),
            organization: value("Терапевтичне відділення"),
        },
        issued_at: Some(at("2026-11-20T07:14:00Z")),
        valid_until: Some(value("2027-11-20")),
        replaces: None,
        referrals: services(),
        damaged: Vec::new(),
        editable: false,
        version: Version(1),
    }
}

/// A card as the server signs it, but for the signature.
fn card(requisition: &Requisition) -> String {
    let services = requisition.referrals.iter().map(|one| &one.service);
    let card = Card {
        issuer: "https://verbiv.example/referrals".to_owned(),
        issued_at: 1_763_622_840,
        expires_at: 1_795_212_000,
        rid: "AZqg5vQ3cJ2".to_owned(),
        number: requisition.number.clone().unwrap(),
        patient: requisition.patient.name.clone(),
        birth_date: requisition.patient.birth_date,
        sex: requisition.patient.sex,
        requester: requisition.requester.full_name.to_string(),
        organization: requisition.requester.organization.to_string(),
        priority: requisition.priority,
        diagnoses: vec![(DiagnosisSystem::Icd10, value("J18.9"))],
        services: services
            .map(|one| (one.code.clone(), one.quantity))
            .collect(),
    };
    let kid = "3Kfdg-XwP-7gXyywtUfUADwBumDOPKMQx-iELL11W9s";
    let signature = URL_SAFE_NO_PAD.encode([0xa7; 64]);
    [signing_input(kid, &card.payload()), signature].join(".")
}

fn printed(requisition: &Requisition, lang: Lang) -> Vec<u8> {
    with(requisition, lang, |facts| paper(facts).unwrap())
}

fn with<R>(requisition: &Requisition, lang: Lang, read: impl FnOnce(&Paper<'_>) -> R) -> R {
    let calendar = Calendar::new(TimeZone::get("Europe/Kyiv").unwrap());
    let card = card(requisition);
    read(&Paper {
        requisition,
        lang,
        facility: FACILITY,
        contact: CONTACT,
        origin: "https://verbiv.example",
        card: &card,
        calendar: &calendar,
        at: at("2026-11-20T07:15:00Z"),
    })
}

#[test]
fn tells_the_performer_everything_and_the_patient_no_diagnosis() {
    let requisition = requisition();
    let uk = Reader::new(printed(&requisition, Lang::Uk)).texts();
    let en = Reader::new(printed(&requisition, Lang::En)).texts();
    assert_eq!((uk.len(), en.len()), (2, 2));
    let [form, memo] = [&uk[0], &uk[1]];
    for said in [
        "Інформаційна довідка направлення",
        FACILITY,
        CONTACT,
        "02CX-K1AM-8E84-9TTM",
        "Ургентне",
        "з 20.11.2026 до 20.11.2027 включно",
        "Мар’яненко Ґалина Юріївна",
        "14.03.1968, жіноча",
        "2491014823",
        "+380 67 555 01 24",
        "65070-00",
        "Загальний аналіз крові",
        "Лабораторне дослідження",
        "J18.9 Пневмонія, неуточнена",
        "R81 Пневмонія",
        "Кашель дев’ять днів, t 38,4 °C, хрипи справа внизу.",
        "25.11.2026",
        "Коваленко Оксана Петрівна",
        "Лікарка загальної практики",
        "401267",
        "Терапевтичне відділення",
        "20.11.2026, 09:14",
        "7K2M-04XE-9TAB-C3H5",
        "verbiv.example/verify",
        "ES256",
        "не кваліфікований електронний підпис",
        "сторінка 1 з 1",
    ] {
        assert!(form.contains(said), "{said} in {form}");
    }
    for said in [
        "Пам’ятка пацієнтки",
        "Мар’яненко Ґалина Юріївна",
        "02CX-K1AM-8E84-9TTM",
        "Діє до 20.11.2027 включно",
        "Рентгенографія органів грудної клітки",
        "Загальний аналіз крові, 2 рази",
        "Кров здавайте натще, вранці.",
        "запишіться на 25.11.2026",
        "verbiv.example/verify",
    ] {
        assert!(memo.contains(said), "{said} in {memo}");
    }
    for kept in ["Пневмонія", "J18.9", "R81", "Кашель", "2491014823"] {
        assert!(!memo.contains(kept), "{kept} in {memo}");
    }
    for said in [
        "Referral information sheet",
        "X-ray of the chest",
        "20\u{a0}Nov\u{a0}2026",
    ] {
        assert!(en[0].contains(said), "{said} in {}", en[0]);
    }
    assert!(en[1].contains("Full blood count, 2 times"), "{}", en[1]);
}

#[test]
fn both_copies_carry_the_card() {
    let requisition = requisition();
    let reader = Reader::new(printed(&requisition, Lang::Uk));
    for page in 0..2 {
        let [code] = &reader.codes(page)[..] else {
            panic!("one code on page {page}");
        };
        assert_eq!(from_qr(code).unwrap(), card(&requisition));
    }
}

#[test]
fn long_texts_go_on_and_lose_nothing() {
    // As many as 2000 characters hold.
    let words: Vec<String> = (100..281).map(|place| format!("пам’ять{place}")).collect();
    let mut requisition = requisition();
    requisition.clinical_note = Some(value(&words.join(" ")));
    requisition.patient_instruction = Some(value(&words.join("\n")));
    let long = "Комп’ютерна томографія органів грудної клітки з внутрішньовенним контрастуванням ";
    requisition.referrals = (1..=5)
        .map(|place| {
            let name = format!("{} №{place}", long.repeat(6).trim());
            let code = format!("5850{place}-00");
            service(&code, named(&name, &name), Category::SurgicalProcedure, 99)
        })
        .collect();
    let texts = Reader::new(printed(&requisition, Lang::Uk)).texts();
    let all = texts.concat();
    for word in &words {
        assert_eq!(all.matches(word).count(), 2, "{word}");
    }
    for place in 1..=5 {
        assert_eq!(all.matches(&format!("№{place}")).count(), 2);
    }
    assert!(4 < texts.len(), "{} pages", texts.len());
    for text in &texts {
        assert!(text.contains("02CX-K1AM-8E84-9TTM"));
    }
    let numbered = |text: &String| text.contains(" з ") && text.contains("сторінка ");
    assert!(texts.iter().all(numbered));
    assert!(texts[0].contains("сторінка 1 з "));
    assert!(texts[1].contains("(продовження)") && texts[1].contains("сторінка 2 з "));
}

#[test]
fn a_name_without_a_space_breaks_within_its_column() {
    let mut requisition = requisition();
    if let PatientName::Named(name) = &mut requisition.patient.name {
        name.family = value(&"Щ".repeat(100));
    }
    requisition.requester.full_name = value(&"Ж".repeat(200));
    requisition.requester.position = value(&"Ф".repeat(200));
    requisition.requester.organization = value(&"Ш".repeat(200));
    requisition.clinical_note = Some(value(&"Ю".repeat(400)));
    let name = "Ы".repeat(120);
    requisition.referrals[0].service.name = named(&name, &name);
    let texts = Reader::new(printed(&requisition, Lang::Uk))
        .texts()
        .concat();
    for (letter, count) in [("Щ", 100), ("Ж", 200), ("Ф", 200), ("Ш", 200), ("Ы", 120)] {
        assert!(count <= texts.matches(letter).count(), "{letter}");
    }
    with(&requisition, Lang::Uk, |paper| {
        let (facts, faces) = (Facts::new(paper).unwrap(), Faces::new().unwrap());
        let mut sheets = Sheets::new(&faces);
        foot::copy(&mut sheets, &facts, "", form::write).unwrap();
        foot::copy(&mut sheets, &facts, "", memo::write).unwrap();
        for marks in sheets.finish().0 {
            let mut lines: Vec<_> = marks
                .iter()
                .filter_map(|mark| match &mark.ink {
                    Ink::Text { x, y, line } => {
                        let said = faces.line(line.text.trim_end(), line.style);
                        Some((*y, *x, x + said.width))
                    }
                    _ => None,
                })
                .collect();
            lines.sort_by(|one, two| one.partial_cmp(two).unwrap());
            for pair in lines.windows(2) {
                let [(y, _, end), (next, begin, _)] = [pair[0], pair[1]];
                assert!(y < next || end <= begin, "{pair:?}");
            }
            // The code's caption alone stands in the margin.
            let widest = lines.iter().map(|(_, _, end)| *end).fold(0.0, f32::max);
            assert!(widest <= sheet::PAGE_WIDTH - 5.0 * sheet::MM, "{widest}");
        }
    });
}

#[test]
fn what_holds_no_more_is_said_and_not_to_be_done() {
    let mut requisition = requisition();
    requisition.referrals[0].state = ReferralState::DONE;
    requisition.referrals[1].state = ReferralState::RECALLED;
    requisition.referrals[1].replaced_by = Some(Link {
        id: RequisitionId::new(Uuid::from_u128(9)),
        number: number(7),
    });
    let texts = Reader::new(printed(&requisition, Lang::Uk)).texts();
    let replaced = format!("Замінено направленням {}", number(7));
    assert!(texts[0].contains("Діють не всі послуги"));
    assert!(texts[0].contains("Виконано") && !texts[0].contains("Виконано: не"));
    assert!(texts[0].contains(&format!("{replaced}: не виконувати")));
    let (todo, over) = texts[1].split_once("Що вже не потрібно").unwrap();
    assert!(todo.contains("глюкози") && !todo.contains("Рентгенографія"));
    assert!(over.contains("Рентгенографія органів грудної клітки: Виконано"));

    requisition.referrals.truncate(2);
    requisition.referrals[1].replaced_by = None;
    requisition.referrals[1].history = vec![HistoryEntry {
        at: at("2027-11-20T22:00:00Z"),
        act: Act::Expire,
        by: None,
        organization: None,
        workstation: None,
        reason: None,
        comment: None,
    }];
    let texts = Reader::new(printed(&requisition, Lang::En)).texts();
    assert!(texts[0].contains("This referral is no longer valid"));
    assert!(texts[0].contains("Expired: do not carry out"));
    assert!(texts[1].contains("You need not book"));
    assert!(!texts[1].contains("What you are referred for"));
}

#[test]
fn what_expired_today_holds_no_more_even_if_nobody_said_so() {
    let mut requisition = requisition();
    requisition.valid_until = Some(value("2026-11-19"));
    let taken = ReferralState::new(Request::Active, Processing::InProgress);
    requisition.referrals[0].state = taken;
    let texts = Reader::new(printed(&requisition, Lang::Uk)).texts();
    assert!(texts[0].contains("Направлення вже не діє"));
    assert_eq!(
        texts[0].matches("Строк дії минув: не виконувати").count(),
        3
    );
}

#[test]
fn the_same_facts_give_the_same_bytes() {
    let requisition = requisition();
    let once = printed(&requisition, Lang::Uk);
    assert_eq!(once, printed(&requisition, Lang::Uk));
    assert_ne!(once, printed(&requisition, Lang::En));
}

#[test]
fn a_tax_number_that_does_not_fit_says_where_it_is_from() {
    let mut requisition = requisition();
    let page = |requisition: &Requisition| {
        let mut pages = Reader::new(printed(requisition, Lang::Uk)).texts();
        pages.remove(0)
    };
    assert!(!page(&requisition).contains("2491014823 ("));
    requisition.patient.sex = Sex::Male;
    assert!(page(&requisition).contains("2491014823 (як у документі)"));
}

#[test]
fn a_draft_is_not_printed() {
    let mut requisition = requisition();
    requisition.number = None;
    let calendar = Calendar::new(TimeZone::UTC);
    let facts = Paper {
        requisition: &requisition,
        lang: Lang::Uk,
        facility: FACILITY,
        contact: "",
        origin: "http://localhost:8080",
        card: "ey",
        calendar: &calendar,
        at: Timestamp(0),
    };
    assert_eq!(paper(&facts), Err(PaperError::NotIssued));
}

#[test]
fn what_is_missing_leaves_no_gap_and_foreign_letters_no_hole() {
    let mut requisition = requisition();
    requisition.patient.name = PatientName::Unnamed {
        family: None,
        absent: NoName::Unknown,
        number: Some(7),
    };
    requisition.patient.birth_date = value("1960");
    requisition.patient.tax_number = None;
    requisition.patient.phone = None;
    requisition.patient.sex = Sex::Unknown;
    requisition.icpc2 = None;
    requisition.clinical_note = Some(value("Łódź, Nguyễn, 李, 😀, NYHA Ⅲ, SpO₂, 10⁻⁹"));
    requisition.patient_instruction = None;
    requisition.occurrence = None;
    requisition.requester.licence_number = None;
    requisition.foreign_number = None;
    requisition.priority = Priority::Asap;
    let texts = Reader::new(printed(&requisition, Lang::Uk)).texts();
    let note = "Łódź, Nguyễn, \u{fffd}, \u{fffd}, NYHA III, SpO2, 10^-9";
    assert!(texts[0].contains(note));
    assert!(texts[0].contains("Невідома особа № 7") && texts[1].contains("Невідома особа № 7"));
    assert!(texts[0].contains("бл. 1960, ") && !texts[1].contains("стать"));
    requisition.patient.sex = Sex::Male;
    for (lang, said) in [
        (Lang::Uk, "Невідома особа № 7, стать чоловіча"),
        (Lang::En, "Невідома особа № 7, male"),
    ] {
        let texts = Reader::new(printed(&requisition, lang)).texts();
        assert!(texts.iter().all(|text| text.contains(said)), "{texts:?}");
    }
    for label in [
        "РНОКПП",
        "Телефон",
        "ICPC-2",
        "ліцензії",
        "Запланований",
        "національній",
    ] {
        assert!(!texts[0].contains(label), "{label}");
    }
    assert!(!texts[1].contains("порадили"));
    assert!(texts[1].contains("протягом 2 днів"));
}
