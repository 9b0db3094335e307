//! Runs when the program is built: takes the library's files in, and reads its TOML into values that need no parser at the start.

use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

use toml::{Table, Value};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=templates");
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?).join("templates");
    let mut files = Vec::new();
    walk(&root, &mut files)?;
    let mut named: Vec<(String, PathBuf)> = Vec::new();
    for path in files {
        let name: Vec<_> =
            path.strip_prefix(&root)?.iter().map(|part| part.to_string_lossy()).collect();
        named.push((name.join("/"), path));
    }
    named.sort();
    let mut code = String::from("static BUILT_IN: &[BuiltIn] = &[\n");
    for (name, path) in &named {
        writeln!(code, "BuiltIn {{ name: {name:?}, content: {} }},", content(name, path)?)?;
    }
    code.push_str("];\n");
    fs::write(PathBuf::from(env::var("OUT_DIR")?).join("library.rs"), code)?;
    Ok(())
}

fn walk(folder: &Path, files: &mut Vec<PathBuf>) -> Result<(), Box<dyn Error>> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            // The dictionary is read from its files.
            if !path.ends_with("templates/spelling") {
                walk(&path, files)?;
            }
        } else {
            files.push(path);
        }
    }
    Ok(())
}

/// What is kept of a file: the fonts stand in the writers, and are here by name alone.
fn content(name: &str, path: &Path) -> Result<String, Box<dyn Error>> {
    let ending = name.rsplit('.').next().unwrap_or_default();
    Ok(match ending {
        "toml" => {
            let table: Table =
                fs::read_to_string(path)?.parse().map_err(|error| format!("{name}: {error}"))?;
            format!("Content::Text(include_str!({path:?}), Some(&{}))", tree(&Value::Table(table))?)
        }
        "md" => format!("Content::Letter(include_str!({path:?}), {})", front(name, path)?),
        "png" => format!("Content::Picture(include_bytes!({path:?}))"),
        _ => "Content::NameOnly".to_owned(),
    })
}

/// The front matter of a letter, which stands between two lines of `+++`; none where a text has none.
fn front(name: &str, path: &Path) -> Result<String, Box<dyn Error>> {
    let text = fs::read_to_string(path)?;
    let front = text.strip_prefix("+++\n").and_then(|rest| rest.split_once("\n+++"));
    let Some((front, _)) = front else { return Ok("None".to_owned()) };
    let table: Table = front.parse().map_err(|error| format!("{name}: {error}"))?;
    Ok(format!("Some(&{})", tree(&Value::Table(table))?))
}

/// A value as an expression of the program. Its table has its keys sorted.
fn tree(value: &Value) -> Result<String, Box<dyn Error>> {
    Ok(match value {
        Value::String(text) => format!("Tree::Text({text:?})"),
        Value::Integer(number) => format!("Tree::Number({number})"),
        Value::Float(number) => format!("Tree::Decimal({number:?})"),
        Value::Boolean(truth) => format!("Tree::Truth({truth})"),
        Value::Datetime(day) => match (day.date, day.time, day.offset) {
            (Some(date), None, None) => {
                format!("Tree::Day({}, {}, {})", date.year, date.month, date.day)
            }
            _ => return Err(format!("{day} is no day").into()),
        },
        Value::Array(items) => {
            let items: Result<Vec<_>, _> = items.iter().map(tree).collect();
            format!("Tree::List(&[{}])", items?.join(", "))
        }
        Value::Table(table) => {
            let mut code = String::from("Tree::Table(&[");
            for (key, value) in table {
                write!(code, "({key:?}, {}), ", tree(value)?)?;
            }
            code + "])"
        }
    })
}
