//! How both engines go about each list.

use super::*;
use crate::tests::{Reads, are_short};
use shared::{
    referrals::{Priority, Processing, Request},
    time::Day,
};

/// Every list as it is shown, and with each of the filters beside it.
fn filters() -> Vec<Filter> {
    let somebody = || Some("somebody".to_owned());
    let day = Some(1_767_225_600_000);
    let lists: [fn() -> Filter; 4] = [
        || Filter {
            only_mine: true,
            ..Filter::default()
        },
        Filter::default,
        || Filter {
            with_ended: true,
            expires_until: Some(1),
            ..Filter::default()
        },
        || Filter {
            with_ended: true,
            stuck_since: Some([1; 4]),
            ..Filter::default()
        },
    ];
    let narrowed = |list: fn() -> Filter| {
        let mut all = vec![
            list(),
            Filter {
                patient: somebody(),
                with_ended: true,
                ..list()
            },
            Filter {
                requester: somebody(),
                ..list()
            },
            Filter {
                issued_from: day,
                issued_before: day,
                ..list()
            },
        ];
        all.extend(Request::ALL.map(|request| Filter {
            request: Some(request.code()),
            ..list()
        }));
        all.extend(Processing::ALL.map(|processing| Filter {
            processing: Some(processing.code()),
            ..list()
        }));
        all.extend(Priority::ALL.map(|priority| Filter {
            priority: Some(priority.code()),
            ..list()
        }));
        all.extend(searches().map(|search| Filter {
            search: Some(search),
            ..list()
        }));
        all
    };
    lists.into_iter().flat_map(narrowed).collect()
}

/// Whatever may be typed.
fn searches() -> impl Iterator<Item = Search> {
    let today = Day::new(2026, 9, 1).unwrap();
    let typed = [
        "0123-4567-89AB-CEHI",
        "89AB",
        "лук дар",
        "лук 12.03.1984",
        "12.03.1984",
        "невідома особа № 1",
        "загальний аналіз",
    ];
    typed
        .into_iter()
        .map(move |typed| Search::new(typed, today).unwrap())
}

/// Everything that lists ask for, and what may lead to it: what is open, what is of one patient, or
/// of a period by something else may be sorted; what was typed leads, but to a service among
/// one's own.
fn statements() -> Vec<(String, Reads)> {
    let mut all = Vec::new();
    for filter in filters() {
        let orders = match filter.search {
            Some(_) => &[Order::Descending][..],
            None => &[Order::Ascending, Order::Descending],
        };
        if filter.may_hold_lost() {
            all.push((lost(&filter), Reads::Few));
        }
        for lead in [Lead::Search, Lead::Order] {
            let sources = Source::of(&filter, lead);
            let is_found = sources.contains(&Source::Named) || sources.contains(&Source::Numbered);
            let is_few =
                is_found || !sources.contains(&Source::Requisitions) || filter.patient.is_some();
            let whole = if is_found && !filter.only_mine {
                Reads::Found
            } else {
                Reads::Few
            };
            if lead == Lead::Search {
                all.push((counted(&filter), whole));
            }
            for sort in ReferralSort::ALL {
                let by_period = filter.issued_from.is_some() && sort != ReferralSort::Issued;
                let reads = if is_few || by_period {
                    whole
                } else {
                    Reads::InOrder
                };
                for order in orders {
                    let begin = Begin {
                        key: "1".to_owned(),
                        requisition: "r".to_owned(),
                        place: 0,
                    };
                    for begin in [None, Some(&begin)] {
                        all.push((rows(&filter, lead, (sort, *order), begin, 26), reads));
                    }
                }
            }
            if filter.search.is_none() {
                break;
            }
        }
    }
    let said = |(sql, reads): (Builder, Reads)| (sql.into_string(), reads);
    all.into_iter().map(said).collect()
}

#[tokio::test]
async fn no_list_is_read_from_end_to_end_nor_sorted_whole() {
    are_short(statements()).await;
}
