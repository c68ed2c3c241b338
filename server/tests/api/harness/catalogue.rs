//! The catalogue of a clinic: rows written past the server.

use super::app::TestApp;
use ground::text::{sort_key, words};
use monitor::query;
use shared::fields::code_key;

/// Code, category, Ukrainian and English name, whether it is offered.
const SERVICES: [(&str, &str, &str, &str, bool); 8] = [
    (
        "B33001",
        "laboratory_procedure",
        "Загальний аналіз крові",
        "Full blood count",
        true,
    ),
    (
        "B33002",
        "laboratory_procedure",
        "Глюкоза крові",
        "Blood glucose",
        true,
    ),
    (
        "B33003",
        "laboratory_procedure",
        "Тиреотропний гормон",
        "Thyrotropin",
        true,
    ),
    (
        "P58001",
        "imaging",
        "Рентгенографія органів грудної клітки",
        "Chest X-ray",
        true,
    ),
    (
        "D11001",
        "diagnostic_procedure",
        "Електрокардіографія",
        "Electrocardiography",
        true,
    ),
    (
        "A67001",
        "consultation",
        "Консультація кардіолога",
        "Cardiology consultation",
        true,
    ),
    // What a spreadsheet would take for a formula, with the marks of a file of values.
    (
        "X99001",
        "procedure",
        "=1+1, \"лазер\"",
        "=1+1, \"laser\"",
        true,
    ),
    (
        "B33999",
        "laboratory_procedure",
        "Застарілий аналіз",
        "Obsolete test",
        false,
    ),
];

/// System, code, Ukrainian and English name, whether it is offered.
const DIAGNOSES: [(&str, &str, &str, &str, bool); 5] = [
    (
        "icd10",
        "I10",
        "Есенціальна гіпертензія",
        "Essential hypertension",
        true,
    ),
    (
        "icd10",
        "J06.9",
        "Гостра інфекція верхніх дихальних шляхів",
        "Acute upper respiratory infection",
        true,
    ),
    (
        "icd10",
        "Z99.9",
        "Вилучений діагноз",
        "Withdrawn diagnosis",
        false,
    ),
    (
        "icpc2",
        "K86",
        "Неускладнена гіпертензія",
        "Uncomplicated hypertension",
        true,
    ),
    (
        "icpc2",
        "R74",
        "Гостра інфекція ВДШ",
        "Upper respiratory infection",
        true,
    ),
];

const SERVICE: &str = "insert into referrals_service \
    (code, category, name_uk, name_en, search, name_sort, active, code_key) \
    values ($1, $2, $3, $4, $5, $6, $7, $8)";

const DIAGNOSIS: &str = "insert into referrals_diagnosis \
    (system, code, name_uk, name_en, search, active, code_key) \
    values ($1, $2, $3, $4, $5, $6, $7)";

/// What a search looks at, without any group.
fn searched(uk: &str, en: &str) -> String {
    let name = |name: &str| match name.split_once(',') {
        Some((head, _)) => format!("\n {}\n {}", words(name), words(head)),
        None => format!("\n {}", words(name)),
    };
    format!("{}{}\n|", name(uk), name(en))
}

impl TestApp {
    /// Puts a few services and diagnoses on offer, and one of each that is not
    /// offered any more.
    pub async fn stock_catalogue(&self) {
        let mut connection = self.connect().await;
        for (code, category, uk, en, active) in SERVICES {
            query(SERVICE)
                .bind(code)
                .bind(category)
                .bind(uk)
                .bind(en)
                .bind(searched(uk, en))
                .bind(sort_key(uk))
                .bind(active)
                .bind(code_key(code))
                .execute(&mut connection)
                .await
                .unwrap();
        }
        for (system, code, uk, en, active) in DIAGNOSES {
            query(DIAGNOSIS)
                .bind(system)
                .bind(code)
                .bind(uk)
                .bind(en)
                .bind(searched(uk, en))
                .bind(active)
                .bind(code_key(code))
                .execute(&mut connection)
                .await
                .unwrap();
        }
    }
}
