//! What is measured of a running server, and who may know it.

use crate::{
    harness::{TestApp, free_port},
    limits::Server,
    referrals::{record, registration},
};
use monitor::Operation;
use serde_json::json;
use shared::{
    endpoints::{CreatePatient, Endpoint as _, GetReadiness, ListUsers, ListWork, SearchPatients},
    problem::ErrorName,
};
use std::{
    collections::{BTreeMap, BTreeSet},
    io::{Read, Write},
    net::{Ipv4Addr, TcpStream},
};

/// The labels of a line, and its value.
fn read(line: &str) -> (BTreeMap<&str, &str>, f64) {
    let (name, value) = line.rsplit_once(' ').unwrap();
    let labels = name.split_once('{').map_or("", |(_, labels)| labels);
    let labels = labels.trim_end_matches('}').split(',');
    let labels = labels.filter_map(|label| label.split_once('='));
    let labels = labels.map(|(label, code)| (label, code.trim_matches('"')));
    (labels.collect(), value.parse().unwrap())
}

#[tokio::test]
async fn requests_are_counted_and_labels_tell_of_nobody() {
    let app = TestApp::new().await;
    let (administrator, doctor) = (app.administrator().await, app.doctor().await);
    administrator.ask(ListUsers).await.expect(200);
    doctor.ask(ListUsers).await.expect(403);
    let patient = registration(&record("Вишневецька", "Соломія", "1980-05-05"));
    doctor.ask(CreatePatient).json(&patient).await.expect(201);
    let search = json!({"search": "Вишневецька"});
    doctor.ask(SearchPatients).json(&search).await.expect(200);
    doctor
        .ask(SearchPatients)
        .json(&json!({"search": 5}))
        .await
        .expect(422);
    doctor.ask(ListWork).await.expect(403);

    let told = app.state.monitor.exposition().unwrap();
    let value = |line: &str| {
        let found = told.lines().find(|told| told.starts_with(line));
        read(found.unwrap_or_else(|| panic!("{line} in {told}"))).1
    };
    for (operation, outcome, count) in [
        ("list_users", "done", 1.0),
        ("list_users", "refused", 1.0),
        ("create_patient", "done", 1.0),
        ("search_patients", "done", 1.0),
        ("search_patients", "refused", 1.0),
    ] {
        let line =
            format!("luxmedica_requests_total{{operation=\"{operation}\",outcome=\"{outcome}\"}} ");
        assert!(
            (value(&line) - count).abs() < f64::EPSILON,
            "{line} in {told}"
        );
    }
    assert!(value("luxmedica_refusals_total{reason=\"forbidden\"}") >= 2.0);
    assert!(value("luxmedica_refusals_total{reason=\"invalid-fields\"}") >= 1.0);
    assert!(value("luxmedica_decisions_total{decision=\"refused\"}") >= 2.0);
    for counted in [
        "luxmedica_request_duration_seconds_count{operation=\"create_patient\"}",
        "luxmedica_read_queue_seconds_count{lane=\"long\"}",
        "luxmedica_reader_wait_seconds_count",
        "luxmedica_writer_wait_seconds_count",
        "luxmedica_commit_turns_count",
        "luxmedica_decisions_total{decision=\"allowed\"}",
        "luxmedica_sessions",
    ] {
        assert!(value(counted) >= 1.0, "{counted}");
    }
    assert!(value("luxmedica_repeats_total") >= 0.0);

    let mut codes = BTreeSet::from(
        [
            "none", "done", "refused", "failed", "allowed", "long", "short",
        ]
        .map(String::from),
    );
    codes.extend(Operation::ALL.map(|operation| operation.code().to_owned()));
    codes.extend(ErrorName::ALL.iter().map(ToString::to_string));
    for line in told.lines().filter(|line| !line.starts_with('#')) {
        for (label, code) in read(line).0 {
            assert!(label == "le" || codes.contains(code), "{line}");
        }
    }
}

/// What is answered at a port to whoever asks for a path.
fn get(port: u16, path: &str) -> String {
    let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port)).unwrap();
    let head =
        format!("GET {path} HTTP/1.1\r\nhost: localhost:{port}\r\nconnection: close\r\n\r\n");
    stream.write_all(head.as_bytes()).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}

#[test]
fn it_is_read_at_an_address_of_its_own_and_nowhere_else() {
    let port = free_port();
    let server = Server::start(&[("METRICS", &format!("127.0.0.1:{port}"))], None);
    server.wire.get(GetReadiness::PATH).unwrap().expect(200);
    let told = get(port, "/metrics");
    assert!(told.starts_with("HTTP/1.1 200"), "{told}");
    assert!(told.contains("content-type: text/plain; version=0.0.4"));
    assert!(told.contains("operation=\"get_readiness\",outcome=\"done\"} 1"));
    for path in ["/", "/api/users", "/metrics/"] {
        assert!(get(port, path).starts_with("HTTP/1.1 404"), "{path}");
    }
    let among_staff = get(server.wire.port, "/metrics");
    assert!(among_staff.starts_with("HTTP/1.1 404"), "{among_staff}");
}
