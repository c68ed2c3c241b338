//! Whoever runs the command, as the operating system knows them.

/// Longer names are cut: nobody has one.
const LONGEST: usize = 64;

/// The account the command runs under and, if `sudo` says so, whose it was
/// before: `os-user root sudo-user ivan`.
pub(super) fn name() -> String {
    let account = whoami::username().unwrap_or_default();
    let before = std::env::var("SUDO_USER").ok();
    match before.as_deref().map(plain) {
        Some(before) if !before.is_empty() => {
            format!("os-user {} sudo-user {before}", plain(&account))
        }
        _ => format!("os-user {}", plain(&account)),
    }
}

/// What a name is made of; the rest could pass for something else in a line of
/// the journal.
fn plain(name: &str) -> String {
    let is_plain = |character: &char| character.is_alphanumeric() || "._-@\\$".contains(*character);
    name.chars().filter(is_plain).take(LONGEST).collect()
}
