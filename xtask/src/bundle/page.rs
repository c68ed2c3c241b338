//! What every client begins with, `boot/index.html`, with what differs filled in.

use anyhow::{Context, Result, bail};

use super::client::Client;

/// The file names in `assets/` that the page mentions.
pub struct Assets {
    /// The client.
    pub wasm: String,
    /// What starts it.
    pub script: String,
    /// How it looks.
    pub style: String,
    /// Every font file.
    pub fonts: Vec<String>,
    /// The messages in each language, as translators write them.
    pub messages: Vec<(&'static str, String)>,
}

/// Fills in the slots: `{{title}}` and `{{manifest}}`, the addresses of assets as `{{wasm}}`, `{{js}}`, `{{css}}` and
/// `{{font NAME}}`, and `{{say KEY}}`, a message in both languages, of which the page shows its own.
pub fn render(template: &str, client: &Client, assets: &Assets) -> Result<String> {
    let mut page = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once("{{") {
        let (slot, after) = after
            .split_once("}}")
            .context("index.html: a slot is not closed")?;
        page.push_str(before);
        page.push_str(&fill(slot, client, assets)?);
        rest = after;
    }
    page.push_str(rest);
    Ok(page)
}

const MANIFEST: &str = r#"<link rel="manifest" href="/manifest.webmanifest" />"#;

fn fill(slot: &str, client: &Client, assets: &Assets) -> Result<String> {
    Ok(match slot {
        "title" => client.title.to_owned(),
        "manifest" if client.installs => MANIFEST.to_owned(),
        "manifest" => String::new(),
        _ if slot.starts_with("say ") => said(&slot[4..], &assets.messages)?,
        _ => client.address(asset(slot, assets)?),
    })
}

fn said(key: &str, messages: &[(&str, String)]) -> Result<String> {
    let in_each = messages.iter().map(|(lang, messages)| {
        let mut lines = messages.lines().filter_map(|line| line.split_once(" = "));
        let (_, text) = lines
            .find(|(name, _)| *name == key)
            .with_context(|| format!("index.html: nothing is said in {lang} for {key}"))?;
        Ok(format!(r#"<span lang="{lang}">{text}</span>"#))
    });
    in_each.collect()
}

fn asset<'a>(slot: &str, assets: &'a Assets) -> Result<&'a str> {
    match slot.split_once(' ').unwrap_or((slot, "")) {
        ("wasm", "") => Ok(&assets.wasm),
        ("js", "") => Ok(&assets.script),
        ("css", "") => Ok(&assets.style),
        ("font", font) => {
            let file = assets
                .fonts
                .iter()
                .find(|file| file.starts_with(&format!("{font}-")));
            Ok(file.with_context(|| format!("index.html: no font {font} in the style sheet"))?)
        }
        _ => bail!("index.html: nothing fills the slot {slot}"),
    }
}

#[cfg(test)]
mod tests {
    use super::super::client::CLIENTS;
    use super::{Assets, render};

    fn assets() -> Assets {
        Assets {
            wasm: "app-1.wasm".into(),
            script: "app-2.js".into(),
            style: "app-3.css".into(),
            fonts: vec!["plex-latin-4.woff2".into(), "plex-cyrillic-5.woff2".into()],
            messages: [("uk", "enter = Увійти"), ("en", "# In\nenter = Sign in")]
                .map(|(lang, said)| (lang, said.to_owned()))
                .to_vec(),
        }
    }

    #[test]
    fn every_slot_becomes_an_address() {
        let page = render(
            "<{{wasm}} {{js}} {{css}} {{font plex-cyrillic}}>",
            &CLIENTS[0],
            &assets(),
        )
        .unwrap();
        assert_eq!(
            page,
            "</assets/app-1.wasm /assets/app-2.js /assets/app-3.css /assets/plex-cyrillic-5.woff2>"
        );
        let below = render("{{js}}", &CLIENTS[1], &assets()).unwrap();
        assert_eq!(below, "/verify/assets/app-2.js");
    }

    #[test]
    fn clients_have_their_own_titles_and_one_can_be_installed() {
        let page = |client| render("{{title}}: {{manifest}}", client, &assets()).unwrap();
        let [app, verify] = [0, 1].map(|client| page(&CLIENTS[client]));
        assert!(app.starts_with("LuxMedica: <link"));
        assert!(verify.ends_with("LuxMedica: "));
    }

    #[test]
    fn a_message_is_said_in_both_languages() {
        let page = |slot| render(slot, &CLIENTS[0], &assets());
        assert_eq!(
            page("{{say enter}}").unwrap(),
            r#"<span lang="uk">Увійти</span><span lang="en">Sign in</span>"#
        );
        assert!(page("{{say leave}}").is_err());
    }

    #[test]
    fn a_slot_nobody_fills_is_an_error() {
        assert!(render("{{image}}", &CLIENTS[0], &assets()).is_err());
        assert!(render("{{font comic-sans}}", &CLIENTS[0], &assets()).is_err());
        assert!(render("{{wasm", &CLIENTS[0], &assets()).is_err());
    }
}
