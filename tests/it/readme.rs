//! Runs every `console` block of the documents: what a reader sees there is what a reader gets.
//!
//! A line that starts with `$ ` is a command, the lines after it are its output: stdout, then
//! stderr. `CASHCAST_BLESS=1 cargo test --test it readme` writes what is printed now into the
//! blocks. Commands run by `sh` in a folder of their own that holds a copy of `examples/`.
#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "a test that cannot read its own files should stop")]

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs, io};

const CASHCAST: &str = env!("CARGO_BIN_EXE_cashcast");
const BLESS: &str = "CASHCAST_BLESS";

/// Part of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Part {
    /// Everything outside console blocks, their fences too.
    Text(String),
    /// One command as written, with the line it stands on, and what follows it.
    Run { command: String, line: usize, output: String },
}

fn parts(document: &str) -> Vec<Part> {
    let mut parts = vec![Part::Text(String::new())];
    let mut inside = false;
    let mut continued = false;
    for (index, line) in document.split_inclusive('\n').enumerate() {
        let fence = line.starts_with("```");
        let opens = fence && !inside && line.trim_end() == "```console";
        let last = parts.last_mut().expect("there is always a part");
        match last {
            Part::Run { command, .. } if continued => command.push_str(line),
            _ if inside && line.starts_with("$ ") => parts.push(Part::Run {
                command: line.to_owned(),
                line: index + 1,
                output: String::new(),
            }),
            Part::Run { output, .. } if inside && !fence => output.push_str(line),
            Part::Text(text) => text.push_str(line),
            Part::Run { .. } => parts.push(Part::Text(line.to_owned())),
        }
        continued = inside && !fence && line.trim_end().ends_with('\\') && is_command(&parts);
        inside = opens || (inside && !fence);
    }
    parts
}

fn is_command(parts: &[Part]) -> bool {
    matches!(parts.last(), Some(Part::Run { output, .. }) if output.is_empty())
}

fn join(parts: &[Part]) -> String {
    let mut document = String::new();
    for part in parts {
        match part {
            Part::Text(text) => document.push_str(text),
            Part::Run { command, output, .. } => {
                document.push_str(command);
                document.push_str(output);
            }
        }
    }
    document
}

/// A folder with `cashcast` on its path and a copy of the examples.
struct Desk {
    folder: tempfile::TempDir,
    bin: tempfile::TempDir,
    last_status: i32,
}

impl Desk {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let bin = tempfile::tempdir().unwrap();
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        copy(&root.join("examples"), &folder.path().join("examples")).unwrap();
        std::os::unix::fs::symlink(CASHCAST, bin.path().join("cashcast")).unwrap();
        Self { folder, bin, last_status: 0 }
    }

    /// What the command prints, stdout before stderr.
    fn run(&mut self, command: &str) -> String {
        let command = command.strip_prefix("$ ").unwrap_or(command);
        let command = command.replace("cargo run --release -- ", "cashcast ");
        let first = command.split_whitespace().next().unwrap_or_default();
        assert!(
            matches!(first, "cashcast" | "echo" | "cat"),
            "`{first}` is not run in a console block; show it in a `sh` block"
        );
        let path =
            format!("{}:{}", self.bin.path().display(), env::var("PATH").unwrap_or_default());
        let mut shell = Command::new("sh");
        for (name, _) in env::vars() {
            if name.starts_with("CASHCAST_") || name.starts_with("CLICOLOR") {
                shell.env_remove(name);
            }
        }
        let printed = shell
            .arg("-c")
            .arg(format!("(exit {}); {command}", self.last_status))
            .current_dir(self.folder.path())
            .env("PATH", path)
            .env("COLUMNS", "100")
            .env("NO_COLOR", "1")
            .output()
            .unwrap();
        self.last_status = printed.status.code().unwrap_or(-1);
        let mut text = String::from_utf8(printed.stdout).expect("output is UTF-8");
        text.push_str(&String::from_utf8(printed.stderr).expect("output is UTF-8"));
        if !text.is_empty() && !text.ends_with('\n') {
            text.push('\n');
        }
        text
    }
}

fn copy(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}

/// The document as it should be: every output as printed now.
fn refreshed(parts: &[Part]) -> Vec<Part> {
    let mut desk = Desk::new();
    parts
        .iter()
        .map(|part| match part {
            Part::Run { command, line, .. } => {
                Part::Run { command: command.clone(), line: *line, output: desk.run(command) }
            }
            Part::Text(_) => part.clone(),
        })
        .collect()
}

/// What differs between a document and what its commands print.
fn differences(name: &str, written: &[Part], printed: &[Part]) -> String {
    let mut report = String::new();
    for (was, is) in written.iter().zip(printed) {
        let (Part::Run { command, line, output }, Part::Run { output: now, .. }) = (was, is) else {
            continue;
        };
        if output == now {
            continue;
        }
        writeln!(report, "{name}:{line}: {}", command.trim_end()).unwrap();
        let lines = output.lines().count().max(now.lines().count());
        for index in 0..lines {
            let (old, new) = (output.lines().nth(index), now.lines().nth(index));
            if old != new {
                writeln!(report, "  line {}:", index + 1).unwrap();
                writeln!(report, "    written: {}", old.unwrap_or("(nothing)")).unwrap();
                writeln!(report, "    printed: {}", new.unwrap_or("(nothing)")).unwrap();
                break;
            }
        }
    }
    report
}

fn markdown(folder: &Path, found: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            markdown(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "md") {
            found.push(path);
        }
    }
}

/// The documents that a reader meets.
fn documents(root: &Path) -> Vec<PathBuf> {
    let mut found = vec![root.join("README.md"), root.join("CONTRIBUTING.md")];
    markdown(&root.join("docs"), &mut found);
    markdown(&root.join("examples"), &mut found);
    found
}

#[test]
fn console_blocks_show_what_is_printed() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut report = String::new();
    for path in documents(root) {
        let document =
            fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        let written = parts(&document);
        if !written.iter().any(|part| matches!(part, Part::Run { .. })) {
            continue;
        }
        let printed = refreshed(&written);
        if env::var_os(BLESS).is_some() {
            fs::write(&path, join(&printed)).unwrap();
            continue;
        }
        let name = path.strip_prefix(root).unwrap().display().to_string();
        report.push_str(&differences(&name, &written, &printed));
    }
    assert!(
        report.is_empty(),
        "{report}\nIf the new output is right: {BLESS}=1 cargo test --test it readme"
    );
}

/// Targets of links, as written.
fn links(document: &str) -> Vec<&str> {
    let after = document.split("](").skip(1);
    after.filter_map(|rest| rest.split(')').next()).collect()
}

#[test]
fn links_lead_to_files() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for path in documents(root) {
        let document = fs::read_to_string(&path).unwrap();
        let folder = path.parent().expect("a file stands in a folder");
        for link in links(&document) {
            let file = link.split('#').next().unwrap_or_default();
            let known = link.contains("://") || file.is_empty() || folder.join(file).exists();
            assert!(known, "{}: `{link}` leads nowhere", path.display());
        }
    }
}

#[test]
fn links_are_found() {
    let found = links("[a](b.md) and [c d](../e/f.md#g)\n[h](https://i.example)");
    assert_eq!(found, ["b.md", "../e/f.md#g", "https://i.example"]);
}

const SAMPLE: &str = "# Title\n\n```console\n$ echo one\none\n$ echo two \\\n    three\ntwo three\n```\n\n\
                      ```sh\n$ rm -rf never\n```\n\n```console\n$ cashcast\n```\nend\n";

#[test]
fn a_document_is_read_into_commands_and_outputs() {
    let found = parts(SAMPLE);
    assert_eq!(join(&found), SAMPLE);
    let runs: Vec<(&str, usize, &str)> = found
        .iter()
        .filter_map(|part| match part {
            Part::Run { command, line, output } => Some((command.as_str(), *line, output.as_str())),
            Part::Text(_) => None,
        })
        .collect();
    let expected = [
        ("$ echo one\n", 4, "one\n"),
        ("$ echo two \\\n    three\n", 6, "two three\n"),
        ("$ cashcast\n", 16, ""),
    ];
    assert_eq!(runs, expected);
}

#[test]
fn an_output_that_is_not_printed_is_found() {
    let document =
        "```console\n$ echo one\ntwo\n$ echo $?\n0\n$ cat none 2>/dev/null\n$ echo $?\n1\n```\n";
    let written = parts(document);
    let printed = refreshed(&written);
    let report = differences("X.md", &written, &printed);
    let expected = "X.md:2: $ echo one\n  line 1:\n    written: two\n    printed: one\n";
    assert_eq!(report, expected);
    let blessed = join(&printed);
    assert_eq!(blessed, document.replace("two", "one"));
    let again = parts(&blessed);
    assert_eq!(differences("X.md", &again, &refreshed(&again)), "");
}
