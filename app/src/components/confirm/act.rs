//! What is done once it is confirmed, and what follows.

use crate::{
    api::{Answer, ApiError},
    components::{focus::focus_on, form_state::FormState},
    navigation::{Go, use_go},
    page::Page,
    state::notices::{Notices, use_notices},
};
use leptos::prelude::*;
use shared::lang::Lang;
use std::{future::Future, pin::Pin};

/// The question before an act.
#[derive(Clone, Copy)]
pub struct Question {
    /// The request, and what is typed for it.
    pub state: FormState,
    /// Whether it is asked.
    pub(super) open: RwSignal<bool>,
    go: Go,
    notices: Notices,
}

impl Question {
    /// Named `name`, which is unique on the page.
    pub fn new(name: &'static str, open: RwSignal<bool>) -> Self {
        Self {
            state: FormState::new(name),
            open,
            go: use_go(),
            notices: use_notices(),
        }
    }

    pub fn carry_out(self, act: Act) {
        let (request, sequel) = (act.request, act.sequel);
        self.state.send_or(
            request,
            move |brought| self.done(brought, sequel),
            move |error| {
                if let Some(error) = (act.refused)(error) {
                    self.state.fail(error);
                }
            },
        );
    }

    fn done(self, brought: Brought, sequel: Sequel) {
        match sequel {
            Sequel { page: None, said } => {
                self.open.set(false);
                brought();
                if let Some(said) = said {
                    self.notices.say(said);
                }
                // The button that opened the dialog may go with its row.
                request_animation_frame(|| focus_on("main"));
            }
            Sequel {
                page: Some(page),
                said,
            } => {
                brought();
                match said {
                    Some(said) => self.go.to_and_say(page, said),
                    None => self.go.to(page),
                }
            }
        }
    }
}

/// What a request brought, to be shown.
type Brought = Box<dyn FnOnce()>;

/// What follows an act.
#[derive(Default)]
struct Sequel {
    said: Option<Box<dyn Fn(Lang) -> String + Send + Sync>>,
    page: Option<Page>,
}

/// What is done once it is confirmed.
pub struct Act {
    request: Pin<Box<dyn Future<Output = Answer<Brought>>>>,
    sequel: Sequel,
    refused: Box<dyn FnOnce(ApiError) -> Option<ApiError>>,
}

impl Act {
    /// The request, and what becomes of its answer.
    pub fn new<T: 'static>(
        request: impl Future<Output = Answer<T>> + 'static,
        done: impl FnOnce(T) + 'static,
    ) -> Self {
        let request = async {
            let brought = request.await?;
            Ok(Box::new(move || done(brought)) as Brought)
        };
        Self {
            request: Box::pin(request),
            sequel: Sequel::default(),
            refused: Box::new(Some),
        }
    }

    /// Says then what was done.
    #[must_use]
    pub fn say(mut self, said: impl Fn(Lang) -> String + Send + Sync + 'static) -> Self {
        self.sequel.said = Some(Box::new(said));
        self
    }

    /// Opens a page then.
    #[must_use]
    pub fn to(mut self, page: Page) -> Self {
        self.sequel.page = Some(page);
        self
    }

    /// Hears first why it was refused; what is given back is shown with the question.
    #[must_use]
    pub fn or(mut self, refused: impl FnOnce(ApiError) -> Option<ApiError> + 'static) -> Self {
        self.refused = Box::new(refused);
        self
    }
}
