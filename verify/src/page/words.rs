//! The headline of an answer, why, and what to do.

use super::{
    dates::Dates,
    net::Silence,
    stage::{Answer, Failure, Register},
};
use judging::{
    entry::Entry,
    standing::{ListAge, Standing, Withdrawals, is_done},
    verdict::{Forgery, Genuine, Missing, Unreadable, Verdict},
};
use shared::{lang::Lang, messages as m};

/// How an answer looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    Success,
    Warning,
    Danger,
    Neutral,
}

/// What an answer says first.
pub struct Words {
    pub tone: Tone,
    /// What holds.
    pub title: &'static str,
    /// How we know.
    pub text: Vec<String>,
    /// The way out.
    pub to_do: Vec<&'static str>,
}

/// A message without arguments.
type Text = fn(Lang) -> &'static str;

impl Words {
    pub fn of(answer: &Answer, dates: &Dates) -> Self {
        match answer {
            Answer::Verdict(verdict, register) => of_verdict(verdict, *register, dates),
            Answer::Number(entry) => of_number(entry, dates.lang),
            Answer::Failure(failure) => of_failure(*failure, dates.lang),
        }
    }

    fn plain(lang: Lang, tone: Tone, [title, text, to_do]: [Text; 3]) -> Self {
        Self {
            tone,
            title: title(lang),
            text: vec![text(lang).to_owned()],
            to_do: vec![to_do(lang)],
        }
    }
}

fn of_verdict(verdict: &Verdict, register: Register, dates: &Dates) -> Words {
    let lang = dates.lang;
    let warning = |texts| Words::plain(lang, Tone::Warning, texts);
    match verdict {
        Verdict::Genuine(genuine) => of_genuine(genuine, register, dates),
        Verdict::NotGenuine(forgery) => of_forgery(*forgery, lang),
        Verdict::OtherIssuer => warning([
            m::verify_other_issuer,
            m::verify_other_issuer_text,
            m::verify_other_issuer_do,
        ]),
        Verdict::NotAReferral => warning([
            m::verify_not_referral,
            m::verify_not_referral_text,
            m::verify_not_referral_do,
        ]),
        Verdict::Undecided(missing) => of_undecided(*missing, register, lang),
        Verdict::Unreadable(unreadable) => warning(match unreadable {
            Unreadable::NotACard => [
                m::verify_no_card,
                m::verify_no_card_text,
                m::verify_no_card_do,
            ],
            Unreadable::Chunked => [
                m::verify_chunked,
                m::verify_chunked_text,
                m::verify_no_card_do,
            ],
            Unreadable::Damaged => [
                m::verify_damaged,
                m::verify_damaged_text,
                m::verify_again_do,
            ],
            Unreadable::TooLarge => [
                m::verify_too_large,
                m::verify_too_large_text,
                m::verify_no_card_do,
            ],
        }),
    }
}

fn of_undecided(missing: Missing, register: Register, lang: Lang) -> Words {
    let (why, to_do): (Text, Text) = match register {
        Register::Silent(Silence::Busy) => (m::verify_busy, m::verify_undecided_wait),
        Register::Silent(Silence::Unable) => (m::verify_unable, m::verify_undecided_wait),
        _ => (m::verify_unreachable, m::verify_undecided_do),
    };
    let missing = match missing {
        Missing::Keys => m::verify_undecided_keys,
        Missing::NewerKey => m::verify_undecided_newer,
    };
    Words {
        tone: Tone::Warning,
        title: m::verify_undecided(lang),
        text: [why, missing].map(|text| text(lang).to_owned()).into(),
        to_do: vec![to_do(lang)],
    }
}

fn of_genuine(genuine: &Genuine, register: Register, dates: &Dates) -> Words {
    let lang = dates.lang;
    let signed = m::verify_signed(lang).to_owned();
    let status = genuine.status();
    let last_day = dates.date(genuine.card.expires_at - 1);
    let at = status.map(|status| dates.instant(status.at));
    let second = dates.second();
    let doubtful = |list: &ListAge| status.is_none() && list.is_doubtful(second);
    let old = genuine.list_age.filter(doubtful);
    // Neither the server nor a list to rely on has said that it was not
    // withdrawn.
    let unlisted = status.is_none() && genuine.withdrawals == Withdrawals::Unknown;
    let (title, why, to_do): (Text, _, Option<Text>) = match genuine.standing(second) {
        Standing::Valid if unlisted || old.is_some() => {
            (m::verify_unsure, None, Some(m::verify_unsure_do))
        }
        Standing::Valid => (m::verify_valid, None, None),
        Standing::Partly(_) => (m::verify_partly, None, Some(m::verify_partly_do)),
        Standing::Done => (
            m::verify_done,
            at.map(|at| m::verify_done_text(lang, &at)),
            Some(m::verify_done_do),
        ),
        Standing::Expired => (
            m::verify_expired,
            Some(m::verify_expired_text(lang, &last_day)),
            Some(m::verify_expired_do),
        ),
        Standing::Withdrawn(since) => (
            m::verify_withdrawn,
            Some(since.map_or_else(
                || m::verify_withdrawn_undated(lang).to_owned(),
                |since| m::verify_withdrawn_text(lang, &dates.date(since.0 / 1000)),
            )),
            Some(m::verify_withdrawn_do),
        ),
    };
    let now = match status {
        None => of_silence(register)(lang).to_owned(),
        Some(status) => {
            let done = status.services.iter().filter(|service| is_done(service));
            let [done, all] = [done.count(), status.services.len()].map(|count| count.to_string());
            m::verify_valid_now(lang, &all, &done, &dates.instant(status.at))
        }
    };
    let old = old.map(|list| m::verify_list_old(lang, &dates.instant(list.at)));
    Words {
        tone: if to_do.is_none() {
            Tone::Success
        } else {
            Tone::Warning
        },
        title: title(lang),
        text: [signed, why.unwrap_or(now)]
            .into_iter()
            .chain(old)
            .collect(),
        to_do: to_do.map(|text| text(lang)).into_iter().collect(),
    }
}

/// Why it is not known what became of a card.
fn of_silence(register: Register) -> Text {
    match register {
        Register::Asked => m::verify_checked_asking,
        Register::Silent(Silence::Busy) => m::verify_unknown_busy,
        Register::Silent(Silence::Unable) => m::verify_unknown_unable,
        Register::Silent(Silence::Unreachable) | Register::Answered => m::verify_unknown_status,
    }
}

fn of_forgery(forgery: Forgery, lang: Lang) -> Words {
    let why = match forgery {
        Forgery::Signature => m::verify_forged_signature,
        Forgery::Key => m::verify_forged_key,
        Forgery::Algorithm => m::verify_forged_algorithm,
    };
    Words {
        tone: Tone::Danger,
        title: m::verify_forged(lang),
        text: vec![why(lang).to_owned()],
        to_do: vec![
            m::verify_forged_do_refuse(lang),
            m::verify_forged_do_number(lang),
            m::verify_forged_do_report(lang),
        ],
    }
}

fn of_number(entry: &Entry, lang: Lang) -> Words {
    let (title, text, to_do): (Text, _, Text) = match entry {
        Entry::Number(number) => (
            m::verify_number,
            vec![m::verify_number_text(lang, &number.to_string())],
            m::verify_number_do,
        ),
        Entry::Mistyped(repairs) => {
            let typo = m::verify_number_typo_text(lang).to_owned();
            // More than one, and none is likelier than the others.
            let maybe = <&[_; 1]>::try_from(repairs.as_slice()).ok();
            let maybe = maybe.map(|[one]| m::verify_number_typo_maybe(lang, &one.to_string()));
            (
                m::verify_number_typo,
                [typo].into_iter().chain(maybe).collect(),
                m::verify_number_typo_do,
            )
        }
        Entry::NotSixteen(count) => (
            m::verify_number_length,
            vec![m::verify_number_length_text(lang, *count as u64)],
            m::verify_number_typo_do,
        ),
        Entry::Empty | Entry::Code(_) => (
            m::verify_no_card,
            vec![m::verify_no_card_text(lang).to_owned()],
            m::verify_no_card_do,
        ),
    };
    Words {
        tone: Tone::Neutral,
        title: title(lang),
        text,
        to_do: vec![to_do(lang)],
    }
}

fn of_failure(failure: Failure, lang: Lang) -> Words {
    let (title, text, to_do): (Text, Option<Text>, Text) = match failure {
        Failure::NoCode => (
            m::verify_no_code,
            Some(m::verify_no_code_text),
            m::verify_closer_do,
        ),
        Failure::Blurred => (
            m::verify_blurred,
            Some(m::verify_blurred_text),
            m::verify_closer_do,
        ),
        Failure::Several => (
            m::verify_several,
            Some(m::verify_several_text),
            m::verify_several_do,
        ),
        Failure::NoPicture => (m::verify_no_picture, None, m::verify_no_picture_do),
        Failure::PictureTooLarge => (
            m::verify_picture_large,
            Some(m::verify_picture_large_text),
            m::verify_picture_large_do,
        ),
        Failure::CameraRefused => (m::verify_camera_refused, None, m::verify_camera_refused_do),
        Failure::CameraAbsent => (m::verify_camera_absent, None, m::verify_camera_absent_do),
        Failure::CameraBusy => (
            m::verify_camera_busy,
            Some(m::verify_camera_busy_text),
            m::verify_camera_busy_do,
        ),
        Failure::CameraNothing => (m::verify_camera_nothing, None, m::verify_camera_nothing_do),
    };
    Words {
        tone: Tone::Neutral,
        title: title(lang),
        text: text.map(|text| text(lang).to_owned()).into_iter().collect(),
        to_do: vec![to_do(lang)],
    }
}
