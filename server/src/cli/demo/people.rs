//! The made-up people of the demo clinic. Nobody here exists.

use crate::cli::error::CliError;
use crate::cli::init::field;
use shared::{
    fields::{Login, Password, Position},
    ids::OrganizationId,
    organizations::OrganizationForm,
    roles::ShippedRole::{
        self, Administrator, FamilyDoctor, HeadOfDepartment, Intern, LaboratoryWorker, Nurse,
    },
    time::{TimeOfDay, WorkingHours},
    users::{NewUser, Profile},
    workstations::WorkstationForm,
};

pub(super) const FACILITY: &str = "КНП «Вербівська міська лікарня»";
pub(super) const CONTACT: &str = "Мельник Т. І., тел. 1-12";

const THERAPY: &str = "Терапевтичне відділення";
const ADMINISTRATION: &str = "Адміністрація";
const CLINIC: &str = "Амбулаторія № 3";
const LABORATORY: &str = "Діагностичне відділення";

pub(super) const ORGANIZATIONS: [&str; 4] = [ADMINISTRATION, THERAPY, CLINIC, LABORATORY];

/// The first is the one that the printed link enrols.
pub(super) const WORKSTATIONS: [&str; 4] = [
    "Каб. 214, ординаторська",
    "Пост 3",
    "Приймальне, стійка 1",
    "Лабораторія, вікно 2",
];

/// A made-up person.
pub(super) struct Person {
    pub login: &'static str,
    pub password: &'static str,
    pub roles: &'static [ShippedRole],
    pub organization: &'static str,
    full_name: &'static str,
    position: &'static str,
    licence_number: &'static str,
    /// Working hours; the whole day for everybody but the night nurse.
    hours: [&'static str; 2],
}

const ALL_DAY: [&str; 2] = ["00:00", "00:00"];

/// One person per shipped role, one with two roles, and one who works nights.
pub(super) const PEOPLE: &[Person] = &[
    Person {
        login: "melnyk_t",
        password: "demo-keeper-of-keys",
        roles: &[Administrator],
        organization: ADMINISTRATION,
        full_name: "Мельник Тарас Іванович",
        position: "Адміністратор системи",
        licence_number: "",
        hours: ALL_DAY,
    },
    Person {
        login: "savchenko_l",
        password: "demo-head-of-department",
        roles: &[HeadOfDepartment],
        organization: THERAPY,
        full_name: "Савченко Лариса Петрівна",
        position: "Завідувачка відділення",
        licence_number: "1092817",
        hours: ALL_DAY,
    },
    Person {
        login: "petrenko_s",
        password: "demo-family-doctor",
        roles: &[FamilyDoctor],
        organization: CLINIC,
        full_name: "Петренко Світлана Андріївна",
        position: "Лікарка загальної практики",
        licence_number: "1177305",
        hours: ALL_DAY,
    },
    Person {
        login: "kovalenko_o",
        password: "demo-doctor-and-head",
        roles: &[FamilyDoctor, HeadOfDepartment],
        organization: CLINIC,
        full_name: "Коваленко Оксана Петрівна",
        position: "Завідувачка амбулаторії",
        licence_number: "1184203",
        hours: ALL_DAY,
    },
    Person {
        login: "havryliuk_n",
        password: "demo-nurse-by-day",
        roles: &[Nurse],
        organization: THERAPY,
        full_name: "Гаврилюк Наталія Миколаївна",
        position: "Сестра медична",
        licence_number: "",
        hours: ALL_DAY,
    },
    Person {
        login: "shevchuk_i",
        password: "demo-nurse-by-night",
        roles: &[Nurse],
        organization: THERAPY,
        full_name: "Шевчук Ірина Василівна",
        position: "Сестра медична",
        licence_number: "",
        hours: ["22:00", "06:00"],
    },
    Person {
        login: "doroshenko_v",
        password: "demo-laboratory-worker",
        roles: &[LaboratoryWorker],
        organization: LABORATORY,
        full_name: "Дорошенко Віра Павлівна",
        position: "Лаборантка",
        licence_number: "",
        hours: ALL_DAY,
    },
    Person {
        login: "bondar_a",
        password: "demo-intern-looks",
        roles: &[Intern],
        organization: THERAPY,
        full_name: "Бондар Андрій Сергійович",
        position: "Лікар-інтерн",
        licence_number: "",
        hours: ALL_DAY,
    },
];

impl Person {
    pub(super) fn login(&self) -> Result<Login, CliError> {
        field("login", self.login.to_owned())
    }

    pub(super) fn password(&self) -> Result<Password, CliError> {
        field("password", self.password.to_owned())
    }

    pub(super) fn position(&self) -> Result<Position, CliError> {
        field("position", self.position.to_owned())
    }

    pub(super) fn hours(&self) -> Result<WorkingHours, CliError> {
        let [start, end] = self.hours;
        let time = |text: &str| field::<TimeOfDay>("hours", text.to_owned());
        Ok(WorkingHours {
            start: time(start)?,
            end: time(end)?,
        })
    }

    pub(super) fn new_user(&self, organization_id: OrganizationId) -> Result<NewUser, CliError> {
        let licence_number = shared::fields::LicenceNumber::optional(self.licence_number);
        Ok(NewUser {
            login: self.login()?,
            password: Some(self.password()?),
            profile: Profile {
                full_name: field("full-name", self.full_name.to_owned())?,
                organization_id,
                position: self.position()?,
                licence_number: licence_number.map_err(|rule| CliError::Option {
                    option: "licence-number",
                    rule,
                    characters: String::new(),
                })?,
            },
        })
    }
}

pub(super) fn organization(name: &str) -> Result<OrganizationForm, CliError> {
    Ok(OrganizationForm {
        name: field("organization", name.to_owned())?,
    })
}

pub(super) fn workstation(name: &str) -> Result<WorkstationForm, CliError> {
    crate::cli::init::workstation_form(name.to_owned())
}
