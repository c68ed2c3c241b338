//! Where a database is: in a file of ours, or with a server that others use, too.

use super::either::{Of, Options};
use percent_encoding::percent_decode_str;
use serde::{Deserialize, Deserializer};
use sqlx::{
    ConnectOptions as _,
    postgres::{PgConnectOptions, PgSslMode},
};
use std::{
    env, fmt,
    net::IpAddr,
    path::{Path, PathBuf},
    process::Command,
};
use url::Url;

/// Where a database is.
#[derive(Debug, Clone)]
pub enum Place {
    /// In this file.
    File(PathBuf),
    /// With a PostgreSQL server.
    Server(Address),
}

impl From<&Path> for Place {
    fn from(file: &Path) -> Self {
        Self::File(file.to_owned())
    }
}

/// Where a database of a PostgreSQL server is reached, with the password, which nobody is
/// shown.
#[derive(Clone)]
pub struct Address {
    text: String,
    options: Box<PgConnectOptions>,
}

/// Why a text is no address: without the text, for a password may be in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("neither \"sqlite\" nor an address such as postgres://USER:PASSWORD@HOST:PORT/DATABASE")]
pub struct NoAddress;

impl Address {
    /// The address, unless `text` names a file in the data folder (`sqlite`).
    ///
    /// # Errors
    /// It is neither.
    pub fn read(text: &str) -> Result<Option<Self>, NoAddress> {
        match text.trim() {
            "sqlite" => Ok(None),
            address => Self::of(address).map(Some).ok_or(NoAddress),
        }
    }

    fn of(text: &str) -> Option<Self> {
        let url = Url::parse(text).ok()?;
        let is_ours = ["postgres", "postgresql"].contains(&url.scheme());
        if !is_ours || url.path().trim_start_matches('/').is_empty() {
            return None;
        }
        let mut options = PgConnectOptions::from_url(&url).ok()?;
        let says = |name: &str| {
            let mut said = url.query_pairs();
            said.any(|(key, _)| key.replace('-', "") == name)
        };
        // What a network could read or change along the way are patients' records.
        if !says("sslmode") && !stays_here(&options) {
            options = options.ssl_mode(PgSslMode::VerifyFull);
        }
        let text = text.to_owned();
        let options = Box::new(options);
        Some(Self { text, options })
    }

    /// The name of the database.
    pub fn database(&self) -> &str {
        let user = self.options.get_username();
        self.options.get_database().unwrap_or(user)
    }

    /// Leads one of PostgreSQL's own programs there, as the driver goes, by its environment:
    /// arguments everybody on the machine sees.
    pub fn lead(&self, program: &mut Command) {
        for (name, _) in env::vars_os() {
            let name = name.to_string_lossy();
            if name.starts_with("PG") && !ALIKE.contains(&&*name) {
                program.env_remove(&*name);
            }
        }
        program.envs(self.variables());
    }

    fn variables(&self) -> Vec<(&'static str, String)> {
        let Self { text, options } = self;
        let socket = options.get_socket();
        let host = socket.map_or(options.get_host().into(), |folder| folder.to_string_lossy());
        let mode = options.get_ssl_mode();
        let mut variables = vec![
            ("PGHOST", host.into_owned()),
            ("PGPORT", options.get_port().to_string()),
            ("PGUSER", options.get_username().to_owned()),
            ("PGDATABASE", self.database().to_owned()),
            ("PGSSLMODE", mode_name(mode).to_owned()),
            ("PGAPPNAME", "luxmedica".to_owned()),
        ];
        // It was read before.
        let Ok(url) = Url::parse(text) else {
            return variables;
        };
        let password = url.password().map(decoded);
        variables.extend(password.map(|password| ("PGPASSWORD", password)));
        for (key, value) in url.query_pairs() {
            let key = key.replace('-', "");
            let named = NAMED.iter().find(|(_, names)| names.contains(&&*key));
            variables.extend(named.map(|(variable, _)| (*variable, value.into_owned())));
        }
        let is_verified = matches!(mode, PgSslMode::VerifyCa | PgSslMode::VerifyFull);
        let has_root =
            variables.iter().any(|(name, _)| *name == ROOT) || env::var_os(ROOT).is_some();
        if is_verified && !has_root {
            // As the driver, by those that the system trusts; what has no file of them is asked
            // for them by its name, which older programs do not know.
            let file = openssl_probe::probe().cert_file;
            let trusted = file.map_or("system".into(), |file| file.to_string_lossy().into_owned());
            variables.push((ROOT, trusted));
        }
        variables
    }

    /// As the driver takes it.
    pub(super) fn options(&self) -> PgConnectOptions {
        let options = PgConnectOptions::clone(&self.options).application_name("luxmedica");
        // That a table is there already is no news.
        let options = options.options([("client_min_messages", "warning")]);
        // Of a server that is gone, or that hears us no more, nothing is held for long.
        let options = options.options([
            ("idle_in_transaction_session_timeout", "30s"),
            ("lock_timeout", "4s"),
            // What is acknowledged is on disk, whatever the database is set to.
            ("synchronous_commit", "on"),
            ("tcp_keepalives_idle", "5"),
            ("tcp_keepalives_interval", "5"),
            ("tcp_keepalives_count", "3"),
        ]);
        options.disable_statement_logging()
    }
}

/// What an address may say behind a `?` besides, as PostgreSQL's programs hear it.
const NAMED: [(&str, &[&str]); 4] = [
    ("PGPASSWORD", &["password"]),
    (ROOT, &["sslrootcert", "sslca"]),
    ("PGSSLCERT", &["sslcert"]),
    ("PGSSLKEY", &["sslkey"]),
];
/// What the driver, too, takes from the environment if the address does not say it.
const ALIKE: [&str; 5] = ["PGPASSWORD", "PGPASSFILE", ROOT, "PGSSLCERT", "PGSSLKEY"];
/// Whose certificates are trusted.
const ROOT: &str = "PGSSLROOTCERT";

fn decoded(part: &str) -> String {
    percent_decode_str(part).decode_utf8_lossy().into_owned()
}

const fn mode_name(mode: PgSslMode) -> &'static str {
    match mode {
        PgSslMode::Disable => "disable",
        PgSslMode::Allow => "allow",
        PgSslMode::Prefer => "prefer",
        PgSslMode::Require => "require",
        PgSslMode::VerifyCa => "verify-ca",
        PgSslMode::VerifyFull => "verify-full",
    }
}

/// Whether what is said to it leaves this machine.
fn stays_here(options: &PgConnectOptions) -> bool {
    let host = options.get_host();
    let is_loopback = |address: IpAddr| address.is_loopback();
    options.get_socket().is_some()
        || host.starts_with('/')
        || host == "localhost"
        || host.parse().is_ok_and(is_loopback)
}

impl From<Address> for Options {
    fn from(address: Address) -> Self {
        Of::Postgres(address.options())
    }
}

impl PartialEq for Address {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl Eq for Address {}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let user = self.options.get_username();
        let database = self.options.get_database().unwrap_or(user);
        match self.options.get_socket() {
            Some(folder) => write!(f, "postgres://{user}@{}/{database}", folder.display()),
            None => {
                let (host, port) = (self.options.get_host(), self.options.get_port());
                write!(f, "postgres://{user}@{host}:{port}/{database}")
            }
        }
    }
}

impl fmt::Debug for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// Reads it from a configuration; no error repeats what was read.
///
/// # Errors
/// It is neither.
pub fn read_address<'d, D: Deserializer<'d>>(from: D) -> Result<Option<Address>, D::Error> {
    let text = String::deserialize(from)?;
    Address::read(&text).map_err(serde::de::Error::custom)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_shown_the_password() {
        let text = "postgres://lux:t%40psecret@db.example.ua:5433/clinic?sslmode=require";
        let address = Address::read(text).unwrap().unwrap();
        let place = Place::Server(address.clone());
        for shown in [
            format!("{address}"),
            format!("{address:?}"),
            format!("{place:?}"),
        ] {
            assert!(!shown.contains("secret"), "{shown}");
            assert!(shown.contains("db.example.ua:5433/clinic"), "{shown}");
        }
    }

    #[test]
    fn other_programs_find_it_too() {
        let says = |text: &str| {
            let address = Address::read(text).unwrap().unwrap();
            let variables = address.variables();
            move |name: &str| {
                let found = variables.iter().find(|(key, _)| *key == name);
                found.map(|(_, value)| value.clone())
            }
        };
        let far = says("postgres://lux:t%40p+s@db.example.ua:5433/clinic?ssl-root-cert=/ca.pem");
        for (name, value) in [
            ("PGHOST", "db.example.ua"),
            ("PGPORT", "5433"),
            ("PGUSER", "lux"),
            ("PGPASSWORD", "t@p+s"),
            ("PGDATABASE", "clinic"),
            ("PGSSLMODE", "verify-full"),
            ("PGSSLROOTCERT", "/ca.pem"),
        ] {
            assert_eq!(far(name).as_deref(), Some(value), "{name}");
        }
        let near = says("postgres://lux@localhost/clinic?host=/run/postgresql");
        assert_eq!(near("PGHOST").as_deref(), Some("/run/postgresql"));
        assert_eq!((near("PGPASSWORD"), near("PGSSLROOTCERT")), (None, None));
        // What PostgreSQL calls `system` its programs know from 16 on.
        let trusted = says("postgres://lux@db.example.ua/clinic")("PGSSLROOTCERT").unwrap();
        let file = openssl_probe::probe().cert_file;
        assert_eq!(file.is_none(), trusted == "system", "{trusted}");
    }

    #[test]
    fn an_address_names_a_database() {
        for text in [
            "",
            "mysql://a@b/c",
            "postgres://db",
            "postgres://db/",
            "postgres://a@db/c?sslmode=perhaps",
            "luxmedica.db",
        ] {
            assert_eq!(Address::read(text), Err(NoAddress), "{text}");
        }
        assert_eq!(Address::read("sqlite\n"), Ok(None));
    }

    #[test]
    fn what_leaves_the_machine_is_encrypted_unless_somebody_says_otherwise() {
        let mode = |text: &str| Address::of(text).unwrap().options.get_ssl_mode();
        let verified = |text: &str| matches!(mode(text), PgSslMode::VerifyFull);
        assert!(verified("postgres://a@db.example.ua/c"));
        assert!(verified("postgres://a@10.0.0.7/c"));
        for here in [
            "postgres://a@localhost/c",
            "postgres://a@127.0.0.1/c",
            "postgres://a@localhost/c?host=/run/postgresql",
            "postgres://a@db.example.ua/c?sslmode=disable",
        ] {
            assert!(!verified(here), "{here}");
        }
    }
}
