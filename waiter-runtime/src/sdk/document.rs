//! The SDK's JSON without types.

use aws_smithy_types::{Document, Number};

use crate::eval::classify::Leaf;
use crate::eval::kinds::DocumentOf;
use crate::eval::tree::{Tree, View};

impl Leaf for Document {
    type Kind<'a> = DocumentOf<'a, Self>;

    #[inline]
    fn kind(&self) -> Option<DocumentOf<'_, Self>> {
        self.document()
    }
}

impl Tree for Document {
    fn view(&self) -> View<'_, Self> {
        match self {
            Self::Object(members) => View::JsonObject(members.len()),
            Self::Array(items) => View::JsonList(items),
            Self::Number(Number::PosInt(number)) => View::JsonNumber((*number).into()),
            Self::Number(Number::NegInt(number)) => View::JsonNumber((*number).into()),
            Self::Number(Number::Float(number)) => View::JsonNumber((*number).into()),
            Self::String(text) => View::JsonText(text),
            Self::Bool(value) => View::JsonBoolean(*value),
            Self::Null => View::JsonNull,
        }
    }

    fn member(&self, key: &str) -> Option<&Self> {
        self.as_object()?.get(key)
    }

    fn all_members(&self, test: impl Fn(&str, &Self) -> bool) -> bool {
        let mut members = self.as_object().into_iter().flatten();
        members.all(|(key, value)| test(key, value))
    }
}
