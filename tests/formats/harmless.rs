//! Nothing in a text acts where it is shown.

use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser, Tag};
use selon::report::escape::clean;
use selon::report::{
    annotations, brat, conll, csv, dot, gexf, graphml, markdown, prov, schema_org, yaml,
};

use crate::case::{case, collection, text};
use crate::support::random::config;

proptest! {
    #![proptest_config(config())]

    #[test]
    fn nothing_that_acts_comes_out(case in case()) {
        let (documents, links) = collection(&case);
        let lines = |text: String| text.replace("\r\n", "\n");
        let made = [
            markdown::page(&documents, &links),
            lines(csv::bundle(&documents, &links).into_iter().map(|file| file.text).collect()),
            dot::graph(&documents, &links),
            graphml::graph(&documents, &links),
            gexf::graph(&documents, &links),
            annotations::collection(&documents, &links),
            prov::graph(&documents, &links),
            schema_org::graph(&documents, &links),
            yaml::stream(&documents),
            brat::annotations(&case.0, &case.1).replace('\t', " "),
            conll::columns(&case.0, &case.1).replace('\t', " "),
        ];
        for text in made {
            for line in text.split('\n') {
                let cleaned = clean(line);
                prop_assert_eq!(cleaned.as_ref(), line);
            }
        }
    }

    #[test]
    fn markdown_holds_no_markup_of_the_text(case in case(), text in text()) {
        let table = format!("| a |\n|---|\n| {} |\n", markdown::escape(&text));
        let mut shown = String::new();
        // All but those that only change how marks look.
        let options = Options::all() - Options::ENABLE_SMART_PUNCTUATION;
        for event in Parser::new_ext(&table, options).skip_while(|e| !matches!(e, Event::End(pulldown_cmark::TagEnd::TableHead))) {
            match event {
                Event::Text(text) => shown.push_str(&text),
                Event::Start(Tag::TableRow | Tag::TableCell) | Event::End(_) => {}
                other => prop_assert!(false, "{:?}", other),
            }
        }
        let cleaned = clean(&text);
        prop_assert_eq!(shown.trim(), cleaned.trim());

        let (documents, links) = collection(&case);
        let page = markdown::page(&documents, &links);
        let mut rows = 0;
        for event in Parser::new_ext(&page, options) {
            match event {
                Event::Start(Tag::TableRow) => rows += 1,
                Event::Html(_) | Event::InlineHtml(_) | Event::Code(_) | Event::Rule | Event::HardBreak
                | Event::FootnoteReference(_) | Event::InlineMath(_) | Event::DisplayMath(_)
                | Event::TaskListMarker(_)
                | Event::Start(Tag::Link { .. } | Tag::Image { .. } | Tag::CodeBlock(_) | Tag::HtmlBlock) => {
                    prop_assert!(false, "{:?}", event);
                }
                _ => {}
            }
        }
        prop_assert_eq!(rows, 2 * (1 + case.1.attributions.len()));
        prop_assert!(!page.contains("://") && !page.contains('@'));
    }
}
