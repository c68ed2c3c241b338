//! What the generator makes of good Fluent, and what it says about bad Fluent.

use super::{Language, Source, generate};

fn source(language: Language, text: &str) -> Source {
    Source {
        language,
        file: "t.ftl".to_owned(),
        text: text.to_owned(),
    }
}

fn sources(uk: &str, en: &str) -> [Source; 2] {
    [source(Language::Uk, uk), source(Language::En, en)]
}

/// The generated functions without their documentation, one per line.
fn code(uk: &str, en: &str) -> String {
    let code = generate(&sources(uk, en)).unwrap_or_else(|problems| {
        panic!(
            "{}",
            problems
                .iter()
                .map(ToString::to_string)
                .collect::<Vec<_>>()
                .join("\n")
        )
    });
    code.lines()
        .filter(|line| !line.starts_with("///"))
        .collect::<Vec<_>>()
        .join("\n")
}

fn complaints(uk: &str, en: &str) -> Vec<String> {
    match generate(&sources(uk, en)) {
        Ok(code) => panic!("accepted:\n{code}"),
        Err(problems) => problems.iter().map(ToString::to_string).collect(),
    }
}

#[track_caller]
fn refused(uk: &str, en: &str, complaint: &str) {
    let all = complaints(uk, en);
    assert!(all.iter().any(|line| line == complaint), "{all:#?}");
}

#[test]
fn a_plain_message_is_a_constant_function() {
    let code = code("a-title = Ролі", "a-title = Roles");
    assert!(
        code.contains("pub const fn a_title(lang: Lang) -> &'static str"),
        "{code}"
    );
    assert!(
        code.contains("either(lang, \"Ролі\\u{1f}Roles\")"),
        "{code}"
    );
}

#[test]
fn the_english_text_is_the_documentation() {
    let code = generate(&sources("a = Є { $who }", "a = Has\n    { $who }")).expect("good Fluent");
    assert!(code.starts_with("/// `Has {who}`\n"), "{code}");
}

#[test]
fn equal_texts_need_no_choice() {
    assert!(code("a = JWT", "a = JWT").contains("fn a(_lang: Lang)"));
}

#[test]
fn terms_are_written_out() {
    let code = code(
        "-brand = Люкс\na = У { -brand }",
        "-brand = Lux\na = In { -brand }",
    );
    assert!(code.contains("\"У Люкс\\u{1f}In Lux\""), "{code}");
}

#[test]
fn arguments_come_in_the_order_of_the_alphabet() {
    let code = code("a = { $who } { $until }", "a = { $until } { $who }");
    assert!(
        code.contains("pub fn a(lang: Lang, until: &str, who: &str) -> String"),
        "{code}"
    );
}

#[test]
fn a_plural_selector_takes_a_number() {
    let code = code(
        "a = { $days ->\n    [0] сьогодні\n    [one] день\n    [few] дні\n   *[many] днів\n }",
        "a = { $days ->\n    [0] today\n    [one] day\n   *[other] days\n }",
    );
    assert!(
        code.contains("pub fn a(lang: Lang, days: u64) -> String"),
        "{code}"
    );
    assert!(
        code.contains("if days == 0 { \"today\" } else if days == 1 { \"day\" } else { \"days\" }"),
        "{code}"
    );
    assert!(code.contains("Plural::Few => \"дні\""), "{code}");
}

#[test]
fn some_names_are_numbers_without_a_plural() {
    let code = code("a = { $minutes } хв", "a = { $minutes } min");
    assert!(code.contains("a(lang: Lang, minutes: u64)"), "{code}");
    assert!(
        code.contains("let minutes_shown = number(lang, minutes);"),
        "{code}"
    );
}

#[test]
fn equal_variants_share_a_branch() {
    let code = code(
        "a = { $n ->\n    [one] її\n    [few] їх\n   *[many] їх\n }",
        "a = { $n ->\n    [one] it\n   *[other] it\n }",
    );
    assert!(
        code.contains("Plural::Few | Plural::Many => \"їх\""),
        "{code}"
    );
    assert!(code.contains("Lang::En => &[\"it\"]"), "{code}");
}

#[test]
fn a_choice_with_arguments_inside_takes_its_surroundings_along() {
    let text = "a = ( { $kind ->\n    [by-role] by { $role }\n   *[other] by nothing\n } )";
    let code = code(text, text);
    assert!(
        code.contains(
            "match kind { \"by-role\" => &[\"( by \", role, \" )\"], _ => &[\"( by nothing )\"] }"
        ),
        "{code}"
    );
}

#[test]
fn a_message_missing_in_a_language_is_refused() {
    refused(
        "a = A\nb = B",
        "a = A",
        "locales/uk/t.ftl:2: b: is missing in en",
    );
    refused(
        "a = A",
        "a = A\n\n# B.\nb = B",
        "locales/en/t.ftl:4: b: is missing in uk",
    );
}

#[test]
fn a_message_given_twice_is_refused() {
    refused(
        "a = A\na = B",
        "a = A",
        "locales/uk/t.ftl:2: a: is already in locales/uk/t.ftl:1",
    );
}

#[test]
fn a_message_in_different_files_is_refused() {
    let mut sources = sources("a = A", "a = A");
    sources[1].file = "u.ftl".to_owned();
    let problems = generate(&sources).expect_err("the file differs");
    assert_eq!(
        problems[0].to_string(),
        "locales/uk/t.ftl:1: a: is in another file in en, locales/en/u.ftl"
    );
}

#[test]
fn arguments_that_differ_are_refused() {
    refused(
        "a = { $who }",
        "a = A",
        "locales/uk/t.ftl:1: a: $who is not used in en",
    );
    refused(
        "a = A",
        "a = { $who }",
        "locales/en/t.ftl:1: a: $who is not used in uk",
    );
}

#[test]
fn a_missing_plural_category_is_refused() {
    let en = "a = { $n ->\n    [one] one\n   *[other] more\n }";
    refused(
        "a = { $n ->\n    [one] один\n   *[many] багато\n }",
        en,
        "locales/uk/t.ftl:1: a: $n: [few] is missing, uk needs it",
    );
    refused(
        "a = { $n ->\n    [one] 1\n    [few] 2\n    [many] 5\n   *[other] x\n }",
        en,
        "locales/uk/t.ftl:1: a: $n: [other] is no plural category of whole numbers in uk",
    );
}

#[test]
fn a_missing_default_is_refused() {
    let all = complaints("a = { $n ->\n    [x] x\n }", "a = { $n }");
    assert_eq!(
        all,
        ["locales/uk/t.ftl:3: a: not Fluent: The select expression must have a default variant"]
    );
}

#[test]
fn an_argument_selects_by_number_or_by_word() {
    let plural = "{ $n ->\n    [one] one\n   *[other] more\n }";
    let word = "{ $n ->\n    [x] x\n   *[other] y\n }";
    refused(
        &format!("a = {word}"),
        &format!("a = {plural}"),
        "locales/uk/t.ftl:1: a: $n selects by number and by word",
    );
}

#[test]
fn what_the_code_cannot_say_is_refused() {
    let cases = [
        ("a = A\n    .title = T", "attributes are not supported"),
        ("a = { NUMBER($n) }", "the function NUMBER is not supported"),
        (
            "b = B\na = { b }",
            "the reference to the message b is not supported",
        ),
        ("a = { -brand }", "there is no term -brand"),
        (
            "-b = B\na = { -b(case: \"x\") }",
            "terms take no arguments, have no attributes and do not hold terms",
        ),
        ("-b = { $x }\na = { -b }", "a term may hold text only"),
        ("a = { $type }", "$type cannot be the name of an argument"),
        (
            "a = { $a ->\n   *[b] b\n }",
            "$a: a selector needs at least two variants",
        ),
        (
            "a = { \"x\" ->\n    [x] x\n   *[y] y\n }",
            "only an argument can be a selector",
        ),
        ("a_b = A", "an id is words of a–z and 0–9 joined by dashes"),
    ];
    for (text, complaint) in cases {
        let all = complaints(text, text);
        assert!(
            all.iter()
                .any(|line| line.ends_with(&format!(": {complaint}"))),
            "{text}\n{all:#?}"
        );
    }
}

#[test]
fn every_problem_is_told_at_once() {
    assert_eq!(
        complaints("a = A\nb = { $who }", "b = B\nc = C"),
        [
            "locales/en/t.ftl:2: c: is missing in uk",
            "locales/uk/t.ftl:1: a: is missing in en",
            "locales/uk/t.ftl:2: b: $who is not used in en",
        ]
    );
}
