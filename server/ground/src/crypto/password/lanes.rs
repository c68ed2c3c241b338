//! Who computes next: cores are few, and a password takes long.

use super::error::PasswordError;
use shared::ids::UserId;
use std::{
    collections::HashMap,
    num::NonZero,
    sync::{Arc, Mutex, PoisonError},
    thread,
};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// As many computations at once as cores, of which, where there are two, one is for whoever
/// signs in. What staff ask for takes turns by who asks, so that nobody keeps others waiting
/// for more than one computation of their own.
pub(super) struct Lanes {
    cores: Arc<Semaphore>,
    staff: Arc<Semaphore>,
    each: Mutex<HashMap<UserId, Arc<Semaphore>>>,
}

/// A core, until dropped.
pub(super) struct Turn {
    _core: OwnedSemaphorePermit,
    _staff: Option<[OwnedSemaphorePermit; 2]>,
}

impl Lanes {
    pub(super) fn new() -> Self {
        Self::of(thread::available_parallelism().map_or(1, NonZero::get))
    }

    fn of(cores: usize) -> Self {
        Self {
            cores: Arc::new(Semaphore::new(cores)),
            staff: Arc::new(Semaphore::new((cores - 1).max(1))),
            each: Mutex::default(),
        }
    }

    /// Waits for a core in the name of `by`; whoever signs in has none yet.
    pub(super) async fn turn(&self, by: Option<UserId>) -> Result<Turn, PasswordError> {
        let staff = match by {
            Some(user) => {
                let own = permit(self.of_user(user)).await?;
                Some([own, permit(Arc::clone(&self.staff)).await?])
            }
            None => None,
        };
        Ok(Turn {
            _core: permit(Arc::clone(&self.cores)).await?,
            _staff: staff,
        })
    }

    fn of_user(&self, user: UserId) -> Arc<Semaphore> {
        let mut each = self.each.lock().unwrap_or_else(PoisonError::into_inner);
        // Whoever computes or waits has a part of their own.
        each.retain(|_, turn| 1 < Arc::strong_count(turn));
        let turn = each.entry(user);
        Arc::clone(turn.or_insert_with(|| Arc::new(Semaphore::new(1))))
    }
}

async fn permit(semaphore: Arc<Semaphore>) -> Result<OwnedSemaphorePermit, PasswordError> {
    let permit = semaphore.acquire_owned().await;
    permit.map_err(|_| PasswordError::Aborted)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::{
        collections::VecDeque,
        pin::Pin,
        task::{Context, Poll, Waker},
    };
    use uuid::Uuid;

    type Waiting<'a> = Pin<Box<dyn Future<Output = Result<Turn, PasswordError>> + 'a>>;

    fn user(number: u128) -> UserId {
        UserId::new(Uuid::from_u128(number))
    }

    fn look(waiting: &mut Waiting<'_>) -> Option<Turn> {
        match waiting
            .as_mut()
            .poll(&mut Context::from_waker(Waker::noop()))
        {
            Poll::Ready(turn) => turn.ok(),
            Poll::Pending => None,
        }
    }

    /// In which order all get a core who stand in line before anybody is done; whoever got
    /// one first is done first.
    fn order(lanes: &Lanes, all: &[Option<UserId>]) -> Vec<Option<UserId>> {
        let mut waiting: Vec<Waiting<'_>> = all
            .iter()
            .map(|by| Box::pin(lanes.turn(*by)) as Waiting<'_>)
            .collect();
        let (mut busy, mut order) = (VecDeque::new(), Vec::new());
        while order.len() < all.len() {
            for (by, one) in all.iter().zip(&mut waiting) {
                if let Some(turn) = look(one) {
                    *one = Box::pin(std::future::pending());
                    busy.push_back(turn);
                    order.push(*by);
                }
            }
            assert!(busy.pop_front().is_some(), "somebody is served");
        }
        order
    }

    #[test]
    fn no_more_at_once_than_cores() {
        let lanes = Lanes::of(2);
        let mut all: Vec<Waiting<'_>> = (0..3)
            .map(|_| Box::pin(lanes.turn(None)) as Waiting<'_>)
            .collect();
        let turns: Vec<_> = all.iter_mut().map(look).collect();
        assert_eq!(turns.iter().flatten().count(), 2);
        drop(turns);
        assert!(look(&mut all[2]).is_some());
    }

    #[test]
    fn one_colleague_with_many_keeps_nobody_waiting_for_all_of_them() {
        for cores in 1..4 {
            let lanes = Lanes::of(cores);
            let mut all = vec![Some(user(1)); 60];
            all.extend([Some(user(2)), None, None]);
            let order = order(&lanes, &all);
            let place = |who| order.iter().position(|by| *by == who).unwrap();
            assert!(place(None) <= 2, "{cores} cores: {order:?}");
            assert!(place(Some(user(2))) <= 4, "{cores} cores: {order:?}");
            assert!(lanes.each.lock().unwrap().len() <= 2);
        }
    }

    #[test]
    fn staff_leave_a_core_to_whoever_signs_in() {
        let lanes = Lanes::of(3);
        let mut all: Vec<Waiting<'_>> = (0..5)
            .map(|number| Box::pin(lanes.turn(Some(user(number)))) as Waiting<'_>)
            .collect();
        let turns: Vec<_> = all.iter_mut().map(look).collect();
        assert_eq!(turns.iter().flatten().count(), 2);
        let mut signing_in: Waiting<'_> = Box::pin(lanes.turn(None));
        assert!(look(&mut signing_in).is_some());
    }
}
