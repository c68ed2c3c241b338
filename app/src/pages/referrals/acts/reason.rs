//! Asks why before a referral is taken back or called a mistake.

use super::kind::{Chosen, Kind};
use crate::{
    api::ApiError,
    components::{
        choice::Choice,
        choose::Choose,
        confirm::{Act, ConfirmAct, Question},
        form_state::{Entry, FaultText, FormState, optional},
        input::TextArea,
        load::Loader,
        subject::Subject,
    },
    i18n::use_i18n,
    live::live,
};
use leptos::prelude::*;
use shared::{
    fields::Note,
    messages as m,
    problem::ErrorCode,
    referrals::{Referral, Requisition},
};

#[derive(Clone, Copy)]
struct Fields {
    state: FormState,
    kind: Kind,
    reason: Entry,
    comment: Entry,
}

#[component]
pub fn ReasonDialog(
    referral: Subject<Referral>,
    kind: Kind,
    requisition: Loader<Requisition>,
) -> impl IntoView {
    let i18n = use_i18n();
    let question = Question::new(kind.name(), referral.open);
    let state = question.state;
    let fields = Fields {
        state,
        kind,
        reason: state.entry("reason", ""),
        comment: state.entry("comment", ""),
    };
    let title = referral.say(move |referral| {
        let lang = i18n.lang();
        m::referrals_act_of(lang, kind.verb()(lang), referral.service.name.of(lang))
    });
    let act = move |()| {
        let Some((of, (reason, comment))) = referral.get().zip(fields.read()) else {
            state.focus_on_fault();
            return None;
        };
        let done = move |now| {
            fields.reason.set("");
            fields.comment.value.set(String::new());
            requisition.set(now);
        };
        let look_anew = move |error: ApiError| {
            if matches!(error.code(), Some(ErrorCode::TransitionRefused { .. })) {
                requisition.reload();
            }
            Some(error)
        };
        let act = Act::new(reason.send(of.id, comment), done).or(look_anew);
        Some(act.say(move |lang| kind.notice()(lang).to_owned()))
    };
    view! {
        <ConfirmAct question title verb=kind.verb() keep=m::referrals_leave act>
            <p>{i18n.t(kind.text())}</p>
            <ReasonFields fields/>
        </ConfirmAct>
    }
}

#[component]
fn ReasonFields(fields: Fields) -> impl IntoView {
    let i18n = use_i18n();
    let choices = Signal::derive(move || {
        let choice = |chosen: Chosen| Choice::new(chosen.code(), chosen.word()(i18n.lang()));
        let choices = fields.kind.choices().into_iter();
        choices.map(choice).collect::<Vec<_>>()
    });
    let optional = Memo::new(move |_| {
        let chosen = fields.reason.value.with(|code| fields.kind.parse(code));
        chosen.is_none_or(|chosen| !chosen.needs_comment())
    });
    let comment = live(move || {
        let optional = optional.get();
        view! { <TextArea entry=fields.comment label=i18n.t(m::referrals_comment) optional/> }
    });
    view! {
        <Choose
            entry=fields.reason
            label=i18n.t(m::referrals_why)
            choices
            none=i18n.t(m::referrals_why_choose)
        />
        {comment}
    }
}

impl Fields {
    fn read(self) -> Option<(Chosen, Option<Note>)> {
        self.state.read(move |reader| {
            let comment = reader.parse(self.comment, optional::<Note>);
            let parse = |code: &str| self.kind.parse(code);
            let chosen = reader.code(self.reason, parse, m::referrals_why_missing);
            let (chosen, comment) = chosen.zip(comment)?;
            if let Err(rule) = chosen.check(comment.as_ref()) {
                reader.fault(self.comment, FaultText::Rule(rule));
            }
            Some((chosen, comment))
        })
    }
}
