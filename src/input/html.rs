//! Web pages: the article, without menus, advertisements and comments, and what the page tells about it.

use std::collections::BTreeMap;

use dom_smoothie::{Config, Readability, ReadabilityError, TextMode};

use super::extract::{Extract, language, tidy};

/// The most elements that a page may have.
const ELEMENTS: usize = 200_000;
/// How deep elements may nest.
const DEPTH: usize = 1_000;

const NO_ARTICLE: &str = "no article was found in this page; save the article's text as .txt, or read the page with --input text";

/// Reads a page.
pub(super) fn read(page: String) -> Result<Extract, String> {
    nests(&page)?;
    let config = Config {
        max_elements_to_parse: ELEMENTS,
        text_mode: TextMode::Formatted,
        ..Config::default()
    };
    let mut parser = Readability::new(page, None, Some(config)).map_err(|e| e.to_string())?;
    let address = address(&parser);
    let article = parser.parse().map_err(|error| match error {
        ReadabilityError::TooManyElements(found, limit) => format!(
            "has {found} elements, and the limit is {limit}; save the article's text as .txt"
        ),
        _ => NO_ARTICLE.to_owned(),
    })?;
    let text = paragraphs(&article.text_content);
    if !text.chars().any(char::is_alphanumeric) {
        return Err(NO_ARTICLE.to_owned());
    }
    let outlet = article.site_name.as_deref().and_then(tidy);
    Ok(Extract {
        text,
        title: tidy(&article.title).map(|title| headline(title, outlet.as_deref())),
        date: article.published_time.as_deref().and_then(tidy),
        lang: article.lang.as_deref().and_then(language),
        outlet,
        url: article.url.as_deref().and_then(tidy).or(address),
        notice: None,
    })
}

/// A title without the name of the site at its end.
fn headline(title: String, outlet: Option<&str>) -> String {
    let bare = outlet
        .and_then(|outlet| title.strip_suffix(outlet))
        .and_then(|rest| rest.trim_end().strip_suffix(['-', '–', '—', '|', '·', ':']))
        .map(str::trim_end)
        .filter(|bare| !bare.is_empty());
    match bare {
        Some(bare) => bare.to_owned(),
        None => title,
    }
}

/// The address that the page says is its own.
fn address(parser: &Readability) -> Option<String> {
    [
        ("link[rel=canonical]", "href"),
        ("meta[property='og:url']", "content"),
    ]
    .into_iter()
    .find_map(|(element, attribute)| {
        let value = parser.doc.select_single(element).attr(attribute)?;
        let value = tidy(&value)?;
        let (scheme, _) = value.split_once("://")?;
        ["http", "https"].contains(&scheme).then_some(value)
    })
}

/// Refuses a page whose elements nest deeper than any page that is written for readers: parsers work on each
/// level for each element.
fn nests(page: &str) -> Result<(), String> {
    // A new one ends these, or they hold nothing, so they nest no deeper though few are closed.
    const FLAT: [&str; 18] = [
        "p", "li", "td", "th", "tr", "dd", "dt", "option", "tbody", "source", "br", "img", "meta",
        "link", "input", "hr", "wbr", "area",
    ];
    let mut open: BTreeMap<String, usize> = BTreeMap::new();
    let mut depth = 0;
    let mut rest = page;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        if rest.starts_with("!--") {
            rest = behind(rest, "-->");
            continue;
        }
        let closing = rest.starts_with('/');
        let tag = rest.strip_prefix('/').unwrap_or(rest);
        let end = tag
            .find(|c: char| !c.is_ascii_alphanumeric())
            .unwrap_or(tag.len());
        let name = tag[..end].to_ascii_lowercase();
        if name.is_empty() || FLAT.contains(&&*name) {
            continue;
        }
        if !closing && ["script", "style"].contains(&&*name) {
            // What looks like an element in there is none.
            rest = behind(rest, &format!("</{name}"));
            continue;
        }
        let count = open.entry(name).or_default();
        if !closing {
            *count += 1;
            depth += 1;
        } else if *count > 0 {
            *count -= 1;
            depth -= 1;
        }
        if depth > DEPTH {
            return Err(format!(
                "its elements nest more than {DEPTH} deep; save the article's text as .txt"
            ));
        }
    }
    Ok(())
}

/// What follows the first `mark`, in lower or upper case.
fn behind<'a>(text: &'a str, mark: &str) -> &'a str {
    let at = text
        .as_bytes()
        .windows(mark.len())
        .position(|w| w.eq_ignore_ascii_case(mark.as_bytes()));
    at.map_or("", |at| &text[at + mark.len()..])
}

/// Lines without space around them, with one blank line at most between.
fn paragraphs(text: &str) -> String {
    let mut tidy = String::with_capacity(text.len());
    let mut blank = false;
    for line in text.lines().map(str::trim) {
        if line.is_empty() {
            blank = true;
            continue;
        }
        if !tidy.is_empty() {
            tidy.push_str(if blank { "\n\n" } else { "\n" });
        }
        tidy.push_str(line);
        blank = false;
    }
    tidy
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = r#"<!DOCTYPE html><html lang="fr-BE"><head><title>Le pont rouvre - La Sélune libre</title>
        <meta property="og:site_name" content="La Sélune libre">
        <meta property="article:published_time" content="2031-05-03T08:00:00Z">
        <link rel="canonical" href="https://selune.test/pont"></head>
        <body><nav><a href="/">Accueil</a><a href="/sport">Sport</a></nav>
        <script>track("<p>x</p>")</script>
        <article><h1>Le pont rouvre</h1>
        <p>Le pont de Tersk rouvrira lundi matin, a annoncé la maire, après trois semaines de travaux sur le tablier et les deux piles.</p>
        <p>Selon <b>la préfecture</b>, &laquo;&nbsp;aucune fissure&nbsp;&raquo; n'a été relevée, &lt;script&gt; et le trafic reprendra le soir même, dans les deux sens.</p>
        <p>Un riverain affirme pourtant que la pile du milieu bouge encore, surtout quand passent les camions de la carrière voisine.</p>
        </article><footer>Mentions légales, contact, plan du site</footer></body></html>"#;

    #[test]
    fn the_article_and_what_the_page_tells() {
        let extract = read(PAGE.to_owned()).unwrap();
        assert!(
            extract
                .text
                .contains("Selon la préfecture, « aucune fissure » n'a été relevée, <script> et"),
            "{}",
            extract.text
        );
        assert_eq!(extract.text.matches("\n\n").count(), 2, "{}", extract.text);
        for gone in ["Accueil", "track", "Mentions"] {
            assert!(!extract.text.contains(gone), "{gone}");
        }
        assert_eq!(extract.lang.as_deref(), Some("fr"));
        assert_eq!(extract.outlet.as_deref(), Some("La Sélune libre"));
        assert_eq!(extract.date.as_deref(), Some("2031-05-03T08:00:00Z"));
        assert_eq!(extract.url.as_deref(), Some("https://selune.test/pont"));
        assert_eq!(extract.title.as_deref(), Some("Le pont rouvre"));
    }

    #[test]
    fn a_page_without_article_is_said() {
        for page in [
            "",
            "<html></html>",
            "<html><body><script>x</script></body></html>",
        ] {
            assert!(
                read(page.to_owned()).unwrap_err().contains("no article"),
                "{page}"
            );
        }
    }

    #[test]
    fn an_address_is_one_of_the_web() {
        let page = PAGE.replace("https://selune.test", "javascript://");
        assert_eq!(read(page).unwrap().url, None);
    }

    #[test]
    fn deep_nesting_is_refused_and_long_lists_are_not() {
        assert!(read("<div>".repeat(100_000)).unwrap_err().contains("nest"));
        assert_eq!(nests(&"<p>a<br><li>b".repeat(10_000)), Ok(()));
        assert_eq!(nests(&"<b>a</b>".repeat(10_000)), Ok(()));
        assert_eq!(nests(&"<div><p></p></b></div>".repeat(10_000)), Ok(()));
        assert!(nests(&"<div><p></p></b>".repeat(10_000)).is_err());
        let script = format!("<script>{}</SCRIPT>", "for(;i<n;)".repeat(10_000));
        assert_eq!(nests(&script), Ok(()));
    }
}
