//! The two macros that write a section and a choice once: struct, file format and list of fields from the same lines.

/// Writes a section once: the struct, its file format and its list of fields all come from the same lines.
macro_rules! section {
    ($(#[$outer:meta])* pub struct $name:ident { $($(#[$inner:meta])* $field:ident: $type:ty,)+ }) => {
        $(#[$outer])*
        #[derive(Clone, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
        #[serde(deny_unknown_fields)]
        pub struct $name {
            $(
                $(#[$inner])*
                #[serde(default, skip_serializing_if = "crate::case::answer::Answer::is_not_answered")]
                pub $field: crate::case::answer::Answer<$type>,
            )+
        }

        impl crate::case::field::Section for $name {
            fn fields(&self) -> Vec<(&'static str, crate::case::field::View<'_>)> {
                vec![$((stringify!($field), crate::case::field::Member::view(&self.$field))),+]
            }

            fn fields_mut(&mut self) -> Vec<(&'static str, crate::case::field::Edit<'_>)> {
                vec![$((stringify!($field), crate::case::field::Member::edit(&mut self.$field))),+]
            }

            fn field(&self, name: &str) -> Option<crate::case::field::View<'_>> {
                match name {
                    $(stringify!($field) => Some(crate::case::field::Member::view(&self.$field)),)+
                    _ => None,
                }
            }

            fn field_mut(&mut self, name: &str) -> Option<crate::case::field::Edit<'_>> {
                match name {
                    $(stringify!($field) => Some(crate::case::field::Member::edit(&mut self.$field)),)+
                    _ => None,
                }
            }
        }
    };
}

/// Writes a choice once: the enum and the key of each of its values.
macro_rules! choice {
    ($(#[$outer:meta])* pub enum $name:ident { $($(#[$inner:meta])* $value:ident = $key:literal,)+ }) => {
        $(#[$outer])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum $name { $($(#[$inner])* $value,)+ }

        impl crate::case::scalar::Scalar for $name {
            const KIND: super::kind::Kind = super::kind::Kind::Choice(&[$($key),+]);

            fn parse(text: &str) -> Result<Self, String> {
                match text {
                    $($key => Ok(Self::$value),)+
                    _ => Err(format!("Her skal stå {}.", Self::KIND.expected())),
                }
            }

            fn text(&self) -> &str {
                match self {
                    $(Self::$value => $key,)+
                }
            }
        }
    };
}

pub(crate) use {choice, section};
