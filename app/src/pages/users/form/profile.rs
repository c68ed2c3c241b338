//! What may change of a user: who it is.

use super::organization::OrganizationField;
use crate::{
    api,
    components::{
        edition::Difference,
        form_state::{Entry, FormState, Reader},
        input::{Kind, TextField},
        load::Loader,
        panel::{Panel, PanelBody},
    },
    i18n::use_i18n,
};
use leptos::prelude::*;
use shared::{
    fields::{FullName, LicenceNumber, Position},
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
    /// Name and position on record.
    known: StoredValue<[String; 2]>,
}

impl ProfileFields {
    /// Empty fields, with their paths on the wire.
    pub fn new(state: FormState, paths: [&'static str; 4]) -> Self {
        let [full_name, organization, position, licence_number] =
            paths.map(|path| state.entry(path, ""));
        Self {
            full_name,
            organization,
            position,
            licence_number,
            organizations: Loader::new(api::organizations::list),
            known: StoredValue::default(),
        }
    }

    pub fn fill(self, profile: &Profile) {
        let known = [profile.full_name.to_string(), profile.position.to_string()];
        self.known.set_value(known);
        self.full_name.value.set(profile.full_name.to_string());
        self.organization.set(profile.organization_id.to_string());
        self.position.value.set(profile.position.to_string());
        let licence = profile.licence_number.as_ref().map(ToString::to_string);
        self.licence_number.value.set(licence.unwrap_or_default());
    }

    /// What was typed, if every field keeps its rules.
    pub fn read(self, reader: &mut Reader) -> Option<Profile> {
        let [known_name, known_position] = self.known.get_value();
        let full_name = reader.parse(self.full_name, |text| {
            let name = FullName::try_from(text.to_owned())?;
            name.check_changed(&known_name).map(|()| name)
        });
        let organization_id = reader.chosen(self.organization, m::users_organization_required);
        // What stood there before a rule did may stay.
        let position = reader.parse(self.position, |text| {
            if text == known_position {
                Position::try_from(known_position)
            } else {
                Position::given(text)
            }
        });
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
        let profile = &theirs.profile;
        let licence = profile.licence_number.as_ref().map(ToString::to_string);
        let (name, position) = (profile.full_name.as_str(), profile.position.as_str());
        let [own_name, own_position] =
            [self.full_name, self.position].map(|entry| entry.value.get());
        let of = Difference::of;
        let rows = [
            of(m::users_full_name(lang), name, &own_name),
            of(
                m::users_organization(lang),
                theirs.organization.as_str(),
                &chosen,
            ),
            of(m::users_position(lang), position, &own_position),
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
