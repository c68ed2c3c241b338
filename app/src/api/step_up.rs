//! Asks for the password where the server wants it entered again.

use js_sys::Promise;
use std::{cell::RefCell, rc::Rc};
use wasm_bindgen_futures::JsFuture;

type Asker = Rc<dyn Fn() -> Promise>;

thread_local! {
    static ASKER: RefCell<Option<Asker>> = const { RefCell::new(None) };
}

/// Lets `asker` ask. Its promise resolves to whether the password was
/// confirmed.
pub fn ask_by(asker: impl Fn() -> Promise + 'static) {
    ASKER.set(Some(Rc::new(asker)));
}

/// Asks, and waits until it is confirmed or declined.
pub(super) async fn ask() -> bool {
    let Some(asker) = ASKER.with_borrow(Clone::clone) else {
        return false;
    };
    let answer = JsFuture::from(asker()).await;
    answer.is_ok_and(|confirmed| confirmed.is_truthy())
}
