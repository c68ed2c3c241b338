//! Revocation lists: which cards of a key hold no more (SMART Health Cards,
//! "Revocation").

use super::{
    public::{limited, public},
    store,
};
use axum::extract::State;
use monitor::{Error, Permit, Snapshot};
use shared::{card::RevocationList, problem::ErrorCode};
use std::collections::BTreeMap;
use web::{Anonymous, AppState, PathId, Replied};

monitor::commands! { AppState:
    /// Asks which cards of a key hold no more.
    pub struct GetRevocations(String)
        asks list => RevocationList, IS_LONG = true, CONCERNS_PATIENTS = false;
}

pub(super) async fn published(
    State(app): State<AppState>,
    actor: Anonymous<GetRevocations>,
    PathId(file): PathId<String>,
) -> Replied<RevocationList> {
    let kid = file.strip_suffix(".json").ok_or(ErrorCode::NotFound)?;
    let question = GetRevocations(kid.to_owned());
    if let Err(refused) = limited(&app, &actor).await {
        return Err(app.monitor.refuse(&actor, &question, refused).await);
    }
    let found = app.read(&actor, question).await?;
    Ok(public(found, app.monitor.now()))
}

async fn list(
    snapshot: &mut Snapshot<'_>,
    permit: Permit<'_, GetRevocations>,
) -> Result<RevocationList, Error> {
    let GetRevocations(kid) = permit.command();
    if !store::is_known(snapshot.connection(), kid).await? {
        return Err(ErrorCode::NotFound.into());
    }
    let found = store::withdrawn(snapshot.connection(), kid).await?;
    let withdrawn = found.whole;
    let ctr = (withdrawn.len() + found.damaged.len()) as u64;
    let mut cards: BTreeMap<String, Vec<store::Withdrawn>> = BTreeMap::new();
    for one in withdrawn {
        cards.entry(one.rid.clone()).or_default().push(one);
    }
    // Something of them was withdrawn, nobody knows what: none holds any more.
    let mut rids = found.damaged.clone();
    cards.retain(|rid, _| !found.damaged.contains(rid));
    let mut services = BTreeMap::new();
    for (rid, withdrawn) in cards {
        let all = withdrawn
            .first()
            .is_some_and(|one| one.services == withdrawn.len());
        if all {
            let last = withdrawn
                .iter()
                .map(|one| one.at.0)
                .max()
                .unwrap_or_default();
            // From the second after: also what was withdrawn in the second it
            // was issued in.
            rids.push(format!("{rid}.{}", last.div_euclid(1000) + 1));
        } else {
            services.insert(rid, withdrawn.iter().map(|one| one.place).collect());
        }
    }
    Ok(RevocationList {
        kid: kid.clone(),
        method: "rid".to_owned(),
        ctr,
        rids,
        services,
    })
}
