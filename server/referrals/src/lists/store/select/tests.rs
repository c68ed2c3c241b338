//! How both engines go about each list.

use super::*;
use crate::plans::{Reads, are_short};
use shared::referrals::{Priority, Processing, Request};

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
        all
    };
    lists.into_iter().flat_map(narrowed).collect()
}

/// Everything that lists ask for, and what may be sorted to answer it: what is open, what is of
/// one patient, or of a period by something else.
fn statements() -> Vec<(String, Reads)> {
    let mut all = Vec::new();
    for filter in filters() {
        let is_short =
            !Source::of(&filter).contains(&Source::Requisitions) || filter.patient.is_some();
        all.push((counted(&filter), Reads::Few));
        for sort in ReferralSort::ALL {
            let may_sort =
                is_short || (filter.issued_from.is_some() && sort != ReferralSort::Issued);
            let reads = if may_sort { Reads::Few } else { Reads::InOrder };
            for order in [Order::Ascending, Order::Descending] {
                let begin = Begin {
                    key: "1".to_owned(),
                    requisition: "r".to_owned(),
                    place: 0,
                };
                all.push((rows(&filter, (sort, order), None, 26), reads));
                all.push((rows(&filter, (sort, order), Some(&begin), 26), reads));
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
