//! What `init`, `recover` and `demo` have in common: what an administrator
//! does in the browser, done by the operator, through the same monitor.

use super::{error::CliError, os_user};
use access::{
    assignments, organizations,
    recovery::{self, Recovered},
    roles, users,
};
use authenticator::{credentials, tokens, workstations};
use clap::builder::TypedValueParser;
use ground::{
    crypto::digest::{Sha256Digest, secret_token},
    random::Random,
    text::fold,
};
use monitor::{Actor, Error};
use referrals::catalogue::import::{self, ImportError, Report};
use shared::{
    assignments::NewAssignment,
    fields::Password,
    ids::{OrganizationId, RoleId, TokenId, UserId, WorkstationId},
    organizations::OrganizationForm,
    roles::ShippedRole,
    time::{Day, WorkingHours},
    tokens::{CreatedToken, NewToken},
    users::NewUser,
    workstations::{EnrolmentLink, WorkstationForm},
};
use std::{
    collections::HashMap,
    fs::{self, OpenOptions},
    io::Write,
    path::Path,
};
use web::AppState;

/// For how many days a token may be made on the command line: ten years.
pub(super) fn token_days() -> impl TypedValueParser<Value = u16> {
    clap::value_parser!(u16).range(1..=3_660)
}

/// The operator at work on an installation.
pub(super) struct Provision<'a> {
    app: &'a AppState,
}

impl<'a> Provision<'a> {
    pub(super) const fn new(app: &'a AppState) -> Self {
        Self { app }
    }

    /// Makes the shipped roles.
    pub(super) async fn roles(&self) -> Result<HashMap<ShippedRole, RoleId>, Error> {
        let mut made = HashMap::new();
        for role in ShippedRole::ALL {
            let command = roles::CreateRole::shipped(role)?;
            let made_role = self.app.operate(command).await?;
            made.insert(role, made_role.label.id);
        }
        Ok(made)
    }

    pub(super) async fn organization(
        &self,
        form: OrganizationForm,
    ) -> Result<OrganizationId, Error> {
        let command = organizations::CreateOrganization(form);
        Ok(self.app.operate(command).await?.id)
    }

    /// Imports services and diagnoses.
    pub(super) async fn catalogue(&self, csv: &str) -> Result<Report, ImportError> {
        import::import(&self.app.monitor, csv.as_bytes()).await
    }

    pub(super) async fn user(&self, new: NewUser, roles: &[RoleId]) -> Result<UserId, Error> {
        let user = users::create(self.app, &Actor::Operator, new.into()).await?;
        let user_id = user.value().record.id;
        for &role_id in roles {
            let command = assignments::CreateAssignment::new(NewAssignment { user_id, role_id });
            self.app.operate(command).await?;
        }
        Ok(user_id)
    }

    /// Lets a user hold every administrative right again, and what was `confirmed` besides.
    pub(super) async fn recover(
        &self,
        user: UserId,
        confirmed: Option<Sha256Digest>,
    ) -> Result<Recovered, Error> {
        let command = recovery::Recover {
            user,
            by: os_user::name(),
            confirmed,
        };
        self.app.operate(command).await
    }

    pub(super) async fn workstation(&self, form: WorkstationForm) -> Result<WorkstationId, Error> {
        let command = workstations::CreateWorkstation(form.into());
        Ok(self.app.operate(command).await?.id)
    }

    /// The workstation of that name; made if there is none.
    pub(super) async fn named_workstation(
        &self,
        form: WorkstationForm,
    ) -> Result<WorkstationId, Error> {
        let all = self
            .app
            .consult(&Actor::Operator, workstations::ListWorkstations);
        let key = fold(form.name.as_str());
        let known = all.await?.into_iter();
        match known
            .into_iter()
            .find(|known| fold(known.form.name.as_str()) == key)
        {
            Some(known) => Ok(known.id),
            None => self.workstation(form).await,
        }
    }

    pub(super) async fn link(&self, workstation: WorkstationId) -> Result<EnrolmentLink, Error> {
        let command = workstations::CreateEnrolmentLink(workstation);
        self.app.operate(command).await
    }

    pub(super) async fn token(&self, form: NewToken) -> Result<CreatedToken, Error> {
        let command = tokens::CreateToken(form.into());
        self.app.operate(command).await
    }

    pub(super) async fn delete_token(&self, id: TokenId) -> Result<(), Error> {
        let command = tokens::DeleteToken(id);
        self.app.operate(command).await?;
        Ok(())
    }

    pub(super) async fn set_password(
        &self,
        user: UserId,
        password: Password,
        change_required: bool,
    ) -> Result<(), Error> {
        let password = Some(&password);
        let admission = self.app.monitor.admit(&Actor::Operator, None).await?;
        let (given, _) = credentials::give(self.app, &admission, user, password).await?;
        let command = credentials::ResetPassword {
            user,
            change_required,
            given,
            code: None,
        };
        self.app.operate(command).await?;
        Ok(())
    }

    /// The day so many days from today, in the facility's time zone.
    pub(super) fn day_in(&self, days: i64) -> Result<Day, Error> {
        let calendar = &self.app.config.calendar;
        Ok(calendar.after(calendar.day_of(self.app.monitor.now())?, days)?)
    }
}

/// Hours that do not limit anything.
pub(super) fn whole_day() -> WorkingHours {
    let midnight = shared::time::TimeOfDay::new(0, 0).expect("midnight is a time of day");
    WorkingHours {
        start: midnight,
        end: midnight,
    }
}

/// A password nobody chose: 128 bits, to be changed at the first sign-in.
pub(super) fn random_password(random: &Random) -> Result<Password, CliError> {
    let text: String = secret_token(random).chars().take(22).collect();
    Password::try_from(text).map_err(|rule| CliError::Option {
        option: "password",
        rule,
        characters: String::new(),
    })
}

/// Whether a token file may be written there: whatever else was named by mistake stays.
pub(super) fn may_replace(path: &Path) -> Result<(), CliError> {
    let is_token = || fs::read_to_string(path).is_ok_and(|text| text.starts_with("eyJ"));
    if path.exists() && !is_token() {
        return Err(CliError::NoTokenFile(path.to_owned()));
    }
    Ok(())
}

/// Writes a token file that only its owner may read; an older one is replaced.
pub(super) fn write_token(path: &Path, token: &str) -> Result<(), CliError> {
    may_replace(path)?;
    if path.exists() {
        fs::remove_file(path).map_err(CliError::io(path))?;
    }
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path).map_err(CliError::io(path))?;
    writeln!(file, "{token}").map_err(CliError::io(path))
}
