//! The command line: preparing, recovering, reading the journal, refusing to
//! start.

use crate::harness::{Station, TestApp, code_of, fails, luxmedica, succeeds};
use ground::{clock::Clock, crypto::es256::SigningKey, random::Random};
use serde_json::{Value, json};
use shared::endpoints::{
    ChangePassword, CheckSessionToken, Endpoint, GetFacility, GetHealth, GetReadiness, ListUsers,
};
use std::{
    fs,
    os::unix::fs::PermissionsExt,
    path::Path,
    process::{Command, Stdio},
};
use tempfile::TempDir;
use web::config::Config;

/// `luxmedica init` with what it must be told.
pub fn init(folder: &Path) -> Command {
    let mut command = luxmedica(folder);
    command.args([
        "init",
        "--full-name",
        "Мельник Тарас",
        "--workstation",
        "Каб. 214",
    ]);
    command
}

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

/// The members of the line that `--json` prints.
fn line(printed: &str) -> Value {
    assert_eq!(printed.lines().count(), 1, "{printed}");
    serde_json::from_str(printed).unwrap()
}

#[test]
fn init_prints_the_way_in_and_keeps_secrets_to_their_owner() {
    let folder = tempfile::tempdir().unwrap();
    let printed = succeeds(&mut init(folder.path()));
    let value = |name: &str| {
        let line = printed.lines().find(|line| line.starts_with(name)).unwrap();
        line[name.len()..].trim().to_owned()
    };
    assert_eq!(value("Address"), "http://localhost:8080");
    assert!(value("Enrolment link").starts_with("http://localhost:8080/enrolment#"));
    assert_eq!(value("Login"), "admin");
    assert_eq!(value("Password").chars().count(), 22);
    assert_eq!(value("Token file"), "admin.jwt");
    let token = folder.path().join("admin.jwt");
    assert_eq!(mode(&token), 0o600);
    assert_eq!(
        fs::read_to_string(&token)
            .unwrap()
            .trim()
            .split('.')
            .count(),
        3
    );
    assert_eq!(mode(&folder.path().join("data/keys/staff.pem")), 0o600);
    assert_eq!(mode(&folder.path().join("data")), 0o700);
}

#[test]
fn init_leaves_a_file_that_is_there_alone() {
    let folder = tempfile::tempdir().unwrap();
    let named = folder.path().join("admin.jwt");
    fs::write(&named, "чужий\n").unwrap();
    let complaint = fails(&mut init(folder.path()));
    assert!(complaint.contains("admin.jwt"), "{complaint}");
    assert_eq!(fs::read_to_string(&named).unwrap(), "чужий\n");
    // Nothing was begun.
    assert!(!folder.path().join("data").exists());
    succeeds(init(folder.path()).args(["--token-file", "other.jwt"]));
    // Getting in again replaces a token, and nothing else.
    let recover = || {
        let mut command = luxmedica(folder.path());
        command.args(["recover", "--login", "admin", "--workstation", "Каб. 215"]);
        command
    };
    let complaint = fails(&mut recover());
    assert!(complaint.contains("holds no token"), "{complaint}");
    succeeds(recover().args(["--token-file", "other.jwt"]));
}

#[test]
fn what_others_could_read_is_taken_from_them_at_the_next_start() {
    let folder = tempfile::tempdir().unwrap();
    succeeds(&mut init(folder.path()));
    let data = folder.path().join("data");
    let database = data.join("luxmedica.db");
    let beside = ["luxmedica.db-wal", "luxmedica.db-shm"].map(|name| data.join(name));
    assert_eq!(mode(&database), 0o600);
    // As an earlier version left them.
    for file in &beside {
        if !file.exists() {
            fs::write(file, "").unwrap();
        }
        fs::set_permissions(file, fs::Permissions::from_mode(0o644)).unwrap();
    }
    for (path, open) in [(&database, 0o644), (&data, 0o755)] {
        fs::set_permissions(path, fs::Permissions::from_mode(open)).unwrap();
    }
    succeeds(luxmedica(folder.path()).args(["keys", "rotate-staff"]));
    assert_eq!((mode(&data), mode(&database)), (0o700, 0o600));
    for file in beside.iter().filter(|file| file.exists()) {
        assert_eq!(mode(file), 0o600, "{}", file.display());
    }
    // Fewer rights than that are left as they are.
    fs::set_permissions(&data, fs::Permissions::from_mode(0o500)).unwrap();
    let _ = luxmedica(folder.path()).args(["journal"]).output().unwrap();
    assert_eq!(mode(&data), 0o500);
    fs::set_permissions(&data, fs::Permissions::from_mode(0o700)).unwrap();
}

#[tokio::test]
async fn the_files_of_a_running_server_are_its_owners() {
    let app = TestApp::in_file().await;
    for ending in ["", "-wal", "-shm"] {
        let mut file = app.file().as_os_str().to_owned();
        file.push(ending);
        assert_eq!(mode(Path::new(&file)), 0o600, "{ending}");
    }
}

#[test]
fn init_refuses_to_begin_anew() {
    let folder = tempfile::tempdir().unwrap();
    succeeds(&mut init(folder.path()));
    let key = folder.path().join("data/keys/staff.pem");
    let before = fs::read(&key).unwrap();
    let complaint = fails(&mut init(folder.path()));
    assert!(
        complaint.contains("is an installation already"),
        "{complaint}"
    );
    assert!(complaint.contains("luxmedica recover"), "{complaint}");
    assert_eq!(fs::read(&key).unwrap(), before);
}

#[test]
fn init_checks_what_it_is_told_before_it_makes_anything() {
    for (options, option) in [
        (["--login", "олена"], "--login: login-invalid"),
        (["--full-name", "4"], "--full-name: full-name-invalid"),
        (
            ["--workstation", " "],
            "--workstation: workstation-name-empty",
        ),
        (["--position", ""], "--position: position-empty"),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let mut command = luxmedica(folder.path());
        let all = [
            ["--full-name", "Мельник Тарас"],
            ["--workstation", "Каб. 214"],
        ];
        let others = all.into_iter().filter(|[name, _]| *name != options[0]);
        command.arg("init").args(others.flatten()).args(options);
        let complaint = fails(&mut command);
        assert!(complaint.contains(option), "{complaint}");
        assert!(!folder.path().join("data").exists());
    }
}

/// What is refused only once the installation has begun leaves nothing in the way of the
/// next attempt.
#[test]
fn init_undoes_what_it_began() {
    let folder = tempfile::tempdir().unwrap();
    let begin = |name: &str, more: &[&str]| {
        let mut command = luxmedica(folder.path());
        command.args(["init", "--full-name", name, "--workstation", "Каб. 214"]);
        command.args(more).output().unwrap()
    };
    for (name, more) in [
        ("Nарас Мельник", &[][..]),
        ("-", &[]),
        ("Мельник Тарас", &["--position", "头"]),
        ("Мельник Тарас", &["--days", "65000"]),
        ("Мельник Тарас", &["--token-file", "/nowhere/of/all/a.jwt"]),
    ] {
        let refused = begin(name, more);
        assert!(!refused.status.success(), "{name} {more:?}");
        let left =
            ["luxmedica.db", "keys/staff.pem"].map(|file| folder.path().join("data").join(file));
        assert!(left.iter().all(|file| !file.exists()), "{name} {more:?}");
    }
    let made = begin("Мельник Тарас", &[]);
    assert!(made.status.success(), "{made:?}");
}

/// Where nothing can be written, a command fails and says so.
#[cfg(target_os = "linux")]
#[test]
fn a_full_terminal_is_no_reason_to_panic() {
    let folder = tempfile::tempdir().unwrap();
    let full = || {
        fs::OpenOptions::new()
            .write(true)
            .open("/dev/full")
            .unwrap()
    };
    let fails_there = |command: &mut std::process::Command| {
        let done = command.stdout(full()).output().unwrap();
        let said = String::from_utf8_lossy(&done.stderr).into_owned();
        assert_eq!(done.status.code(), Some(1), "{said}");
        assert!(said.contains("standard output"), "{said}");
    };
    fails_there(&mut init(folder.path()));
    succeeds(&mut init(folder.path()));
    fails_there(luxmedica(folder.path()).args(["keys", "rotate"]));
    let names =
        "kind,code,parent,category,name_uk,name_en,active\ngroup,LAB,,,Лабораторія,Laboratory,\n";
    fs::write(folder.path().join("catalogue.csv"), names).unwrap();
    fails_there(luxmedica(folder.path()).args([
        "catalogue",
        "import",
        "--dry-run",
        "catalogue.csv",
    ]));
}

#[test]
fn an_unknown_key_refuses_to_start() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("luxmedica.toml");
    for (text, key) in [
        ("lisen = \"127.0.0.1:8080\"", "lisen"),
        ("[facility]\ntimezone = \"Europe/Kyiv\"", "timezone"),
        ("[tls]\ncertificate = \"a\"\nkey = \"b\"\nca = \"c\"", "ca"),
    ] {
        fs::write(&file, text).unwrap();
        let complaint =
            fails(luxmedica(folder.path()).args(["serve", "--config", "luxmedica.toml"]));
        assert!(complaint.contains("unknown field"), "{complaint}");
        assert!(complaint.contains(key), "{complaint}");
    }
    let complaint = fails(
        luxmedica(folder.path())
            .arg("serve")
            .env("LUXMEDICA_LISEN", "x"),
    );
    assert!(complaint.contains("lisen"), "{complaint}");
}

#[test]
fn a_configuration_that_does_not_fit_refuses_to_start() {
    let folder = tempfile::tempdir().unwrap();
    let with =
        |name: &str, value: &str| fails(luxmedica(folder.path()).arg("serve").env(name, value));
    let complaint = with("LUXMEDICA_LISTEN", "0.0.0.0:8080");
    assert!(complaint.contains("public_url is needed"), "{complaint}");
    let complaint = with("LUXMEDICA_PUBLIC_URL", "http://lux.example.ua");
    assert!(
        complaint.contains("public_url must be https"),
        "{complaint}"
    );
    let complaint = with("LUXMEDICA_FACILITY__TIME_ZONE", "Europe/Verbivka");
    assert!(complaint.contains("Europe/Verbivka"), "{complaint}");
    for (name, key) in [("FACILITY__NAME", "facility.name"), ("DATA", "data")] {
        for blank in ["", " ", "\u{200b}\u{a0}"] {
            let complaint = with(&format!("LUXMEDICA_{name}"), blank);
            assert!(
                complaint.contains(&format!("{key} is blank")),
                "{complaint}"
            );
        }
    }
    let complaint = with("LUXMEDICA_PUBLIC_URL", "https://lux.example.ua");
    assert!(complaint.contains("nothing encrypts"), "{complaint}");
    let complaint = fails(luxmedica(folder.path()).args(["serve", "--config", "none.toml"]));
    assert!(complaint.contains("none.toml"), "{complaint}");
}

#[test]
fn without_an_installation_nothing_but_init_works() {
    let folder = tempfile::tempdir().unwrap();
    for arguments in [
        &["serve"][..],
        &["journal"],
        &["patients", "duplicates"],
        &["recover", "--login", "admin", "--workstation", "Каб. 214"],
    ] {
        let complaint = fails(luxmedica(folder.path()).args(arguments));
        assert!(complaint.contains("luxmedica init"), "{complaint}");
    }
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn a_key_that_others_may_read_refuses_to_start() {
    let folder = tempfile::tempdir().unwrap();
    succeeds(&mut init(folder.path()));
    let key = folder.path().join("data/keys/staff.pem");
    fs::set_permissions(&key, fs::Permissions::from_mode(0o644)).unwrap();
    let complaint = fails(luxmedica(folder.path()).arg("serve"));
    assert!(complaint.contains("chmod 600"), "{complaint}");
}

#[test]
fn a_demo_keeps_its_published_passwords_to_itself() {
    let folder = tempfile::tempdir().unwrap();
    succeeds(&mut init(folder.path()));
    let complaint = fails(luxmedica(folder.path()).args(["demo", "--data", "data"]));
    assert!(complaint.contains("not a demo"), "{complaint}");
}

/// The installation that `init` made, opened as a server opens it.
async fn open(folder: TempDir) -> TestApp {
    let config = Config {
        data: folder.path().join("data"),
        ..Config::default()
    };
    let clock = Clock::manual(Clock::system().now());
    let state = server::open(config, clock.clone(), Random::system())
        .await
        .unwrap();
    TestApp::around(state, clock, folder)
}

/// What the program printed as a way in, tried out.
async fn way_in(app: &TestApp, said: &Value, token: &str) -> (crate::harness::Reply, SigningKey) {
    let key = app.new_key();
    let code = code_of(said["enrolment_link"].as_str().unwrap());
    let enrolled = app.enrol(&key, code).await.expect(201);
    let station = Station {
        id: enrolled["id"].as_str().unwrap().parse().unwrap(),
        name: enrolled["name"].as_str().unwrap().to_owned(),
        key: key.clone(),
    };
    let login = said["login"].as_str().unwrap();
    let password = said["password"].as_str().unwrap();
    let reply = app.attempt(login, password, token, &station).send().await;
    (reply, key)
}

#[tokio::test]
async fn a_locked_out_administrator_gets_in_again_while_the_server_runs() {
    let folder = tempfile::tempdir().unwrap();
    let said = line(&succeeds(init(folder.path()).arg("--json")));
    let path = folder.path().to_owned();
    let old_token = fs::read_to_string(path.join("admin.jwt")).unwrap();
    let app = open(folder).await;
    let (reply, key) = way_in(&app, &said, &old_token).await;
    assert_eq!(reply.expect(201)["password_change_required"], true);
    let session = reply.session(&key);
    let form = json!({"current": said["password"], "new": "a password of their own"});
    let change = app.ask(ChangePassword);
    change.json(&form).within(&session).await.expect(200);
    app.ask(ListUsers).within(&session).await.expect(200);

    let mut recover = luxmedica(&path);
    recover.args([
        "recover",
        "--login",
        "ADMIN",
        "--workstation",
        "Пост 3",
        "--json",
    ]);
    let again = line(&succeeds(&mut recover));
    let token = fs::read_to_string(path.join(again["token_file"].as_str().unwrap())).unwrap();
    assert_ne!(token, old_token);
    app.clock.set(Clock::system().now());
    // What runs about once a second in a server.
    app.state.monitor.watch().await.unwrap();
    app.ask(CheckSessionToken)
        .within(&session)
        .await
        .expect_problem(401, "session-ended");
    let (reply, new_key) = way_in(&app, &again, &token).await;
    assert_eq!(reply.expect(201)["password_change_required"], true);
    assert_ne!(key.public().thumbprint(), new_key.public().thumbprint());
    let users = app.ask(ListUsers).within(&reply.session(&new_key)).await;
    users.expect_problem(403, "password-change-required");

    let records = succeeds(luxmedica(&path).args(["journal", "--json"]));
    let by_operator: Vec<Value> = records
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .filter(|line: &Value| line["source"] == "operator" && line["outcome"] == "done")
        .collect();
    for operation in [
        "create_workstation",
        "reset_password",
        "create_token",
        "create_enrolment_link",
    ] {
        assert!(
            by_operator
                .iter()
                .any(|line| line["operation"] == operation),
            "{operation}"
        );
    }
}

#[tokio::test]
async fn whoever_is_recovered_can_administer_whatever_became_of_the_roles() {
    let folder = tempfile::tempdir().unwrap();
    succeeds(&mut init(folder.path()));
    let path = folder.path().to_owned();
    let app = open(folder).await;
    // The shipped role is emptied, and another forbids everything.
    for sql in [
        "delete from access_role_permission where role_id = \
         (select role_id from access_role where shipped = 'administrator')",
        "insert into access_assignment (assignment_id, user_id, role_id, given_at) \
         select u.user_id, u.user_id, r.role_id, 0 from access_user u, access_role r \
         where r.shipped = 'intern'",
    ] {
        app.write(sql).await;
    }
    let mut recover = luxmedica(&path);
    recover.args(["recover", "--login", "admin", "--workstation", "Пост 3"]);
    recover.arg("--json").env("SUDO_USER", "ivan (root)");
    let said = line(&succeeds(&mut recover));
    assert_eq!(
        said["rights"],
        json!({"withdrawn": ["Інтерн"], "given": "Адміністратор 2"})
    );
    let token = fs::read_to_string(path.join("admin.jwt")).unwrap();
    app.clock.set(Clock::system().now());
    app.state.monitor.watch().await.unwrap();
    let (reply, _) = way_in(&app, &said, &token).await;
    let session = reply.expect(201);
    let allowed = session["permissions"].as_array().unwrap().iter();
    let allowed = allowed.filter(|row| row["outcome"] == "allowed").count();
    assert_eq!(allowed, 4);

    let journal = luxmedica(&path)
        .args(["journal", "--operation", "recover"])
        .output()
        .unwrap();
    let journal = String::from_utf8(journal.stdout).unwrap();
    for part in [
        "by os-user ",
        " sudo-user ivanroot withdrew role ",
        " gave role ",
    ] {
        assert!(journal.contains(part), "{part} in {journal}");
    }
    // Once more: nothing is left to mend.
    let mut recover = luxmedica(&path);
    recover.args(["recover", "--login", "admin", "--workstation", "Пост 3"]);
    let said = succeeds(&mut recover);
    assert!(
        said.contains("all four administrative permissions"),
        "{said}"
    );
    assert!(!said.contains("withdrawn"), "{said}");
}

#[test]
fn recovering_somebody_unknown_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    succeeds(&mut init(folder.path()));
    let mut recover = luxmedica(folder.path());
    recover.args(["recover", "--login", "nobody", "--workstation", "Пост 3"]);
    let complaint = fails(&mut recover);
    assert!(
        complaint.contains("nobody has the login nobody"),
        "{complaint}"
    );
    assert!(!folder.path().join("nobody.jwt").exists());
}

#[tokio::test]
async fn the_beside_who_did_what_where_and_why_not() {
    let folder = tempfile::tempdir().unwrap();
    let said = line(&succeeds(init(folder.path()).arg("--json")));
    let path = folder.path().to_owned();
    let token = fs::read_to_string(path.join("admin.jwt")).unwrap();
    let app = open(folder).await;
    let (reply, key) = way_in(&app, &said, &token).await;
    let session = reply.session(&key);
    let refused = app.ask(ListUsers).within(&session).await;
    refused.expect_problem(403, "password-change-required");

    let journal = |arguments: &[&str]| succeeds(luxmedica(&path).arg("journal").args(arguments));
    let all = journal(&[]);
    let last = all.lines().last().unwrap();
    for part in [
        "refused",
        "user → access-control list_users",
        "by admin",
        "at “Каб. 214”",
        "from 192.0.2.1",
        "(password-change-required)",
    ] {
        assert!(last.contains(part), "{part} in {last}");
    }
    assert!(
        all.lines()
            .any(|line| line.contains("operator → access-control create_user"))
    );
    let refusals = journal(&["--outcome", "refused"]);
    assert_eq!(refusals.lines().count(), 1);
    let made = journal(&["--operation", "create_role"]);
    assert_eq!(made.lines().count(), 7);
    assert_eq!(journal(&["--limit", "2"]).lines().count(), 2);
    let beside = |arguments: &[&str]| {
        let mut command = luxmedica(&path);
        let output = command.arg("journal").args(arguments).output().unwrap();
        assert!(output.status.success());
        String::from_utf8(output.stderr).unwrap()
    };
    let count = journal(&["--limit", "100000"]).lines().count();
    let more = beside(&["--limit", "2"]);
    assert!(more.contains(&format!("newest 2 of {count}")), "{more}");
    assert_eq!(beside(&["--limit", "100000"]), "");
    for since in ["31.12.2099", "2200-01-01T00:00:00Z"] {
        assert_eq!(journal(&["--since", since]), "");
    }
    for since in ["2000-01-01", "01.01.2000", "1/1/00", "1 січня 2000"] {
        assert_eq!(journal(&["--since", since]), journal(&[]), "{since}");
    }
    let hers = journal(&["--login", "admin", "--json"]);
    assert!(hers.lines().count() >= 3);
    assert!(!all.contains(said["password"].as_str().unwrap()));
    assert!(!all.contains("Мельник"), "no entered text");
}

#[test]
fn a_server_that_is_asked_to_end_ends_well() {
    use crate::harness::{Wire, free_port};
    use std::io::{BufRead, BufReader};

    let folder = tempfile::tempdir().unwrap();
    succeeds(&mut init(folder.path()));
    let port = free_port();
    let mut command = luxmedica(folder.path());
    command
        .arg("serve")
        .env("LUXMEDICA_LISTEN", format!("127.0.0.1:{port}"));
    let mut child = command.stderr(Stdio::piped()).spawn().unwrap();
    let mut logs = BufReader::new(child.stderr.take().unwrap()).lines();
    let serving = logs.find(|line| line.as_ref().unwrap().contains("serving"));
    let serving: Value = serde_json::from_str(&serving.unwrap().unwrap()).unwrap();
    assert_eq!(serving["level"], "INFO");
    let wire = Wire::new(port);
    assert_eq!(wire.get(GetHealth::PATH).unwrap().body, "ok");
    assert_eq!(wire.get(GetReadiness::PATH).unwrap().body, "ready");
    wire.get(GetFacility::PATH).unwrap().expect(200);
    wire.get(CheckSessionToken::PATH).unwrap().expect(401);
    let pid = child.id().to_string();
    succeeds(Command::new("kill").args(["-TERM", &pid]));
    assert!(child.wait().unwrap().success());
    let rest: Vec<_> = logs.map(Result::unwrap).collect();
    assert!(rest.iter().any(|line| line.contains("ended")), "{rest:?}");
    // What was only counted is written down.
    let counted = succeeds(luxmedica(folder.path()).args(["journal", "--outcome", "counted"]));
    assert!(counted.contains("get_facility"), "{counted}");
}

#[test]
fn the_environment_is_text_and_what_is_a_platforms_is_let_be() {
    use crate::harness::{Wire, free_port};
    use std::io::{BufRead, BufReader};

    let folder = tempfile::tempdir().unwrap();
    for name in ["007", "true", "[x]", "{a=1}", "\"так\"", "1e3"] {
        let port = free_port();
        let mut command = luxmedica(folder.path());
        command
            .arg("serve")
            .env("LUXMEDICA_LISTEN", format!("127.0.0.1:{port}"))
            .env("LUXMEDICA_FACILITY__NAME", name)
            .env("LUXMEDICA_FACILITY__CONTACT", "0675550124")
            .env("LUXMEDICA_LIMITS__FILES_PER_MINUTE", "7")
            .env("LUXMEDICA_PORT", "tcp://10.0.0.1:80")
            .env("LUXMEDICA_WEB_SERVICE_HOST", "10.0.0.1");
        if !folder.path().join("data").exists() {
            succeeds(&mut init(folder.path()));
        }
        let mut child = command.stderr(Stdio::piped()).spawn().unwrap();
        let mut logs = BufReader::new(child.stderr.take().unwrap()).lines();
        let mut said = String::new();
        for line in logs.by_ref().map(Result::unwrap) {
            said.push_str(&line);
            if line.contains("serving") {
                break;
            }
        }
        let facility = Wire::new(port).get(GetFacility::PATH);
        child.kill().unwrap();
        child.wait().unwrap();
        let facility = facility.unwrap().expect(200);
        assert_eq!(facility["name"], name);
        assert_eq!(facility["contact"], "0675550124");
        for variable in ["LUXMEDICA_PORT", "LUXMEDICA_WEB_SERVICE_HOST"] {
            assert!(said.contains(variable), "{said}");
        }
    }
    let mut command = luxmedica(folder.path());
    let complaint = fails(command.arg("serve").env("LUXMEDICA_REFERRAL_DAYS", "рік"));
    assert!(complaint.contains("LUXMEDICA_REFERRAL_DAYS"), "{complaint}");
    let complaint = fails(
        luxmedica(folder.path())
            .arg("serve")
            .env("LUXMEDICA_PORT__X", "1"),
    );
    assert!(complaint.contains("port"), "{complaint}");
}

/// What the folder holds: names and lengths.
fn held(folder: &Path) -> Vec<(String, u64)> {
    let files = fs::read_dir(folder).unwrap().map(Result::unwrap);
    let mut held: Vec<_> = files
        .map(|file| {
            let length = file.metadata().unwrap().len();
            (file.file_name().into_string().unwrap(), length)
        })
        .collect();
    held.sort();
    held
}

#[test]
fn the_journal_refuses_what_there_is_not_and_fails_when_it_cannot_write() {
    let folder = tempfile::tempdir().unwrap();
    succeeds(&mut init(folder.path()));
    let with = |arguments: &[&str]| {
        let mut command = luxmedica(folder.path());
        command.arg("journal").args(arguments);
        command
    };
    for (arguments, says) in [
        (["--operation", "create_usr"], "create_user"),
        (["--outcome", "perhaps"], "refused"),
        (["--login", "nobody"], "nobody has the login nobody"),
        (
            ["--patient", "01a22c2a-9240-7326-b9f5-b4f6830a5a2c"],
            "no patient has the id 01a22c2a",
        ),
        (["--since", "2026-02-30"], "neither a day"),
        (["--since", "29.11"], "neither a day"),
        (["--since", "2026-11-20T08"], "--since"),
    ] {
        let output = with(&arguments).output().unwrap();
        assert!(!output.status.success());
        let complaint = String::from_utf8(output.stderr).unwrap();
        assert!(complaint.contains(says), "{complaint}");
    }
    let full = fs::OpenOptions::new()
        .write(true)
        .open("/dev/full")
        .unwrap();
    let output = with(&[]).stdout(full).output().unwrap();
    assert!(!output.status.success());
    let complaint = String::from_utf8(output.stderr).unwrap();
    assert!(complaint.contains("standard output"), "{complaint}");
    // Closed, not sent elsewhere.
    let by_shell = |redirected: &str| {
        let mut shell = Command::new("sh");
        shell.args(["-c", &format!("exec \"$0\" journal {redirected}")]);
        shell.arg(with(&[]).get_program());
        shell.current_dir(folder.path()).output().unwrap()
    };
    assert!(by_shell(">/dev/null").status.success());
    let closed = by_shell(">&-");
    assert_eq!(closed.status.code(), Some(1));
    let complaint = String::from_utf8(closed.stderr).unwrap();
    assert!(complaint.contains("standard output: closed"), "{complaint}");
}

#[test]
fn the_journal_needs_no_key_and_writes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    succeeds(&mut init(folder.path()));
    for file in fs::read_dir(folder.path()).unwrap().map(Result::unwrap) {
        if file.path().extension().is_some_and(|kind| kind == "pem") {
            fs::remove_file(file.path()).unwrap();
        }
    }
    let before = held(folder.path());
    let journal = || succeeds(luxmedica(folder.path()).args(["journal", "--json"]));
    let said = journal();
    assert!(said.contains("create_user"), "{said}");
    assert_eq!(held(folder.path()), before);
    // Nor is anything asked of the folder.
    let mut rights = fs::metadata(folder.path()).unwrap().permissions();
    rights.set_readonly(true);
    fs::set_permissions(folder.path(), rights.clone()).unwrap();
    assert_eq!(journal(), said);
    #[expect(
        clippy::permissions_set_readonly_false,
        reason = "the folder is to be deleted"
    )]
    rights.set_readonly(false);
    fs::set_permissions(folder.path(), rights).unwrap();
    // That it was read would be a line, had it been written.
    assert_eq!(journal(), said);
}

#[tokio::test]
async fn the_journal_is_read_beside_a_server() {
    let folder = tempfile::tempdir().unwrap();
    let said = line(&succeeds(init(folder.path()).arg("--json")));
    let path = folder.path().to_owned();
    let token = fs::read_to_string(path.join("admin.jwt")).unwrap();
    let app = open(folder).await;
    let (reply, _) = way_in(&app, &said, &token).await;
    drop(reply);
    // What is still in the log of writes, while the server holds it.
    let journal = succeeds(luxmedica(&path).args(["journal", "--operation", "authenticate"]));
    assert!(journal.contains("done"), "{journal}");
    assert_eq!(app.ask(GetReadiness).await.status, 200);
}

#[test]
fn help_is_worth_reading() {
    let folder = tempfile::tempdir().unwrap();
    let help = succeeds(luxmedica(folder.path()).arg("--help"));
    for command in [
        "init",
        "serve",
        "recover",
        "journal",
        "catalogue",
        "demo",
        "LUXMEDICA_CONFIG",
    ] {
        assert!(help.contains(command), "{command}");
    }
    let version = succeeds(luxmedica(folder.path()).arg("--version"));
    assert_eq!(
        version.trim(),
        format!("luxmedica {}", env!("CARGO_PKG_VERSION"))
    );
}
