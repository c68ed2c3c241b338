//! A browser, reduced to what a person tells it by: «Firefox, Linux».

use crate::fields::{Rule, text_field};

/// Of browsers that name several, the first named here is meant: each claims
/// to be those it descends from, too.
const BROWSERS: [(&str, &str); 8] = [
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser/", "Samsung Internet"),
    ("Firefox/", "Firefox"),
    ("FxiOS/", "Firefox"),
    ("Chrome/", "Chrome"),
    ("CriOS/", "Chrome"),
    ("Version/", "Safari"),
];

/// Likewise: an Android calls itself a Linux, an iPhone is like a Mac.
const SYSTEMS: [(&str, &str); 7] = [
    ("Windows", "Windows"),
    ("Android", "Android"),
    ("iPhone", "iOS"),
    ("iPad", "iPadOS"),
    ("Mac OS X", "macOS"),
    ("CrOS", "ChromeOS"),
    ("Linux", "Linux"),
];

text_field! {
    /// The browser's name and its system's, without versions.
    Browser(1..=40), |text| {
        let fits = !text.is_empty()
            && text.chars().count() <= Browser::MAX
            && !text.chars().any(char::is_control);
        if fits { Ok(()) } else { Err(Rule::Invalid) }
    }
}

impl Browser {
    /// From the header `User-Agent` (RFC 9110 §10.1.5), which is the client's
    /// word and proves nothing. None if it is no browser that is known.
    pub fn of_user_agent(header: &str) -> Option<Self> {
        let named = |names: &'static [(&str, &'static str)]| {
            let found = names.iter().find(|(sign, _)| header.contains(sign));
            found.map(|(_, name)| *name)
        };
        let browser = named(&BROWSERS)?;
        Some(Self(match named(&SYSTEMS) {
            Some(system) => format!("{browser}, {system}"),
            None => browser.to_owned(),
        }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn is(header: &str, name: Option<&str>) {
        let browser = Browser::of_user_agent(header);
        assert_eq!(browser.as_ref().map(Browser::as_str), name, "{header}");
    }

    #[test]
    fn what_browsers_call_themselves() {
        let gecko = "Mozilla/5.0 (X11; Linux x86_64; rv:144.0) Gecko/20100101 Firefox/144.0";
        is(gecko, Some("Firefox, Linux"));
        let chrome = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 \
            (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36";
        is(chrome, Some("Chrome, Windows"));
        is(&format!("{chrome} Edg/142.0.0.0"), Some("Edge, Windows"));
        is(&format!("{chrome} OPR/124.0.0.0"), Some("Opera, Windows"));
        let safari = "Mozilla/5.0 (iPad; CPU OS 18_6 like Mac OS X) AppleWebKit/605.1.15 \
            (KHTML, like Gecko) Version/18.6 Mobile/15E148 Safari/604.1";
        is(safari, Some("Safari, iPadOS"));
        let tablet = "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 \
            (KHTML, like Gecko) SamsungBrowser/28.0 Chrome/130.0.0.0 Safari/537.36";
        is(tablet, Some("Samsung Internet, Android"));
    }

    #[test]
    fn what_is_no_known_browser() {
        for header in ["", "curl/8.14.1", "Mozilla/5.0", "\u{202e}Windows"] {
            is(header, None);
        }
        is("Firefox/1", Some("Firefox"));
    }

    #[test]
    fn what_was_stored_is_read_again() {
        let browser = Browser::of_user_agent("Firefox/1 (Android)").unwrap();
        let stored = String::from(browser.clone());
        assert_eq!(Browser::try_from(stored), Ok(browser));
        for bad in ["", "a\u{7}b", &"x".repeat(Browser::MAX + 1)] {
            assert_eq!(Browser::try_from(bad.to_owned()), Err(Rule::Invalid));
        }
    }
}
