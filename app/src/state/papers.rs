//! Papers, open in tabs of their own. Such a tab cannot know that the session
//! is over, so the page that opened it watches over it, and closes it with the
//! session, or before the page itself is left.

use super::session::use_session;
use leptos::{ev, prelude::*};
use web_sys::Window;

/// The tabs of the papers that this page has opened.
#[derive(Clone, Copy)]
pub struct Papers(StoredValue<Vec<Window>, LocalStorage>);

/// The tab of a paper that is being asked for.
pub struct PaperTab(Window);

impl Papers {
    pub fn provide() {
        let papers = Self(StoredValue::new_local(Vec::new()));
        provide_context(papers);
        let session = use_session();
        Effect::new(move |before: Option<_>| {
            let open = session.session().filter(|_| session.ending().is_none());
            let whose = open.map(|session| session.user_id);
            if before.is_some_and(|before| before != whose) {
                papers.close();
            }
            whose
        });
        window_event_listener(ev::pagehide, move |_| papers.close());
    }

    /// Opens an empty tab while the browser still knows who pressed what, if it
    /// lets us.
    pub fn open(self) -> Option<PaperTab> {
        let tab = window().open_with_url_and_target("", "_blank").ok()??;
        self.0.update_value(|tabs| {
            tabs.retain(is_open);
            tabs.push(tab.clone());
        });
        Some(PaperTab(tab))
    }

    /// Whether any may be in sight.
    pub fn any(self) -> bool {
        self.0.with_value(|tabs| tabs.iter().any(is_open))
    }

    fn close(self) {
        let tabs = self.0.try_update_value(std::mem::take);
        for tab in tabs.into_iter().flatten() {
            // It may be closed already.
            let _ = tab.close();
        }
    }
}

impl PaperTab {
    /// Goes to the paper, unless somebody closed the tab meanwhile.
    pub fn show(self, address: &str) {
        if is_open(&self.0) {
            // Only an address without form would be refused.
            let _ = self.0.location().set_href(address);
        }
    }
}

fn is_open(tab: &Window) -> bool {
    !tab.closed().unwrap_or(true)
}

pub fn use_papers() -> Papers {
    expect_context()
}
