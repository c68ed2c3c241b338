//! Which passwords pass, and what is said of the others.

use super::*;
use crate::random::Random;

const HOSPITAL: &str = "Міська лікарня № 3 «Надія»";

fn judged(password: &str) -> Option<Rule> {
    let login = Login::try_from("o_kovalenko".to_owned()).unwrap();
    let full_name = FullName::try_from("Коваленко Дарʼя Юріївна".to_owned()).unwrap();
    let owner = Owner {
        login: &login,
        full_name: &full_name,
    };
    let password = Password::try_from(password.to_owned()).unwrap();
    judge(&password, owner, HOSPITAL).err()
}

#[test]
fn each_rule_is_named() {
    use Rule as R;
    for (password, rule) in [
        ("            ", R::PasswordFewDifferent),
        (
            "\u{200b}\u{200b}\u{200b}\u{200b}\u{200b}\u{200b}\u{200b}\u{200b}\u{200b}\u{200b}\u{200b}\u{200b}",
            R::PasswordUnprintable,
        ),
        ("very long\u{ad}secret words", R::PasswordUnprintable),
        ("very long\u{202e}secret words", R::PasswordUnprintable),
        ("very long\u{e000}secret words", R::PasswordUnprintable),
        ("very long\u{2028}secret words", R::PasswordUnprintable),
        ("aaaaaaaaaaaaaaaa", R::PasswordFewDifferent),
        ("AbAbAbAbAbAb", R::PasswordFewDifferent),
        ("1234 1234 1234", R::PasswordFewDifferent),
        ("123456789012", R::PasswordPredictable),
        ("password1234", R::PasswordCommon),
        ("P@ssw0rd2026!", R::PasswordCommon),
        ("qwertyuiop123", R::PasswordCommon),
        ("iloveyou2026", R::PasswordCommon),
        ("пароль123456", R::PasswordCommon),
        ("gfhjkmgfhjkm", R::PasswordCommon),
        ("йцукенгшщзхї", R::PasswordCommon),
        ("abcdefabcdefabcdef", R::PasswordPredictable),
        ("LuxMedica2026", R::PasswordHasProduct),
        ("lux-medica-2026!", R::PasswordHasProduct),
        ("моя НАДІЯ на краще", R::PasswordHasHospital),
        ("Міська лікарня № 3", R::PasswordHasHospital),
        ("kovalenko-at-work", R::PasswordHasLogin),
        ("коваленко сидить тут", R::PasswordHasName),
        ("Дар'я любить каву", R::PasswordHasName),
        ("dar-ia-likes-tea", R::PasswordHasName),
        ("Люксмедика2026", R::PasswordHasProduct),
        ("ЛюксМедіка2026", R::PasswordHasProduct),
        ("Nadiia2026-misto", R::PasswordHasHospital),
        ("password2026!!!", R::PasswordCommon),
        ("Пароль2026!!!", R::PasswordCommon),
        ("Привіт12345678", R::PasswordCommon),
        ("Україна2026!!", R::PasswordCommon),
        ("україна україна", R::PasswordCommon),
        ("слава україні", R::PasswordCommon),
        ("медсестра2026", R::PasswordCommon),
        ("лікар-лікар-лікар", R::PasswordCommon),
        ("Доктор2026!!", R::PasswordCommon),
        ("Терапевт-12345", R::PasswordCommon),
        ("nthfgtdn-12345", R::PasswordCommon),
        ("анастасія2026", R::PasswordCommon),
        ("Анастасія-1985", R::PasswordCommon),
        ("fyfcnfcsz2026", R::PasswordCommon),
        ("Anastasiia_2026", R::PasswordCommon),
        ("олена+сергій=2026", R::PasswordCommon),
        ("oleksandr1985", R::PasswordCommon),
        ("Н@стя-Н@стя-26", R::PasswordCommon),
        ("настя настя 26", R::PasswordCommon),
        ("ghbdsngfhjkm", R::PasswordCommon),
        ("19850412198504", R::PasswordPredictable),
        ("067 555 01 24 067", R::PasswordPredictable),
        (
            "\u{1160}\u{1160}\u{1160}\u{1160}\u{1160}\u{1160}abcdeфывq",
            R::PasswordUnprintable,
        ),
    ] {
        assert_eq!(judged(password), Some(rule), "{password}");
    }
}

#[test]
fn words_of_the_context_are_seen_through_keys_looks_and_digits() {
    use Rule as R;
    for (password, rule) in [
        // Коваленко, in the other layout, and Kovalenko in the Ukrainian one.
        ("Rjdfktyrj cdsnkf 26", R::PasswordHasName),
        ("лщмфдутлщ ще 2026", R::PasswordHasLogin),
        // Надія, лікарня.
        ("Yflsz ghbqikf 26", R::PasswordHasHospital),
        ("cnfhf ksrfhyz 7", R::PasswordHasHospital),
        ("Kовaлeнko теж тут", R::PasswordHasName),
        ("K0v4l3nk0-y3s-sir", R::PasswordHasLogin),
        ("Нaдiя теж буде", R::PasswordHasHospital),
        ("LuxMеdica 2026 zq", R::PasswordHasProduct),
        ("LuхMedica2026", R::PasswordHasProduct),
        ("Lux-M3d1ca-2026!", R::PasswordHasProduct),
        ("LuxMed!c@ 20 26", R::PasswordHasProduct),
        ("дгчьувшсф 2026", R::PasswordHasProduct),
        ("passwоrd2026!!", R::PasswordCommon),
        ("Pаsswоrd 2026", R::PasswordCommon),
        ("пaроль 2026 !!", R::PasswordCommon),
        ("П@роль2026!!", R::PasswordCommon),
        ("пар0ль-2026-!!", R::PasswordCommon),
        ("йфяцычувскам", R::PasswordCommon),
        ("1й2ц3у4к5е6н", R::PasswordCommon),
        ("Admin2026!Admin", R::PasswordCommon),
        ("Parol2026!Parol", R::PasswordCommon),
        ("parol-parol-2026", R::PasswordCommon),
        ("зфыыцщкв2026!", R::PasswordCommon),
    ] {
        assert_eq!(judged(password), Some(rule), "{password}");
    }
}

#[test]
fn what_chance_makes_passes() {
    const WORDS: [&str; 16] = [
        "верба",
        "місток",
        "човен",
        "тиша",
        "gravel",
        "lantern",
        "orbit",
        "хмара",
        "п’ять",
        "velvet",
        "жито",
        "скеля",
        "puzzle",
        "ожина",
        "тротуар",
        "anchor",
    ];
    let random = Random::seeded(1);
    for _ in 0..40 {
        let bytes = random.bytes::<16>();
        let letters = bytes.iter().map(|byte| {
            const SYMBOLS: &[u8; 64] =
                b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-!";
            char::from(SYMBOLS[usize::from(byte % 64)])
        });
        let words = bytes.chunks(4).map(|part| WORDS[usize::from(part[0] % 16)]);
        let mut phrase: Vec<&str> = words.collect();
        phrase.sort_unstable();
        phrase.dedup();
        for password in [letters.collect(), phrase.join(" ")] {
            if phrase.len() == 4 || !password.contains(' ') {
                assert_eq!(judged(&password), None, "{password}");
            }
        }
    }
}

#[test]
fn long_and_odd_ones_pass() {
    for password in [
        "correct horse battery",
        "довге слово, ще довше",
        "їжак 🦔 їжак 🦔 їжак 🦔",
        "Zq8#mLw2!pXe",
        "три білі коні везуть",
        "Андрій пасе чужих гусей",
        "dBjftJeZ4CVP-mB92K27uh",
        "demo-nurse-by-day",
    ] {
        assert_eq!(judged(password), None, "{password}");
    }
}
