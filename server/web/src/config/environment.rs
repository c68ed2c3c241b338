//! Settings from the environment. A value stays the text it is: a telephone number that
//! begins with a zero is no number.

use figment::{
    Figment, Metadata, Profile, Provider,
    providers::Env,
    util::nest,
    value::{Dict, Map, Value},
};

const PREFIX: &str = "LUXMEDICA_";
/// The tools' own variables are no settings of the server.
const TOOLS: [&str; 4] = ["config", "app_dir", "bin", "clock_file"];

/// `figment` overridden by the environment, and the variables that are not meant for it.
pub(super) fn merge(figment: Figment) -> (Figment, Vec<String>) {
    let variables = Env::prefixed(PREFIX).ignore(&TOOLS);
    let (foreign, ours): (Vec<_>, Vec<_>) = variables
        .iter()
        .map(|(name, text)| (name.as_str().to_lowercase(), text))
        .partition(|(name, _)| is_platforms(name));
    let settings = ours
        .into_iter()
        .map(|(name, text)| Setting::new(&figment, name.replace("__", "."), text));
    let settings: Vec<_> = settings.collect();
    let merged = settings.into_iter().fold(figment, Figment::merge);
    let foreign = foreign.into_iter().map(|(name, _)| variable(&name));
    (merged, foreign.collect())
}

/// What a container platform tells every process about a service that happens to be called
/// `luxmedica`, or begins so: Kubernetes' `{NAME}_SERVICE_HOST` and `{NAME}_SERVICE_PORT`,
/// and the `{NAME}_PORT_80_TCP_ADDR` of Docker's links, which it still sets, too.
fn is_platforms(name: &str) -> bool {
    let parts: Vec<&str> = name.split('_').collect();
    let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let is_service = |at: usize| matches!(parts[at..], ["service", "host" | "port", ..]);
    let is_port = |at: usize| match parts[at..] {
        ["port"] => true,
        ["port", number, "tcp" | "udp" | "sctp"]
        | [
            "port",
            number,
            "tcp" | "udp" | "sctp",
            "proto" | "port" | "addr",
        ] => is_number(number),
        _ => false,
    };
    // Two underscores are a level of ours: a slip there is to be told.
    !parts.contains(&"") && (0..parts.len()).any(|at| is_service(at) || is_port(at))
}

fn variable(name: &str) -> String {
    format!("{PREFIX}{}", name.to_uppercase())
}

/// One variable: a provider of its own, so that an error names it.
struct Setting {
    path: String,
    value: Value,
}

impl Setting {
    /// Read as a number or a truth only where one stands in `figment`.
    fn new(figment: &Figment, path: String, text: String) -> Self {
        let value = match figment.find_value(&path) {
            Ok(Value::Num(..) | Value::Bool(..)) => match text.trim().parse() {
                Ok(value) => value,
                Err(never) => match never {},
            },
            // A file of variables may end its lines as Windows does.
            _ => text.trim().into(),
        };
        Self { path, value }
    }
}

impl Provider for Setting {
    fn metadata(&self) -> Metadata {
        let name = variable(&self.path.replace('.', "__"));
        Metadata::named(format!("environment variable {name}"))
    }

    fn data(&self) -> figment::Result<Map<Profile, Dict>> {
        let nested = nest(&self.path, self.value.clone()).into_dict();
        Ok(Profile::Default.collect(nested.unwrap_or_default()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_platform_sets_is_no_setting() {
        for name in [
            "port",
            "port_8080_tcp",
            "port_8080_tcp_addr",
            "service_host",
            "service_port",
            "service_port_http",
            "web_service_host",
            "web_port_80_udp_proto",
        ] {
            assert!(is_platforms(name), "{name}");
        }
        for name in [
            "lisen",
            "facility__port",
            "limits__connections_per_address",
            "portal",
            "port_of_call",
            "service",
        ] {
            assert!(!is_platforms(name), "{name}");
        }
    }
}
