//! Made-up patients, as a hospital has them: families that share a name, a telephone
//! and an address, twins, sons who have their father's name, women who changed
//! theirs, and names that many have. The same every time.

mod names;
mod planted;
mod random;

use names::{ENDINGS, FREQUENT, MEN, STEMS, WOMEN};
pub use planted::{Kind, planted};
pub use random::Random;
use shared::{
    fields::{Address, Phone, Rule, TaxNumber},
    patients::{NameParts, NoTaxNumber, PatientForm, PatientName, Sex, TaxRecord},
    time::Day,
};
use std::collections::HashSet;

/// The last year of birth, and the first.
const YEARS: [u32; 2] = [1936, 2026];

/// A family under one roof.
struct Household {
    /// Of a man and of a woman.
    family: [String; 2],
    phone: Option<Phone>,
    address: Option<Address>,
}

/// Whoever is made.
pub struct Population {
    random: Random,
    tax_numbers: HashSet<String>,
    people: Vec<PatientForm>,
}

impl Population {
    /// So many people in any order.
    pub fn of(count: usize, seed: u64) -> Result<Vec<PatientForm>, Rule> {
        let mut made = Self {
            random: Random::new(seed),
            tax_numbers: HashSet::new(),
            people: Vec::with_capacity(count + 8),
        };
        while made.people.len() < count {
            made.household()?;
        }
        made.random.shuffle(&mut made.people);
        made.people.truncate(count);
        Ok(made.people)
    }

    fn family(&mut self) -> [String; 2] {
        if self.random.in_thousand(120) {
            return [self.random.one_of(&FREQUENT); 2].map(str::to_owned);
        }
        // Some are more frequent than others.
        let stems = u32::try_from(STEMS.len()).unwrap_or(1);
        let at = self.random.below(stems).min(self.random.below(stems));
        let ending = self.random.one_of(&ENDINGS);
        ending.map(|ending| [STEMS[at as usize], ending].concat())
    }

    fn household(&mut self) -> Result<(), Rule> {
        let [man, woman] = self.family();
        let phone = self
            .random
            .in_thousand(850)
            .then(|| self.phone())
            .transpose()?;
        let address = format!("м. Вербів, вул. Нова, {}", self.random.below(9000));
        let home = Household {
            family: [man, woman],
            phone,
            address: Some(Address::try_from(address)?),
        };
        let [first, last] = YEARS;
        let year = first + self.random.below(last - first);
        if self.random.in_thousand(250) {
            let sex = self.sex();
            let born = self.day(year);
            return self.member(&home, sex, None, None, born);
        }
        let father = self.random.weighted(&MEN);
        let born = self.day(year);
        self.member(&home, Sex::Male, Some(father[0]), None, born)?;
        let hers = (year + 3 - self.random.below(8)).clamp(first, last - 1);
        let born = self.day(hers);
        self.member(&home, Sex::Female, None, None, born)?;
        for _ in 0..self.random.below(4) {
            let year = year + 19 + self.random.below(22);
            if last <= year {
                continue;
            }
            let born = self.day(year);
            let sex = self.sex();
            let named_after =
                (sex == Sex::Male && self.random.in_thousand(30)).then_some(father[0]);
            self.member(&home, sex, named_after, Some(father), born)?;
            // One birth in eighty is of twins, some with names that begin alike.
            if self.random.in_thousand(12) {
                let given = |twin: &PatientForm| twin.name.parts().map(|name| name.given.clone());
                let elder = self.people.last().and_then(given);
                loop {
                    let sex = self.sex();
                    self.member(&home, sex, None, Some(father), born)?;
                    if self.people.last().and_then(given) != elder {
                        break;
                    }
                    self.people.pop();
                }
            }
        }
        Ok(())
    }

    fn sex(&mut self) -> Sex {
        if self.random.in_thousand(485) {
            Sex::Male
        } else {
            Sex::Female
        }
    }

    fn day(&mut self, year: u32) -> Day {
        let year = u16::try_from(year).unwrap_or(1970);
        // Of some only the year was known.
        let first = self.random.in_thousand(4);
        loop {
            let [month, of_month] =
                [12, 31].map(|end| 1 + u8::try_from(self.random.below(end)).unwrap_or(0));
            let [month, of_month] = if first { [1, 1] } else { [month, of_month] };
            if let Some(day) = Day::new(year, month, of_month) {
                return day;
            }
        }
    }

    fn phone(&mut self) -> Result<Phone, Rule> {
        let operator = self
            .random
            .one_of(&["50", "63", "66", "67", "68", "73", "93", "95", "96", "97"]);
        Phone::try_from(format!("0{operator}{:07}", self.random.below(10_000_000)))
    }

    fn member(
        &mut self,
        home: &Household,
        sex: Sex,
        given: Option<&str>,
        father: Option<[&str; 3]>,
        birth_date: Day,
    ) -> Result<(), Rule> {
        let is_man = sex == Sex::Male;
        let given = match given {
            Some(given) => given,
            None if is_man => self.random.weighted(&MEN)[0],
            None => self.random.weighted(&WOMEN),
        };
        let father = father.unwrap_or_else(|| self.random.weighted(&MEN));
        let [man, woman] = &home.family;
        let mut family = if is_man { man } else { woman }.clone();
        if !is_man && self.random.in_thousand(30) {
            let [_, other] = self.family();
            family = [family, other].join("-");
        }
        let patronymic = if is_man { father[1] } else { father[2] }.to_owned();
        let own = self.random.in_thousand(400);
        let phone = if own {
            Some(self.phone()?)
        } else {
            home.phone.clone()
        };
        let person = PatientForm {
            name: PatientName::Named(NameParts {
                family: family.try_into()?,
                given: given.to_owned().try_into()?,
                patronymic: (!self.random.in_thousand(60))
                    .then(|| patronymic.try_into())
                    .transpose()?,
            }),
            birth_date: birth_date.into(),
            sex,
            tax: self.tax(birth_date, sex)?,
            phone,
            phone_remark: None,
            address: home.address.clone(),
            active: true,
        };
        self.people.push(person);
        Ok(())
    }

    /// A tax number, which most have, by the rules of such numbers.
    fn tax(&mut self, born: Day, sex: Sex) -> Result<TaxRecord, Rule> {
        let (year, ..) = born.parts();
        if 2008 < year || self.random.in_thousand(150) {
            return Ok(TaxRecord::None(NoTaxNumber::Unknown));
        }
        let days = born.of_century();
        loop {
            let serial = self.random.below(5000) * 2 + u32::from(sex == Sex::Male);
            let numbers = (0..10).map(|last| format!("{days:05}{serial:04}{last}"));
            let mut numbers = numbers.filter_map(|number| TaxNumber::try_from(number).ok());
            let number = numbers.find(|number| number.doubts(Some(born.into()), sex).is_empty());
            let number = number.ok_or(Rule::TaxNumberInvalid)?;
            if self.tax_numbers.insert(number.to_string()) {
                return Ok(TaxRecord::Number(number));
            }
        }
    }
}
