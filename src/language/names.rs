//! Enums whose values have a fixed name in the annotation schemes.

/// An enum of names: `ALL` in order of declaration, `name`, `index` and [`FromStr`](std::str::FromStr).
/// The order is part of the model's format: a changed list needs a newly trained model.
macro_rules! named {
    ($(#[$about:meta])* $kind:ident { $($(#[$doc:meta])* $value:ident = $name:literal,)* }) => {
        $(#[$about])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[repr(u8)]
        pub enum $kind { $($(#[$doc])* #[doc = concat!("`", $name, "`")] $value,)* }

        impl $kind {
            /// Every value, in order of declaration.
            pub const ALL: &'static [$kind] = &[$($kind::$value,)*];

            /// The name in the annotation scheme.
            pub const fn name(self) -> &'static str {
                match self { $($kind::$value => $name,)* }
            }

            /// The place in [`Self::ALL`].
            pub const fn index(self) -> usize {
                self as usize
            }
        }

        impl std::str::FromStr for $kind {
            type Err = crate::language::UnknownName;

            fn from_str(name: &str) -> Result<$kind, Self::Err> {
                match name { $($name => Ok($kind::$value),)* _ => Err(crate::language::UnknownName) }
            }
        }

        impl std::fmt::Display for $kind {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.name())
            }
        }
    };
}

pub(super) use named;

/// A name that the annotation scheme does not have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("no such name in the annotation scheme")]
pub struct UnknownName;
