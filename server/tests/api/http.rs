//! What is true of every request, whatever it asks for. Security headers, the
//! media type of problems and what they may not say, the harness checks with
//! every answer.

use crate::harness::{Call, HOST, MORNING, ORIGIN, TestApp};
use axum::body::Body;
use serde_json::json;
use shared::endpoints::{
    Authenticate, ChangePassword, CreateOrganization, CreateRole, CreateToken, CreateUser,
    Endpoint, GetDataFromDatabase, GetFacility, GetHealth, GetOpenApi, GetReadiness, IssueNonce,
    ListOrganizations, ListRoles, ListServices, SignOut,
};
use web::config::Config;

const ORGANIZATIONS: &str = ListOrganizations::PATH;

#[tokio::test]
async fn a_body_that_is_no_json() {
    let app = TestApp::new().await;
    let head = app.head().await;
    let before = app.contents().await;
    for body in [
        "",
        "{",
        "{\"name\":}",
        "{\"name\":\"a\"} x",
        "name=a",
        "\u{feff}{}",
    ] {
        let call = head
            .ask(CreateOrganization)
            .raw("application/json", body.to_owned());
        call.await.expect_problem(400, "malformed");
    }
    let not_text = vec![b'{', b'"', 0xff, 0xfe, b'"', b':', b'1', b'}'];
    let call = head
        .ask(CreateOrganization)
        .raw("application/json", not_text);
    call.await.expect_problem(400, "malformed");
    assert_eq!(app.contents().await, before);
}

#[tokio::test]
async fn a_field_that_is_wrong_missing_unknown_or_there_twice() {
    let app = TestApp::new().await;
    let head = app.head().await;
    let send = async |body: &str| {
        let call = head.ask(CreateOrganization);
        call.raw("application/json", body.to_owned()).await
    };
    send(r#"{"name": 7}"#).await.expect_fault("name", "invalid");
    send("{}").await.expect_fault("name", "required");
    send(r#"["Лікарня"]"#).await.expect_fault(".", "invalid");
    send(r#"{"name": "Лікарня", "x": 1}"#)
        .await
        .expect_fault("x", "unknown");
    send(r#"{"name": "Лікарня", "name": "Друга"}"#)
        .await
        .expect_problem(422, "invalid-fields");
    // Nothing that was sent is sent back.
    let reply = send(r#"{"name": "<script>alert(1)</script>"}"#).await;
    reply.expect_fault("name", "organization-invalid");
    assert!(!reply.text().contains("script"));
    let nested = format!(r#"{{"name": {}"#, "[".repeat(10_000));
    send(&nested).await.expect_fault("name", "invalid");
}

#[tokio::test]
async fn a_list_in_place_of_an_object() {
    let app = TestApp::new().await;
    let administrator = app.administrator().await;
    let before = app.contents().await;
    let profile = json!(["Новенька", app.organization, "Посада", null]);
    let hours = json!(["08:00", "17:00"]);
    let states = json!(["allow", null, null, null, null, null]);
    let user = json!({"login": "newcomer", "profile": profile});
    let token = json!({
        "user_id": administrator.id,
        "job_title": "Посада",
        "workstation_id": administrator.station.id,
        "hours": hours,
        "last_day": "2026-12-31",
    });
    let role = json!({"name": "Нова", "permissions": states});
    let listed = json!(["Нова", states]);
    let nested = json!(["newcomer", null, profile]);
    for (call, field) in [
        (administrator.ask(CreateUser).json(&user), "profile"),
        (administrator.ask(CreateToken).json(&token), "hours"),
        (administrator.ask(CreateRole).json(&role), "permissions"),
        (administrator.ask(CreateRole).json(&listed), "."),
        (administrator.ask(CreateUser).json(&nested), "."),
    ] {
        call.await.expect_fault(field, "invalid");
    }
    assert_eq!(app.contents().await, before);
}

#[tokio::test]
async fn what_may_be_said_once_is_not_said_twice() {
    let app = TestApp::new().await;
    let head = app.head().await;
    let before = app.contents().await;
    let form = json!({"name": "Лікарня"});
    let post = || head.ask(CreateOrganization).json(&form);
    for (name, value) in [
        ("host", HOST),
        ("host", "evil.example"),
        ("origin", ORIGIN),
        ("origin", "https://evil.example"),
        ("sec-fetch-site", "same-origin"),
        ("sec-fetch-site", "cross-site"),
        ("content-type", "application/json"),
        ("content-type", "text/plain"),
    ] {
        let reply = post().and_header(name, value).await;
        reply.expect_problem(400, "malformed");
    }
    let put = head.call("PUT", ORGANIZATIONS).json(&form).made_from(1);
    let put = put.and_header("if-match", "\"2\"");
    put.await.expect_problem(400, "malformed");
    assert_eq!(app.contents().await, before);
    // Nor is one of two hosts, of two sessions, chosen.
    let elsewhere = head.call("GET", &format!("http://evil.example{ORGANIZATIONS}"));
    elsewhere.await.expect_problem(403, "cross-origin");
    let header = head.call("GET", &format!("{ORIGIN}{ORGANIZATIONS}"));
    let header = header.header("host", "evil.example");
    header.await.expect_problem(403, "cross-origin");
    head.call("GET", &format!("{ORIGIN}{ORGANIZATIONS}"))
        .await
        .expect(200);
    let cookie = head.session.clone().unwrap().secret;
    let two = format!("__Host-session=other; __Host-session={cookie}");
    head.ask(ListOrganizations)
        .header("cookie", &two)
        .await
        .expect_problem(401, "not-signed-in");
}

#[tokio::test]
async fn what_comes_unencrypted_past_the_proxy_is_refused() {
    const PROXY: &str = "203.0.113.1";
    let folder = tempfile::tempdir().unwrap();
    let config = Config {
        public_url: Some("https://lux.example.ua".to_owned()),
        data: folder.path().to_owned(),
        trusted_proxy: Some(PROXY.parse().unwrap()),
        ..Config::default()
    };
    let app = TestApp::with(config.check().unwrap(), MORNING, folder).await;
    let facility = || app.ask(GetFacility).header("host", "lux.example.ua");
    let https = facility().from(PROXY).header("x-forwarded-proto", "HTTPS");
    https.await.expect(200);
    for past in [
        facility(),
        facility().header("x-forwarded-proto", "https"),
        facility().header("x-forwarded-for", PROXY),
        facility().from(PROXY).header("x-forwarded-proto", "http"),
        // A proxy that does not say so may have passed on what it got unencrypted.
        facility().from(PROXY),
        app.ask(IssueNonce).header("host", "lux.example.ua"),
    ] {
        past.await.expect_problem(403, "not-encrypted");
    }
    let page = app
        .call("GET", "/users?search=a")
        .header("host", "lux.example.ua");
    let reply = page.await;
    assert_eq!(reply.status, 307);
    let led = reply.header("location");
    assert_eq!(led, Some("https://lux.example.ua/users?search=a"));
    // Whoever watches the server stands beside it.
    assert_eq!(app.ask(GetHealth).await.status, 200);
    assert_eq!(app.ask(GetReadiness).await.status, 200);
}

#[tokio::test]
async fn a_body_that_is_too_large() {
    let app = TestApp::new().await;
    let head = app.head().await;
    let large = format!(r#"{{"name": "{}"}}"#, "a".repeat(33 * 1024));
    let call = head
        .ask(CreateOrganization)
        .raw("application/json", large.clone());
    call.await.expect_problem(413, "too-large");
    // Also without saying so beforehand.
    let stream = Body::new(Body::from(large));
    let call = head.ask(CreateOrganization).raw("application/json", stream);
    call.await.expect_problem(413, "too-large");
    // And from strangers, where the limit matters most.
    let call = app
        .ask(Authenticate)
        .json(&json!({"login": "a".repeat(40_000)}));
    call.await.expect_problem(413, "too-large");
}

#[tokio::test]
async fn a_body_of_another_media_type() {
    let app = TestApp::new().await;
    let head = app.head().await;
    let body = r#"{"name": "Лікарня"}"#;
    for media_type in [
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data",
        "",
        "json",
    ] {
        let call = head.ask(CreateOrganization).raw(media_type, body);
        call.await.expect_problem(415, "unsupported-media");
    }
    let call = head
        .ask(CreateOrganization)
        .raw("x/y", body)
        .without("content-type");
    call.await.expect_problem(415, "unsupported-media");
    let with_charset = head.ask(CreateOrganization);
    with_charset
        .raw("Application/JSON; charset=utf-8", body)
        .await
        .expect(201);
}

#[tokio::test]
async fn an_address_nobody_serves() {
    let app = TestApp::new().await;
    let head = app.head().await;
    for path in [
        "/api",
        "/api/",
        "/api/nothing",
        "/api/users/x/y",
        "/api/Users",
        "/api//users",
    ] {
        head.call("GET", path)
            .await
            .expect_problem(404, "not-found");
        app.call("GET", path).await.expect_problem(404, "not-found");
    }
    for path in [
        "/assets/none.js",
        "/favicon.png",
        "/../etc/passwd.txt",
        "/index.php",
    ] {
        app.call("GET", path).await.expect_problem(404, "not-found");
    }
}

#[tokio::test]
async fn a_method_the_address_does_not_know() {
    let app = TestApp::new().await;
    let head = app.head().await;
    for (method, path) in [
        ("PATCH", "/api/users"),
        ("DELETE", "/api/users"),
        ("PUT", "/api/roles"),
        ("POST", "/api/account"),
        ("GET", "/api/nonces"),
        ("POST", "/"),
        ("DELETE", "/users"),
    ] {
        let reply = head.call(method, path).await;
        reply.expect_problem(405, "method-not-allowed");
    }
}

#[tokio::test]
async fn a_change_that_no_page_of_ours_asked_for() {
    let app = TestApp::new().await;
    let head = app.head().await;
    let form = json!({"name": "Лікарня"});
    let before = app.contents().await;
    let post = || head.ask(CreateOrganization).json(&form);
    for call in [
        post().header("sec-fetch-site", "cross-site"),
        post().header("sec-fetch-site", "same-site"),
        post().header("sec-fetch-site", "anything"),
        post()
            .without("sec-fetch-site")
            .header("origin", "https://evil.example"),
        post()
            .without("sec-fetch-site")
            .header("origin", "http://localhost:9090"),
        post().without("sec-fetch-site").header("origin", "null"),
        post().without("sec-fetch-site").header("origin", ""),
        post().without("sec-fetch-site").without("origin"),
        post().without("origin").header("sec-fetch-site", ""),
        head.ask(SignOut)
            .without("sec-fetch-site")
            .without("origin"),
        head.ask(ChangePassword)
            .json(&form)
            .header("sec-fetch-site", "cross-site"),
    ] {
        call.await.expect_problem(403, "cross-origin");
    }
    assert_eq!(app.contents().await, before);
    assert!(head.is_signed_in().await);
    // Signing in is a change, too.
    let nurse = app.nurse().await;
    let call = nurse
        .attempt()
        .call()
        .await
        .header("sec-fetch-site", "cross-site");
    call.await.expect_problem(403, "cross-origin");
}

#[tokio::test]
async fn a_change_that_a_page_of_ours_asked_for() {
    let app = TestApp::new().await;
    let head = app.head().await;
    let post = |name: &str| head.ask(CreateOrganization).json(&json!({"name": name}));
    post("Перша").without("origin").await.expect(201);
    post("Друга").without("sec-fetch-site").await.expect(201);
    // Typed into the address bar or sent by a program that says so.
    post("Третя")
        .without("origin")
        .header("sec-fetch-site", "none")
        .await
        .expect(201);
}

#[tokio::test]
async fn reading_needs_no_proof_of_origin() {
    let app = TestApp::new().await;
    let head = app.head().await;
    let call = head.ask(GetDataFromDatabase).without("sec-fetch-site");
    call.await.expect(200);
}

#[tokio::test]
async fn another_name_of_the_server() {
    let app = TestApp::new().await;
    let head = app.head().await;
    for host in [
        "evil.example",
        "127.0.0.1:8080",
        "localhost",
        "localhost:9090",
        "localhost:8080.evil.example",
    ] {
        head.ask(GetDataFromDatabase)
            .header("host", host)
            .await
            .expect_problem(403, "cross-origin");
        let reply = app
            .call("GET", "/users?search=a")
            .header("host", host)
            .await;
        assert_eq!(reply.status, 307, "{host}");
        assert_eq!(reply.header("cache-control"), Some("no-store"));
        assert_eq!(
            reply.header("location"),
            Some("http://localhost:8080/users?search=a")
        );
        let call = Call::new(&app, "POST", "/").header("host", host);
        call.await.expect_problem(403, "cross-origin");
    }
    head.ask(GetDataFromDatabase)
        .without("host")
        .await
        .expect_problem(403, "cross-origin");
    head.ask(GetDataFromDatabase)
        .header("host", &HOST.to_uppercase())
        .await
        .expect(200);
    // With the root's dot it is another origin to a browser, in which no key would be found.
    let reply = app
        .call("GET", "/users")
        .header("host", "localhost.:8080")
        .await;
    assert_eq!(
        (reply.status, reply.header("location")),
        (307, Some("http://localhost:8080/users"))
    );
    // Whoever watches the server asks by any name.
    assert_eq!(
        app.ask(GetHealth)
            .header("host", "10.0.0.7:8080")
            .await
            .status,
        200
    );
    assert_eq!(
        app.ask(GetReadiness)
            .header("host", "10.0.0.7:8080")
            .await
            .status,
        200
    );
}

#[tokio::test]
async fn the_same_name_written_in_other_ways() {
    const PROXY: &str = "203.0.113.1";
    let folder = tempfile::tempdir().unwrap();
    let config = Config {
        public_url: Some("https://Lux.example.ua:443/".to_owned()),
        data: folder.path().to_owned(),
        trusted_proxy: Some(PROXY.parse().unwrap()),
        ..Config::default()
    };
    let app = TestApp::with(config.check().unwrap(), MORNING, folder).await;
    let ask = |host: &'static str| {
        let call = app.ask(IssueNonce).header("host", host);
        call.from(PROXY)
            .header("x-forwarded-proto", "https")
            .without("sec-fetch-site")
            .header("origin", "https://lux.example.ua")
    };
    for host in [
        "lux.example.ua",
        "LUX.example.ua:443",
        "lux.example.ua.",
        "lux.example.ua.:443",
    ] {
        assert_ne!(ask(host).await.status, 403, "{host}");
    }
    for host in [
        "lux.example.ua:80",
        "lux.example.ua..",
        "lux.example.ua:443:443",
    ] {
        ask(host).await.expect_problem(403, "cross-origin");
    }
    let other = ask("lux.example.ua").header("origin", "https://evil.example");
    other.await.expect_problem(403, "cross-origin");
}

#[tokio::test]
async fn pages_are_the_clients() {
    let app = TestApp::new().await;
    for path in ["/", "/sign-in", "/users/", "/enrolment", "/roles/new"] {
        assert_eq!(app.call("GET", path).await.status, 200, "{path}");
    }
    // The client itself says what to do instead.
    let page = app.call("GET", "/users").await;
    for path in ["/wp-admin", "/users/0199", "/users/new/new", "/not-found"] {
        let nowhere = app.call("GET", path).await;
        assert_eq!((nowhere.status, &nowhere.body), (404, &page.body), "{path}");
    }
}

#[tokio::test]
async fn the_page_that_checks_papers_has_an_address_of_its_own() {
    let app = TestApp::new().await;
    let reply = app.call("GET", "/verify").await;
    let led = (reply.status, reply.header("location"));
    assert_eq!(led, (308, Some("/verify/")));
    assert_eq!(app.call("GET", "/verify/").await.status, 200);
    for path in ["/verify/sw.js", "/verify/assets/verify"] {
        assert_eq!(app.call("GET", path).await.status, 404, "{path}");
    }
}

#[tokio::test]
async fn over_https_browsers_are_told_to_stay_there() {
    let folder = tempfile::tempdir().unwrap();
    let config = Config {
        public_url: Some("https://lux.example.ua".to_owned()),
        data: folder.path().to_owned(),
        ..Config::default()
    };
    let app = TestApp::with(config, MORNING, folder).await;
    let reply = app.ask(GetFacility).header("host", "lux.example.ua").await;
    assert_eq!(reply.status, 200);
    assert_eq!(
        reply.header("strict-transport-security"),
        Some("max-age=31536000")
    );
    let app = TestApp::new().await;
    let reply = app.ask(GetFacility).await;
    assert_eq!(reply.header("strict-transport-security"), None);
}

#[tokio::test]
async fn only_the_trusted_proxy_says_where_a_request_comes_from() {
    let folder = tempfile::tempdir().unwrap();
    let config = Config {
        public_url: Some(ORIGIN.to_owned()),
        data: folder.path().to_owned(),
        trusted_proxy: Some([203, 0, 113, 1].into()),
        ..Config::default()
    };
    let app = TestApp::with(config, MORNING, folder).await;
    let address = async |peer: &str, forwarded: &[&str]| {
        let mut call = app.ask(GetDataFromDatabase).from(peer);
        for value in forwarded {
            call = call.and_header("x-forwarded-for", value);
        }
        call.await.expect_problem(401, "not-signed-in");
        app.wait_seconds(60);
        app.last_line().await.address.unwrap()
    };
    assert_eq!(
        address("203.0.113.1", &["10.0.0.1, 198.51.100.7"]).await,
        "198.51.100.7"
    );
    assert_eq!(
        address("203.0.113.1", &["10.0.0.1", "198.51.100.8"]).await,
        "198.51.100.8"
    );
    assert_eq!(
        address("203.0.113.1", &["2001:db8::1"]).await,
        "2001:db8::1"
    );
    assert_eq!(address("203.0.113.1", &["nonsense"]).await, "203.0.113.1");
    assert_eq!(address("203.0.113.1", &[]).await, "203.0.113.1");
    assert_eq!(
        address("203.0.113.2", &["198.51.100.7"]).await,
        "203.0.113.2"
    );
}

#[tokio::test]
async fn a_failure_of_the_database_is_nobodys_reading() {
    let app = TestApp::new().await;
    let head = app.head().await;
    app.run("alter table access_organization rename to elsewhere")
        .await;
    for call in [
        head.ask(ListOrganizations),
        head.ask(CreateOrganization)
            .json(&json!({"name": "Лікарня"})),
    ] {
        call.await.expect_problem(500, "internal");
    }
    assert_eq!(
        app.last_record().await,
        "create_organization failed internal"
    );
}

#[tokio::test]
async fn only_what_is_the_same_for_everybody_is_compressed() {
    let app = TestApp::new().await;
    let group = "kind,code,parent,category,name_uk,name_en,active\ngroup,G,,,Група,Group,\n";
    let service = |at| format!("service,S{at},G,imaging,Знімок {at},Image {at},\n");
    let services: String = (1..20).map(service).collect();
    app.import(&[group, &services].concat()).await.unwrap();
    let doctor = app.doctor().await;
    let head = app.head().await;
    let asked: [(&dyn Fn() -> Call, bool); 3] = [
        (&|| app.ask(GetOpenApi), true),
        (&|| doctor.ask(ListServices).query("search=image"), true),
        (&|| head.ask(ListRoles), false),
    ];
    for (ask, is_packed) in asked {
        let plain = ask().await;
        let packed = ask().header("accept-encoding", "br, gzip").await;
        assert!(plain.body.len() > 1024, "{}", plain.text());
        assert_eq!(plain.header("content-encoding"), None);
        let encoding = packed.header("content-encoding");
        assert_eq!(encoding, is_packed.then_some("gzip"), "{}", plain.text());
        assert_eq!(packed.expect(200), plain.expect(200));
    }
}

#[tokio::test]
async fn the_facility_introduces_itself() {
    let folder = tempfile::tempdir().unwrap();
    let mut config = Config {
        public_url: Some(ORIGIN.to_owned()),
        data: folder.path().to_owned(),
        ..Config::default()
    };
    "КНП «Вербівська лікарня»".clone_into(&mut config.facility.name);
    "тел. 1-12".clone_into(&mut config.facility.contact);
    let app = TestApp::with(config, MORNING, folder).await;
    let facility = app.ask(GetFacility).await.expect(200);
    assert_eq!(
        facility,
        json!({
            "name": "КНП «Вербівська лікарня»",
            "contact": "тел. 1-12",
            "time_zone": "Europe/Kyiv",
            "initial_passwords": false,
            "referral_days": 365,
            "now": app.now().as_millisecond(),
            "version": env!("CARGO_PKG_VERSION"),
        })
    );
}
