//! That a session's cookie came without the key of its workstation, for its owner.

mod store;

pub(super) use store::{BareColumns, note_bare};
