//! The house holds: imports run to the left, and through no fence; files and functions keep
//! their size. Each check has a planted violation, so that it is known to bite.
#![expect(clippy::unwrap_used, reason = "a test that cannot read its own files should stop")]

#[path = "layers/source.rs"]
mod source;

use std::fs;
use std::path::{Path, PathBuf};

use source::{PathUse, Token, functions, paths, tokens, without_tests};

/// From left to right: a module imports only what stands left of it.
const HOUSE: [&str; 11] = [
    "domain",
    "config",
    "ingest",
    "aggregate",
    "project",
    "allocate",
    "control",
    "value",
    "report",
    "pipeline",
    "cli",
];
/// Modules without floating point.
const EXACT: [&str; 3] = ["domain", "ingest", "aggregate"];
const FILE_LINES: usize = 400;
const FUNCTION_LINES: usize = 80;

fn rank(module: &str) -> Option<usize> {
    HOUSE.iter().position(|name| *name == module)
}

/// What is wrong with one file; `file` is its path below `src`.
fn violations(file: &str, text: &str) -> Vec<String> {
    let module = module_of(file);
    let all = tokens(text);
    let uses = paths(&all, &module);
    let own = module.first().map_or("", String::as_str);
    let mut found = Vec::new();
    for path in &uses {
        let wrong = against_the_house(own, path).or_else(|| through_a_fence(own, path));
        if let Some(wrong) = wrong {
            found.push(format!("{file}:{}: {wrong}", path.line));
        }
    }
    if EXACT.contains(&own) && !is_test_file(file) {
        found.extend(floats(file, &without_tests(&all)));
    }
    if !is_test_file(file) {
        found.extend(sizes(file, text, &without_tests(&all)));
    }
    found
}

/// `ingest/layout.rs` is the module `ingest::layout`; `main.rs` and `lib.rs` are the root.
fn module_of(file: &str) -> Vec<String> {
    let stem = file.strip_suffix(".rs").unwrap_or(file);
    let mut module: Vec<String> = stem.split('/').map(str::to_owned).collect();
    if matches!(module.last().map(String::as_str), Some("mod" | "lib" | "main")) {
        module.pop();
    }
    module
}

fn is_test_file(file: &str) -> bool {
    file.ends_with("/tests.rs") || file.contains("/tests/")
}

/// The path from the crate root, where it is a path within the crate.
fn from_root(path: &PathUse) -> Option<Vec<String>> {
    let mut absolute = match path.segments[0].as_str() {
        "crate" | "cashcast" => Vec::new(),
        "self" | "super" => path.module.clone(),
        _ => return None,
    };
    for segment in &path.segments {
        match segment.as_str() {
            "crate" | "cashcast" | "self" => {}
            "super" => {
                absolute.pop();
            }
            other => absolute.push(other.to_owned()),
        }
    }
    Some(absolute)
}

fn against_the_house(own: &str, path: &PathUse) -> Option<String> {
    let own_rank = rank(own)?;
    let target = from_root(path)?;
    let written = path.segments.join("::");
    let Some(first) = target.first() else {
        // `pub(crate)`, `pub(super)` and `self` name no import.
        let import = path.renamed || path.segments.len() > 1;
        return import.then(|| format!("`{written}` imports the whole crate"));
    };
    match rank(first) {
        Some(target_rank) if target_rank <= own_rank => None,
        Some(_) => {
            Some(format!("`{own}` imports from `{first}` (`{written}`), which stands right of it"))
        }
        None => Some(format!(
            "`{written}` names something at the crate root; import it from its module"
        )),
    }
}

fn through_a_fence(own: &str, path: &PathUse) -> Option<String> {
    let segments: Vec<&str> = path.segments.iter().map(String::as_str).collect();
    let has = |pair: [&str; 2]| segments.windows(2).any(|window| window == pair);
    let has_word = |word: &str| segments.contains(&word);
    let written = segments.join("::");
    // The root holds `main.rs` and `lib.rs`.
    let outside = own != "cli" && !own.is_empty();
    let first = segments[0];
    let clock = has(["Utc", "now"])
        || has(["Local", "now"])
        || has_word("SystemTime")
        || has_word("Instant");
    if clock {
        return Some(format!("`{written}` reads the clock; dates come in from outside"));
    }
    if outside && (first == "clap" || first == "anstream" || has_word("IsTerminal")) {
        return Some(format!("`{written}`: arguments and the terminal belong to `cli`"));
    }
    if outside && (has(["std", "env"]) || has(["io", "stdout"]) || has(["io", "stderr"])) {
        return Some(format!("`{written}`: the process belongs to `cli`"));
    }
    if outside
        && (has(["process", "exit"]) || (first == "std" && segments.len() == 1 && path.renamed))
    {
        return Some(format!("`{written}`: the process belongs to `cli`"));
    }
    if own != "report" && first == "comfy_table" {
        return Some(format!("`{written}`: tables are drawn in `report`"));
    }
    None
}

fn floats(file: &str, tokens: &[Token]) -> Vec<String> {
    tokens
        .iter()
        .filter(|token| token.is_float())
        .map(|token| format!("{file}:{}: `{}`: no floating point here", token.line, token.text))
        .collect()
}

/// Lines without tests, and the length of every function.
fn sizes(file: &str, text: &str, tokens: &[Token]) -> Vec<String> {
    let mut found = Vec::new();
    let lines = lines_without_tests(text);
    if lines > FILE_LINES {
        found.push(format!("{file}: {lines} lines without tests, {FILE_LINES} are allowed"));
    }
    for (name, line, length) in functions(tokens) {
        if length > FUNCTION_LINES {
            found.push(format!(
                "{file}:{line}: `{name}` has {length} lines, {FUNCTION_LINES} are allowed"
            ));
        }
    }
    found
}

/// Tests stand at the end of a file, after the first `#[cfg(test)]` at its margin.
fn lines_without_tests(text: &str) -> usize {
    text.lines().take_while(|line| *line != "#[cfg(test)]").count()
}

fn source_files(directory: &Path, found: &mut Vec<PathBuf>) {
    let entries = fs::read_dir(directory).expect("src can be listed");
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            source_files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// Every source file: path below `src`, and text.
fn sources() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    source_files(&root, &mut files);
    files
        .into_iter()
        .map(|path| {
            let name = path.strip_prefix(&root).unwrap().to_string_lossy().replace('\\', "/");
            (name, fs::read_to_string(&path).unwrap())
        })
        .collect()
}

#[test]
fn the_source_keeps_the_house() {
    let sources = sources();
    assert!(sources.len() > 10, "only {} source files found", sources.len());
    let found: Vec<String> =
        sources.iter().flat_map(|(file, text)| violations(file, text)).collect();
    assert!(found.is_empty(), "{} violations:\n{}", found.len(), found.join("\n"));
}

#[test]
fn every_module_has_its_place() {
    for (file, _) in sources() {
        let module = module_of(&file);
        let known = module.first().is_none_or(|first| rank(first).is_some());
        assert!(known, "src/{file}: its module has no place in HOUSE (tests/layers.rs)");
    }
}

#[test]
fn functions_are_short() {
    let mut lengths: Vec<usize> = sources()
        .iter()
        .filter(|(file, _)| !is_test_file(file))
        .flat_map(|(_, text)| functions(&without_tests(&tokens(text))))
        .map(|(_, _, length)| length)
        .collect();
    lengths.sort_unstable();
    let at = |percent: usize| lengths[(lengths.len() - 1) * percent / 100];
    assert!(at(50) <= 10, "half of the functions have more than {} lines", at(50));
    assert!(at(90) <= 40, "one function in ten has more than {} lines", at(90));
}

#[test]
fn no_dependency_reads_the_clock() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let manifest = fs::read_to_string(root.join("Cargo.toml")).unwrap();
    assert_eq!(clock_features(&manifest), Vec::<String>::new());
    let bad = manifest.replace(
        "default-features = false, features = [\"std\", \"serde\"] }\nclap",
        "features = [\"clock\"] }\nclap",
    );
    assert_ne!(bad, manifest, "the planted violation needs the chrono line before the clap line");
    assert_eq!(clock_features(&bad).len(), 2);
}

/// What gives chrono a clock.
fn clock_features(manifest: &str) -> Vec<String> {
    let manifest: toml_edit::DocumentMut = manifest.parse().unwrap();
    let chrono = &manifest["dependencies"]["chrono"];
    let mut found = Vec::new();
    if chrono.get("default-features").and_then(toml_edit::Item::as_bool) != Some(false) {
        found.push("default features".to_owned());
    }
    let features = chrono.get("features").and_then(toml_edit::Item::as_array);
    for feature in features.into_iter().flatten() {
        let name = feature.as_str().unwrap();
        if matches!(name, "clock" | "now" | "default") {
            found.push(name.to_owned());
        }
    }
    found
}

/// Planted violations: where they stand, the source, and a word of the complaint.
const PLANTED: [(&str, &str, &str); 36] = [
    ("domain/money.rs", "use crate::report::Report;", "right of it"),
    ("ingest/mod.rs", "pub use crate::project::Projection;", "right of it"),
    (
        "ingest/mod.rs",
        "use crate::{\n    domain::Money,\n    cli::Flags,\n};",
        ":3: `ingest` imports",
    ),
    (
        "allocate/mod.rs",
        "use crate::{domain::{Money, Stage}, report::{self, Cell}};",
        "right of it",
    ),
    ("aggregate/mod.rs", "fn f() { let x = crate::pipeline::run(1); }", "right of it"),
    ("aggregate/mod.rs", "type T = Vec<crate::project::Path>;", "right of it"),
    ("ingest/layout.rs", "use super::super::report::Report;", "right of it"),
    ("ingest/layout.rs", "fn f() { super::super::cli::main() }", "right of it"),
    ("ingest/layout.rs", "mod tests { use super::super::super::report::Report; }", "right of it"),
    ("ingest/layout.rs", "mod a { fn g() {} }\nuse super::super::cli;", "right of it"),
    ("domain/mod.rs", "use super::config::Settings;", "right of it"),
    ("domain/mod.rs", "use self::super::config::Settings;", "right of it"),
    ("domain/mod.rs", "use crate as root;", "whole crate"),
    ("domain/mod.rs", "use crate::*;", "crate root"),
    ("domain/mod.rs", "use crate::{self as root};", "whole crate"),
    ("domain/mod.rs", "use super::*;", "crate root"),
    ("domain/mod.rs", "use cashcast::cli::main;", "right of it"),
    ("domain/mod.rs", "use {crate::cli::main};", "right of it"),
    ("domain/mod.rs", "macro_rules! m { () => { $crate::cli::main() } }", "right of it"),
    ("config/mod.rs", "use clap::Parser;", "arguments"),
    ("config/mod.rs", "#[derive(clap::Args)] struct A;", "arguments"),
    ("config/mod.rs", "use std::env;", "process"),
    ("config/mod.rs", "use std::{\n  env::var,\n  fs,\n};", "process"),
    ("report/mod.rs", "use std::io::{self, IsTerminal as _};", "terminal"),
    ("report/mod.rs", "let out = anstream::stdout();", "terminal"),
    ("report/mod.rs", "use std::io; fn f() { io::stdout(); }", "process"),
    ("pipeline/mod.rs", "fn f() { std::process::exit(1) }", "process"),
    ("pipeline/mod.rs", "use std as s;", "process"),
    ("cli/mod.rs", "use comfy_table::Table;", "drawn"),
    ("cli/mod.rs", "fn f() { chrono::Utc::now(); }", "clock"),
    ("cli/mod.rs", "use std::time::{Duration, Instant};", "clock"),
    ("domain/mod.rs", "fn f(x: f64) {}", "floating"),
    ("ingest/mod.rs", "fn f() { let x = 1.5; }", "floating"),
    ("aggregate/mod.rs", "fn f() { let x = 2f32; let s = \"f32\"; }", "floating"),
    ("aggregate/mod.rs", "fn f(d: Decimal) { d.to_f64(); }", "floating"),
    ("domain/mod.rs", "fn f() { let c = '\"'; let x: f64; }", "floating"),
];

/// What looks like a violation and is none.
const INNOCENT: [(&str, &str); 14] = [
    ("report/mod.rs", "use crate::domain::Money;\nuse super::allocate::Plan;"),
    ("ingest/mod.rs", "// use crate::report::Report;\n/* crate::cli /* f64 */ crate::cli */"),
    (
        "ingest/mod.rs",
        "/// use crate::cli::main; f64\nconst S: &str = \"crate::cli f64 \\\" clap::x\";",
    ),
    ("ingest/mod.rs", "const S: &str = r#\"use crate::cli; \" f64\"#;\nconst C: char = '\\'';"),
    ("ingest/mod.rs", "pub(crate) fn f<'a>(x: &'a str) {}\npub(super) fn g() {}"),
    ("ingest/mod.rs", "mod tests { use super::*; }"),
    ("ingest/layout/guess.rs", "use super::super::error::Rejected;\nuse super::Layout;"),
    (
        "domain/mod.rs",
        "fn f(p: ((u8, u8), u8)) { let x = p.0.1; for i in 0..5 {} let e = 0x1e + 0_usize; }",
    ),
    ("domain/mod.rs", "#[cfg(test)]\nmod tests { fn f(x: f64) -> f64 { 1.5 } }"),
    ("project/mod.rs", "fn f(x: f64) -> f64 { x * 1.5e3 }"),
    (
        "cli/mod.rs",
        "use clap::Parser; use std::env; use std::io::IsTerminal; use crate::report::R;",
    ),
    ("report/mod.rs", "use comfy_table::Table; let v = env!(\"CARGO_PKG_VERSION\");"),
    ("main.rs", "fn main() { cashcast::cli::main(std::env::args_os()) }"),
    ("domain/mod.rs", "fn f() { let env = 1; let cli = report(env); self.cli.report(); }"),
];

#[test]
fn planted_violations_are_found() {
    for (file, text, complaint) in PLANTED {
        let found = violations(file, text);
        let seen = found.iter().any(|line| line.contains(complaint));
        assert!(seen, "not found in src/{file}:\n{text}\nfound: {found:?}");
    }
}

#[test]
fn innocent_source_passes() {
    for (file, text) in INNOCENT {
        assert_eq!(violations(file, text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn long_files_and_functions_are_found() {
    let long = format!("fn f() {{\n{}}}\n", "    g();\n".repeat(79));
    assert!(violations("domain/a.rs", &long)[0].contains("`f` has 81 lines"));
    let short = format!("fn f() {{\n{}}}\n", "    g();\n".repeat(78));
    assert_eq!(violations("domain/a.rs", &short), Vec::<String>::new());
    let tested = format!("#[cfg(test)]\nmod tests {{\n{long}}}\n");
    assert_eq!(violations("domain/a.rs", &tested), Vec::<String>::new());
    assert_eq!(violations("domain/tests.rs", &long), Vec::<String>::new());
    let file = "const A: u8 = 1;\n".repeat(401);
    assert!(violations("domain/a.rs", &file)[0].contains("401 lines"));
    assert_eq!(violations("domain/a.rs", &file[17..]), Vec::<String>::new());
}
