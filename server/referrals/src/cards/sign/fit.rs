//! Fitting a card into one code: names are cut, the longest and least telling
//! first, until it does. What the paper says in full identifies the rest.

use shared::{
    card::{Card, MAX_JWS, signing_input},
    fields::PersonName,
    patients::PatientName,
};

/// A dot and a signature, in characters.
const SIGNATURE: usize = 1 + 86;

/// How a card is made shorter, one step after the other.
const STEPS: [fn(&mut Card); 5] = [
    |card| card.organization = cut(&card.organization, 60),
    |card| card.requester = cut(&card.requester, 40),
    |card| card.organization = cut(&card.organization, 30),
    |card| {
        let PatientName::Named(name) = &mut card.patient else {
            return;
        };
        for part in [&mut name.family, &mut name.given] {
            *part = cut_name(part);
        }
        name.patronymic = name.patronymic.as_ref().map(cut_name);
    },
    |card| {
        card.requester = cut(&card.requester, 20);
        card.organization = cut(&card.organization, 12);
    },
];

/// What is to be signed of a card.
pub(super) fn input(mut card: Card, kid: &str) -> String {
    let mut input = signing_input(kid, &card.payload());
    for shorten in STEPS {
        if input.len() + SIGNATURE <= MAX_JWS {
            break;
        }
        shorten(&mut card);
        input = signing_input(kid, &card.payload());
    }
    input
}

/// At most so many characters, the last of which says that there were more.
fn cut(text: &str, limit: usize) -> String {
    if text.chars().count() <= limit {
        return text.to_owned();
    }
    let kept: String = text.chars().take(limit - 1).collect();
    format!("{}…", kept.trim_end())
}

/// The beginning of a name: letters alone make one.
fn cut_name(name: &PersonName) -> PersonName {
    let kept: String = name.as_str().chars().take(20).collect();
    PersonName::try_from(kept).unwrap_or_else(|_| name.clone())
}

#[cfg(test)]
mod tests {
    use super::*;
    use shared::{
        catalogue::DiagnosisSystem,
        patients::{NameParts, Sex},
        referrals::{Number, Priority, Quantity},
    };

    fn field<T: TryFrom<String>>(text: &str) -> T {
        T::try_from(text.to_owned()).ok().unwrap()
    }

    #[test]
    fn the_longest_names_of_all_fit() {
        let services = ["10001-01", "65070-00", "90901-03", "95550-05", "58500-00"];
        let long = |text: &str| text.chars().cycle().take(100).collect::<String>();
        let card = Card {
            issuer: "https://lux.verbiv-city-hospital.example.ua/referrals".to_owned(),
            issued_at: 1_795_000_000,
            expires_at: 1_826_536_000,
            rid: "w9Xo0Zk3PqY".to_owned(),
            number: Number::from_random([3, 14, 15, 9, 2, 6, 5, 3, 5, 8, 9, 7, 9, 3, 2]),
            patient: PatientName::Named(NameParts {
                family: field(&long("Щербаньковський")),
                given: field(&long("Єжиґод")),
                patronymic: Some(field(&long("Їльфюч"))),
            }),
            birth_date: field("1968-03-14"),
            sex: Sex::Unknown,
            requester: long("Переяславеюґжщ") + &long("Хмельницький "),
            organization: long("Відділення № 2, ") + &long("Корпус «Б» "),
            priority: Priority::Routine,
            diagnoses: vec![
                (DiagnosisSystem::Icd10, field("S72.01")),
                (DiagnosisSystem::Icpc2, field("L75")),
            ],
            services: services
                .map(|code| (field(code), Quantity::try_from(12).unwrap()))
                .into(),
        };
        let kid = "cn-I_WNMClehiVp51i_0VpOENW1upEerA8sEam5hn-s";
        let length = input(card, kid).len() + SIGNATURE;
        assert!(length <= MAX_JWS, "{length}");
    }

    #[test]
    fn what_is_cut_says_so() {
        assert_eq!(cut("Амбулаторія", 11), "Амбулаторія");
        assert_eq!(cut("Амбулаторія № 3", 13), "Амбулаторія…");
    }
}
