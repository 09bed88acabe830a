//! The shop in every format and width, and the edges.

use super::fixture::{Shop, shop};
use super::*;
use crate::report::{RenderOptions, renderer, table_text};

fn text(shop: &Shop, width: usize) -> String {
    let options = RenderOptions {
        width,
        ..RenderOptions::default()
    };
    table_text(&forecast(&shop.inputs()), &options).unwrap()
}

#[test]
fn look() {
    for width in [80, 100, 160] {
        println!("{}", text(&shop(), width));
    }
    for name in ["json", "csv", "markdown"] {
        let bytes = renderer(name)
            .unwrap()
            .render(&forecast(&shop().inputs()), &RenderOptions::default())
            .unwrap();
        println!(
            "{}",
            String::from_utf8(bytes)
                .unwrap()
                .chars()
                .take(6000)
                .collect::<String>()
        );
    }
}
