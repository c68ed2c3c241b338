//! The demo clinic, and somebody who signs in there.

use crate::client::{Answer, Client};
use anyhow::{Context, Result, ensure};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use p256::ecdsa::{Signature, SigningKey, signature::Signer as _};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};
use std::{
    fs,
    io::{BufRead as _, BufReader},
    net::TcpListener,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::Duration,
};

/// A session: what goes along with every request of it.
pub struct Seat {
    /// Both cookies.
    pub cookies: String,
    /// The session's id, which proofs name.
    session: String,
}

/// What a proof is about besides its request.
enum About<'a> {
    Request,
    Token(&'a str),
    Session(&'a str),
}

/// A demo clinic that runs, and ends with its owner.
pub struct Desk {
    pub port: u16,
    server: Child,
    folder: PathBuf,
    printed: Value,
    key: SigningKey,
    proofs: u64,
}

impl Desk {
    /// Starts it in a folder of its own.
    pub fn open(server: &Path) -> Result<Self> {
        let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let folder = std::env::temp_dir().join(format!("luxmedica-bench-{port}"));
        let mut server = Command::new(server)
            .args(["demo", "--json", "--port", &port.to_string(), "--data"])
            .arg(&folder)
            .stdout(Stdio::piped())
            .spawn()
            .with_context(|| format!("starting {}", server.display()))?;
        let mut line = String::new();
        let output = server.stdout.take().context("the server prints nothing")?;
        BufReader::new(output).read_line(&mut line)?;
        Ok(Self {
            port,
            server,
            folder,
            printed: serde_json::from_str(&line)?,
            key: SigningKey::from_slice(&[9; 32])?,
            proofs: 0,
        })
    }

    /// How much memory the server holds, in kilobytes; where the system tells.
    pub fn memory(&self) -> Option<u64> {
        let status = fs::read_to_string(format!("/proc/{}/status", self.server.id())).ok()?;
        let line = status.lines().find(|line| line.starts_with("VmRSS:"))?;
        line.split_whitespace().nth(1)?.parse().ok()
    }

    /// The server's database.
    pub fn database(&self) -> PathBuf {
        self.folder.join("luxmedica.db")
    }

    /// Makes this program a workstation.
    pub fn enrol(&mut self, client: &mut Client) -> Result<()> {
        let link = self.printed["enrolment_link"].as_str().context("no link")?;
        let code = link.split_once('#').context("no code")?.1.to_owned();
        let proof = self.proof(client, "/api/enrolments", &About::Request)?;
        let form = json!({ "code": code });
        let answer = client.ask("POST", "/api/enrolments", &[("dpop", &proof)], Some(&form))?;
        ensure!(answer.status < 300, "enrolling: {}", text(&answer));
        Ok(())
    }

    /// Signs somebody in; the session and how long it took.
    pub fn sign_in(&mut self, client: &mut Client, login: &str) -> Result<(Seat, Duration)> {
        let users = self.printed["users"].as_array().context("no users")?;
        let user = users.iter().find(|user| user["login"] == login);
        let user = user.context("nobody has this login")?.clone();
        let file = user["token_file"].as_str().context("no token file")?;
        let token = fs::read_to_string(file)?.trim().to_owned();
        let proof = self.proof(client, "/api/session", &About::Token(&token))?;
        let form = json!({"login": login, "password": user["password"], "token": token});
        let answer = client.ask("POST", "/api/session", &[("dpop", &proof)], Some(&form))?;
        ensure!(answer.status == 201, "signing in: {}", text(&answer));
        let set = answer
            .headers
            .iter()
            .filter(|(name, _)| name == "set-cookie");
        let cookies: Vec<_> = set
            .filter_map(|(_, value)| value.split(';').next())
            .collect();
        let session: Value = serde_json::from_slice(&answer.body)?;
        let seat = Seat {
            cookies: cookies.join("; "),
            session: session["id"].as_str().context("no session")?.to_owned(),
        };
        Ok((seat, answer.time))
    }

    /// Changes something within a session, with the proof that it takes; the
    /// time is that of the request alone.
    pub fn post(
        &mut self,
        client: &mut Client,
        seat: &Seat,
        path: &str,
        body: Option<&Value>,
    ) -> Result<Answer> {
        let proof = self.proof(client, path, &About::Session(&seat.session))?;
        let headers = [("cookie", &*seat.cookies), ("dpop", &*proof)];
        client.ask("POST", path, &headers, body)
    }

    /// A proof in the form of RFC 9449.
    fn proof(&mut self, client: &mut Client, path: &str, about: &About<'_>) -> Result<String> {
        let answer = client.ask("POST", "/api/nonces", &[], None)?;
        let answer: Value = serde_json::from_slice(&answer.body)?;
        self.proofs += 1;
        let point = self.key.verifying_key().to_sec1_point(false);
        let (x, y) = point.as_bytes()[1..].split_at(32);
        let [x, y] = [x, y].map(|part| URL_SAFE_NO_PAD.encode(part));
        let header = json!({
            "typ": "dpop+jwt",
            "alg": "ES256",
            "jwk": {"kty": "EC", "crv": "P-256", "x": x, "y": y},
        });
        let mut claims = json!({
            "jti": self.proofs.to_string(),
            "htm": "POST",
            "htu": format!("http://localhost:{}{path}", self.port),
            "iat": 0,
            "nonce": answer["nonce"],
        });
        match about {
            About::Request => {}
            About::Token(token) => {
                claims["ath"] = URL_SAFE_NO_PAD.encode(Sha256::digest(token)).into();
            }
            About::Session(session) => claims["sid"] = (*session).into(),
        }
        let parts = [header, claims].map(|part| URL_SAFE_NO_PAD.encode(part.to_string()));
        let input = parts.join(".");
        let signature: Signature = self.key.sign(input.as_bytes());
        Ok(format!(
            "{input}.{}",
            URL_SAFE_NO_PAD.encode(signature.to_bytes())
        ))
    }
}

/// The answer's text, for a message.
pub fn text(answer: &Answer) -> String {
    String::from_utf8_lossy(&answer.body).into_owned()
}

impl Drop for Desk {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
        let _ = fs::remove_dir_all(&self.folder);
    }
}
