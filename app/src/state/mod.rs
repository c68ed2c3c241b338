//! What several pages share: one provider per resource.

pub mod clock;
pub mod deadline;
pub mod leaving;
pub mod notices;
pub mod papers;
pub mod session;
pub mod tabs;
pub mod title;
pub mod watch;
