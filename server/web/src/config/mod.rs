//! The configuration: one file, overridden by the environment, read once. An
//! unknown key refuses to start.

pub(crate) mod address;
mod environment;

use crate::crowd::Room;
use figment::{
    Figment,
    providers::{Format, Serialized, Toml},
};
use ground::typeface;
use jiff::tz::TimeZone;
use monitor::engine::{Address, Place, read_address};
use serde::{Deserialize, Serialize};
use shared::text::{line, normalized};
use std::{
    net::{IpAddr, Ipv4Addr, SocketAddr},
    path::{Path, PathBuf},
};

/// What the operator decides.
///
/// Every key can also be set in the environment, as `LUXMEDICA_` and its name
/// in capitals, with two underscores for a level: `LUXMEDICA_FACILITY__NAME`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Config {
    /// Where the server listens.
    pub listen: SocketAddr,
    /// The one address staff open. Needed beyond localhost: it is part of
    /// every token, every enrolment link and every proof.
    pub public_url: Option<String>,
    /// The folder of the keys and, unless another place is named, of the database.
    pub data: PathBuf,
    /// Where PostgreSQL keeps the data, `postgres://USER:PASSWORD@HOST/DATABASE`; absent
    /// (`sqlite`) where a file in the data folder does.
    #[serde(deserialize_with = "read_address", skip_serializing)]
    pub database: Option<Address>,
    /// Where what is measured of the server is read, at `/metrics`; absent: nowhere. Whoever
    /// reaches it reads it.
    pub metrics: Option<SocketAddr>,
    /// The address of the reverse proxy whose `X-Forwarded-For` is believed.
    pub trusted_proxy: Option<IpAddr>,
    /// Who runs this installation.
    pub facility: FacilityConfig,
    /// Serve HTTPS with these files; absent behind a proxy and on localhost.
    pub tls: Option<TlsConfig>,
    /// Administrators choose initial passwords, which lapse and must be changed,
    /// instead of handing out one-time codes.
    pub initial_passwords: bool,
    /// For how many days a referral holds: 1 to 3650.
    pub referral_days: u16,
    /// How much is served at once.
    pub limits: LimitsConfig,
    /// What is logged, as tracing's `EnvFilter` reads it.
    pub log: String,
    /// Variables that begin like settings but are a container platform's.
    #[serde(skip)]
    pub foreign_variables: Vec<String>,
}

/// Who runs this installation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct FacilityConfig {
    /// The hospital's name.
    pub name: String,
    /// How to reach the administrator, as it is to be shown.
    pub contact: String,
    /// The IANA time zone of working hours and dates.
    pub time_zone: String,
}

/// How much is served at once, so that nobody keeps the others out. Each at least 1.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct LimitsConfig {
    /// Connections in all; fewer where the system allows fewer open files.
    pub connections: u32,
    /// Connections from one address, or requests at once where the trusted proxy says who
    /// sent them. A branch behind one address takes some six for every browser.
    pub connections_per_address: u32,
    /// In how many seconds a request's body is to be there, whole.
    pub body_seconds: u32,
    /// How often one user may search in a minute.
    pub searches_per_minute: u32,
    /// How many lists one user may take away as files in a minute.
    pub files_per_minute: u32,
}

impl LimitsConfig {
    /// How many may be connected at once, as far as there are files.
    pub const fn room(&self) -> Room {
        Room {
            all: self.connections as usize,
            each: self.connections_per_address as usize,
            reserve: 0,
        }
    }

    fn is_usable(&self) -> bool {
        let Self {
            connections,
            connections_per_address,
            body_seconds,
            searches_per_minute,
            files_per_minute,
        } = *self;
        let limits = [
            connections,
            connections_per_address,
            body_seconds,
            searches_per_minute,
            files_per_minute,
        ];
        !limits.contains(&0)
    }
}

impl Default for LimitsConfig {
    fn default() -> Self {
        Self {
            connections: 1024,
            connections_per_address: 128,
            body_seconds: 20,
            searches_per_minute: 120,
            files_per_minute: 6,
        }
    }
}

/// The files of HTTPS.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TlsConfig {
    /// The certificate chain, PEM.
    pub certificate: PathBuf,
    /// Its private key, PEM.
    pub key: PathBuf,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            listen: SocketAddr::from((Ipv4Addr::LOCALHOST, 8080)),
            public_url: None,
            data: PathBuf::from("data"),
            database: None,
            metrics: None,
            trusted_proxy: None,
            facility: FacilityConfig::default(),
            tls: None,
            initial_passwords: false,
            referral_days: 365,
            limits: LimitsConfig::default(),
            log: "info".to_owned(),
            foreign_variables: Vec::new(),
        }
    }
}

impl Default for FacilityConfig {
    fn default() -> Self {
        Self {
            name: "LuxMedica".to_owned(),
            contact: String::new(),
            time_zone: "Europe/Kyiv".to_owned(),
        }
    }
}

/// Why the server does not start with this configuration.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// The file is missing.
    #[error("there is no configuration file at {}", .0.display())]
    Missing(PathBuf),
    /// The file or the environment does not fit.
    #[error("configuration: {}", without_lines(.0))]
    Figment(Box<figment::Error>),
    /// Others than this machine are to reach the server, under which name?
    #[error(
        "public_url is needed when the server listens beyond localhost: \
         the https:// address that staff open"
    )]
    PublicUrlNeeded,
    /// The address has a path, no scheme, or is insecure.
    #[error(
        "public_url must be https://HOST[:PORT] (or http://localhost[:PORT]) without a path; \
         browsers keep workstation keys on such addresses only"
    )]
    PublicUrlUnusable,
    /// Passwords would pass the network unencrypted.
    #[error(
        "public_url is https://, but nothing encrypts: set tls.certificate and tls.key, \
         or trusted_proxy when a reverse proxy does it"
    )]
    NothingEncrypts,
    /// A referral would hold no day, or for longer than anybody plans.
    #[error("referral_days must be 1 to 3650")]
    ReferralDays,
    /// Nothing at all would be served.
    #[error("every key of limits must be at least 1")]
    Limits,
    /// What cannot be left out is blank.
    #[error("{0} is blank: leave it out, or say what it is")]
    Blank(&'static str),
    /// What heads every paper has characters that cannot be printed.
    #[error("facility.{0}: a paper referral cannot show {1}")]
    Unprintable(&'static str, String),
    /// The time zone is unknown.
    #[error("facility.time_zone: `{0}` is no IANA time zone, such as Europe/Kyiv")]
    TimeZone(String),
}

/// What is wrong, without the line it quotes: a password may stand there.
fn without_lines(error: &figment::Error) -> String {
    let said = error.to_string();
    let lines = said.lines();
    let told: Vec<&str> = lines.filter(|line| !line.contains('|')).collect();
    told.join("\n")
}

impl Config {
    /// Reads `file`, if one is named, and the environment.
    pub fn read(file: Option<&Path>) -> Result<Self, ConfigError> {
        let mut figment = Figment::from(Serialized::defaults(Self::default()));
        if let Some(file) = file {
            if !file.is_file() {
                return Err(ConfigError::Missing(file.to_owned()));
            }
            figment = figment.merge(Toml::file_exact(file));
        }
        let (figment, foreign_variables) = environment::merge(figment);
        let config: Self = figment
            .extract()
            .map_err(|error| ConfigError::Figment(Box::new(error)))?;
        let config = Self {
            foreign_variables,
            ..config
        };
        config.check()
    }

    /// This configuration as it is kept, if a server can start with it.
    pub fn check(mut self) -> Result<Self, ConfigError> {
        let FacilityConfig {
            name,
            contact,
            time_zone,
        } = &mut self.facility;
        *name = line(name);
        *contact = normalized(contact);
        *time_zone = line(time_zone);
        self.zone()?;
        if !(1..=3650).contains(&self.referral_days) {
            return Err(ConfigError::ReferralDays);
        }
        if !self.limits.is_usable() {
            return Err(ConfigError::Limits);
        }
        let data = line(&self.data.to_string_lossy());
        for (key, text) in [("facility.name", &self.facility.name), ("data", &data)] {
            if text.is_empty() {
                return Err(ConfigError::Blank(key));
            }
        }
        let head = [
            ("name", &self.facility.name),
            ("contact", &self.facility.contact),
        ];
        for (key, text) in head {
            if let Some(lacking) = typeface::lacking(text) {
                return Err(ConfigError::Unprintable(key, lacking));
            }
        }
        match &self.public_url {
            None if !self.listen.ip().is_loopback() => Err(ConfigError::PublicUrlNeeded),
            Some(url) if address::origin(url).is_none() => Err(ConfigError::PublicUrlUnusable),
            Some(_) if self.is_https() && self.tls.is_none() && self.trusted_proxy.is_none() => {
                Err(ConfigError::NothingEncrypts)
            }
            _ => Ok(self),
        }
    }

    /// The facility's time zone.
    pub fn zone(&self) -> Result<TimeZone, ConfigError> {
        let name = &self.facility.time_zone;
        TimeZone::get(name).map_err(|_| ConfigError::TimeZone(name.clone()))
    }

    /// The canonical address without a trailing slash: `iss` and `aud` of
    /// tokens, and the beginning of every `htu`.
    pub fn origin(&self) -> String {
        let written = self
            .public_url
            .clone()
            .unwrap_or_else(|| format!("http://localhost:{}", self.listen.port()));
        address::origin(&written).unwrap_or(written)
    }

    /// The host the server answers under, with its port if it is not the
    /// scheme's own.
    pub fn host(&self) -> String {
        let origin = self.origin();
        let host = origin.split_once("://").map_or("", |(_, host)| host);
        host.to_owned()
    }

    /// Whether staff reach the server by HTTPS.
    pub fn is_https(&self) -> bool {
        self.origin().starts_with("https://")
    }

    /// Where the data are kept.
    pub fn place(&self) -> Place {
        match &self.database {
            Some(address) => Place::Server(address.clone()),
            None => Place::File(self.database_file()),
        }
    }

    /// The database file, where there is one.
    pub fn database_file(&self) -> PathBuf {
        self.data.join("luxmedica.db")
    }

    /// The file of the key that signs staff tokens.
    pub fn staff_key(&self) -> PathBuf {
        self.data.join("keys").join("staff.pem")
    }

    /// The file of the key that signs referrals.
    pub fn card_key(&self) -> PathBuf {
        self.data.join("keys").join("cards.pem")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn beyond_localhost_the_address_is_needed() {
        let listen = SocketAddr::from(([0, 0, 0, 0], 8080));
        let config = Config {
            listen,
            ..Config::default()
        };
        assert!(matches!(config.check(), Err(ConfigError::PublicUrlNeeded)));
        assert_eq!(Config::default().origin(), "http://localhost:8080");
        let listen = SocketAddr::from(([127, 0, 0, 1], 80));
        let config = Config {
            listen,
            ..Config::default()
        };
        assert_eq!(config.origin(), "http://localhost");
    }

    #[test]
    fn what_heads_every_paper_can_be_printed() {
        let named = |contact: &str| Config {
            facility: FacilityConfig {
                contact: contact.to_owned(),
                ..FacilityConfig::default()
            },
            ..Config::default()
        };
        assert!(named("Мельник Т. І., тел. 1‑12, корпус Ⅱ").check().is_ok());
        let typed = Config {
            facility: FacilityConfig {
                name: "Лікар\u{ad}ня\t№ 1\r".to_owned(),
                contact: "Мельник\r\nтел.\u{a0}1‑12\r".to_owned(),
                time_zone: "Europe/Kyiv\r".to_owned(),
            },
            ..Config::default()
        };
        let kept = typed.check().unwrap().facility;
        assert_eq!(kept.name, "Лікарня № 1");
        assert_eq!(kept.contact, "Мельник\nтел. 1-12");
        assert_eq!(kept.time_zone, "Europe/Kyiv");
        let refused = named("☎ 1-12").check().unwrap_err().to_string();
        assert_eq!(refused, "facility.contact: a paper referral cannot show ☎");
    }
}
