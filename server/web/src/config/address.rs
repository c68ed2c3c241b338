//! The one address staff open, as browsers write it.

use url::{Host, Url};

/// The origin (RFC 6454 §6.2) of an address without a path that is a secure context (W3C
/// Secure Contexts §3.1): in lower case, without the scheme's own port and the root's dot.
pub(super) fn origin(address: &str) -> Option<String> {
    let mut url = Url::parse(address).ok()?;
    let bare = url.path() == "/"
        && url.query().is_none()
        && url.fragment().is_none()
        && url.username().is_empty()
        && url.password().is_none();
    let name = match url.host()? {
        Host::Domain(name) => name.strip_suffix('.').map(str::to_owned),
        Host::Ipv4(_) | Host::Ipv6(_) => None,
    };
    if let Some(name) = name {
        url.set_host(Some(&name)).ok()?;
    }
    let secure = match url.scheme() {
        "https" => true,
        "http" => url.host_str() == Some("localhost"),
        _ => false,
    };
    (bare && secure).then(|| url.origin().ascii_serialization())
}

/// `host`, as somebody asked for it, without the port that `scheme` has anyway and without
/// the root's dot (RFC 9110 §4.2.3): browsers leave out the one, proxies add it.
pub(crate) fn plain_host(scheme: &str, host: &str) -> String {
    let own = if scheme == "https" { ":443" } else { ":80" };
    let host = host.strip_suffix(own).unwrap_or(host);
    let (name, port) = match host.rfind(':') {
        Some(at) if !host.ends_with(']') => host.split_at(at),
        _ => (host, ""),
    };
    let name = name.strip_suffix('.').unwrap_or(name);
    [name, port].concat().to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_written_as_browsers_write_it() {
        for (written, is) in [
            ("https://lux.example.ua", "https://lux.example.ua"),
            (
                "https://lux.example.ua:8443/",
                "https://lux.example.ua:8443",
            ),
            ("https://Lux.Example.UA", "https://lux.example.ua"),
            ("https://lux.example.ua:443", "https://lux.example.ua"),
            ("https://lux.example.ua.:443/", "https://lux.example.ua"),
            ("https://люкс.укр", "https://xn--j1abt4c.xn--j1amh"),
            ("https://[::1]:443", "https://[::1]"),
            ("http://localhost:8080", "http://localhost:8080"),
            ("http://localhost:80", "http://localhost"),
            ("http://LOCALHOST", "http://localhost"),
        ] {
            assert_eq!(origin(written).as_deref(), Some(is), "{written}");
        }
    }

    #[test]
    fn only_secure_addresses_without_a_path_will_do() {
        for address in [
            "http://lux.example.ua",
            "http://127.0.0.1:8080",
            "https://lux.example.ua/app",
            "https://lux.example.ua/?a",
            "https://lux.example.ua/#a",
            "https://",
            "lux.example.ua",
            "https://a@b",
            "https://:a@b",
            "wss://lux.example.ua",
        ] {
            assert_eq!(origin(address), None, "{address}");
        }
    }

    #[test]
    fn a_host_is_the_same_however_it_is_asked_for() {
        for (host, is) in [
            ("lux.example.ua", "lux.example.ua"),
            ("lux.example.ua:443", "lux.example.ua"),
            ("Lux.example.ua.:443", "lux.example.ua"),
            ("lux.example.ua.:8443", "lux.example.ua:8443"),
            ("[::1]", "[::1]"),
            ("[::1]:443", "[::1]"),
            ("lux.example.ua:80", "lux.example.ua:80"),
        ] {
            assert_eq!(plain_host("https", host), is, "{host}");
        }
        assert_eq!(plain_host("http", "localhost:80"), "localhost");
    }
}
