//! The service a referral asks for, as its columns keep it.

use monitor::{Error, FromRow, stored};
use shared::{
    catalogue::{Bilingual, Category},
    referrals::{AskedService, Quantity},
};

/// A service as it was called when it was asked for.
#[derive(FromRow)]
pub(super) struct ServiceColumns {
    service_code: String,
    service_uk: String,
    service_en: String,
    category: String,
    quantity: i64,
}

impl ServiceColumns {
    /// What they say.
    pub(super) fn asked(self) -> Result<AskedService, Error> {
        Ok(AskedService {
            code: stored(self.service_code)?,
            name: Bilingual {
                uk: self.service_uk,
                en: self.service_en,
            },
            category: Category::parse(&self.category).ok_or(Error::Corrupt)?,
            quantity: Quantity::try_from(self.quantity).map_err(|_| Error::Corrupt)?,
        })
    }
}
