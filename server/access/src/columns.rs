//! What the tables of people and rights hold.

use monitor::keeping::{any, field, flag, id, number, time};
use shared::{
    fields::{FullName, LicenceNumber, Login, OrganizationName, Position, RoleName},
    ids::{AssignmentId, OrganizationId, RoleId, UserId},
    permissions::Permission,
    roles::ShippedRole,
};

monitor::columns! {
    access_organization {
        organization_id: id::<OrganizationId>,
        name: field::<OrganizationName>,
        name_key: any,
        name_sort: any,
        created_at: time,
        changed_at: time,
        changed_by: id::<UserId>,
        deleted_at: time,
        version: number,
    }
    access_user {
        user_id: id::<UserId>,
        login: field::<Login>,
        login_key: any,
        full_name: field::<FullName>,
        full_name_sort: any,
        organization_id: id::<OrganizationId>,
        position: field::<Position>,
        position_sort: any,
        licence_number: field::<LicenceNumber>,
        licence_key: any,
        search: any,
        position_search: any,
        created_at: time,
        changed_at: time,
        changed_by: id::<UserId>,
        deleted_at: time,
        version: number,
    }
    access_user_version {
        user_id: id::<UserId>,
        version: number,
        full_name: field::<FullName>,
        organization_id: id::<OrganizationId>,
        organization: field::<OrganizationName>,
        position: field::<Position>,
        licence_number: field::<LicenceNumber>,
        at: time,
        by_user: id::<UserId>,
        by_name: field::<FullName>,
    }
    access_role {
        role_id: id::<RoleId>,
        name: field::<RoleName>,
        shipped: |value| value.parses(ShippedRole::parse),
        created_at: time,
        changed_at: time,
        changed_by: id::<UserId>,
        version: number,
    }
    access_role_name {
        name_key: any,
        role_id: id::<RoleId>,
    }
    access_role_permission {
        role_id: id::<RoleId>,
        permission: |value| value.parses(Permission::parse),
        allowed: flag,
    }
    access_assignment {
        assignment_id: id::<AssignmentId>,
        user_id: id::<UserId>,
        role_id: id::<RoleId>,
        given_at: time,
        given_by: id::<UserId>,
    }
}
