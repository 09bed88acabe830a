//! Golden cases: each folder of `tests/ok` and `tests/ex` holds its inputs, a `command` file (one
//! argument a line) and what must come out.
//!
//! `tests/ok`: exit 0, `expected.txt` is standard output, `expected.json` too where the command has
//! that format.
//! `tests/ex`: `expected.stderr` (its last line is `exit N`), and nothing on standard output
//! unless the exit code is 4, or the command is `inspect`: it shows what is wrong, as
//! `expected.txt` says.
//!
//! `CASHCAST_BLESS=1 cargo test` writes the expectations anew; read the difference before it lands.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests")
}

fn cases(kind: &str) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = std::fs::read_dir(root().join(kind))
        .expect("the folder of golden cases exists")
        .map(|entry| entry.expect("a readable folder").path())
        .filter(|path| path.is_dir())
        .collect();
    found.sort();
    assert!(!found.is_empty(), "no cases in tests/{kind}");
    found
}

fn run(case: &Path, extra: &[&str]) -> Output {
    let command = std::fs::read_to_string(case.join("command")).expect("a command file");
    Command::new(env!("CARGO_BIN_EXE_cashcast"))
        .args(command.lines().filter(|line| !line.is_empty()))
        .args(extra)
        .current_dir(case)
        .env_clear()
        .env("COLUMNS", "100")
        .output()
        .expect("the binary runs")
}

fn subcommand(case: &Path) -> String {
    let command = std::fs::read_to_string(case.join("command")).expect("a command file");
    command.lines().next().unwrap_or_default().to_owned()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("output is UTF-8")
}

/// Compares with the file, or writes it when blessing; gives the complaint.
fn check(path: &Path, found: &str) -> Option<String> {
    if std::env::var_os("CASHCAST_BLESS").is_some() {
        std::fs::write(path, found).expect("the expectation can be written");
        return None;
    }
    let expected = std::fs::read_to_string(path).unwrap_or_default();
    let line = expected.lines().zip(found.lines()).position(|(a, b)| a != b);
    (expected != found).then(|| {
        let line = line.unwrap_or_else(|| expected.lines().count().min(found.lines().count()));
        format!(
            "{}:{}\n  expected: {:?}\n  found:    {:?}",
            path.display(),
            line + 1,
            expected.lines().nth(line),
            found.lines().nth(line)
        )
    })
}

#[test]
fn good_input_gives_the_expected_text_and_json() {
    let mut complaints = Vec::new();
    for case in cases("ok") {
        for (extra, file) in
            [(&[][..], "expected.txt"), (&["--format", "json"][..], "expected.json")]
        {
            // A configuration is written in one format only.
            if file == "expected.json" && subcommand(&case) == "init" {
                continue;
            }
            let output = run(&case, extra);
            if !output.status.success() {
                complaints.push(format!("{}: {}", case.display(), text(&output.stderr)));
                continue;
            }
            complaints.extend(check(&case.join(file), &text(&output.stdout)));
        }
    }
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

#[test]
fn bad_input_gives_the_expected_message_and_nothing_on_standard_output() {
    let mut complaints = Vec::new();
    for case in cases("ex") {
        let output = run(&case, &[]);
        let code = output.status.code().expect("no signal, so no panic or kill");
        let shown = case.join("command");
        let shown = std::fs::read_to_string(shown).is_ok_and(|text| text.starts_with("inspect\n"));
        if shown {
            complaints.extend(check(&case.join("expected.txt"), &text(&output.stdout)));
        } else if code != 4 && !output.stdout.is_empty() {
            complaints.push(format!("{}: standard output is not empty", case.display()));
        }
        let found = format!("{}exit {code}\n", text(&output.stderr));
        if found.contains("panicked") || code == 0 {
            complaints.push(format!("{}: {found}", case.display()));
        }
        complaints.extend(check(&case.join("expected.stderr"), &found));
    }
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}
