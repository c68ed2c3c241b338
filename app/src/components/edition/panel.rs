//! What a record holds now beside what was typed, and two ways on.

use crate::{
    api::ApiError,
    components::{
        button::{Button, Variant},
        table::heads,
    },
    dates::use_dates,
    errors,
    i18n::use_i18n,
    live::live,
    names::referrals::Word,
};
use leptos::{html, prelude::*};
use shared::{messages as m, text::normalized};

/// The open conflict: who was faster, the differences, and two ways on.
#[component]
pub fn OpenConflict(
    /// Who was faster; closed without.
    error: Signal<Option<ApiError>>,
    differences: Signal<Vec<Difference>>,
    /// Saves what was typed over what the record holds now.
    #[prop(into)]
    on_save: Callback<()>,
    /// Takes what the record holds now.
    #[prop(into)]
    on_discard: Callback<()>,
    /// What was typed is saved only where it was changed: the differences say
    /// what the record will hold.
    merges: bool,
) -> impl IntoView {
    let (i18n, dates) = (use_i18n(), use_dates());
    let heading = NodeRef::<html::H2>::new();
    heading.on_load(|heading| {
        // A heading that just left the page needs no focus.
        let _ = heading.focus();
    });
    let row = |difference: Difference| {
        view! {
            <tr>
                <th scope="row">{difference.field}</th>
                <td class="lm-name">{difference.theirs}</td>
                <td class="lm-name">{difference.mine}</td>
            </tr>
        }
    };
    let (hint, mine): (Word, Word) = if merges {
        (m::app_conflict_merge_hint, m::app_conflict_merged)
    } else {
        (m::app_conflict_hint, m::app_conflict_mine)
    };
    let panel = move |error: ApiError| {
        view! {
            <section class="lm-panel" aria-labelledby="conflict">
                <header>
                    <h2 id="conflict" tabindex="-1" node_ref=heading>
                        {i18n.t(m::app_conflict_title)}
                    </h2>
                </header>
                <div class="lm-body">
                    <div class="ds-alert" data-color="warning">
                        <p>{move || errors::sentence(i18n.lang(), dates, &error)}</p>
                        <p>{i18n.t(hint)}</p>
                    </div>
                    <table class="ds-table">
                        <thead>{heads(&[m::app_conflict_field, m::app_conflict_theirs, mine])}</thead>
                        <tbody>{move || differences.get().into_iter().map(row).collect_view()}</tbody>
                    </table>
                    <div class="lm-actions">
                        <Button label=i18n.t(m::app_conflict_save) on_press=on_save/>
                        <Button
                            label=i18n.t(m::app_conflict_discard)
                            variant=Variant::Secondary
                            on_press=on_discard
                        />
                    </div>
                </div>
            </section>
        }
    };
    live(move || error.get().map(panel))
}

/// A field as the record has it now, and as it was typed.
#[derive(Clone)]
pub struct Difference {
    /// The field's label.
    pub field: String,
    /// What the record holds now.
    pub theirs: String,
    /// What was typed, or what will be saved.
    pub mine: String,
}

impl Difference {
    /// A field, unless both say the same.
    pub fn of(field: &str, theirs: &str, mine: &str) -> Option<Self> {
        (normalized(theirs) != normalized(mine)).then(|| Self {
            field: field.to_owned(),
            theirs: theirs.to_owned(),
            mine: mine.to_owned(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_differs_is_laid_side_by_side() {
        assert!(Difference::of("Name", "Ward 3", " Ward 3\u{200b} ").is_none());
        let differs = Difference::of("Name", "Ward 3", "Ward 4").unwrap();
        assert_eq!(
            (differs.theirs.as_str(), differs.mine.as_str()),
            ("Ward 3", "Ward 4")
        );
    }
}
