//! Enums of a closed list, of which each variant has a code.

/// An enum of which each variant has a code by which the database, the journal or a file knows it.
#[macro_export]
macro_rules! closed {
    ($(#[$meta:meta])* $vis:vis enum $name:ident {
        $($(#[$about:meta])* $variant:ident = $code:expr,)+
    }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        $vis enum $name {
            $($(#[$about])* $variant,)+
        }

        impl $name {
            /// All, in the order of forms and tables.
            pub const ALL: [Self; [$($code),+].len()] = [$(Self::$variant),+];

            /// What it is called where it is kept or sent.
            pub const fn code(self) -> &'static str {
                match self {
                    $(Self::$variant => $code,)+
                }
            }

            /// What has this code, if anything has.
            pub fn parse(code: &str) -> Option<Self> {
                Self::ALL.into_iter().find(|one| one.code() == code)
            }
        }
    };
}

/// A [`closed!`] enum of which the codes stand on the wire, too.
macro_rules! codes {
    ($(#[$meta:meta])* $vis:vis enum $name:ident {
        $($(#[$about:meta])* $variant:ident = $code:literal,)+
    }) => {
        $crate::closed! {
            $(#[$meta])*
            #[derive(serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
            $vis enum $name {
                $($(#[$about])* #[serde(rename = $code)] $variant = $code,)+
            }
        }
    };
}
pub(crate) use codes;
