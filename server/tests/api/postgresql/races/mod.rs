//! Two servers against each other: what must not be done twice is done once, whoever comes first.

mod desk;
mod names;
mod rights;

use super::two::servers;
use crate::harness::{Call, Reply, TestApp};
use cluster::Cluster;
use ground::random::Random;
use std::time::{Duration, Instant};
use tokio::task::yield_now;

/// How often two try the same.
const ROUNDS: u16 = 500;
/// By up to how much, in microseconds, one asks before the other: about what a request takes.
const APART: u32 = 4_000;

/// Two servers, and by how much the one is before the other.
struct Race {
    one: TestApp,
    two: TestApp,
    random: Random,
    _cluster: Cluster,
}

impl Race {
    async fn new() -> Self {
        let cluster = Cluster::start().unwrap();
        let [one, two] = servers(&cluster).await;
        // Whoever may look reads no less than they must.
        for app in [&one, &two] {
            app.hears_of_others().await;
        }
        Self {
            one,
            two,
            random: Random::seeded(7),
            _cluster: cluster,
        }
    }

    /// Both at once, now the one somewhat before the other and now after.
    async fn both(&self, calls: [Call; 2]) -> [Reply; 2] {
        let [one, other] = calls.map(|call| self.somewhat_later(call));
        tokio::join!(one, other).into()
    }

    /// The same; says what became of them, the smaller status first.
    async fn statuses(&self, calls: [Call; 2]) -> [u16; 2] {
        let mut statuses = self.both(calls).await.map(|reply| reply.status);
        statuses.sort_unstable();
        statuses
    }

    async fn somewhat_later(&self, call: Call) -> Reply {
        let drawn = u32::from_le_bytes(self.random.bytes());
        let later = Instant::now() + Duration::from_micros((drawn % APART).into());
        while Instant::now() < later {
            yield_now().await;
        }
        call.await
    }
}
