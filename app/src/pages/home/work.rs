//! What is in work with the user.

use crate::{
    api,
    components::{
        button::{LinkButton, Variant},
        icon::Icon,
        load::{Failure, Loader},
        panel::{Panel, PanelBody},
        table::ListTable,
    },
    i18n::use_i18n,
    live::live,
    page::Page,
    pages::processing::table::table,
};
use leptos::prelude::*;
use shared::{messages as m, referrals::WorkQuery};

/// The panel, and the way to more of it.
#[component]
pub fn Work() -> impl IntoView {
    let i18n = use_i18n();
    let work = Loader::new(|| api::referrals::work(WorkQuery::default()));
    let (rows, columns) = table(work);
    let none = live(move || {
        let is_none = work.get().is_some_and(|found| found.is_empty());
        is_none.then(|| view! { <p>{i18n.t(m::processing_none)}</p> })
    });
    view! {
        <Panel id="home-work" title=i18n.t(m::processing_mine)>
            <ListTable rows name=m::processing_mine columns/>
            <PanelBody>
                {none}
                <div class="lm-actions">
                    <LinkButton
                        page=Page::Processing
                        label=i18n.t(m::processing_find)
                        icon=Icon::Lens
                        variant=Variant::Secondary
                    />
                </div>
                <Failure of=work/>
            </PanelBody>
        </Panel>
    }
}
