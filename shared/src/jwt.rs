//! A JWS in compact form (RFC 7515 §7.1), wherever it stands: in a file, a
//! message, a header of HTTP.

use crate::text::{by_key, is_visible};

/// How a JWS begins whose header is an object: `{"` in base64url.
const START: &str = "eyJ";
/// The characters of an ES256 signature.
const SIGNATURE: usize = 86;

/// The one JWS in a text: without what stands around it, and put together where
/// lines were broken. Of a file in UTF-16 that was read as UTF-8, too, whose
/// other bytes are invisible. As a scanner types it while the Ukrainian layout is on,
/// too, and as often as it stands there. `None` if there is none, or another one.
pub fn jws_in(text: &str) -> Option<String> {
    let seen = |c: &char| c.is_whitespace() || is_visible(*c);
    let mut text: String = text.chars().filter(seen).collect();
    if !text.contains(START) {
        let key = |c| {
            if c == 'ю' {
                '.'
            } else {
                by_key(c).unwrap_or(c)
            }
        };
        text = text.chars().map(key).collect();
    }
    let mut jws = String::new();
    let mut rest = text[text.find(START)?..].chars();
    let mut parts = 1;
    // Of the last part.
    let mut length = 0;
    for c in rest.by_ref() {
        match c {
            '.' if parts < 3 => (parts, length) = (parts + 1, 0),
            'A'..='Z' | 'a'..='z' | '0'..='9' | '-' | '_' => length += 1,
            // As programs for texts print it, unless it stands behind the whole.
            '\u{2010}'..='\u{2015}' | '\u{2212}' if parts < 3 || length < SIGNATURE => {
                length += 1;
                jws.push('-');
                continue;
            }
            // Broken, in a letter that answers another one too, unless it is whole.
            c if (c.is_whitespace() || c == '>') && (parts < 3 || length < SIGNATURE) => continue,
            _ => break,
        }
        jws.push(c);
    }
    let rest = rest.as_str();
    let is_alone = !rest.contains(START) || jws_in(rest).as_ref() == Some(&jws);
    (parts == 3 && is_alone).then_some(jws)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const HEAD: &str = "eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiJ4In0";

    fn jws() -> String {
        [HEAD, ".", &"s-S_9".repeat(17), "s"].concat()
    }

    #[test]
    fn it_is_taken_out_of_what_stands_around_it() {
        let jws = jws();
        let wide: String = ['\u{FFFD}', '\u{FFFD}']
            .into_iter()
            .chain(jws.chars().flat_map(|c| [c, '\0']))
            .collect();
        for text in [
            jws.clone(),
            format!("\u{feff} {jws}\r\n"),
            format!("\"{jws}\""),
            format!("«{jws}».\n"),
            jws.replace('-', "\u{2011}"),
            jws.replace('-', "–"),
            format!("{jws}— і далі"),
            format!("Bearer {jws}"),
            format!("Authorization: Bearer {jws}\nand so on"),
            format!(r#"{{"token":"{jws}","user":"x"}}"#),
            format!(r#"{{"verifiableCredential": ["{jws}"]}}"#),
            jws.replace('.', ".\r\n"),
            format!("> {}", jws.replace('.', ".\r\n> ")),
            format!(">> {}", jws.replace("s-S_9s", "s-S\n>> _9s")),
            format!("-----\n{jws}\n-----"),
            format!("{jws} {jws}"),
            format!(r#"{{"verifiableCredential": ["{jws}", "{jws}"]}}"#),
            wide,
        ] {
            assert_eq!(jws_in(&text).as_ref(), Some(&jws), "{text}");
        }
        for text in [
            "",
            "eyJ",
            "eyJ.a",
            "a.b.c",
            HEAD,
            &[&*jws, " ", &jws.replace('9', "8")].concat(),
        ] {
            assert_eq!(jws_in(text), None, "{text}");
        }
        // As a scanner types it blind, in the Ukrainian layout and in the Russian one.
        let latin = ".qwertyuiopadfghjklzxcvbnmsQWERTYUIOPADFGHJKLZXCVBNMS";
        for keys in [
            "юйцукенгшщзфвапролдячсмитьіЙЦУКЕНГШЩЗФВАПРОЛДЯЧСМИТЬІ",
            "юйцукенгшщзфвапролдячсмитьыЙЦУКЕНГШЩЗФВАПРОЛДЯЧСМИТЬЫ",
        ] {
            let typed = |c| keys.chars().nth(latin.find(c)?);
            let blind: String = jws.chars().map(|c| typed(c).unwrap_or(c)).collect();
            assert_eq!(jws_in(&format!("{blind}\r\n")).as_ref(), Some(&jws));
        }
        // What is glued to it is a part of it, and will not fit.
        assert_ne!(jws_in(&[&jws, "A"].concat()), Some(jws));
    }

    proptest! {
        #[test]
        fn noise_in_it_changes_nothing(
            at in 3..120_usize,
            noise in "[\\s\u{a0}\u{ad}\u{200b}-\u{200f}\u{feff}\0]{1,8}",
        ) {
            let jws = jws();
            let at = at.min(jws.len());
            let text = [&jws[..at], &noise, &jws[at..]].concat();
            prop_assert_eq!(jws_in(&text), Some(jws));
        }

        #[test]
        fn it_is_never_more_than_what_stands_there(text in "(eyJ|[A-Za-z0-9._ \"{}-]){0,60}") {
            if let Some(jws) = jws_in(&text) {
                prop_assert_eq!(jws.matches('.').count(), 2);
                let dense: String = text.chars().filter(|c| !c.is_whitespace()).collect();
                prop_assert!(dense.contains(&jws));
                prop_assert_eq!(jws_in(&jws), Some(jws.clone()));
            }
        }
    }
}
