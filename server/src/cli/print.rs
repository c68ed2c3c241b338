//! What the command line shows.

use super::error::CliError;
use access::recovery::Recovered;
use serde::Serialize;
use shared::{permissions::Permission, problem::EndingToken, roles::RoleLabel};
use std::{
    io::{self, ErrorKind, Write},
    path::{Path, PathBuf},
};

/// A new way in: shown once, to whoever runs the server.
#[derive(Serialize)]
pub(super) struct Access {
    pub address: String,
    pub enrolment_link: String,
    pub login: String,
    pub password: String,
    pub token_file: PathBuf,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rights: Option<Rights>,
    /// How long the password works unless it is changed.
    #[serde(skip)]
    pub change_within: &'static str,
}

/// What it took to give every administrative right back, by the roles' names.
#[derive(Serialize)]
pub(super) struct Rights {
    withdrawn: Vec<String>,
    given: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    surfaced: Vec<&'static str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    gone: Vec<&'static str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    ended: Vec<EndingToken>,
}

impl Rights {
    pub(super) fn of(recovered: Recovered) -> Self {
        let name = |role: RoleLabel| role.name.to_string();
        Self {
            withdrawn: recovered.withdrawn.into_iter().map(name).collect(),
            given: recovered.given.map(name),
            surfaced: codes(&recovered.surfaced),
            gone: codes(&recovered.gone),
            ended: recovered.ended,
        }
    }

    fn lines(&self) -> Vec<String> {
        let mut lines = vec!["Rights          all four administrative permissions".to_owned()];
        let withdrawn = self.withdrawn.iter();
        let withdrawn = withdrawn.map(|role| format!("the role “{role}” forbade some: withdrawn"));
        let given = self.given.iter();
        let given = given.map(|role| format!("the role “{role}”: given"));
        let surfaced = self.surfaced.iter();
        let surfaced = surfaced.map(|right| format!("{right}: takes effect, for no role hides it"));
        let gone = self.gone.iter().map(|right| format!("{right}: gone"));
        let ended = self.ended.iter().map(|token| ended(token) + ": ended");
        let all = withdrawn.chain(given).chain(surfaced);
        let all = all.chain(gone).chain(ended);
        lines.extend(all.map(|line| format!("                ({line})")));
        lines
    }
}

/// Rights, as the journal calls them.
pub(super) fn codes(permissions: &[Permission]) -> Vec<&'static str> {
    permissions.iter().map(|one| one.code()).collect()
}

/// A token that ends with its maker's advantage.
pub(super) fn ended(token: &EndingToken) -> String {
    let EndingToken {
        who,
        workstation,
        made_by,
        ..
    } = token;
    format!("the token of {who} at “{workstation}”, made by {made_by}")
}

impl Access {
    /// Shows it, as one line of JSON if that is asked for.
    pub(super) fn print(&self, json: bool) -> Result<(), CliError> {
        let shown = if json {
            vec![to_line(self)]
        } else {
            self.lines()
        };
        written(lines(shown.into_iter()))
    }

    fn lines(&self) -> Vec<String> {
        let Self {
            address,
            enrolment_link,
            login,
            password,
            token_file,
            rights,
            change_within,
        } = self;
        let mut lines = vec![
            format!("Address         {address}"),
            format!("Enrolment link  {enrolment_link}"),
            "                (once, within 15 minutes, in the browser that is to be the workstation)"
                .to_owned(),
            format!("Login           {login}"),
            format!("Password        {password}"),
            format!("                (to be changed at the next sign-in, within {change_within})"),
            format!("Token file      {}", token_file.display()),
        ];
        lines.extend(rights.iter().flat_map(Rights::lines));
        lines
    }
}

/// Writes lines to standard output.
pub(super) fn lines(lines: impl Iterator<Item = String>) -> io::Result<()> {
    let mut out = io::stdout().lock();
    #[cfg(unix)]
    if is_closed(&out)? {
        return Err(io::Error::other("closed"));
    }
    for line in lines {
        writeln!(out, "{line}")?;
    }
    out.flush()
}

/// Whether it was closed when the program began (`>&-`): the runtime opens the null device in
/// its place, to be read and written, where whoever wants nothing shown only writes to it.
#[cfg(unix)]
fn is_closed(out: impl std::os::fd::AsFd) -> io::Result<bool> {
    use rustix::fs::{OFlags, fcntl_getfl, fstat, stat};
    let is_both = fcntl_getfl(&out)?.contains(OFlags::RDWR);
    Ok(is_both && fstat(out)?.st_rdev == stat("/dev/null")?.st_rdev)
}

/// What came of writing: a reader that has seen enough, such as `head`, is no failure.
pub(super) fn written(result: io::Result<()>) -> Result<(), CliError> {
    match result {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(CliError::io(Path::new("standard output"))(error))
        }
        _ => Ok(()),
    }
}

/// One line of JSON, for scripts.
pub(super) fn to_line<T: Serialize>(value: &T) -> String {
    serde_json::to_string(value).unwrap_or_default()
}
