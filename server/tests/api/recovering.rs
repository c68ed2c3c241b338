//! `luxmedica recover`: what it asks and says where other rights take effect; among rows that
//! cannot be read it steps over them, or says which one is in its way.

use crate::{
    cli::init,
    harness::{Store, fails, luxmedica, succeeds},
};
use std::{path::Path, process::Command};
use web::config::Config;

async fn write(folder: &Path, sql: &str) {
    let config = Config {
        data: folder.join("data"),
        ..Config::default()
    };
    Store::at(config.database_file()).write(sql).await;
}

fn recover(folder: &Path) -> Command {
    let mut command = luxmedica(folder);
    command.args(["recover", "--login", "admin", "--workstation", "Каб. 214"]);
    command
}

#[tokio::test]
async fn it_steps_over_what_it_can_and_names_the_rest() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    succeeds(&mut init(folder));
    for damage in [
        "update authenticator_token set start_work = 5000",
        "update access_role set name = '' where shipped = 'nurse'",
        "update access_role_permission set permission = 'x' where permission = 'user-management'",
        "update access_organization set name = ''",
    ] {
        write(folder, damage).await;
        let said = succeeds(&mut recover(folder));
        assert!(said.contains("all four administrative permissions"));
    }
    for column in ["position", "full_name"] {
        write(folder, &format!("update access_user set {column} = ''")).await;
        let complaint = fails(&mut recover(folder));
        assert!(complaint.contains("of access_user"), "{complaint}");
        assert!(complaint.contains("restore a backup"), "{complaint}");
        write(folder, &format!("update access_user set {column} = 'Ткач'")).await;
    }
    let all = "update authenticator_workstation set name = ''";
    write(folder, all).await;
    let complaint = fails(&mut recover(folder));
    assert!(
        complaint.contains("choose another --workstation"),
        "{complaint}"
    );
}

#[tokio::test]
async fn what_else_takes_effect_is_asked_for_and_told() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    succeeds(&mut init(folder));
    // One role lets read the journal; the other forbids that and to administer, and lets process.
    for sql in [
        "delete from access_role_permission where not allowed and role_id = \
         (select role_id from access_role where shipped = 'auditor')",
        "insert into access_role_permission (role_id, permission, allowed) \
         select role_id, 'reading-journal', false from access_role where shipped = 'intern' \
         union select role_id, 'processing-referrals', true from access_role \
         where shipped = 'intern'",
        "insert into access_assignment (assignment_id, user_id, role_id, given_at) \
         select r.role_id, u.user_id, r.role_id, 0 from access_user u, access_role r \
         where r.shipped in ('intern', 'auditor')",
    ] {
        write(folder, sql).await;
    }
    let journal =
        |operation: &str| succeeds(luxmedica(folder).args(["journal", "--operation", operation]));
    for _ in 0..2 {
        let complaint = fails(&mut recover(folder));
        for part in [
            "Мельник Тарас",
            "reading-journal",
            "nothing was changed",
            "--yes",
        ] {
            assert!(complaint.contains(part), "{complaint}");
        }
        assert!(!complaint.contains("processing"), "{complaint}");
        let told = journal("recover");
        assert!(told.contains("rights-surface"), "{told}");
        assert!(!told.contains("withdrew"), "{told}");
    }
    assert_eq!(journal("auditors_joined"), "");
    let said = succeeds(recover(folder).arg("--yes"));
    for part in [
        "“Інтерн” forbade some: withdrawn",
        "reading-journal: takes effect",
        "processing-referrals: gone",
    ] {
        assert!(said.contains(part), "{said}");
    }
    let told = journal("recover");
    assert!(told.contains("auditor-new"), "{told}");
    assert_ne!(journal("auditors_joined"), "");
    // Nothing is left to ask.
    let said = succeeds(&mut recover(folder));
    assert!(!said.contains("takes effect"), "{said}");
}
