//! Parts of statements about referrals.

/// Whether whoever a column names is gone: without the permission, or without a token on
/// record. One that is over counts: by a clock that is ahead all are.
macro_rules! without {
    ($user:literal, $permission:literal) => {
        concat!(
            "(not exists (select 1 from authenticator_token t \
              where t.user_id = ",
            $user,
            " and t.deleted_at is null) \
          or not exists (select 1 from access_assignment a \
              join access_role_permission s on s.role_id = a.role_id \
              where a.user_id = ",
            $user,
            " and s.permission = '",
            $permission,
            "' and s.allowed) \
          or exists (select 1 from access_assignment a \
              join access_role_permission s on s.role_id = a.role_id \
              where a.user_id = ",
            $user,
            " and s.permission = '",
            $permission,
            "' and not s.allowed))"
        )
    };
}
pub(crate) use without;

/// Whether a referral `r` is in work with somebody who is gone: deleted,
/// elsewhere by now, without the permission or without a token.
macro_rules! gone {
    () => {
        concat!(
            "(r.request = 'active' and r.processing = 'in-progress' and (\
          not exists (select 1 from access_user u where u.user_id = r.performer_id \
              and u.deleted_at is null and u.organization_id = r.performer_organization_id) \
          or ",
            crate::lists::store::parts::without!("r.performer_id", "processing-referrals"),
            "))"
        )
    };
}
pub(crate) use gone;

/// Whether an organization `o` has ended; of one of which it cannot be read when it did nobody
/// else sees anything.
macro_rules! has_ended {
    () => {
        "coalesce(o.deleted_at between 0 and 253402300799999, false)"
    };
}
pub(crate) use has_ended;

/// The organizations that have.
macro_rules! ended {
    () => {
        concat!(
            "select o.organization_id from access_organization o where ",
            crate::lists::store::parts::has_ended!()
        )
    };
}
pub(crate) use ended;

/// What decides who may do what with a referral, from `r` and `q`. The organization is
/// where it was issued, unless that has ended. The performer's
/// place is where they took it; if that has ended, where they belong today.
macro_rules! facts {
    () => {
        concat!(
            "q.requester_id, \
         case when not exists (select 1 from access_organization o \
             where o.organization_id = q.organization_id and ",
            crate::lists::store::parts::has_ended!(),
            ") \
         then q.organization_id end as organization_id, \
         (not exists (select 1 from access_user u where u.user_id = q.requester_id \
             and u.deleted_at is null) \
          or ",
            crate::lists::store::parts::without!("q.requester_id", "issuing-referrals"),
            ") as requester_gone, r.performer_id, \
         coalesce((select o.organization_id from access_organization o \
             where o.organization_id = r.performer_organization_id and not ",
            crate::lists::store::parts::has_ended!(),
            "), \
           (select o.organization_id from access_organization o \
             join access_user u on u.organization_id = o.organization_id \
             where u.user_id = r.performer_id and not ",
            crate::lists::store::parts::has_ended!(),
            ")) \
         as performer_place, r.request, r.processing, q.expires_at"
        )
    };
}
pub(crate) use facts;

/// What a list selects, from `r`, `q` and `p`.
macro_rules! columns {
    () => {
        concat!(
            "r.referral_id, r.requisition_id, q.number, \
         (select count(*) from referrals_referral o \
          where o.requisition_id = r.requisition_id) as services, \
         q.patient_id, p.family, p.given, p.patronymic, p.no_name_reason, p.no_name_number, p.birth_date, r.service_code, \
         r.service_uk, r.service_en, r.category, r.quantity, q.priority, r.request, \
         r.processing, coalesce(q.issued_at, q.created_at) as issued_at, q.valid_until, \
         q.expires_at, q.requester_name, r.performer_name, ",
            gone!(),
            " as gone, \
         (select h.act from referrals_history h where h.referral_id = r.referral_id \
          order by h.place desc limit 1) as last_act"
        )
    };
}
pub(crate) use columns;
