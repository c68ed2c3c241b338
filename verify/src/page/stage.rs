//! What the page shows, and what was found.

use super::net::Silence;
use judging::{entry::Entry, verdict::Verdict};

/// What the page shows.
#[derive(Debug, Clone, PartialEq)]
pub enum Stage {
    /// Nothing was asked yet.
    Start,
    /// What the camera sees.
    Camera,
    /// A picture is being looked at.
    Looking,
    /// A code is being judged.
    Checking,
    /// What was found.
    Answer(Answer),
}

/// What was found.
#[derive(Debug, Clone, PartialEq)]
pub enum Answer {
    /// A code was judged, and the server asked.
    Verdict(Verdict, Register),
    /// Somebody typed a number.
    Number(Entry),
    /// There is nothing to judge.
    Failure(Failure),
}

/// How the server answered about a card: its keys, and if they are ours, the
/// register.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Register {
    /// Not yet.
    Asked,
    /// In time.
    Answered,
    /// Not what was asked, and why.
    Silent(Silence),
}

impl Register {
    /// How it answered.
    pub fn of(told: Result<(), Silence>) -> Self {
        told.map_or_else(Self::Silent, |()| Self::Answered)
    }
}

/// Why there is nothing to judge.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Failure {
    /// No code in the picture.
    NoCode,
    /// A code that cannot be made out.
    Blurred,
    /// Several referrals in the picture.
    Several,
    /// The file is no picture.
    NoPicture,
    /// It is too large.
    PictureTooLarge,
    /// The browser or its user forbids the camera.
    CameraRefused,
    /// There is none.
    CameraAbsent,
    /// It does not start.
    CameraBusy,
    /// It was on for long and saw nothing.
    CameraNothing,
}
