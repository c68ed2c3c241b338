//! Where a genuine card stands.

use crate::press::{EXPIRES, ISSUED, NOW, card, genuine, keys, known, list};
use judging::{
    standing::{Listed, Standing, Withdrawals},
    verdict::{Genuine, Known, Verdict, judge},
};
use shared::{
    card::{CardStatus, RevocationList, ServiceStatus},
    catalogue::Bilingual,
    referrals::{Processing, ReferralState, Request},
    time::Timestamp,
};

fn judged(list: Option<RevocationList>) -> Genuine {
    let at = Timestamp(NOW * 1000);
    judged_by(Known {
        withdrawn: list.into_iter().map(|list| Listed { list, at }).collect(),
        ..known()
    })
}

fn judged_by(known: Known) -> Genuine {
    match judge(&genuine(), &known) {
        Verdict::Genuine(genuine) => *genuine,
        other => panic!("{other:?}"),
    }
}

const ACTIVE: ReferralState = ReferralState::ISSUED;
const EXPIRED: ReferralState = ReferralState::RECALLED;
const MISTAKE: ReferralState = ReferralState::new(Request::EnteredInError, Processing::New);

fn status(states: &[(ReferralState, Option<i64>)]) -> CardStatus {
    let services = states.iter().zip(card().services);
    CardStatus {
        at: Timestamp(NOW * 1000),
        services: services
            .map(|((state, withdrawn_at), (code, _))| ServiceStatus {
                code,
                name: Bilingual {
                    uk: String::new(),
                    en: String::new(),
                },
                state: *state,
                withdrawn_at: withdrawn_at.map(Timestamp),
            })
            .collect(),
    }
}

#[track_caller]
fn told(states: &[(ReferralState, Option<i64>)], expected: &Standing) {
    let mut genuine = judged(Some(list(&[], &[])));
    assert!(genuine.learn(status(states)));
    assert_eq!(genuine.standing(NOW), *expected);
}

#[test]
fn it_ends_with_the_second_the_card_names() {
    let genuine = judged(None);
    assert_eq!(genuine.standing(EXPIRES - 1), Standing::Valid);
    assert_eq!(genuine.standing(EXPIRES), Standing::Expired);
    // A clock that is behind the signature is wrong.
    assert_eq!(genuine.standing(ISSUED - 1_000_000), Standing::Valid);
}

#[test]
fn the_list_tells_what_was_withdrawn() {
    let rid = card().rid;
    assert_eq!(judged(None).withdrawals, Withdrawals::Unknown);
    assert_eq!(
        judged(Some(list(&["other"], &[]))).withdrawals,
        Withdrawals::None
    );

    let dated = judged(Some(list(&[&format!("{rid}.{NOW}")], &[])));
    let since = Some(Timestamp(NOW * 1000));
    assert_eq!(dated.standing(NOW), Standing::Withdrawn(since));
    assert_eq!(
        judged(Some(list(&[&rid], &[]))).standing(NOW),
        Standing::Withdrawn(None)
    );
    // Withdrawn before this card was issued: another one of that name.
    let earlier = judged(Some(list(&[&format!("{rid}.{}", ISSUED - 1)], &[])));
    assert_eq!(earlier.standing(NOW), Standing::Valid);

    let partly = judged(Some(list(&[], &[(&rid, &[1, 1, 7])])));
    assert_eq!(partly.standing(NOW), Standing::Partly(vec![1]));
    assert_eq!(partly.standing(EXPIRES), Standing::Expired);
    let all = judged(Some(list(&[], &[(&rid, &[1, 0])])));
    assert_eq!(all.standing(NOW), Standing::Withdrawn(None));
}

#[test]
fn a_list_is_doubtful_when_it_has_changed_or_after_a_week() {
    const WEEK: i64 = 7 * 24 * 60 * 60;
    let doubtful = |version: u64, now| {
        let known = Known {
            keys: keys(version),
            ..known()
        };
        judged_by(known).list_age.unwrap().is_doubtful(now)
    };
    // The list was read now and has changed once.
    assert!(!doubtful(0, NOW));
    assert!(!doubtful(1, NOW));
    assert!(doubtful(2, NOW));
    assert!(!doubtful(1, NOW + WEEK));
    assert!(doubtful(1, NOW + WEEK + 1));
    assert_eq!(judged(None).list_age, None);
}

#[test]
fn a_list_of_another_key_tells_nothing() {
    let mut other = list(&[&card().rid], &[]);
    other.kid = "key-2".to_owned();
    assert_eq!(judged(Some(other)).withdrawals, Withdrawals::Unknown);
}

#[test]
fn the_server_knows_better() {
    let done = ReferralState::DONE;
    told(
        &[(ACTIVE, None), (ReferralState::TAKEN, None)],
        &Standing::Valid,
    );
    told(&[(done, None), (ACTIVE, None)], &Standing::Valid);
    told(&[(done, None), (done, None)], &Standing::Done);
    told(&[(done, None), (EXPIRED, Some(5000))], &Standing::Done);
    told(
        &[(ACTIVE, None), (EXPIRED, Some(5000))],
        &Standing::Partly(vec![1]),
    );
    told(
        &[(MISTAKE, Some(4000)), (EXPIRED, Some(5000))],
        &Standing::Withdrawn(Some(Timestamp(5000))),
    );
    told(
        &[(MISTAKE, None), (MISTAKE, None)],
        &Standing::Withdrawn(None),
    );
    told(&[(EXPIRED, None), (EXPIRED, None)], &Standing::Expired);
    told(&[(EXPIRED, None), (done, None)], &Standing::Expired);
}

#[test]
fn what_the_server_takes_back_the_list_need_not_know() {
    let mut genuine = judged(Some(list(&[&card().rid], &[])));
    assert_eq!(genuine.standing(NOW), Standing::Withdrawn(None));
    assert!(genuine.learn(status(&[(ACTIVE, None), (ACTIVE, None)])));
    assert_eq!(genuine.standing(NOW), Standing::Valid);
}

#[test]
fn an_answer_about_another_card_is_none() {
    let mut genuine = judged(None);
    let mut about_another = status(&[(ACTIVE, None), (ACTIVE, None)]);
    about_another.services.pop();
    assert!(!genuine.learn(about_another));
    assert_eq!(genuine.status(), None);
}
