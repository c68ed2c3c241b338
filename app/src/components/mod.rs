//! The building blocks of every page. No domain words in here: what a thing
//! is called comes from the page. The strip of the patient alone brings its
//! words along, since it says the same on every page.

pub mod alert;
pub mod button;
pub mod choice;
pub mod choose;
pub mod combobox;
pub mod confirm;
pub mod copy;
pub mod day_band;
pub mod dialog;
pub mod edition;
pub mod error_summary;
pub mod field;
pub mod file_drop;
pub mod focus;
pub mod form;
pub mod form_state;
pub mod head;
pub mod icon;
pub mod input;
pub mod load;
pub mod load_page;
pub mod lookup;
pub mod panel;
pub mod patient;
pub mod perm;
pub mod qr;
pub mod radios;
pub mod referral;
pub mod session_origin;
pub mod status;
pub mod subject;
pub mod surfacing;
pub mod table;
pub mod tabs;
pub mod tools;
pub mod version_line;
