//! The documentation: links resolve, and what pages show is what the program prints.

mod figures;
mod links;
mod manifest;
mod pages;
mod shown;
