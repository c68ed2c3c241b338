//! `luxmedica recover`: rights and a way in for an administrator who has none.

use super::{
    error::CliError,
    init::{field, workstation_form},
    print::{Access, Rights, codes, ended},
    provision::{Provision, may_replace, random_password, token_days, whole_day, write_token},
};
use crate::assembly;
use access::users::member::find_by_login;
use monitor::Error;
use shared::{
    fields::Login,
    problem::{EndingToken, ErrorCode, Surfacing},
    tokens::NewToken,
};
use std::{
    io::{self, IsTerminal as _, Write as _},
    path::{Path, PathBuf},
};
use web::config::Config;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Whose way in it is to be
    #[arg(long)]
    login: String,
    /// The workstation to enrol; made if there is none of this name
    #[arg(long)]
    workstation: String,
    /// For how many days the token works
    #[arg(long, default_value_t = 30, value_parser = token_days())]
    days: u16,
    /// Where the token file is written [default: LOGIN.jwt in this folder]
    #[arg(long, value_name = "FILE")]
    token_file: Option<PathBuf>,
    /// Print the result as one line of JSON
    #[arg(long)]
    json: bool,
    /// Do not ask where rights beside the administrative ones take effect
    #[arg(long)]
    yes: bool,
}

pub(super) async fn run(config: Config, args: Args) -> Result<(), CliError> {
    let login: Login = field("login", args.login.clone())?;
    let form = workstation_form(args.workstation)?;
    let token_file = args
        .token_file
        .unwrap_or_else(|| format!("{login}.jwt").into());
    may_replace(&token_file)?;
    let app = assembly::open_by_system(config).await?;
    let provision = Provision::new(&app);
    let found = find_by_login(&app.monitor, &login).await?;
    let user = found.ok_or(CliError::NoSuchLogin(args.login))?;
    let recovered = match provision.recover(user.id, None).await {
        Err(Error::Refused(ErrorCode::RightsSurface {
            people,
            tokens,
            confirm,
            ..
        })) => {
            if !args.yes {
                ask(&surfacing(&people, &tokens))?;
            }
            provision.recover(user.id, confirm.parse().ok()).await?
        }
        recovered => recovered?,
    };
    let workstation_id = provision.named_workstation(form).await?;
    let password = random_password(app.monitor.random())?;
    provision
        .set_password(user.id, password.clone(), true)
        .await?;
    let token = provision
        .token(NewToken {
            user_id: user.id,
            job_title: user.position,
            workstation_id,
            hours: whole_day(),
            valid_from: None,
            last_day: provision.day_in(args.days.into())?,
            session_hours: None,
        })
        .await?;
    write_token(&token_file, &token.token)?;
    let access = Access {
        address: app.config.origin().to_owned(),
        enrolment_link: provision.link(workstation_id).await?.link,
        login: login.to_string(),
        password: password.expose().to_owned(),
        token_file,
        rights: Some(Rights::of(recovered)),
        change_within: "24 hours",
    };
    access.print(args.json)
}

/// What takes effect beside what was asked for, and what ends.
fn surfacing(people: &[Surfacing], tokens: &[EndingToken]) -> String {
    let rights = people.iter().map(|person| {
        let rights = codes(&person.permissions).join(", ");
        format!("no role would hide from {} any more: {rights}", person.who)
    });
    let tokens = tokens.iter().map(|token| ended(token) + " would end");
    rights.chain(tokens).collect::<Vec<_>>().join("\n")
}

/// Asks whoever sits at the terminal; where nobody does, it is a no.
fn ask(what: &str) -> Result<(), CliError> {
    let refused = || CliError::NotConfirmed(what.to_owned());
    if !io::stdin().is_terminal() {
        return Err(refused());
    }
    let mut answer = String::new();
    let mut terminal = io::stderr();
    write!(terminal, "{what}\nCarry it out? [y/N] ")
        .and_then(|()| terminal.flush())
        .and_then(|()| io::stdin().read_line(&mut answer))
        .map_err(CliError::io(Path::new("terminal")))?;
    let is_yes = ["y", "yes"].contains(&answer.trim().to_lowercase().as_str());
    is_yes.then_some(()).ok_or_else(refused)
}
