//! How much one may ask for at once, so that the others are served.

use crate::{
    harness::{Call, MORNING, ORIGIN, Staff, TestApp, Wire, free_port, id, luxmedica, succeeds},
    referrals::{record, registration},
};
use serde_json::{Value, json};
use shared::{
    endpoints::{
        CreatePatient, Endpoint, ExportReferrals, GetDataFromDatabase, GetFacility, GetHealth,
        GetReadiness, ListDiagnoses, ListPeople, ListServices, ListSessions, ListTokens, ListUsers,
        ListWork, ReadJournal, SearchPatients, SearchReferrals, UpdatePatient,
    },
    roles::ShippedRole::Auditor,
};
use std::{
    io::{BufRead, BufReader, Read, Write},
    net::{Ipv4Addr, TcpStream},
    process::{Child, Command, Stdio},
    thread::scope,
    time::{Duration, Instant},
};
use tempfile::TempDir;
use web::config::{Config, LimitsConfig};

/// A server that is a process of its own, killed when the test ends.
pub struct Server {
    child: Child,
    pub wire: Wire,
    _folder: TempDir,
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Server {
    /// With these settings, and no more open files than `files`.
    pub fn start(settings: &[(&str, &str)], files: Option<u32>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        succeeds(&mut crate::cli::init(folder.path()));
        let port = free_port();
        let program = luxmedica(folder.path());
        let mut command = Command::new("sh");
        let limit = files.map_or(String::new(), |files| format!("ulimit -n {files}; "));
        command
            .args(["-c", &format!("{limit}exec \"$0\" serve")])
            .arg(program.get_program())
            .current_dir(folder.path())
            .env("LUXMEDICA_LISTEN", format!("127.0.0.1:{port}"));
        for (name, value) in settings {
            command.env(format!("LUXMEDICA_{name}"), value);
        }
        let mut child = command.stderr(Stdio::piped()).spawn().unwrap();
        let mut logs = BufReader::new(child.stderr.take().unwrap()).lines();
        let serving = logs.find(|line| line.as_ref().unwrap().contains("serving"));
        assert!(serving.is_some());
        std::thread::spawn(move || logs.for_each(drop));
        Self {
            child,
            wire: Wire::new(port),
            _folder: folder,
        }
    }

    /// A connection over which nothing is said yet.
    fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect((Ipv4Addr::LOCALHOST, self.wire.port)).unwrap();
        stream
            .set_read_timeout(Some(Duration::from_mins(1)))
            .unwrap();
        stream
    }

    /// A request that is known to be under way, whose body does not come.
    fn begin(&self, headers: &str) -> TcpStream {
        let mut stream = self.connect();
        let head = format!(
            "POST /api/enrolments/preview HTTP/1.1\r\nhost: localhost:{}\r\n\
             sec-fetch-site: same-origin\r\ncontent-type: application/json\r\n\
             expect: 100-continue\r\ncontent-length: 1000\r\n{headers}\r\n",
            self.wire.port
        );
        stream.write_all(head.as_bytes()).unwrap();
        // Asked to go on only once the handler waits for the body.
        let mut go_on = [0; 25];
        stream.read_exact(&mut go_on).unwrap();
        assert!(go_on.starts_with(b"HTTP/1.1 100"));
        stream
    }

    fn status(&self, path: &str, headers: &[(&str, &str)]) -> u16 {
        self.wire.send("GET", path, headers, None).unwrap().status
    }
}

/// What is answered, to the end.
fn answer(mut stream: TcpStream) -> String {
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}

#[test]
fn a_body_is_to_be_there_whole_however_steadily_it_drips() {
    let server = Server::start(&[("LIMITS__BODY_SECONDS", "1")], None);
    let began = Instant::now();
    scope(|scope| {
        let slow: Vec<_> = (0..20)
            .map(|_| {
                let mut stream = server.begin("");
                let mut dripping = stream.try_clone().unwrap();
                scope.spawn(move || {
                    for _ in 0..1000 {
                        if dripping.write_all(b" ").is_err() {
                            break;
                        }
                        std::thread::park_timeout(Duration::from_millis(100));
                    }
                });
                scope.spawn(move || {
                    let mut head = [0; 12];
                    stream.read_exact(&mut head).unwrap();
                    let _ = stream.shutdown(std::net::Shutdown::Both);
                    String::from_utf8_lossy(&head).into_owned()
                })
            })
            .collect();
        for slow in slow {
            assert_eq!(slow.join().unwrap(), "HTTP/1.1 408");
        }
    });
    assert!(began.elapsed() < Duration::from_secs(30));
    assert_eq!(server.status(GetFacility::PATH, &[]), 200);
}

#[test]
fn a_body_that_is_not_there_in_time_is_told_why() {
    let server = Server::start(&[("LIMITS__BODY_SECONDS", "1")], None);
    let answer = answer(server.begin(""));
    let (head, body) = answer.split_once("\r\n\r\n").unwrap();
    assert!(head.starts_with("HTTP/1.1 408"), "{head}");
    let problem: Value = serde_json::from_str(body).unwrap();
    assert_eq!(problem["code"], "too-slow");
}

#[test]
fn connections_from_one_address_are_few_and_the_rest_are_told() {
    let server = Server::start(&[("LIMITS__CONNECTIONS_PER_ADDRESS", "8")], None);
    // Each is known to be in: connections that come at once are let in in any order.
    let mut slow: Vec<_> = (0..8).map(|_| server.begin("")).collect();
    let refused = server.wire.get(GetFacility::PATH).unwrap();
    assert_eq!(refused.status, 503, "{}", refused.head);
    assert_eq!(refused.expect(503)["code"], "busy");
    assert_eq!(refused.header("retry-after"), Some("1"));
    assert_eq!(refused.header("connection"), Some("close"));
    // Whoever watches is told the truth all the same.
    for path in [GetHealth::PATH, GetReadiness::PATH] {
        assert_eq!(server.status(path, &[]), 200, "{path}");
    }
    slow.truncate(4);
    let waited = Instant::now();
    while server.status(GetFacility::PATH, &[]) != 200 {
        assert!(waited.elapsed() < Duration::from_secs(20));
    }
}

#[test]
fn used_up_files_silence_nobody() {
    let server = Server::start(&[("LIMITS__CONNECTIONS_PER_ADDRESS", "100000")], Some(120));
    let silent: Vec<_> = (0..400)
        .filter_map(|_| TcpStream::connect((Ipv4Addr::LOCALHOST, server.wire.port)).ok())
        .collect();
    // The reserve, too, is taken up by now: it is free again once the silent are let go.
    let waited = Instant::now();
    loop {
        let answered = server.wire.get(GetHealth::PATH);
        if answered.is_ok_and(|reply| reply.status == 200) {
            break;
        }
        assert!(waited.elapsed() < Duration::from_secs(40));
        std::thread::park_timeout(Duration::from_millis(200));
    }
    assert!(300 < silent.len());
    assert_eq!(server.status(GetReadiness::PATH, &[]), 200);
}

#[test]
fn behind_the_proxy_each_sender_is_counted() {
    let settings = [
        ("LIMITS__CONNECTIONS_PER_ADDRESS", "2"),
        ("TRUSTED_PROXY", "127.0.0.1"),
    ];
    let server = Server::start(&settings, None);
    let one = [("x-forwarded-for", "198.51.100.7")];
    let other = [("x-forwarded-for", "198.51.100.8")];
    let slow: Vec<_> = (0..2)
        .map(|_| server.begin("x-forwarded-for: 198.51.100.7\r\n"))
        .collect();
    assert_eq!(server.status(GetFacility::PATH, &one), 503);
    assert_eq!(server.status(GetFacility::PATH, &other), 200);
    assert_eq!(server.status(GetHealth::PATH, &one), 200);
    // What the proxy asks for itself.
    assert_eq!(server.status(GetFacility::PATH, &[]), 200);
    drop(slow);
    let waited = Instant::now();
    while server.status(GetFacility::PATH, &one) != 200 {
        assert!(waited.elapsed() < Duration::from_secs(20));
    }
}

/// A clinic with other limits.
async fn clinic(limits: LimitsConfig) -> TestApp {
    let folder = tempfile::tempdir().unwrap();
    let config = Config {
        public_url: Some(ORIGIN.to_owned()),
        data: folder.path().to_owned(),
        limits,
        ..Config::default()
    };
    TestApp::with(config.check().unwrap(), MORNING, folder).await
}

#[tokio::test]
async fn a_user_searches_only_so_often_a_minute() {
    let app = clinic(LimitsConfig {
        searches_per_minute: 3,
        ..LimitsConfig::default()
    })
    .await;
    let (doctor, colleague) = (app.doctor().await, app.doctor().await);
    let search = json!({"search": "коваль"});
    let patients = |by: &Staff| by.ask(SearchPatients).json(&search);
    let referrals = |by: &Staff| by.ask(SearchReferrals).json(&json!({"list": "mine"}));
    for call in [patients(&doctor), referrals(&doctor), patients(&doctor)] {
        call.await.expect(200);
    }
    for call in [patients(&doctor), referrals(&doctor)] {
        let why = call.expect_refusal(429, "too-often").await;
        assert_eq!(why["seconds"], 61);
    }
    for call in [patients(&colleague), referrals(&colleague)] {
        call.await.expect(200);
    }
    // Everything else goes on.
    doctor.ask(GetDataFromDatabase).await.expect(200);
    app.wait_seconds(60);
    doctor.ask(SearchPatients).json(&search).await.expect(200);
}

#[tokio::test]
async fn lists_are_searched_and_what_is_typed_looked_up_only_so_often() {
    let limits = LimitsConfig {
        searches_per_minute: 2,
        ..LimitsConfig::default()
    };
    let app = clinic(limits).await;
    let (administrator, doctor) = (app.administrator().await, app.doctor().await);
    let auditor = app.with_roles(&[Auditor]).await;
    let worker = app.laboratory_worker().await;
    let lists: [&dyn Fn() -> Call; 5] = [
        &|| administrator.ask(ListUsers),
        &|| administrator.ask(ListTokens),
        &|| administrator.ask(ListSessions),
        &|| auditor.ask(ReadJournal),
        &|| worker.ask(ListWork),
    ];
    for list in lists {
        app.wait_seconds(60);
        for _ in 0..2 {
            list().await.expect(200);
        }
        list().expect_refusal(429, "too-often").await;
    }
    app.wait_seconds(60);
    for list in &lists[..2] {
        list().await.expect(200);
    }
    lists[2]().expect_refusal(429, "too-often").await;
    // Whoever types asks at every key.
    let people = || administrator.ask(ListPeople).query("search=a");
    let services = || doctor.ask(ListServices).query("search=a");
    let diagnoses = || doctor.ask(ListDiagnoses).query("system=icd10&search=a");
    for at in 0..10 {
        people().await.expect(200);
        let call = if at % 2 == 0 { services() } else { diagnoses() };
        call.await.expect(200);
    }
    for call in [people(), services(), diagnoses()] {
        call.expect_refusal(429, "too-often").await;
    }
    app.wait_seconds(60);
    services().await.expect(200);
}

#[tokio::test]
async fn who_is_like_somebody_is_found_out_only_so_often_a_minute() {
    let app = clinic(LimitsConfig {
        searches_per_minute: 2,
        ..LimitsConfig::default()
    })
    .await;
    let doctor = app.doctor().await;
    let form = record("Лук’яненко", "Дар'я", "1984-03-12");
    let asked = || doctor.ask(CreatePatient).json(&registration(&form));
    let known = asked().await.expect(201);
    let why = asked().await.expect_problem(409, "likely-duplicate");
    let confirm = why["confirm"].as_str().unwrap();
    asked().expect_refusal(429, "too-often").await;
    // Whoever has seen them is shown nobody; once there are others, they are not shown.
    let seen = || asked().header("not-a-duplicate", confirm);
    seen().await.expect(201);
    let call = seen().expect_refusal(429, "too-often");
    assert_eq!(call.await["patients"], Value::Null);
    let edit = || doctor.ask(UpdatePatient).of(id(&known)).json(&form);
    edit().expect_refusal(429, "too-often").await;
    app.wait_seconds(60);
    edit().await.expect(200);
    asked().await.expect_problem(409, "likely-duplicate");
    let search = doctor.ask(SearchPatients).json(&json!({"search": "лук"}));
    search.await.expect_problem(429, "too-often");
}

#[tokio::test]
async fn a_user_takes_only_so_many_files_a_minute() {
    let app = clinic(LimitsConfig {
        files_per_minute: 2,
        ..LimitsConfig::default()
    })
    .await;
    let (doctor, colleague) = (app.doctor().await, app.doctor().await);
    let list = json!({"list": "mine"});
    let form = json!({"lang": "uk", "list": list});
    let export = || doctor.ask(ExportReferrals).json(&form);
    // Also side by side: one after another is written.
    let (one, two) = tokio::join!(export().into_future(), export().into_future());
    assert_eq!([one.status, two.status], [200, 200]);
    let reply = export().await;
    let why = reply.expect_problem(429, "too-often");
    let seconds = why["seconds"].to_string();
    assert_eq!(reply.header("retry-after"), Some(&*seconds));
    colleague.ask(ExportReferrals).json(&form).await.expect(200);
    doctor.ask(SearchReferrals).json(&list).await.expect(200);
    app.wait_seconds(60);
    export().await.expect(200);
}

#[test]
fn limits_of_nothing_refuse_to_start() {
    for name in ["connections", "body_seconds", "files_per_minute"] {
        let mut config = json!(Config::default());
        config["limits"][name] = json!(0);
        let config: Config = serde_json::from_value(config).unwrap();
        let complaint = config.check().unwrap_err().to_string();
        assert!(complaint.contains("limits"), "{complaint}");
    }
}
