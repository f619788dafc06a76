//! What the published schemas say of the elements of graphs that are written here, and no more.
//!
//! `GraphML` 1.0: <http://graphml.graphdrawing.org/xmlns/1.0/graphml-structure.xsd> with `graphml-attributes.xsd`;
//! GEXF 1.3: <http://gexf.net/1.3/gexf.xsd> with `dynamics.xsd` and `viz.xsd`.

use crate::schema::Rule;
use crate::schema::Value::{Any, Channel, Of, Token};

const MANY: usize = usize::MAX;

pub(crate) const GRAPHML: &[Rule] = &[
    Rule {
        name: "graphml",
        attributes: &[],
        children: &[("desc", 0, 1), ("key", 0, MANY), ("graph", 0, MANY)],
        text: false,
    },
    Rule {
        name: "key",
        attributes: &[
            ("id", true, Token),
            (
                "for",
                false,
                Of(&["all", "graphml", "graph", "node", "edge"]),
            ),
            ("attr.name", false, Token),
            (
                "attr.type",
                false,
                Of(&["boolean", "int", "long", "float", "double", "string"]),
            ),
        ],
        children: &[("desc", 0, 1), ("default", 0, 1)],
        text: false,
    },
    Rule {
        name: "graph",
        attributes: &[
            ("id", false, Token),
            ("edgedefault", true, Of(&["directed", "undirected"])),
        ],
        children: &[("desc", 0, 1), ("node", 0, MANY), ("edge", 0, MANY)],
        text: false,
    },
    Rule {
        name: "node",
        attributes: &[("id", true, Token)],
        children: &[("desc", 0, 1), ("data", 0, MANY)],
        text: false,
    },
    Rule {
        name: "edge",
        attributes: &[
            ("id", false, Token),
            ("directed", false, Of(&["true", "false"])),
            ("source", true, Token),
            ("target", true, Token),
        ],
        children: &[("desc", 0, 1), ("data", 0, MANY)],
        text: false,
    },
    Rule {
        name: "data",
        attributes: &[("key", true, Token), ("id", false, Token)],
        children: &[],
        text: true,
    },
];

const DIRECTIONS: &[&str] = &["directed", "undirected", "mutual"];

pub(crate) const GEXF: &[Rule] = &[
    Rule {
        name: "gexf",
        attributes: &[("version", true, Of(&["1.3"])), ("variant", false, Any)],
        children: &[("meta", 0, 1), ("graph", 1, 1)],
        text: false,
    },
    Rule {
        name: "meta",
        attributes: &[],
        children: &[("creator", 0, 1), ("keywords", 0, 1), ("description", 0, 1)],
        text: false,
    },
    Rule {
        name: "creator",
        attributes: &[],
        children: &[],
        text: true,
    },
    Rule {
        name: "description",
        attributes: &[],
        children: &[],
        text: true,
    },
    Rule {
        name: "graph",
        attributes: &[
            ("defaultedgetype", false, Of(DIRECTIONS)),
            ("idtype", false, Of(&["integer", "string"])),
            ("mode", false, Of(&["static", "dynamic", "slice"])),
        ],
        children: &[("attributes", 0, MANY), ("nodes", 1, 1), ("edges", 1, 1)],
        text: false,
    },
    Rule {
        name: "attributes",
        attributes: &[
            ("class", true, Of(&["node", "edge"])),
            ("mode", false, Of(&["static", "dynamic"])),
        ],
        children: &[("attribute", 0, MANY)],
        text: false,
    },
    Rule {
        name: "attribute",
        attributes: &[
            ("id", true, Any),
            ("title", true, Any),
            (
                "type",
                true,
                Of(&["integer", "long", "double", "float", "boolean", "string"]),
            ),
        ],
        children: &[("default", 0, 1), ("options", 0, 1)],
        text: false,
    },
    Rule {
        name: "nodes",
        attributes: &[],
        children: &[("node", 0, MANY)],
        text: false,
    },
    Rule {
        name: "edges",
        attributes: &[],
        children: &[("edge", 0, MANY)],
        text: false,
    },
    Rule {
        name: "node",
        attributes: &[("id", true, Any), ("label", false, Any)],
        children: &[("attvalues", 0, 1), ("viz:color", 0, 1)],
        text: false,
    },
    Rule {
        name: "edge",
        attributes: &[
            ("id", true, Any),
            ("type", false, Of(DIRECTIONS)),
            ("label", false, Any),
            ("source", true, Any),
            ("target", true, Any),
            ("kind", false, Any),
        ],
        children: &[("attvalues", 0, 1), ("viz:color", 0, 1)],
        text: false,
    },
    Rule {
        name: "attvalues",
        attributes: &[],
        children: &[("attvalue", 0, MANY)],
        text: false,
    },
    Rule {
        name: "attvalue",
        attributes: &[("for", true, Any), ("value", true, Any)],
        children: &[],
        text: false,
    },
    Rule {
        name: "viz:color",
        attributes: &[
            ("r", true, Channel),
            ("g", true, Channel),
            ("b", true, Channel),
        ],
        children: &[],
        text: false,
    },
];
