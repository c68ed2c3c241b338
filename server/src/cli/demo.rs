//! `luxmedica demo`: a made-up clinic to look around in.

mod past;
mod people;

use super::{
    error::CliError,
    init::{claim, make_folder},
    print::to_line,
    provision::{Provision, write_token},
    serve,
};
use crate::assembly;
use access::users::member::find_by_login;
use authenticator::tokens;
use ground::private;
use monitor::{Actor, Error, engine::Address};
use people::{PEOPLE, Person};
use referrals::catalogue::import::DEMO;
use serde::Serialize;
use shared::{
    ids::{OrganizationId, RoleId, UserId, WorkstationId},
    roles::ShippedRole,
    tokens::{NewToken, TokenQuery, TokenState},
};
use std::{
    collections::HashMap,
    env, fs,
    net::{Ipv4Addr, SocketAddr},
    path::{Path, PathBuf},
};
use web::{
    AppState,
    config::{Config, FacilityConfig},
};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The port on localhost
    #[arg(long, default_value_t = 8080)]
    port: u16,
    /// Where the demo's database, keys and token files lie; the database is elsewhere where
    /// `LUXMEDICA_DATABASE` names an empty one of PostgreSQL
    #[arg(long, default_value = "demo")]
    data: PathBuf,
    /// Print address, enrolment link and users as one line of JSON
    #[arg(long)]
    json: bool,
}

/// Marks a folder as a demo's: there, and only there, passwords are published.
const MARK: &str = "demo";
/// For how many days the demo's tokens work.
const DAYS: i64 = 365;

#[derive(Serialize)]
struct Demo {
    address: String,
    enrolment_link: String,
    users: Vec<DemoUser>,
}

#[derive(Serialize)]
struct DemoUser {
    login: &'static str,
    password: &'static str,
    token_file: PathBuf,
    roles: Vec<&'static str>,
}

pub(super) async fn run(args: Args) -> Result<(), CliError> {
    let config = Config {
        listen: SocketAddr::from((Ipv4Addr::LOCALHOST, args.port)),
        public_url: Some(address(args.port)),
        data: args.data,
        database: database()?,
        facility: FacilityConfig {
            name: people::FACILITY.to_owned(),
            contact: people::CONTACT.to_owned(),
            ..FacilityConfig::default()
        },
        log: env::var("LUXMEDICA_LOG").unwrap_or_else(|_| "warn".to_owned()),
        ..Config::default()
    }
    .check()?;
    serve::log(&config.log);
    let mark = config.data.join(MARK);
    // Published passwords are set in the database that the mark names, and in no other.
    let marked = config.database.as_ref().map(Address::to_string);
    let marked = marked.unwrap_or_default();
    let is_new = match &config.database {
        Some(_) => fs::read_to_string(&mark).ok().as_ref() != Some(&marked),
        None => !config.database_file().exists(),
    };
    if is_new {
        if let Some(address) = &config.database {
            claim(address).await?;
        }
        make_folder(&config)?;
        fs::write(&mark, marked).map_err(CliError::io(&mark))?;
    } else if !mark.exists() {
        return Err(CliError::NotDemo(config.data));
    }
    let app = assembly::open_by_system(config).await?;
    if is_new {
        fill(&app).await?;
    }
    let demo = ready(&app).await?;
    serve::serve(app, || print(&demo, args.json)).await
}

/// Where the database is, if not in the folder.
fn database() -> Result<Option<Address>, CliError> {
    match env::var("LUXMEDICA_DATABASE") {
        Ok(named) => Ok(Address::read(&named)?),
        Err(_) => Ok(None),
    }
}

/// The canonical form leaves the scheme's own port out.
fn address(port: u16) -> String {
    match port {
        80 => "http://localhost".to_owned(),
        port => format!("http://localhost:{port}"),
    }
}

/// Makes roles, the catalogue, organizations and people.
async fn fill(app: &AppState) -> Result<(), CliError> {
    let provision = Provision::new(app);
    let roles = provision.roles().await?;
    provision.catalogue(DEMO).await?;
    let mut organizations: HashMap<&str, OrganizationId> = HashMap::new();
    for name in people::ORGANIZATIONS {
        let made = provision.organization(people::organization(name)?).await?;
        organizations.insert(name, made);
    }
    for person in PEOPLE {
        let held: Vec<RoleId> = person
            .roles
            .iter()
            .filter_map(|role| roles.get(role).copied())
            .collect();
        let Some(&organization) = organizations.get(person.organization) else {
            return Err(Error::Corrupt.into());
        };
        provision
            .user(person.new_user(organization)?, &held)
            .await?;
    }
    for name in people::WORKSTATIONS {
        provision
            .named_workstation(people::workstation(name)?)
            .await?;
    }
    past::fill(app).await
}

/// What the table promises, made true: passwords as printed, token files that
/// work at this address, a fresh link.
async fn ready(app: &AppState) -> Result<Demo, CliError> {
    let provision = Provision::new(app);
    let [first, ..] = people::WORKSTATIONS;
    let workstation = provision
        .named_workstation(people::workstation(first)?)
        .await?;
    let folder = app.config.data.join("tokens");
    private::make_folder(&folder).map_err(CliError::io(&folder))?;
    let mut users = Vec::new();
    for person in PEOPLE {
        let found = find_by_login(&app.monitor, &person.login()?).await?;
        // Somebody may have tried out how users are deleted.
        let Some(user) = found else { continue };
        provision
            .set_password(user.id, person.password()?, false)
            .await?;
        let token_file = folder.join(format!("{}.jwt", person.login));
        renew_token(app, person, user.id, workstation, &token_file).await?;
        users.push(DemoUser {
            login: person.login,
            password: person.password,
            token_file: fs::canonicalize(&token_file).map_err(CliError::io(&token_file))?,
            roles: person
                .roles
                .iter()
                .map(|role| ShippedRole::code(*role))
                .collect(),
        });
    }
    Ok(Demo {
        address: app.config.origin().to_owned(),
        enrolment_link: provision.link(workstation).await?.link,
        users,
    })
}

/// A token of an earlier start may be for another address, or deleted: the
/// demo's own is made anew each time, in place of the one before.
async fn renew_token(
    app: &AppState,
    person: &Person,
    user_id: UserId,
    workstation_id: WorkstationId,
    file: &Path,
) -> Result<(), CliError> {
    let provision = Provision::new(app);
    let query = TokenQuery {
        user: Some(user_id),
        state: Some(TokenState::Valid),
        ..TokenQuery::default()
    };
    let known = app.consult(&Actor::Operator, tokens::ListTokens(query));
    let known = known.await?.items.into_iter();
    for token in known.filter(|token| token.workstation_id == workstation_id) {
        provision.delete_token(token.id).await?;
    }
    let made = provision
        .token(NewToken {
            user_id,
            job_title: person.position()?,
            workstation_id,
            hours: person.hours()?,
            valid_from: None,
            last_day: provision.day_in(DAYS)?,
            session_hours: None,
        })
        .await?;
    write_token(file, &made.token)
}

#[expect(clippy::print_stdout, reason = "this is what the command is for")]
fn print(demo: &Demo, json: bool) {
    if json {
        println!("{}", to_line(demo));
        return;
    }
    println!("LuxMedica demo clinic: {}\n", demo.address);
    println!("1. Enrol this browser as a workstation (once, within 15 minutes):");
    println!("   {}\n", demo.enrolment_link);
    println!("2. Sign in with a login, its password and its token file:");
    let cells: Vec<[String; 4]> = demo.users.iter().map(DemoUser::cells).collect();
    let head = ["login", "password", "roles", "token file"].map(str::to_owned);
    let width = |column: usize| {
        let texts = std::iter::once(&head)
            .chain(&cells)
            .map(|row| row[column].chars().count());
        texts.max().unwrap_or_default()
    };
    let [login, password, roles] = [width(0), width(1), width(2)];
    for row in std::iter::once(&head).chain(&cells) {
        let [a, b, c, d] = row;
        println!("   {a:<login$}  {b:<password$}  {c:<roles$}  {d}");
    }
    println!("\nCtrl-C ends the server.");
}

impl DemoUser {
    fn cells(&self) -> [String; 4] {
        [
            self.login.to_owned(),
            self.password.to_owned(),
            self.roles.join(", "),
            self.token_file.display().to_string(),
        ]
    }
}
