//! Chromium, as far as the tests want it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

const ACCESS: &str = include_str!("access.js");

/// Lets the script act, and writes what happened into the page: `act` is what it does.
const START: &str = r#"
addEventListener("load", () => setTimeout(async () => {
  const before = access();
  const notes = await act((ms) => new Promise((done) => setTimeout(done, ms)));
  for (const details of document.querySelectorAll("details")) details.open = true;
  notes.faults = [...before, ...access()];
  notes.wide = document.documentElement.scrollWidth > innerWidth + 1;
  notes.fetched = performance.getEntriesByType("resource").filter((e) => !e.name.startsWith("data:")).length;
  document.body.setAttribute("data-notes", JSON.stringify(notes));
}, 50));
"#;

fn browser() -> Option<PathBuf> {
    let named = std::env::var_os("CHROMIUM").map(PathBuf::from);
    let usual = ["chromium", "chromium-browser", "google-chrome"];
    let path = std::env::var_os("PATH").unwrap_or_default();
    let mut found =
        std::env::split_paths(&path).flat_map(|folder| usual.map(|name| folder.join(name)));
    named.or_else(|| found.find(|file| file.is_file()))
}

fn folder() -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("pages");
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// What the browser prints; it must not complain.
fn run(browser: &Path, profile: &str, args: &[&str], file: &Path) -> String {
    let profile = folder().join(profile);
    let output = Command::new(browser)
        .args([
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--hide-scrollbars",
            "--no-first-run",
            "--disable-background-networking",
            "--force-prefers-reduced-motion",
            "--enable-logging=stderr",
        ])
        .arg(format!("--user-data-dir={}", profile.display()))
        .args(args)
        .arg(format!("file://{}", file.display()))
        .output()
        .unwrap();
    let _ = fs::remove_dir_all(profile);
    let text = |bytes| String::from_utf8_lossy(bytes).into_owned();
    let err = text(&output.stderr);
    let complaints: Vec<_> = err.lines().filter(|l| l.contains("CONSOLE")).collect();
    assert_eq!(complaints, Vec::<&str>::new());
    text(&output.stdout)
}

/// How a page is looked at: dark or light, in a window of this width.
const LOOKS: [(&str, &str, u32); 3] = [
    ("light", "1", 1280),
    ("dark", "0", 1280),
    ("narrow", "1", 500),
];

/// Opens a page as it is, then with a reader in it who acts as the script says. Returns what the reader saw, in light
/// and in dark and in a narrow window.
pub(crate) fn open(name: &str, html: &str, act: &str) -> Vec<Value> {
    let Some(browser) = browser() else {
        eprintln!("skipped: no Chromium; install one or name it with CHROMIUM");
        return Vec::new();
    };
    let plain = folder().join(format!("{name}.html"));
    fs::write(&plain, html).unwrap();
    let picture = folder().join(format!("{name}.png"));
    let shot = format!("--screenshot={}", picture.display());
    run(&browser, name, &[&shot, "--window-size=1280,2400"], &plain);
    let acted = folder().join(format!("{name}.acted.html"));
    let script = format!("<script>{ACCESS}{act}{START}</script></body>");
    // A page that runs no script must let the reader's run.
    let html = html.replace("script-src 'none'", "script-src 'unsafe-inline'");
    fs::write(&acted, html.replace("</body>", &script)).unwrap();
    let look = |(look, scheme, width): (&str, &str, u32)| {
        let args = [
            "--dump-dom",
            "--virtual-time-budget=6000",
            &format!("--window-size={width},900"),
            &format!("--blink-settings=preferredColorScheme={scheme}"),
        ];
        let out = run(&browser, &format!("{name}-{look}"), &args, &acted);
        let notes = out.split_once("data-notes=\"");
        let notes = notes.expect("the reader got to the end").1;
        let notes = notes.split_once('"').unwrap().0;
        let notes = [
            ("&quot;", "\""),
            ("&lt;", "<"),
            ("&gt;", ">"),
            ("&nbsp;", "\u{a0}"),
            ("&amp;", "&"),
        ]
        .iter()
        .fold(notes.to_owned(), |notes, (from, to)| {
            notes.replace(from, to)
        });
        serde_json::from_str(&notes).unwrap()
    };
    LOOKS.map(look).into()
}

/// What holds of every page.
pub(crate) fn sound(notes: &Value) {
    assert_eq!(notes["fetched"], 0, "{notes}");
    assert_eq!(notes["wide"], false, "the page is wider than its window");
    let empty = Vec::new();
    let faults = ["faults", "shut"].map(|key| notes[key].as_array().unwrap_or(&empty));
    let faults: Vec<_> = faults
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .collect();
    assert!(
        faults.is_empty(),
        "not for everybody:\n{}",
        faults.join("\n")
    );
}
