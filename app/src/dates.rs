//! Dates and times as the person reads them: in their language, in the
//! facility's time zone, formatted by the browser.

use crate::{
    age::Age,
    i18n::{I18n, use_i18n},
    names,
    state::clock::{Clock, use_clock},
};
use js_sys::{Date, Object, Reflect};
use leptos::prelude::With;
use shared::{
    lang::Lang,
    messages as m,
    patients::BirthDate,
    time::{Day, Timestamp, WorkingHours},
};

type Options = [(&'static str, &'static str)];

const DATE_UK: &Options = &[
    ("day", "2-digit"),
    ("month", "2-digit"),
    ("year", "numeric"),
];
const DATE_EN: &Options = &[("day", "numeric"), ("month", "short"), ("year", "numeric")];
const WEEKDAY: &Options = &[("weekday", "short")];
const LONG: &Options = &[("weekday", "long"), ("day", "numeric"), ("month", "long")];
const TIME: &Options = &[
    ("hour", "2-digit"),
    ("minute", "2-digit"),
    ("hourCycle", "h23"),
];

const MINUTE: i64 = 60_000;
const DAY: i64 = 24 * 60 * MINUTE;

/// Formats dates and times. Everything it says follows the language.
#[derive(Clone, Copy)]
pub struct Dates {
    i18n: I18n,
    clock: Clock,
}

/// The formats of the page.
pub fn use_dates() -> Dates {
    Dates {
        i18n: use_i18n(),
        clock: use_clock(),
    }
}

impl Dates {
    /// A calendar day: `20.11.2026`, `20 Nov 2026`.
    pub fn day(self, day: Day) -> String {
        let lang = self.i18n.lang();
        format(midnight(day), lang, "UTC", date_options(lang))
    }

    /// How many days from the facility's today until `day`; none once it is
    /// past.
    pub fn days_until(self, day: Day) -> Option<u64> {
        days(self.today()?, day)
    }

    /// How many days have passed since `day` at the facility; none while it is to come.
    pub fn days_since(self, day: Day) -> Option<u64> {
        days(day, self.today()?)
    }

    /// When somebody was born: a calendar day, or `бл. 1960`.
    pub fn birth(self, birth: BirthDate) -> String {
        match birth {
            BirthDate::Day(day) => self.day(day),
            BirthDate::Year(year) => m::patients_born_about(self.i18n.lang(), &year.to_string()),
        }
    }

    /// How old somebody born then is at the facility: `58 років`, of a year
    /// alone `бл. 66 років`; none before the birth.
    pub fn age(self, birth: BirthDate) -> Option<String> {
        let (lang, today) = (self.i18n.lang(), self.today()?);
        match birth {
            BirthDate::Day(day) => Some(Age::of(day, today)?.say(lang)),
            BirthDate::Year(year) => {
                let years = today.parts().0.checked_sub(year.get())?;
                let age = Age::Years(years.into()).say(lang);
                Some(m::patients_born_about(lang, &age))
            }
        }
    }

    /// For how many days a referral of the facility holds.
    pub fn referral_days(self) -> Option<u16> {
        let facility = self.clock.facility();
        facility.with(|facility| facility.as_ref().map(|known| known.referral_days))
    }

    /// The facility's day.
    pub fn today(self) -> Option<Day> {
        self.day_of(self.clock.now())
    }

    /// The day of an instant: `20.11.2026`.
    pub fn date(self, at: Timestamp) -> String {
        let lang = self.i18n.lang();
        self.say(at, date_options(lang))
    }

    /// The time of day of an instant: `14:18`.
    pub fn time(self, at: Timestamp) -> String {
        self.say(at, TIME)
    }

    /// Day and time: `20.11.2026, 14:18`.
    pub fn date_time(self, at: Timestamp) -> String {
        [self.date(at), self.time(at)].join(", ")
    }

    /// Day and time as people say it: `Сьогодні, 08:41`, `Учора, 21:58`,
    /// otherwise the day.
    pub fn moment(self, at: Timestamp) -> String {
        let now = self.clock.now();
        let (date, lang) = (self.date(at), self.i18n.lang());
        if date == self.date(now) {
            m::app_today(lang, &self.time(at))
        } else if date == self.date(Timestamp(now.0 - DAY)) {
            m::app_yesterday(lang, &self.time(at))
        } else {
            date
        }
    }

    /// Day and time as people say it, with the time also on other days:
    /// `Сьогодні, 08:41`, `18.11.2026, 16:20`.
    pub fn moment_time(self, at: Timestamp) -> String {
        let moment = self.moment(at);
        if moment == self.date(at) {
            self.date_time(at)
        } else {
            moment
        }
    }

    /// Weekday, day and time: `пт, 20.11.2026, 14:18`.
    pub fn full(self, at: Timestamp) -> String {
        let weekday = self.say(at, WEEKDAY);
        let gap = if self.i18n.lang() == Lang::Uk {
            ", "
        } else {
            " "
        };
        [weekday, self.date_time(at)].join(gap)
    }

    /// An instant as machines read it: `2026-11-20T12:18:00.000Z`.
    pub fn machine(at: Timestamp) -> String {
        Date::new(&float(at).into()).to_iso_string().into()
    }

    /// Weekday and day, in full: `П’ятниця, 20 листопада`.
    pub fn long(self, at: Timestamp) -> String {
        names::capitalized(&self.say(at, LONG).replace('ʼ', "’"))
    }

    /// How long: `5 год 12 хв`.
    pub fn duration(self, milliseconds: i64) -> String {
        let lang = self.i18n.lang();
        let minutes = u64::try_from(milliseconds / MINUTE).unwrap_or(0);
        match (minutes / 60, minutes % 60) {
            (0, minutes) => m::app_duration_minutes(lang, minutes),
            (hours, 0) => m::app_duration_hours(lang, hours),
            (hours, minutes) => m::app_duration(lang, hours, minutes),
        }
    }

    /// Working hours: `08:30–19:30`, or that they are the whole day.
    pub fn hours(self, hours: WorkingHours) -> String {
        if hours.is_whole_day() {
            return m::app_whole_day(self.i18n.lang()).into();
        }
        [hours.start.to_string(), hours.end.to_string()].join("–")
    }

    /// Minutes since midnight at the facility.
    pub fn minute_of_day(self, at: Timestamp) -> u16 {
        let time = self.say(at, TIME);
        let mut parts = time.split(':').map(|part| part.parse().unwrap_or(0));
        let hours: u16 = parts.next().unwrap_or(0);
        hours * 60 + parts.next().unwrap_or(0)
    }

    /// The facility's day of an instant.
    pub fn day_of(self, at: Timestamp) -> Option<Day> {
        let iso = in_locale(float(at), "sv-SE", &self.zone(), DATE_UK);
        Day::try_from(iso).ok()
    }

    fn say(self, at: Timestamp, options: &Options) -> String {
        format(float(at), self.i18n.lang(), &self.zone(), options)
    }

    fn zone(self) -> String {
        let facility = self.clock.facility();
        facility
            .with(|facility| facility.as_ref().map(|known| known.time_zone.clone()))
            .unwrap_or_default()
    }
}

const fn date_options(lang: Lang) -> &'static Options {
    match lang {
        Lang::Uk => DATE_UK,
        Lang::En => DATE_EN,
    }
}

fn format(at: f64, lang: Lang, zone: &str, options: &Options) -> String {
    let locale = match lang {
        Lang::Uk => "uk-UA",
        Lang::En => "en-GB",
    };
    in_locale(at, locale, zone, options)
}

fn in_locale(at: f64, locale: &str, zone: &str, options: &Options) -> String {
    let object = Object::new();
    let zone = (!zone.is_empty()).then_some(("timeZone", zone));
    for (name, value) in options.iter().copied().chain(zone) {
        // A plain object takes every property.
        let _ = Reflect::set(&object, &name.into(), &value.into());
    }
    let date = Date::new(&at.into());
    date.to_locale_string(locale, &object).into()
}

/// How many days from one to another that is no earlier.
fn days(from: Day, to: Day) -> Option<u64> {
    let days = (midnight(to) - midnight(from)) / 864e5;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "whole days, not negative, at most a century"
    )]
    (days >= 0.0).then_some(days as u64)
}

/// The midnight a day begins with, in UTC.
fn midnight(day: Day) -> f64 {
    let (year, month, of_month) = day.parts();
    Date::utc(f64::from(year), f64::from(month - 1)) + f64::from(of_month - 1) * 864e5
}

#[expect(clippy::cast_precision_loss, reason = "milliseconds since 1970 fit")]
const fn float(at: Timestamp) -> f64 {
    at.0 as f64
}
