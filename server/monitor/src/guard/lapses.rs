//! Judged over time: which administrative rights run out of holders who are
//! able to use them.

use super::rights::Rights;
use shared::{lapses::Lapse, permissions::Permission};

impl Rights {
    /// The administrative permissions that are held, but before long by nobody
    /// able.
    pub fn lapses(&self) -> Vec<Lapse> {
        let all = Permission::ADMINISTRATIVE.into_iter();
        all.filter_map(|permission| self.lapse(permission))
            .collect()
    }

    fn lapse(&self, permission: Permission) -> Option<Lapse> {
        let holders = self.able.iter();
        let holders = holders.filter(|(user, _)| self.holds(**user, permission));
        let (last, able) = holders.max_by_key(|(user, able)| (able.until, **user))?;
        let person = self.people.get(last).filter(|_| able.until.is_some());
        (!able.lasts(self.now)).then(|| Lapse {
            permission,
            until: able.until,
            who: person.map(|person| person.full_name.clone()),
            login: person.map(|person| person.login.clone()),
        })
    }
}
