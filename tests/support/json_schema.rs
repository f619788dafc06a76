//! Values, held against a JSON Schema.

use serde_json::{Map, Value};

/// What of `value` the schema does not allow. Knows the keywords that our schemas use, and no others.
pub(crate) fn faults(schema: &Value, value: &Value) -> Vec<String> {
    let mut found = Vec::new();
    look(schema, schema, value, "", &mut found);
    found
}

fn look(root: &Value, schema: &Value, value: &Value, at: &str, found: &mut Vec<String>) {
    let is = |name: &Value| match name.as_str().unwrap() {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "integer" => value.is_u64() || value.is_i64(),
        "number" => value.is_number(),
        "boolean" => value.is_boolean(),
        "null" => value.is_null(),
        other => panic!("no type: {other}"),
    };
    let empty = (Map::new(), Vec::new());
    let object = value.as_object().unwrap_or(&empty.0);
    let items = value.as_array().unwrap_or(&empty.1);
    for (keyword, rule) in schema.as_object().unwrap() {
        let holds = match keyword.as_str() {
            "$schema" | "$defs" | "definitions" | "title" | "description" | "format"
            | "default" => true,
            "$ref" => {
                let target = rule.as_str().and_then(|r| root.pointer(&r[1..]));
                look(root, target.unwrap(), value, at, found);
                true
            }
            "type" => rule
                .as_array()
                .map_or_else(|| is(rule), |all| all.iter().any(is)),
            "const" => value == rule,
            "enum" => rule.as_array().unwrap().contains(value),
            "minimum" => value.is_null() || value.as_f64() >= rule.as_f64(),
            "maximum" => value.is_null() || value.as_f64() <= rule.as_f64(),
            "minItems" => items.len() as u64 >= rule.as_u64().unwrap(),
            "maxItems" => items.len() as u64 <= rule.as_u64().unwrap(),
            "required" => {
                let keys = rule.as_array().unwrap().iter();
                keys.into_iter()
                    .all(|key| object.contains_key(key.as_str().unwrap()))
            }
            "additionalProperties" => {
                let others = object
                    .iter()
                    .filter(|(key, _)| schema["properties"].get(key).is_none());
                for (key, value) in others.filter(|_| rule.is_object()) {
                    look(root, rule, value, &format!("{at}/{key}"), found);
                }
                !matches!(rule, Value::Bool(false))
                    || object
                        .keys()
                        .all(|key| schema["properties"].get(key).is_some())
            }
            "propertyNames" => object.keys().all(|key| {
                let names = rule["enum"].as_array().unwrap();
                names.iter().any(|name| name == key)
            }),
            "allOf" => {
                for rule in rule.as_array().unwrap() {
                    look(root, rule, value, at, found);
                }
                true
            }
            "properties" => {
                for (key, rule) in rule.as_object().unwrap() {
                    if let Some(value) = object.get(key) {
                        look(root, rule, value, &format!("{at}/{key}"), found);
                    }
                }
                true
            }
            "items" => {
                for (index, item) in items.iter().enumerate() {
                    look(root, rule, item, &format!("{at}/{index}"), found);
                }
                true
            }
            "anyOf" | "oneOf" => rule.as_array().unwrap().iter().any(|rule| {
                let mut inner = Vec::new();
                look(root, rule, value, at, &mut inner);
                inner.is_empty()
            }),
            other => panic!("no keyword: {other}"),
        };
        if !holds {
            found.push(format!("{at}: {keyword} {rule}: {value}"));
        }
    }
}
