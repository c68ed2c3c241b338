//! What the command line shows.

use serde::Serialize;
use std::path::PathBuf;

/// A new way in: shown once, to whoever runs the server.
#[derive(Serialize)]
pub(super) struct Access {
    pub address: String,
    pub enrolment_link: String,
    pub login: String,
    pub password: String,
    pub token_file: PathBuf,
}

impl Access {
    #[expect(clippy::print_stdout, reason = "this is what the command is for")]
    pub(super) fn print(&self, json: bool) {
        if json {
            println!("{}", to_line(self));
            return;
        }
        let Self {
            address,
            enrolment_link,
            login,
            password,
            token_file,
        } = self;
        println!("Address         {address}");
        println!("Enrolment link  {enrolment_link}");
        println!(
            "                (once, within 15 minutes, in the browser that is to be the workstation)"
        );
        println!("Login           {login}");
        println!("Password        {password}");
        println!("                (must be changed at the next sign-in)");
        println!("Token file      {}", token_file.display());
    }
}

/// One line of JSON, for scripts.
pub(super) fn to_line<T: Serialize>(value: &T) -> String {
    serde_json::to_string(value).unwrap_or_default()
}
