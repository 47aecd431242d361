//! Everything that does not need the SDK, in a build without it.

#[path = "../behaviour/custom.rs"]
mod custom;
#[path = "../behaviour/custom_generics.rs"]
mod custom_generics;
#[path = "../behaviour/custom_names.rs"]
mod custom_names;
#[path = "../behaviour/custom_patterns.rs"]
mod custom_patterns;
mod dependencies;
mod forms;
#[path = "../behaviour/model.rs"]
mod model;
#[path = "../behaviour/nesting.rs"]
mod nesting;
#[path = "../behaviour/pacing.rs"]
mod pacing;
#[path = "../behaviour/progress.rs"]
mod progress;
mod ui;
