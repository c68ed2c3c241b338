//! The `luxmedica` program itself, as whoever runs the server meets it.

use super::{
    station::code_of,
    wire::{Seat, Wire},
};
use ground::crypto::es256::SigningKey;
use serde_json::{Value, json};
use shared::endpoints::{Authenticate, Endpoint, Enrol};
use std::{
    fs,
    io::{self, BufRead, BufReader},
    net::{Ipv4Addr, TcpListener},
    path::Path,
    process::{Child, ChildStdout, Command, Output, Stdio},
};

/// The program, to be run in a folder and knowing nothing of this machine.
pub fn luxmedica(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_luxmedica"));
    for (name, _) in std::env::vars_os() {
        if name.to_string_lossy().starts_with("LUXMEDICA_") {
            command.env_remove(name);
        }
    }
    command.current_dir(folder).stdin(Stdio::null());
    command
}

/// What it printed, if it succeeded.
#[track_caller]
pub fn succeeds(command: &mut Command) -> String {
    let Output {
        status,
        stdout,
        stderr,
    } = command.output().unwrap();
    let errors = String::from_utf8_lossy(&stderr);
    assert!(status.success(), "{status} {errors}");
    String::from_utf8(stdout).unwrap()
}

/// What it complained of, if it failed.
#[track_caller]
pub fn fails(command: &mut Command) -> String {
    let Output {
        status,
        stdout,
        stderr,
    } = command.output().unwrap();
    assert_eq!(
        status.code(),
        Some(1),
        "{}",
        String::from_utf8_lossy(&stdout)
    );
    String::from_utf8(stderr).unwrap()
}

/// A port nobody listens on.
pub fn free_port() -> u16 {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    listener.local_addr().unwrap().port()
}

/// A server that is a process of its own; killed at the latest when the test
/// ends.
pub struct Serving {
    pub child: Child,
    pub wire: Wire,
    /// The line it printed once it listened.
    pub said: Value,
    _stdout: Option<BufReader<ChildStdout>>,
}

impl Drop for Serving {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Serving {
    /// `luxmedica serve` of the installation in a folder, with the data in that database, once it
    /// listens.
    pub fn installed(folder: &Path, database: &str) -> Self {
        let port = free_port();
        let mut command = luxmedica(folder);
        command.env("LUXMEDICA_DATABASE", database).arg("serve");
        command.env("LUXMEDICA_LISTEN", format!("127.0.0.1:{port}"));
        let mut child = command.stderr(Stdio::piped()).spawn().unwrap();
        let mut log = BufReader::new(child.stderr.take().unwrap());
        let mut lines = String::new();
        while !lines.contains("\"serving\"") {
            assert_ne!(log.read_line(&mut lines).unwrap(), 0, "{lines}");
        }
        // It would wait for somebody who reads.
        std::thread::spawn(move || io::copy(&mut log, &mut io::sink()));
        Self {
            child,
            wire: Wire::new(port),
            said: Value::Null,
            _stdout: None,
        }
    }

    /// `luxmedica demo` in a folder, once it listens.
    pub fn demo(folder: &Path) -> Self {
        let port = free_port();
        let mut command = luxmedica(folder);
        command.args([
            "demo",
            "--json",
            "--data",
            "demo",
            "--port",
            &port.to_string(),
        ]);
        let mut child = command.stdout(Stdio::piped()).spawn().unwrap();
        let mut stdout = BufReader::new(child.stdout.take().unwrap());
        let mut line = String::new();
        stdout.read_line(&mut line).unwrap();
        Self {
            child,
            wire: Wire::new(port),
            said: serde_json::from_str(&line).unwrap(),
            _stdout: Some(stdout),
        }
    }

    /// Enrols a browser with this key by the printed link.
    pub fn enrol(&self, key: &SigningKey) {
        let code = code_of(self.said["enrolment_link"].as_str().unwrap());
        let proof = self.wire.proof(Enrol::PATH).unwrap().sign(key);
        let body = json!({"code": code});
        let headers = [("dpop", proof.as_str())];
        let reply = self.wire.send("POST", Enrol::PATH, &headers, Some(&body));
        reply.unwrap().expect(201);
    }

    /// Signs a user of the demo in.
    pub fn sign_in(&self, login: &str, key: &SigningKey) -> Wire {
        let users = self.said["users"].as_array().unwrap();
        let user = users.iter().find(|user| user["login"] == login).unwrap();
        let token = fs::read_to_string(user["token_file"].as_str().unwrap()).unwrap();
        let proof = self.wire.proof(Authenticate::PATH).unwrap();
        let proof = proof.with_token(token.trim()).sign(key);
        let body = json!({"login": login, "password": user["password"], "token": token});
        let headers = [("dpop", proof.as_str())];
        let reply = self
            .wire
            .send("POST", Authenticate::PATH, &headers, Some(&body))
            .unwrap();
        let session = reply.expect(201)["id"].as_str().unwrap().to_owned();
        Wire {
            seat: Some(Seat {
                cookies: reply.cookies(),
                session,
                key: key.clone(),
            }),
            ..self.wire.clone()
        }
    }
}
