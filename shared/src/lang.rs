//! The two languages of the interface.

use std::fmt;
use std::str::FromStr;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A language a person can choose.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// Ukrainian, unless somebody chooses otherwise.
    #[default]
    Uk,
    /// English.
    En,
}

/// The text is not the code of a language we speak.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the language is one of: uk, en")]
pub struct UnknownLang;

impl Lang {
    /// Every language, the default first.
    pub const ALL: [Self; 2] = [Self::Uk, Self::En];

    /// Its BCP 47 code, as in the `lang` attribute of a page.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Uk => "uk",
            Self::En => "en",
        }
    }

    /// The language of a BCP 47 tag, whatever its region or letter case: `en-GB` is English.
    pub fn parse(tag: &str) -> Option<Self> {
        let primary = tag.trim().split(['-', '_']).next().unwrap_or_default();
        Self::ALL
            .into_iter()
            .find(|lang| primary.eq_ignore_ascii_case(lang.code()))
    }
}

impl FromStr for Lang {
    type Err = UnknownLang;

    fn from_str(tag: &str) -> Result<Self, Self::Err> {
        Self::parse(tag).ok_or(UnknownLang)
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_names_its_language() {
        for (tag, lang) in [
            ("uk", Lang::Uk),
            ("uk-UA", Lang::Uk),
            ("EN", Lang::En),
            ("en_GB", Lang::En),
        ] {
            assert_eq!(tag.parse(), Ok(lang), "{tag}");
        }
        for tag in ["", "ru", "eng", "ukr"] {
            assert_eq!(tag.parse::<Lang>(), Err(UnknownLang), "{tag}");
        }
    }

    #[test]
    fn json_carries_the_code() {
        for lang in Lang::ALL {
            let json = serde_json::to_string(&lang).expect("a language is a string");
            assert_eq!(json, format!("\"{}\"", lang.code()));
            assert_eq!(
                serde_json::from_str::<Lang>(&json).expect("its own code"),
                lang
            );
        }
    }
}
