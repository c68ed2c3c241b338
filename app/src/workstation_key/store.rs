//! Where the key pair lies: one store of an `IndexedDB` database. The browser
//! stores the pair as it is, so it stays non-extractable.

use idb::{Database, DatabaseEvent, Error, Factory, ObjectStoreParams, Query, TransactionMode};
use wasm_bindgen::JsValue;

const DATABASE: &str = "luxmedica";
const STORE: &str = "workstation";
/// The key this browser signs in with.
const CURRENT: &str = "key";
/// A key about to be enrolled.
const PROPOSED: &str = "proposed";

/// The key this browser is enrolled with.
pub(super) async fn current() -> Result<Option<JsValue>, Error> {
    let transaction = open()
        .await?
        .transaction(&[STORE], TransactionMode::ReadOnly)?;
    let key = Query::Key(CURRENT.into());
    transaction.object_store(STORE)?.get(key)?.await
}

/// Keeps a key that is about to be enrolled, beside the current one.
pub(super) async fn propose(pair: &JsValue) -> Result<(), Error> {
    put(PROPOSED, pair).await
}

/// Makes a key the current one.
pub(super) async fn adopt(pair: &JsValue) -> Result<(), Error> {
    put(CURRENT, pair).await
}

async fn put(name: &str, pair: &JsValue) -> Result<(), Error> {
    let transaction = open()
        .await?
        .transaction(&[STORE], TransactionMode::ReadWrite)?;
    let store = transaction.object_store(STORE)?;
    store.put(pair, Some(&name.into()))?.await?;
    if name == CURRENT {
        store.delete(Query::Key(PROPOSED.into()))?.await?;
    }
    transaction.commit()?.await?;
    Ok(())
}

async fn open() -> Result<Database, Error> {
    let mut request = Factory::new()?.open(DATABASE, Some(1))?;
    request.on_upgrade_needed(|event| {
        // If this fails, so does the first use of the store, which says so.
        if let Ok(database) = event.database() {
            let _ = database.create_object_store(STORE, ObjectStoreParams::new());
        }
    });
    request.await
}
