//! Maps with parts that may be absent.

/// Declares a map by its keys: a struct that is written as a map and read from one.
macro_rules! map {
    ($(#[$meta:meta])* $visibility:vis struct $name:ident { $($key:ident: $value:ty,)* }) => {
        $(#[$meta])*
        #[derive(Default)]
        $visibility struct $name {
            $($visibility $key: Option<$value>,)*
        }

        impl $name {
            /// Reads the keys in any order, each at most once, and ignores others. `check` is called after each key.
            $visibility fn read<'de, M: serde::de::MapAccess<'de>>(
                mut map: M,
                check: impl Fn(&Self, &str) -> Result<(), M::Error>,
            ) -> Result<Self, M::Error> {
                let mut parts = Self::default();
                while let Some(key) = map.next_key::<String>()? {
                    match &*key {
                        $(stringify!($key) => {
                            if parts.$key.is_some() {
                                return Err(serde::de::Error::duplicate_field(stringify!($key)));
                            }
                            parts.$key = Some(map.next_value()?);
                        })*
                        _ => drop(map.next_value::<serde::de::IgnoredAny>()?),
                    }
                    check(&parts, &key)?;
                }
                Ok(parts)
            }

            /// Returns the number of keys that are present.
            $visibility fn len(&self) -> usize {
                [$(self.$key.is_some()),*].into_iter().filter(|is_some| *is_some).count()
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let mut map = serializer.serialize_map(Some(self.len()))?;
                $(if let Some(value) = &self.$key {
                    serde::ser::SerializeMap::serialize_entry(&mut map, stringify!($key), value)?;
                })*
                serde::ser::SerializeMap::end(map)
            }
        }
    };
}

pub(super) use map;
