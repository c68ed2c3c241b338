//! Commands as they are declared: what each asks for, and what is done for it.

use crate::{
    command::{Command, Permit},
    error::Error,
    tx::{Snapshot, Tx},
};

/// A command carried out by `D`, which has what that takes: keys, a calendar, a clock.
///
/// Registered for the command, so that whoever asks hands over the command alone. It
/// borrows it: what the database asks to repeat is done from the beginning, with the same
/// command.
pub trait Effect<D>: Command {
    /// What it brings about.
    type Done: Send;

    /// Does it.
    fn carry_out(
        by: &D,
        tx: &mut Tx<'_>,
        permit: Permit<'_, Self>,
    ) -> impl Future<Output = Result<Self::Done, Error>> + Send;
}

/// The same for a command that asks and changes nothing.
pub trait Question<D>: Command {
    /// What is found.
    type Found: Send;

    /// Looks.
    fn look_up(
        by: &D,
        snapshot: &mut Snapshot<'_>,
        permit: Permit<'_, Self>,
    ) -> impl Future<Output = Result<Self::Found, Error>> + Send;
}

/// Declares commands, each with what is done for it by whomever the block begins with.
///
/// A command is a struct that serde writes and reads; one without fields has a [`Default`]. It
/// asks for the endpoint of its name, or says what else it is `of`: another endpoint, or one of
/// [`internal`](crate::internal). A function `does` it, or answers what it `asks`: it takes a
/// [`Tx`] or a [`Snapshot`] and the [`Permit`], before them whoever does it, if it is `with` them,
/// and gives what stands behind the arrow. What the monitor answers alone has none. Then comes
/// what else [`Command`] says of it: which subject it is `about`, by the field that has the id;
/// `confirmed`, by the field of that name; and its constants.
///
/// ```
/// # use monitor::{Concerning, Error, Permit, Snapshot, commands};
/// # use shared::ids::{PatientId, RequisitionId};
/// commands! { ():
///     /// Asks for one patient.
///     struct GetPatient(PatientId) asks find => Concerning<PatientId>, about Patient(0);
///
///     /// Notes that somebody was not let throw a draft away.
///     pub struct Refused { id: RequisitionId } of DeleteDraft, about Requisition(id);
/// }
///
/// async fn find(
///     _: &mut Snapshot<'_>,
///     permit: Permit<'_, GetPatient>,
/// ) -> Result<Concerning<PatientId>, Error> {
///     let &GetPatient(id) = permit.command();
///     Ok(Concerning::one(id, id))
/// }
/// ```
#[macro_export]
macro_rules! commands {
    ($by:ty:) => {};
    ($by:ty:
        $(#[$meta:meta])*
        $vis:vis struct $name:ident $(($($parts:tt)*))? $({$($fields:tt)*})? $(of $($of:ident)::+)?
        $(, $say:ident $($kind:ident($($field:tt)+))? $(= $value:literal)?)*;
        $($rest:tt)*
    ) => {
        ::monitor::commands! { @struct
            $(#[$meta])* #[derive(::serde::Serialize, ::serde::Deserialize)]
            $vis struct $name $(($($parts)*))? $({$($fields)*})?
        }
        impl ::monitor::Command for $name {
            type Of = ::monitor::commands!(@of $name $($($of)::+)?);
            $(::monitor::commands! { @say $say $($kind($($field)+))? $(= $value)? })*
        }
        ::monitor::commands! { $by: $($rest)* }
    };
    ($by:ty:
        $(#[$meta:meta])*
        $vis:vis struct $name:ident $(($($parts:tt)*))? $({$($fields:tt)*})? $(of $($of:ident)::+)?
        does $($effect:ident)::+ $(with $who:ident)? => $done:ty
        $(, $say:ident $($kind:ident($($field:tt)+))? $(= $value:literal)?)*;
        $($rest:tt)*
    ) => {
        impl ::monitor::Effect<$by> for $name {
            type Done = $done;

            async fn carry_out(
                by: &$by,
                tx: &mut ::monitor::Tx<'_>,
                permit: ::monitor::Permit<'_, Self>,
            ) -> Result<$done, ::monitor::Error> {
                let _ = by;
                $(let $who = by;)?
                $($effect)::+($($who,)? tx, permit).await
            }
        }
        ::monitor::commands! { $by:
            $(#[$meta])* $vis struct $name $(($($parts)*))? $({$($fields)*})? $(of $($of)::+)?
            $(, $say $($kind($($field)+))? $(= $value)?)*; $($rest)*
        }
    };
    ($by:ty:
        $(#[$meta:meta])*
        $vis:vis struct $name:ident $(($($parts:tt)*))? $({$($fields:tt)*})? $(of $($of:ident)::+)?
        asks $($look_up:ident)::+ $(with $who:ident)? => $found:ty
        $(, $say:ident $($kind:ident($($field:tt)+))? $(= $value:literal)?)*;
        $($rest:tt)*
    ) => {
        impl ::monitor::Question<$by> for $name {
            type Found = $found;

            async fn look_up(
                by: &$by,
                snapshot: &mut ::monitor::Snapshot<'_>,
                permit: ::monitor::Permit<'_, Self>,
            ) -> Result<$found, ::monitor::Error> {
                let _ = by;
                $(let $who = by;)?
                $($look_up)::+($($who,)? snapshot, permit).await
            }
        }
        ::monitor::commands! { $by:
            $(#[$meta])* $vis struct $name $(($($parts)*))? $({$($fields)*})? $(of $($of)::+)?
            $(, $say $($kind($($field)+))? $(= $value)?)*; $($rest)*
        }
    };
    (@struct $(#[$meta:meta])* $vis:vis struct $name:ident {$($fields:tt)*}) => {
        $(#[$meta])* $vis struct $name {$($fields)*}
    };
    (@struct $(#[$meta:meta])* $vis:vis struct $name:ident ($($parts:tt)*)) => {
        $(#[$meta])* $vis struct $name ($($parts)*);
    };
    (@struct $(#[$meta:meta])* $vis:vis struct $name:ident) => {
        $(#[$meta])* #[derive(Default)] $vis struct $name;
    };
    (@of $name:ident) => { ::shared::endpoints::$name };
    (@of $name:ident $of:ident) => { ::shared::endpoints::$of };
    (@of $name:ident internal::$of:ident) => { ::monitor::internal::$of };
    (@say about $kind:ident($($field:tt)+)) => {
        fn subject(&self) -> Option<::monitor::Subject> {
            Option::from(self.$($field)+).map(::monitor::Subject::$kind)
        }
    };
    (@say confirmed) => {
        fn confirmed(&self) -> Option<::ground::crypto::digest::Sha256Digest> {
            self.confirmed
        }
    };
    (@say $constant:ident = $value:literal) => {
        const $constant: bool = $value;
    };
}
