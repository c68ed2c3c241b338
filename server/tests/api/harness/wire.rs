//! Requests over a real connection, for servers that are processes.

use super::proof::Proof;
use ground::crypto::es256::SigningKey;
use serde_json::{Value, json};
use shared::endpoints::{Endpoint, IssueNonce};
use std::{
    io::{self, Read, Write},
    net::{Ipv4Addr, TcpStream},
    time::Duration,
};

/// A browser's connection to a server on this machine.
#[derive(Clone)]
pub struct Wire {
    pub port: u16,
    pub seat: Option<Seat>,
}

/// A session over it.
#[derive(Clone)]
pub struct Seat {
    /// Both cookies, as they go along.
    pub cookies: String,
    /// The session's id.
    pub session: String,
    pub key: SigningKey,
}

/// What came back over it.
#[derive(Debug)]
pub struct WireReply {
    pub status: u16,
    pub head: String,
    pub body: String,
}

/// Longer than anything takes, for a server that hangs.
const PATIENCE: Duration = Duration::from_mins(1);

impl Wire {
    pub const fn new(port: u16) -> Self {
        Self { port, seat: None }
    }

    pub fn origin(&self) -> String {
        format!("http://localhost:{}", self.port)
    }

    /// Sends a request and reads its answer to the end. An error means that
    /// nobody answered: nothing is known of what was asked.
    pub fn send(
        &self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: Option<&Value>,
    ) -> io::Result<WireReply> {
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port))?;
        stream.set_read_timeout(Some(PATIENCE))?;
        let body = body.map(ToString::to_string).unwrap_or_default();
        let mut request = vec![
            format!("{method} {path} HTTP/1.1"),
            format!("host: localhost:{}", self.port),
            "connection: close".to_owned(),
            "sec-fetch-site: same-origin".to_owned(),
            "content-type: application/json".to_owned(),
            format!("content-length: {}", body.len()),
        ];
        request.extend(
            headers
                .iter()
                .map(|(name, value)| format!("{name}: {value}")),
        );
        let seat = self.seat.iter();
        request.extend(seat.map(|seat| format!("cookie: {}", seat.cookies)));
        let request = request.join("\r\n") + "\r\n\r\n";
        stream.write_all(request.as_bytes())?;
        stream.write_all(body.as_bytes())?;
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer)?;
        WireReply::parse(&String::from_utf8_lossy(&answer))
    }

    pub fn get(&self, path: &str) -> io::Result<WireReply> {
        self.send("GET", path, &[], None)
    }

    pub fn post(&self, path: &str, body: &Value) -> io::Result<WireReply> {
        let Some(seat) = &self.seat else {
            return self.send("POST", path, &[], Some(body));
        };
        let proof = self.proof(path)?.claim("sid", json!(seat.session));
        let proof = proof.sign(&seat.key);
        self.send("POST", path, &[("dpop", &proof)], Some(body))
    }

    /// A proof about a `POST`, to be signed.
    pub fn proof(&self, path: &str) -> io::Result<Proof> {
        let nonce = self.send("POST", IssueNonce::PATH, &[], None)?.expect(200);
        let htu = json!(format!("{}{path}", self.origin()));
        let nonce = nonce["nonce"].as_str().unwrap();
        Ok(Proof::new("POST", path, nonce).claim("htu", htu))
    }
}

impl WireReply {
    fn parse(answer: &str) -> io::Result<Self> {
        let cut = || io::Error::new(io::ErrorKind::UnexpectedEof, "the answer is cut off");
        let (head, body) = answer.split_once("\r\n\r\n").ok_or_else(cut)?;
        let status = head
            .split(' ')
            .nth(1)
            .and_then(|status| status.parse().ok());
        let reply = Self {
            status: status.ok_or_else(cut)?,
            head: head.to_owned(),
            body: body.to_owned(),
        };
        let length = reply
            .header("content-length")
            .and_then(|length| length.parse().ok());
        if length.is_some_and(|length: usize| body.len() < length) {
            return Err(cut());
        }
        Ok(reply)
    }

    pub fn header(&self, name: &str) -> Option<&str> {
        let mut lines = self.head.lines().filter_map(|line| line.split_once(": "));
        lines
            .find(|(known, _)| known.eq_ignore_ascii_case(name))
            .map(|(_, value)| value)
    }

    /// Every cookie it sets, as they go along with the next request.
    pub fn cookies(&self) -> String {
        let lines = self.head.lines().filter_map(|line| line.split_once(": "));
        let set = lines.filter(|(name, _)| name.eq_ignore_ascii_case("set-cookie"));
        let pairs = set.filter_map(|(_, cookie)| cookie.split(';').next());
        pairs.collect::<Vec<_>>().join("; ")
    }

    #[track_caller]
    pub fn expect(&self, status: u16) -> Value {
        assert_eq!(self.status, status, "{}", self.body);
        serde_json::from_str(&self.body).unwrap_or(Value::Null)
    }
}
