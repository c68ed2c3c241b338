//! The server beside a bare one: over the same loopback, by the same client,
//! turn and turn about.

use crate::{
    client::Client,
    desk::{Desk, Seat, text},
    duplicates,
    report::{Report, median},
};
use anyhow::{Context, Result, ensure};
use axum::{Json, Router, routing::get};
use ground::{crypto::password::Passwords, random::Random};
use serde_json::Value;
use std::{path::Path, time::Instant};
use tokio::{net::TcpListener, runtime::Runtime};

const REQUESTS: usize = 2000;
const SIGN_INS: usize = 15;
/// Fewer than one may ask for in a minute.
const REGISTRATIONS: usize = 100;

/// Measures reads, sign-ins, papers and memory.
pub fn measure(server: &Path, report: &mut Report) -> Result<()> {
    let mut desk = Desk::open(server)?;
    let mut client = Client::connect(desk.port)?;
    desk.enrol(&mut client)?;
    if let Some(kilobytes) = desk.memory() {
        let measured = format!("{} MB", kilobytes / 1024);
        report.row(
            "memory of the idle server with the demo",
            &measured,
            "60 MB",
        );
    }
    sign_in(&mut desk, &mut client, report)?;
    let (seat, _) = desk.sign_in(&mut client, "petrenko_s")?;
    read(&mut client, &seat, report)?;
    proof(&mut desk, &mut client, &seat, report)?;
    paper(&mut desk, &mut client, &seat, report)?;
    registration(&mut desk, &mut client, &seat, report)
}

/// Everything around the password against the password alone.
fn sign_in(desk: &mut Desk, client: &mut Client, report: &mut Report) -> Result<()> {
    let runtime = Runtime::new()?;
    let passwords = Passwords::new(Random::system(), "")?;
    let digest = runtime.block_on(passwords.digest(None, "correct horse battery"))?;
    let (mut whole, mut alone) = (Vec::new(), Vec::new());
    for _ in 0..SIGN_INS {
        whole.push(desk.sign_in(client, "havryliuk_n")?.1);
        let began = Instant::now();
        runtime.block_on(passwords.verify(None, "correct horse battery", Some(&digest)))?;
        alone.push(began.elapsed());
    }
    let (whole, alone) = (median(whole), median(alone));
    report.ratio("signing in : Argon2id alone", whole, alone, "");
    report.time(
        "signing in, less Argon2id",
        whole.saturating_sub(alone),
        "2 ms",
    );
    Ok(())
}

/// An authorized read of one record against a bare route with the same answer.
fn read(client: &mut Client, seat: &Seat, report: &mut Report) -> Result<()> {
    const PATH: &str = "/api/account";
    let cookie = [("cookie", &*seat.cookies)];
    let answer = client.ask("GET", PATH, &cookie, None)?;
    ensure!(answer.status == 200, "reading: {}", text(&answer));
    let value: Value = serde_json::from_slice(&answer.body)?;
    let runtime = Runtime::new()?;
    let mut bare = Client::connect(serve_bare(&runtime, value)?)?;
    let (mut ours, mut others) = (Vec::new(), Vec::new());
    for _ in 0..REQUESTS {
        ours.push(client.ask("GET", PATH, &cookie, None)?.time);
        others.push(bare.ask("GET", PATH, &cookie, None)?.time);
    }
    let (ours, others) = (median(ours), median(others));
    report.ratio(
        "an authorized read : a bare axum route",
        ours,
        others,
        "3 ×",
    );
    Ok(())
}

/// What showing the workstation's key costs: two answers from memory, one by
/// a receipt, one by a proof.
fn proof(desk: &mut Desk, client: &mut Client, seat: &Seat, report: &mut Report) -> Result<()> {
    let cookie = [("cookie", &*seat.cookies)];
    let (mut by_receipt, mut by_proof) = (Vec::new(), Vec::new());
    for _ in 0..REQUESTS {
        let read = client.ask("GET", "/api/session", &cookie, None)?;
        ensure!(read.status == 200, "reading: {}", text(&read));
        by_receipt.push(read.time);
        let proven = desk.post(client, seat, "/api/session/receipt", None)?;
        ensure!(proven.status == 200, "proving: {}", text(&proven));
        by_proof.push(proven.time);
    }
    let (by_receipt, by_proof) = (median(by_receipt), median(by_proof));
    report.ratio("a proven request : a read", by_proof, by_receipt, "");
    let cost = by_proof.saturating_sub(by_receipt);
    report.time("what the proof adds to a request", cost, "300 µs");
    Ok(())
}

fn serve_bare(runtime: &Runtime, value: Value) -> Result<u16> {
    let route = Router::new().route("/api/account", get(move || async move { Json(value) }));
    let listener = runtime.block_on(TcpListener::bind("127.0.0.1:0"))?;
    let port = listener.local_addr()?.port();
    runtime.spawn(async move { axum::serve(listener, route).await });
    Ok(port)
}

/// A requisition signed, over HTTP.
fn paper(desk: &mut Desk, client: &mut Client, seat: &Seat, report: &mut Report) -> Result<()> {
    let cookie = [("cookie", &*seat.cookies)];
    let query = serde_json::json!({"list": "mine", "request": "active"});
    let answer = desk.post(client, seat, "/api/referrals/search", Some(&query))?;
    ensure!(answer.status == 200, "looking: {}", text(&answer));
    let page: Value = serde_json::from_slice(&answer.body)?;
    let id = page["items"][0]["requisition_id"].as_str();
    let path = format!("/api/requisitions/{}/card", id.context("no referral")?);
    let mut times = Vec::new();
    for _ in 0..50 {
        let answer = desk.post(client, seat, &path, None)?;
        ensure!(answer.status == 200, "signing: {}", text(&answer));
        times.push(answer.time);
    }
    report.time(
        "a card by HTTP: decided, signed, journalled",
        median(times),
        "",
    );
    let path = path.replace("/card", "/paper?lang=uk");
    let mut times = Vec::new();
    for _ in 0..20 {
        let answer = client.ask("GET", &path, &cookie, None)?;
        ensure!(answer.status == 200, "printing: {}", text(&answer));
        times.push(answer.time);
    }
    report.time(
        "the paper by HTTP: signed and drawn",
        median(times),
        "50 ms",
    );
    Ok(())
}

/// Somebody registered over HTTP, with a hundred thousand on record to compare them with.
fn registration(
    desk: &mut Desk,
    client: &mut Client,
    seat: &Seat,
    report: &mut Report,
) -> Result<()> {
    let runtime = Runtime::new()?;
    let newcomers = runtime.block_on(duplicates::populate(&desk.database(), REGISTRATIONS))?;
    let mut times = Vec::new();
    for patient in newcomers {
        let form = serde_json::json!({ "patient": patient });
        let answer = desk.post(client, seat, "/api/patients", Some(&form))?;
        let is_answer = matches!(answer.status, 201 | 409);
        ensure!(is_answer, "registering: {}", text(&answer));
        times.push(answer.time);
    }
    let what = "a registration by HTTP, among 100 000 patients";
    report.time(what, median(times), "");
    Ok(())
}
