//! Enums: fields, elements, and members of structures in lists.

use crate::document::{document, few, maybe, sdk_enum, word};

sdk_enum! {
    enum State { Ready = "READY", Pending = "PENDING", NotReady = "NOT_READY", }
}

sdk_enum! {
    enum Color { Red = "RED", Blue = "BLUE", }
}

document! {
    struct Enums {
        state: State = State::any(),
        #[serde(skip_serializing_if = "Option::is_none")]
        wanted: Option<State> = maybe(State::any()),
        color: Option<Color> = maybe(Color::any()),
        states: Vec<State> = few(State::any()),
        sparse: Option<Vec<Option<State>>> = maybe(few(maybe(State::any()))),
        hosts: Option<Vec<Host>> = maybe(few(Host::any())),
        name: Option<String> = maybe(word()),
    }
}

document! {
    struct Host {
        name: String = word(),
        state: State = State::any(),
        #[serde(skip_serializing_if = "Option::is_none")]
        wanted: Option<State> = maybe(State::any()),
        history: Vec<State> = few(State::any()),
        color: Option<Color> = maybe(Color::any()),
    }
}
