//! A service being asked for.

use shared::{
    catalogue::{Bilingual, Category, Service},
    fields::{Rule, ServiceCode},
    referrals::{AskedService, Quantity, RequestedService},
    text::count,
};

/// A service being asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Its code, which is there once.
    pub code: ServiceCode,
    /// What it is called.
    pub name: Bilingual,
    /// What it is without a hospital around it.
    pub own: Category,
    /// As what it is asked for.
    pub category: Category,
    /// How many, as typed.
    pub quantity: String,
}

impl Line {
    /// One of a service.
    pub fn of(service: &Service) -> Self {
        Self {
            code: service.code.clone(),
            name: service.name.clone(),
            own: service.category,
            category: service.category,
            quantity: "1".into(),
        }
    }

    /// A service that was asked for.
    pub fn asked(asked: &AskedService) -> Self {
        Self {
            code: asked.code.clone(),
            name: asked.name.clone(),
            own: asked.category,
            category: asked.category,
            quantity: asked.quantity.get().to_string(),
        }
    }

    /// What it asks for, in codes.
    pub fn said(&self) -> String {
        [self.code.as_str(), self.category.code(), &self.quantity].join(" ")
    }

    /// What to send.
    pub fn read(&self, quantity: Quantity) -> RequestedService {
        RequestedService {
            code: self.code.clone(),
            category: self.category,
            quantity,
        }
    }

    /// How many.
    ///
    /// # Errors
    /// What was typed is no quantity.
    pub fn count(&self) -> Result<Quantity, Rule> {
        Quantity::try_from(count(&self.quantity).ok_or(Rule::QuantityInvalid)?)
    }
}

/// The path on the wire of a part of the service in a place.
pub fn path(at: usize, part: &str) -> String {
    format!("services[{at}].{part}")
}

/// The place and the part that a path names.
pub fn placed(path: &str) -> Option<(usize, &str)> {
    let (at, part) = path.strip_prefix("services[")?.split_once("].")?;
    Some((at.parse().ok()?, part))
}
