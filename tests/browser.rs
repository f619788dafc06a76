//! The page in a browser: it opens without a complaint, asks for nothing, and a click on a conflict shows both sides.
//!
//! Runs where Chromium is installed (`CHROMIUM` names it, or it is found by its usual names), and says so where
//! it is not. The pages and their pictures stay in `target/tmp/pages/`.

mod support;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use selon::report::html::page;
use selon::text::{Document, Span};
use support::examples;
use support::reading::{ANALYZER, read};

/// Acts as a reader would, and writes what happened into the page.
const READER: &str = r#"
addEventListener("load", () => setTimeout(async () => {
  const notes = {};
  const wait = (ms) => new Promise((done) => setTimeout(done, ms));
  const conflict = document.querySelector(".conflict[data-x]");
  if (conflict) {
    conflict.querySelector(".both").click();
    await wait(900);
    const struck = [...document.querySelectorAll(".prose .struck")];
    notes.struck = struck.map((e) => e.textContent).join(" ");
    notes.sides = new Set(struck.map((e) => Math.round(e.getBoundingClientRect().top))).size;
    notes.inview = struck.some((e) => { const box = e.getBoundingClientRect(); return box.top >= 0 && box.bottom <= innerHeight; });
    notes.panel = document.querySelectorAll(".panel.kept blockquote").length;
    document.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true }));
    notes.letgo = document.querySelectorAll(".struck").length;
  }
  const ref = document.querySelector(".prose .ref");
  ref.focus();
  notes.lit = document.querySelectorAll(".prose .m.on").length;
  notes.card = document.querySelectorAll(".panel .card").length;
  const kind = document.querySelector("select[data-by=kind]");
  kind.value = "direct";
  kind.dispatchEvent(new Event("change"));
  const rows = [...kind.closest(".part").querySelectorAll("tbody tr")];
  notes.filtered = rows.every((row) => row.hidden === (row.dataset.kind !== "direct"));
  const node = document.querySelector(".picture .node");
  node.focus();
  notes.chosen = document.querySelectorAll(".picture .edge.on").length;
  notes.wide = document.documentElement.scrollWidth > innerWidth + 1;
  notes.unnamed = [...document.querySelectorAll("button, select, a")].filter((e) =>
    !e.textContent.trim() && !e.ariaLabel && !e.closest("label")).length;
  notes.dir = getComputedStyle(document.querySelector(".prose p")).direction;
  notes.pale = pale();
  notes.fetched = performance.getEntriesByType("resource").filter((e) => !e.name.startsWith("data:")).length;
  document.body.setAttribute("data-notes", JSON.stringify(notes));
}, 50));

// Words whose colour does not stand out from what is behind them.
function pale() {
  const parse = (color) => (color.match(/[\d.]+/g) || []).map(Number);
  const light = ([r, g, b]) => [r, g, b].map((c) => c / 255)
    .map((c) => (c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
    .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
  const behind = (element) => {
    for (let e = element; e; e = e.parentElement) {
      const color = parse(getComputedStyle(e).backgroundColor);
      if (color.length === 3 || color[3] === 1) return color;
    }
    return [255, 255, 255];
  };
  const found = new Set();
  for (const element of document.body.querySelectorAll("*:not(svg *, script, style)")) {
    const own = [...element.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim());
    if (!own || element.closest("[hidden], .skip")) continue;
    const [a, b] = [light(parse(getComputedStyle(element).color)), light(behind(element))];
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (ratio < 4.5) found.add(element.tagName + "." + element.className + " " + ratio.toFixed(2));
  }
  return [...found];
}
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

/// What the browser prints, and its complaints.
fn run(browser: &Path, profile: &str, args: &[&str], file: &Path) -> (String, String) {
    let profile = folder().join(profile);
    let output = Command::new(browser)
        .args([
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--hide-scrollbars",
            "--no-first-run",
        ])
        .args([
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
    (text(&output.stdout), text(&output.stderr))
}

fn complaints(err: &str) -> Vec<&str> {
    err.lines()
        .filter(|line| line.contains("CONSOLE"))
        .collect()
}

/// Opens a page as it is, then with a reader in it; returns what the reader saw in light and in dark.
fn open(name: &str, html: &str) -> Option<[serde_json::Value; 2]> {
    let Some(browser) = browser() else {
        eprintln!("skipped: no Chromium; install one or name it with CHROMIUM");
        return None;
    };
    let plain = folder().join(format!("{name}.html"));
    fs::write(&plain, html).unwrap();
    let picture = folder().join(format!("{name}.png"));
    let shot = format!("--screenshot={}", picture.display());
    let (_, err) = run(&browser, name, &[&shot, "--window-size=1280,2400"], &plain);
    assert_eq!(complaints(&err), Vec::<&str>::new());
    let acted = folder().join(format!("{name}.acted.html"));
    let script = format!("<script>{READER}</script></body>");
    fs::write(&acted, html.replace("</body>", &script)).unwrap();
    // 0 is dark and 1 is light.
    Some(["1", "0"].map(|scheme| {
        let scheme = format!("--blink-settings=preferredColorScheme={scheme}");
        let args = [
            "--dump-dom",
            "--virtual-time-budget=6000",
            "--window-size=1280,900",
            &scheme,
        ];
        let (out, err) = run(&browser, &format!("{name}-acted"), &args, &acted);
        assert_eq!(complaints(&err), Vec::<&str>::new());
        let notes = out
            .split_once("data-notes=\"")
            .expect("the reader got to the end")
            .1;
        let notes = notes
            .split_once('"')
            .unwrap()
            .0
            .replace("&quot;", "\"")
            .replace("&amp;", "&");
        serde_json::from_str(&notes).unwrap()
    }))
}

/// What holds of every page.
fn sound(notes: &serde_json::Value) {
    for none in ["unnamed", "fetched"] {
        assert_eq!(notes[none], 0, "{none}: {notes}");
    }
    assert_eq!(
        notes["wide"], false,
        "the page is wider than its window: {notes}"
    );
    assert_eq!(notes["pale"], serde_json::json!([]), "too little contrast");
    assert_eq!(notes["filtered"], true);
    for some in ["lit", "card", "chosen"] {
        assert!(notes[some].as_u64() > Some(0), "{some}: {notes}");
    }
}

#[test]
fn a_click_on_a_conflict_shows_both_sides() {
    let document = examples::one("laiterie.fr.txt");
    let text = document.text.clone();
    let analysis = ANALYZER.analyze(&document);
    let conflict = analysis.conflicts[0].clone();
    let Some(both) = open("laiterie", &page(&[(document, analysis)], &[], &ANALYZER)) else {
        return;
    };
    let solid = |text: &str| text.split_whitespace().collect::<String>();
    for notes in both {
        sound(&notes);
        let struck = solid(notes["struck"].as_str().unwrap());
        for side in [&conflict.a, &conflict.b] {
            assert!(struck.contains(&solid(side.span.of(&text))), "{notes}");
        }
        assert_eq!(
            (&notes["inview"], &notes["panel"]),
            (&true.into(), &2.into()),
            "{notes}"
        );
        assert_eq!(notes["letgo"], 0, "Escape lets go");
        assert_eq!(notes["dir"], "ltr");
    }
}

#[test]
fn several_articles_open() {
    let read = read(["ballot.en.txt", "ferry.en.txt", "front.fr.txt"].map(examples::one));
    for notes in open("several", &page(&read, &ANALYZER.across(&read), &ANALYZER))
        .into_iter()
        .flatten()
    {
        sound(&notes);
    }
}

#[test]
fn a_text_from_right_to_left_opens() {
    let text = "״הסכר סגור״, אמרה תמר ברק. יואב שני הכחיש שהסכר סגור.";
    let document = |text: &str, lang: &str| Document {
        id: "lock".into(),
        text: text.into(),
        lang: Some(lang.into()),
        ..Document::default()
    };
    // Read in English, then set to where the same stands in Hebrew.
    let english = document(
        "\"The lock is shut,\" said Tamar Barak. Yoav Shani denied that the lock is shut.",
        "en",
    );
    let mut analysis = ANALYZER.analyze(&english);
    let span = |part: &str| {
        let start = text.find(part).unwrap();
        vec![Span::new(start, start + part.len())]
    };
    let places = [
        ["תמר ברק", "אמרה", "הסכר סגור"],
        ["יואב שני", "הכחיש", "שהסכר סגור"],
    ];
    analysis.lang = Some("he".into());
    analysis.claims.clear();
    analysis.unresolved.clear();
    for (attribution, [source, cue, content]) in analysis.attributions.iter_mut().zip(places) {
        (attribution.source, attribution.cue, attribution.content) =
            (span(source), span(cue), span(content));
    }
    for (source, [name, ..]) in analysis.sources.iter_mut().zip(places) {
        source.name = name.into();
        source.mentions = span(name);
        source.evidence.clear();
        source.reason = None;
    }
    for conflict in &mut analysis.conflicts {
        (conflict.a.span, conflict.b.span) = (span("הסכר סגור")[0], span("שהסכר סגור")[0]);
    }
    let read = [(document(text, "he"), analysis)];
    for notes in open("right-to-left", &page(&read, &[], &ANALYZER))
        .into_iter()
        .flatten()
    {
        sound(&notes);
        assert_eq!(notes["dir"], "rtl");
    }
}
