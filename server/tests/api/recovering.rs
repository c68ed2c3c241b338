//! `luxmedica recover` among rows that cannot be read: it steps over them, or says
//! which one is in its way.

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
    Store::at(config.database()).write(sql).await;
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
