//! Which of a list's referrals fit what was typed, as SQL.

use super::Source;
use crate::{
    lists::filter::{Filter, Search, Symbols},
    patients,
};
use monitor::engine::{Builder, like, named};

/// What was typed fits, as which it is sought or else by any of it; by what another source has
/// it already, it does not.
pub(super) fn fitting(sql: &mut Builder, filter: &Filter, search: &Search, source: Source) {
    let tests: [fn(&mut Builder, &Search); 3] = [by_number, by_patient, by_service];
    let (joint, tests) = match source {
        Source::Numbered => {
            numbered(sql, filter, search);
            return;
        }
        Source::Named => (" and not ", &tests[..1]),
        Source::Asked => (" and not ", &tests[..2]),
        _ => (" or ", &tests[..]),
    };
    if let (Source::Asked, Some(service)) = (source, &search.service) {
        sql.push(" and r.service_code in (select a.code from referrals_asked a where ");
        like(sql, "a.search", service);
        // A damaged one has no code, and is named.
        sql.push(" union all select '') and ");
        by_service(sql, search);
    }
    let is_any = joint == " or ";
    sql.push(if is_any { " and (false" } else { "" });
    for test in tests {
        sql.push(joint);
        test(sql, search);
    }
    sql.push(if is_any { ")" } else { "" });
}

/// The requisitions that have the number, by the index of each: a whole one is found, a part of
/// one is looked for among all numbers of the organization or of the caller.
fn numbered(sql: &mut Builder, filter: &Filter, search: &Search) {
    let (columns, test, number) = match &search.number {
        None => return,
        Some(Symbols::Whole(number)) => (
            &[
                "number",
                "issued_at is not null and foreign_number",
                "issued_at is null and foreign_number",
            ][..],
            "=",
            number.clone(),
        ),
        Some(Symbols::Part(symbols)) => (
            &["number", "foreign_number"][..],
            "like",
            format!("%{symbols}%"),
        ),
    };
    let mut joint = " and q.requisition_id in (";
    for column in columns {
        sql.push(joint)
            .push("select requisition_id from referrals_requisition where ");
        sql.push(format!("{column} {test} "))
            .push_bind(number.clone());
        if test == "like" {
            let (whose, id) = if filter.only_mine {
                ("requester_id", &filter.user)
            } else {
                ("organization_id", &filter.organization)
            };
            sql.push(format!(" and {whose} = ")).push_bind(id.clone());
        }
        joint = " union all ";
    }
    sql.push(")");
}

fn by_number(sql: &mut Builder, search: &Search) {
    let (test, number) = match &search.number {
        None => {
            sql.push("false");
            return;
        }
        Some(Symbols::Whole(number)) => ("=", number.clone()),
        Some(Symbols::Part(symbols)) => ("like", format!("%{symbols}%")),
    };
    sql.push(format!("coalesce(q.number {test} "))
        .push_bind(number.clone());
    sql.push(format!(" or q.foreign_number {test} "))
        .push_bind(number)
        .push(", false)");
}

fn by_patient(sql: &mut Builder, search: &Search) {
    sql.push("coalesce(");
    let mut joint = "";
    if let Some(unnamed) = search.unnamed {
        sql.push("p.no_name_number = ")
            .push_bind(i64::from(unnamed));
        joint = " and ";
    }
    if let Some(typed) = &search.named {
        sql.push(joint);
        named(sql, "p.name_search", typed);
        joint = " and ";
    }
    if !search.born.is_empty() {
        sql.push(joint);
        patients::born(sql, &search.born);
        joint = " and ";
    }
    sql.push(if joint.is_empty() { "false" } else { "" });
    sql.push(", false)");
}

fn by_service(sql: &mut Builder, search: &Search) {
    match &search.service {
        Some(service) => like(sql, "r.service_search", service),
        None => {
            sql.push("false");
        }
    }
}
