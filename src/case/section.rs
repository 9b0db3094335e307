//! The two macros that write a section and a choice once: struct, file format and list of fields from the same lines.

/// Writes a section once: the struct, its file format and its list of fields all come from the same lines.
macro_rules! section {
    ($(#[$outer:meta])* pub struct $name:ident { $($(#[$inner:meta])* $field:ident: $type:ty,)+ }) => {
        crate::case::section::section!(@ $(#[$outer])* $name { } $($(#[$inner])* $field: $type,)+);
    };
    (@ $(#[$outer:meta])* $name:ident { $($(#[$own:meta])* $own_field:ident: $own_type:ty,)* } $($(#[$inner:meta])* $field:ident: $type:ty,)+) => {
        $(#[$outer])*
        #[derive(Clone, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
        #[serde(deny_unknown_fields)]
        pub struct $name {
            $($(#[$own])* pub $own_field: $own_type,)*
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

/// Writes an item of a list once: a section that has a lasting id beside its fields.
macro_rules! item {
    ($(#[$outer:meta])* pub struct $name:ident { $($(#[$inner:meta])* $field:ident: $type:ty,)+ }) => {
        crate::case::section::section!(@ $(#[$outer])* $name {
            /// Which item it is, wherever it stands in its list.
            #[serde(default, skip_serializing_if = "crate::place::ItemId::is_none")]
            id: crate::place::ItemId,
        } $($(#[$inner])* $field: $type,)+);

        impl crate::case::field::Item for $name {
            fn id(&self) -> crate::place::ItemId {
                self.id
            }

            fn set_id(&mut self, id: crate::place::ItemId) {
                self.id = id;
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

pub(crate) use {choice, item, section};
