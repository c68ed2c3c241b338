//! Whatever can be refused has its words, in both languages.

use serde_json::Value;
use shared::{
    fields::Rule,
    json,
    lang::Lang,
    messages as m,
    permissions::{Decision, Permission},
    problem::{ErrorCode, Names, Problem},
    time::{Day, TimeOfDay, Timestamp},
};

const UKRAINIAN: &str = include_str!("../../locales/uk/errors.ftl");
const ENGLISH: &str = include_str!("../../locales/en/errors.ftl");

#[track_caller]
fn is_worded(message: &str) {
    for (lang, file) in [(Lang::Uk, UKRAINIAN), (Lang::En, ENGLISH)] {
        let mut lines = file.lines();
        let found = lines.any(|line| line.starts_with(&format!("{message} =")));
        assert!(found, "{lang} has no {message}");
    }
}

#[test]
fn every_rule() {
    for rule in Rule::ALL {
        is_worded(&format!("rule-{rule}"));
    }
}

/// One of each code.
fn one_of_each() -> Vec<ErrorCode> {
    let permission = Permission::UserManagement;
    let time = TimeOfDay::new(8, 0).unwrap();
    let names = Names {
        first: Vec::new(),
        more: 1,
    };
    vec![
        ErrorCode::Malformed,
        ErrorCode::InvalidFields { fields: Vec::new() },
        ErrorCode::TooLarge,
        ErrorCode::TooSlow,
        ErrorCode::TooOften { seconds: 1 },
        ErrorCode::UnsupportedMedia,
        ErrorCode::MethodNotAllowed,
        ErrorCode::CrossOrigin,
        ErrorCode::NotEncrypted,
        ErrorCode::SignInRefused,
        ErrorCode::TokenAltered,
        ErrorCode::TokenIdMismatch,
        ErrorCode::TokenLoginMismatch,
        ErrorCode::TokenExpired {
            last_day: Day::new(2026, 1, 1).unwrap(),
        },
        ErrorCode::TokenNotYetValid { from: Timestamp(0) },
        ErrorCode::TokenDeleted,
        ErrorCode::TokenOtherWorkstation {
            token_workstation: String::new(),
            this_workstation: String::new(),
        },
        ErrorCode::OutsideHours {
            from: time,
            to: time,
            now: time,
        },
        ErrorCode::CodeUsed { at: Timestamp(0) },
        ErrorCode::CodeLapsed,
        ErrorCode::Throttled { seconds: 1 },
        ErrorCode::ProofRefused,
        ErrorCode::EnrolmentRefused,
        ErrorCode::NotSignedIn,
        ErrorCode::SessionEnded,
        ErrorCode::PasswordChangeRequired,
        ErrorCode::PasswordWrong,
        ErrorCode::PasswordSame,
        ErrorCode::OwnPasswordReset,
        ErrorCode::OwnProfile,
        ErrorCode::OwnOrganization,
        ErrorCode::FourEyesToken {
            until: None,
            absent: None,
        },
        ErrorCode::FourEyesReset {
            until: None,
            absent: None,
        },
        ErrorCode::Forbidden {
            permission,
            decision: Decision::NothingAllows,
        },
        ErrorCode::EscalationSelf { permission },
        ErrorCode::EscalationGrant {
            permission,
            who: String::new(),
        },
        ErrorCode::EscalationRole { permission },
        ErrorCode::TargetOutranks { permission },
        ErrorCode::LastHolder { permission },
        ErrorCode::NotFound,
        ErrorCode::Stale { who: None },
        ErrorCode::PreconditionRequired,
        ErrorCode::LoginTaken,
        ErrorCode::LicenceTaken {
            who: String::new(),
            login: String::new(),
        },
        ErrorCode::RoleNameTaken,
        ErrorCode::OrganizationNameTaken,
        ErrorCode::WorkstationNameTaken,
        ErrorCode::AssignmentExists,
        ErrorCode::RoleInUse {
            holders: names.clone(),
        },
        ErrorCode::OrganizationInUse { members: names },
        ErrorCode::Busy,
        ErrorCode::Unavailable,
        ErrorCode::ClockUnsure { seconds: -61 },
        ErrorCode::Internal,
    ]
}

#[test]
fn every_code() {
    for code in one_of_each() {
        is_worded(&format!("error-{}", code.name()));
    }
}

#[test]
fn every_code_comes_back_from_json_as_it_went() {
    for code in one_of_each() {
        let problem = Problem {
            title: "Title".to_owned(),
            status: 400,
            code,
        };
        let json: Value = serde_json::to_value(&problem).unwrap();
        assert_eq!(json["status"], 400);
        assert_eq!(json["code"], problem.code.name());
        assert_eq!(json::read(json.clone()).as_ref(), Some(&problem));
        assert_eq!(serde_json::from_value::<Problem>(json).unwrap(), problem);
    }
}

#[test]
fn the_words_the_requirements_prescribe() {
    let same = |text: &str, prescribed: &str| {
        assert_eq!(
            text.to_lowercase().trim_end_matches('.'),
            prescribed.to_lowercase()
        );
    };
    same(
        m::error_sign_in_refused(Lang::Uk),
        "Неправильний логін, пароль або токен",
    );
    same(
        m::error_forbidden(Lang::Uk),
        "Доступ відхилено: недостатньо прав доступу",
    );
    same(
        m::rule_login_empty(Lang::Uk),
        "логін користувача не може бути порожнім",
    );
    same(
        m::rule_licence_number_not_digits(Lang::Uk),
        "номер ліцензії повинен містити тільки цифри",
    );
    same(m::rule_token_missing(Lang::Uk), "Будь ласка, оберіть файл");
    same(
        m::sign_in_token_required(Lang::Uk),
        "Токен обов'язковий для автентифікації",
    );
}
