//! How many may be connected at once: few enough in all that files are left for everything
//! else, and few enough from one address that one cannot keep out the others.
//!
//! A connection beyond that is not left without an answer: as long as there is room in a
//! small reserve it is told whether the server lives, and to come back later; if it asks soon.

use crate::visitor::Visitor;
use axum::{Extension, middleware::AddExtension};
use axum_server::accept::Accept;
use ground::network::network;
use std::{
    collections::HashMap,
    future::{Ready, ready},
    io,
    net::IpAddr,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};
use tokio::net::TcpStream;
use tower::Layer;

/// How many may be here at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Room {
    /// In all.
    pub all: usize,
    /// From one network.
    pub each: usize,
    /// Beyond these, to be told so.
    pub reserve: usize,
}

impl Room {
    /// Files that are no connections: the database's, the listener, what is read and
    /// written in passing.
    const OTHER_FILES: usize = 64;
    const RESERVE: usize = 64;

    /// What is left of `self` where only so many files may be open. One network does not take
    /// all of what is fewer than was meant.
    #[must_use]
    pub fn within(self, files: usize) -> Self {
        let free = files.saturating_sub(Self::OTHER_FILES).max(16);
        let reserve = Self::RESERVE.min(free / 4);
        let all = self.all.min(free - reserve);
        let each = if all < self.all {
            self.each.min(all / 2)
        } else {
            self.each
        };
        Self { all, each, reserve }
    }
}

/// Who is here. Clones count the same.
#[derive(Debug, Clone)]
pub struct Crowd(Arc<Gate>);

#[derive(Debug)]
struct Gate {
    room: Room,
    /// Behind this address many stand: they are told apart by their requests.
    proxy: Option<IpAddr>,
    here: Mutex<Here>,
}

#[derive(Debug, Default)]
struct Here {
    all: usize,
    beyond: usize,
    by_network: HashMap<IpAddr, usize>,
}

impl Crowd {
    /// Nobody is here yet.
    pub fn new(room: Room, proxy: Option<IpAddr>) -> Self {
        Self(Arc::new(Gate {
            room,
            proxy: proxy.map(|proxy| proxy.to_canonical()),
            here: Mutex::default(),
        }))
    }

    /// Lets somebody in, if only into the reserve; nobody where that is full, too.
    pub fn enter(&self, address: IpAddr) -> Option<Entered> {
        let address = address.to_canonical();
        let network = (Some(address) != self.0.proxy).then(|| network(address));
        let Room { all, each, reserve } = self.0.room;
        let mut here = self.here();
        let from_there = network.and_then(|network| here.by_network.get(&network));
        let is_room = here.all < all && from_there.is_none_or(|count| *count < each);
        if is_room {
            here.all += 1;
            if let Some(network) = network {
                *here.by_network.entry(network).or_default() += 1;
            }
        } else if here.beyond < reserve {
            here.beyond += 1;
        } else {
            return None;
        }
        drop(here);
        Some(Entered(Arc::new(Place {
            crowd: self.clone(),
            network,
            beyond: !is_room,
        })))
    }

    fn here(&self) -> MutexGuard<'_, Here> {
        self.0.here.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Somebody who is here, until it and its clones are dropped.
#[derive(Debug, Clone)]
pub struct Entered(Arc<Place>);

#[derive(Debug)]
struct Place {
    crowd: Crowd,
    network: Option<IpAddr>,
    beyond: bool,
}

impl Entered {
    /// Whether there is no room, but to be told so.
    pub fn is_beyond(&self) -> bool {
        self.0.beyond
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut here = self.crowd.here();
        if self.beyond {
            here.beyond -= 1;
            return;
        }
        here.all -= 1;
        if let Some(network) = self.network
            && let Some(count) = here.by_network.get_mut(&network)
        {
            *count -= 1;
            if *count == 0 {
                here.by_network.remove(&network);
            }
        }
    }
}

/// Counts connections as they come, before anything is read from them.
#[derive(Debug, Clone)]
pub struct Turnstile(pub Crowd);

impl<S> Accept<TcpStream, S> for Turnstile {
    type Stream = Visitor;
    type Service = AddExtension<S, Entered>;
    type Future = Ready<io::Result<(Self::Stream, Self::Service)>>;

    fn accept(&self, stream: TcpStream, service: S) -> Self::Future {
        let entered = stream.peer_addr().and_then(|peer| {
            let full = io::Error::from(io::ErrorKind::ConnectionRefused);
            self.0.enter(peer.ip()).ok_or(full)
        });
        // The connection keeps its service, and so its place, to its end.
        ready(entered.map(|entered| {
            let visitor = Visitor::new(stream, entered.is_beyond());
            (visitor, Extension(entered).layer(service))
        }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn crowd(proxy: Option<&str>) -> Crowd {
        let room = Room {
            all: 5,
            each: 2,
            reserve: 2,
        };
        Crowd::new(room, proxy.map(|proxy| proxy.parse().unwrap()))
    }

    fn come(crowd: &Crowd, address: &str) -> Option<Entered> {
        crowd.enter(address.parse().unwrap())
    }

    #[test]
    fn one_network_leaves_room_for_the_others() {
        let crowd = crowd(None);
        let mut here: Vec<_> = (0..4).map(|_| come(&crowd, "192.0.2.1").unwrap()).collect();
        let beyond: Vec<_> = here.iter().map(Entered::is_beyond).collect();
        assert_eq!(beyond, [false, false, true, true]);
        assert!(come(&crowd, "192.0.2.1").is_none());
        let other = come(&crowd, "::ffff:192.0.2.2").unwrap();
        assert!(!other.is_beyond());
        let kept = here.remove(0);
        let clone = kept.clone();
        drop(kept);
        assert!(come(&crowd, "192.0.2.1").is_none());
        drop(clone);
        assert!(!come(&crowd, "192.0.2.1").unwrap().is_beyond());
    }

    #[test]
    fn in_all_there_is_only_so_much_room() {
        let crowd = crowd(None);
        let come = |host: u32| come(&crowd, &format!("2001:db8:0:{host:x}::1"));
        let here: Vec<_> = (0..7).map(|host| come(host).unwrap()).collect();
        assert_eq!(here.iter().filter(|one| one.is_beyond()).count(), 2);
        assert!(come(8).is_none());
        drop(here);
        let here = crowd.here();
        assert!(here.by_network.is_empty());
        assert_eq!((here.all, here.beyond), (0, 0));
    }

    #[test]
    fn the_proxy_is_many() {
        let crowd = crowd(Some("192.0.2.1"));
        let here: Vec<_> = (0..5).map(|_| come(&crowd, "192.0.2.1").unwrap()).collect();
        assert!(here.iter().all(|one| !one.is_beyond()));
    }

    #[test]
    fn files_are_left_for_everything_else() {
        let room = Room {
            all: 1024,
            each: 128,
            reserve: 0,
        };
        assert_eq!(room.within(100_000).all, 1024);
        for files in [1, 64, 80, 256, 1024] {
            let Room { all, each, reserve } = room.within(files);
            assert!(0 < each && each < all && 0 < reserve, "{files}");
            assert!(
                all + reserve <= files.max(80) - 64,
                "{files}: {all} {reserve}"
            );
        }
    }
}
