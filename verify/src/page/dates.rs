//! Dates and times, in the language of the page and the facility's time zone,
//! formatted by the browser.

use js_sys::{Date, Object, Reflect};
use shared::{
    lang::Lang,
    time::{Day, Timestamp},
};

/// What dates and times are said with.
#[derive(Clone)]
pub struct Dates {
    /// The language of the page.
    pub lang: Lang,
    /// The facility's time zone, once it is known; else this device's counts.
    pub zone: Option<String>,
    /// Now, in milliseconds since 1970.
    pub now: f64,
}

impl Dates {
    /// Now, in whole seconds since 1970.
    #[expect(clippy::cast_possible_truncation, reason = "seconds since 1970 fit")]
    pub fn second(&self) -> i64 {
        (self.now / 1000.0) as i64
    }

    /// The day of a second since 1970: `20.11.2026`, `20 Nov 2026`.
    #[expect(clippy::cast_precision_loss, reason = "seconds since 1970 fit")]
    pub fn date(&self, second: i64) -> String {
        self.say(second as f64 * 1000.0, self.zone.as_deref(), false)
    }

    /// Day and time: `20.11.2026, 14:18`.
    #[expect(clippy::cast_precision_loss, reason = "milliseconds since 1970 fit")]
    pub fn instant(&self, at: Timestamp) -> String {
        self.say(at.0 as f64, self.zone.as_deref(), true)
    }

    /// A calendar day.
    pub fn day(&self, day: Day) -> String {
        let (year, month, of_month) = day.parts();
        let midnight = Date::utc(f64::from(year), f64::from(month - 1));
        let midnight = midnight + f64::from(of_month - 1) * 864e5;
        self.say(midnight, Some("UTC"), false)
    }

    fn say(&self, at: f64, zone: Option<&str>, with_time: bool) -> String {
        let (locale, day, month) = match self.lang {
            Lang::Uk => ("uk-UA", "2-digit", "2-digit"),
            Lang::En => ("en-GB", "numeric", "short"),
        };
        let date = [("day", day), ("month", month), ("year", "numeric")];
        let time = [
            ("hour", "2-digit"),
            ("minute", "2-digit"),
            ("hourCycle", "h23"),
        ];
        let options = Object::new();
        let time = time.into_iter().filter(|_| with_time);
        let zone = zone.map(|zone| ("timeZone", zone));
        for (name, value) in date.into_iter().chain(time).chain(zone) {
            // A plain object takes every property.
            let _ = Reflect::set(&options, &name.into(), &value.into());
        }
        Date::new(&at.into())
            .to_locale_string(locale, &options)
            .into()
    }
}
