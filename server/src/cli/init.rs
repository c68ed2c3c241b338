//! `luxmedica init`: a new installation.

use super::{
    error::CliError,
    print::Access,
    provision::{Provision, random_password, token_days, whole_day, write_token},
};
use crate::assembly;
use ground::{
    crypto::{card_key::CardKey, es256::SigningKey, key_file},
    private,
    random::Random,
};
use monitor::engine::{Address, Claim};
use shared::{
    fields::{FullName, InventoryLabel, Login, OrganizationName, Place, Position, WorkstationName},
    organizations::OrganizationForm,
    roles::ShippedRole,
    text::{line, lost},
    tokens::NewToken,
    users::{NewUser, Profile},
    workstations::WorkstationForm,
};
use std::{
    fs,
    path::{Path, PathBuf},
};
use web::{config::Config, state::StartError};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The login of the first administrator
    #[arg(long, default_value = "admin")]
    login: String,
    /// Their full name
    #[arg(long)]
    full_name: String,
    /// Their position
    #[arg(long, default_value = "Адміністратор системи")]
    position: String,
    /// The organization they belong to [default: facility.name]
    #[arg(long)]
    organization: Option<String>,
    /// The name of the first workstation
    #[arg(long)]
    workstation: String,
    /// For how many days their token works
    #[arg(long, default_value_t = 365, value_parser = token_days())]
    days: u16,
    /// Where their token file is written [default: LOGIN.jwt in this folder]
    #[arg(long, value_name = "FILE")]
    token_file: Option<PathBuf>,
    /// Print the result as one line of JSON
    #[arg(long)]
    json: bool,
}

/// What the options say, checked like a form.
struct Wanted {
    login: Login,
    full_name: FullName,
    position: Position,
    organization: OrganizationName,
    workstation: WorkstationForm,
}

impl Wanted {
    fn from(args: &Args, config: &Config) -> Result<Self, CliError> {
        let organization = args.organization.clone();
        Ok(Self {
            login: field("login", args.login.clone())?,
            full_name: field("full-name", args.full_name.clone())?,
            position: field("position", args.position.clone())?,
            organization: field(
                "organization",
                organization.unwrap_or_else(|| config.facility.name.clone()),
            )?,
            workstation: workstation_form(args.workstation.clone())?,
        })
    }
}

/// A value as the field of a form.
pub(super) fn field<T>(option: &'static str, text: String) -> Result<T, CliError>
where
    T: TryFrom<String, Error = shared::fields::Rule>,
{
    let characters = lost(&line(&text));
    T::try_from(text).map_err(|rule| CliError::Option {
        option,
        rule,
        characters,
    })
}

/// A workstation of which only the name is known yet.
pub(super) fn workstation_form(name: String) -> Result<WorkstationForm, CliError> {
    Ok(WorkstationForm {
        name: field::<WorkstationName>("workstation", name)?,
        place: field::<Place>("place", String::new())?,
        inventory_label: field::<InventoryLabel>("inventory-label", String::new())?,
    })
}

/// A file that SQLite keeps beside the database.
fn beside(config: &Config, ending: &str) -> PathBuf {
    let mut name = config.database_file().into_os_string();
    name.push(ending);
    name.into()
}

/// Nothing may be here yet.
pub(super) fn refuse_installed(config: &Config) -> Result<(), CliError> {
    if config.staff_key().exists() || config.database_file().exists() {
        return Err(CliError::NotNew(config.data.clone()));
    }
    Ok(())
}

/// Makes the data folder and its key, unless there is an installation.
pub(super) fn make_folder(config: &Config) -> Result<(), CliError> {
    refuse_installed(config)?;
    let keys = config.data.join("keys");
    private::make_folder(&keys).map_err(CliError::io(&keys))?;
    private::folder(&config.data).map_err(CliError::io(&config.data))?;
    let key = SigningKey::generate(&Random::system());
    key_file::create(&config.staff_key(), &key).map_err(StartError::from)?;
    if config.database.is_some() {
        // Other servers take the folder over: what signs referrals must be in it by then.
        let cards = CardKey::new(config.card_key(), Random::system());
        cards.current().map_err(StartError::from)?;
    }
    Ok(())
}

/// Nothing may be with the server yet.
pub(super) async fn claim(address: &Address) -> Result<Claim, CliError> {
    let claim = Claim::of(address).await?;
    claim.ok_or_else(|| CliError::Filled(address.clone()))
}

pub(super) async fn run(config: Config, args: Args) -> Result<(), CliError> {
    let wanted = Wanted::from(&args, &config)?;
    let token_file = args
        .token_file
        .unwrap_or_else(|| format!("{}.jwt", wanted.login).into());
    refuse_installed(&config)?;
    if token_file.exists() {
        return Err(CliError::TokenFileThere(token_file));
    }
    // What lay here before is not undone: a key that was put back, say.
    let mut begun = vec![
        config.staff_key(),
        config.card_key(),
        config.database_file(),
        beside(&config, "-wal"),
        beside(&config, "-shm"),
        token_file.clone(),
    ];
    begun.retain(|file| !file.exists());
    let claim = match &config.database {
        Some(address) => Some(claim(address).await?),
        None => None,
    };
    make_folder(&config)?;
    let installed = install(config, wanted, args.days, &token_file, args.json).await;
    if installed.is_err() {
        // What is half there would be in the way of the next attempt.
        for file in &begun {
            let _ = fs::remove_file(file);
        }
        if let Some(claim) = claim {
            claim.give_back().await?;
        }
    }
    installed
}

/// Fills the new folder: the shipped roles, the first administrator and a way in.
async fn install(
    config: Config,
    wanted: Wanted,
    days: u16,
    token_file: &Path,
    json: bool,
) -> Result<(), CliError> {
    let app = assembly::open_by_system(config).await?;
    let provision = Provision::new(&app);
    let roles = provision.roles().await?;
    let organization = OrganizationForm {
        name: wanted.organization,
    };
    let organization_id = provision.organization(organization).await?;
    let password = random_password(app.monitor.random())?;
    let new = NewUser {
        login: wanted.login.clone(),
        password: Some(password.clone()),
        profile: Profile {
            full_name: wanted.full_name,
            organization_id,
            position: wanted.position.clone(),
            licence_number: None,
        },
    };
    let administrator: Vec<_> = roles
        .get(&ShippedRole::Administrator)
        .copied()
        .into_iter()
        .collect();
    let user_id = provision.user(new, &administrator).await?;
    let workstation_id = provision.workstation(wanted.workstation).await?;
    let token = provision
        .token(NewToken {
            user_id,
            job_title: wanted.position,
            workstation_id,
            hours: whole_day(),
            valid_from: None,
            last_day: provision.day_in(days.into())?,
            session_hours: None,
        })
        .await?;
    write_token(token_file, &token.token)?;
    let access = Access {
        address: app.config.origin().to_owned(),
        enrolment_link: provision.link(workstation_id).await?.link,
        login: wanted.login.to_string(),
        password: password.expose().to_owned(),
        token_file: token_file.to_owned(),
        rights: None,
        change_within: "7 days",
    };
    access.print(json)
}
