//! What may change of a user: who it is.

use super::organization::OrganizationField;
use crate::{
    api,
    components::{
        draft::{Draft, Entry, Reader},
        edition::Difference,
        input::{Kind, TextField},
        load::Loader,
        panel::{Panel, PanelBody},
    },
    i18n::use_i18n,
};
use leptos::prelude::*;
use shared::{
    fields::{FullName, LicenceNumber},
    lang::Lang,
    messages as m,
    organizations::Organization,
    users::{Profile, User},
};

/// What may change later.
#[derive(Clone, Copy)]
pub struct ProfileFields {
    /// Прізвище, ім’я, по батькові.
    pub full_name: Entry,
    organization: Entry,
    position: Entry,
    licence_number: Entry,
    organizations: Loader<Vec<Organization>>,
    /// The name on record.
    known: StoredValue<String>,
}

impl ProfileFields {
    /// Empty fields, with their paths on the wire.
    pub fn new(draft: Draft, paths: [&'static str; 4]) -> Self {
        let [full_name, organization, position, licence_number] =
            paths.map(|path| draft.entry(path, ""));
        Self {
            full_name,
            organization,
            position,
            licence_number,
            organizations: Loader::new(api::organizations::list),
            known: StoredValue::default(),
        }
    }

    /// Fills in what is on record.
    pub fn fill(self, profile: &Profile) {
        self.known.set_value(profile.full_name.to_string());
        self.full_name.value.set(profile.full_name.to_string());
        self.organization.set(profile.organization_id.to_string());
        self.position.value.set(profile.position.to_string());
        let licence = profile.licence_number.as_ref().map(ToString::to_string);
        self.licence_number.value.set(licence.unwrap_or_default());
    }

    /// What was typed, if every field keeps its rules.
    pub fn read(self, reader: &mut Reader) -> Option<Profile> {
        let full_name = reader.parse(self.full_name, |text| {
            let name = FullName::try_from(text.to_owned())?;
            let known = self.known.get_value();
            name.check_changed(&known).map(|()| name)
        });
        let organization_id = reader.chosen(self.organization, m::users_organization_required);
        let position = reader.take(self.position);
        reader.printed(self.position);
        let licence_number = reader.parse(self.licence_number, LicenceNumber::optional);
        Some(Profile {
            full_name: full_name?,
            organization_id: organization_id?,
            position: position?,
            licence_number: licence_number?,
        })
    }

    /// Where the record differs from what was typed, reactively.
    pub fn differences(self, lang: Lang, theirs: &User) -> Vec<Difference> {
        let chosen = self.organization.value.get();
        let all = self.organizations.get();
        let mut all = all.iter().flat_map(|all| all.iter());
        let chosen = all.find(|one| one.id.to_string() == chosen);
        let chosen = chosen.map(|one| one.name.to_string()).unwrap_or_default();
        let Profile {
            full_name,
            position,
            licence_number,
            ..
        } = &theirs.profile;
        let licence = licence_number.as_ref().map(ToString::to_string);
        let of = Difference::of;
        let rows = [
            of(
                m::users_full_name(lang),
                full_name.as_str(),
                &self.full_name.value.get(),
            ),
            of(
                m::users_organization(lang),
                theirs.organization.as_str(),
                &chosen,
            ),
            of(
                m::users_position(lang),
                position.as_str(),
                &self.position.value.get(),
            ),
            of(
                m::users_licence_number(lang),
                &licence.unwrap_or_default(),
                &self.licence_number.value.get(),
            ),
        ];
        rows.into_iter().flatten().collect()
    }
}

/// Who it is: the panel of the fields that may change later.
#[component]
pub fn ProfilePanel(fields: ProfileFields) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <Panel id="user-person" title=i18n.t(m::users_part_person)>
            <PanelBody>
                <div class="lm-grid">
                    <TextField entry=fields.full_name label=i18n.t(m::users_full_name)/>
                    <OrganizationField entry=fields.organization organizations=fields.organizations/>
                    <TextField entry=fields.position label=i18n.t(m::users_position) span="4"/>
                    <TextField
                        entry=fields.licence_number
                        label=i18n.t(m::users_licence_number)
                        hint=i18n.t(m::users_licence_hint)
                        kind=Kind::Digits
                        optional=true
                        span="4"
                    />
                </div>
            </PanelBody>
        </Panel>
    }
}
