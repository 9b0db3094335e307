//! The walls between the modules: who may use whom, where the window and the disk may be touched, and where the law may stand.

use std::fs;
use std::path::{Path, PathBuf};

/// A room of the house: what it is called in the map, and which rooms it may use beside itself.
struct Room {
    name: String,
    uses: Vec<String>,
}

/// The map at the top of `src/lib.rs`: a line a room, `name: what belongs, what never ← the rooms that it may use`.
fn map() -> Vec<Room> {
    let text = fs::read_to_string("src/lib.rs").unwrap();
    let rows = text.lines().skip_while(|line| *line != "//! ```text").skip(1);
    let mut rooms: Vec<Room> = Vec::new();
    for row in rows.take_while(|line| *line != "//! ```") {
        let row = row.trim_start_matches("//!");
        let (words, uses) = row.split_once('←').unwrap_or((row, ""));
        let uses = uses.split([',', ' ']).filter(|name| !name.is_empty()).map(str::to_owned);
        match words.strip_prefix(' ').filter(|words| !words.starts_with(' ')) {
            Some(words) => rooms.push(Room {
                name: words.split_whitespace().next().unwrap().to_owned(),
                uses: uses.collect(),
            }),
            None => rooms.last_mut().unwrap().uses.extend(uses),
        }
    }
    rooms
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(rust_files(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// Every source file with its module and its text without comments.
fn sources() -> Vec<(PathBuf, String, String)> {
    rust_files(Path::new("src"))
        .into_iter()
        .map(|path| {
            let first = path
                .components()
                .nth(1)
                .unwrap()
                .as_os_str()
                .to_string_lossy()
                .trim_end_matches(".rs")
                .to_owned();
            let text = fs::read_to_string(&path).unwrap();
            let code = text
                .lines()
                .filter(|line| !line.trim_start().starts_with("//"))
                .collect::<Vec<_>>()
                .join("\n");
            (path, first, code)
        })
        .collect()
}

/// The modules that a text names after `crate::`, also inside braces.
fn used(code: &str) -> Vec<String> {
    let mut names = Vec::new();
    for rest in code.split("crate::").skip(1) {
        match rest.strip_prefix('{') {
            None => names.push(
                rest.chars()
                    .take_while(|letter| letter.is_alphanumeric() || *letter == '_')
                    .collect(),
            ),
            Some(list) => {
                let mut depth = 0;
                let mut name = String::new();
                for letter in list.chars() {
                    match letter {
                        '{' => depth += 1,
                        '}' if depth == 0 => break,
                        '}' => depth -= 1,
                        ',' if depth == 0 => names.push(std::mem::take(&mut name)),
                        _ if depth == 0 => name.push(letter),
                        _ => {}
                    }
                }
                names.push(name);
            }
        }
    }
    names
        .iter()
        .map(|name| name.trim().split("::").next().unwrap_or_default().to_owned())
        .filter(|name| !name.is_empty())
        .collect()
}

#[test]
fn rooms_use_only_what_the_map_allows() {
    let rooms = map();
    let mut broken = Vec::new();
    for (path, module, code) in sources() {
        let Some(room) = rooms.iter().find(|room| room.name == module) else { continue };
        for name in used(&code) {
            let known = rooms.iter().any(|room| room.name == name);
            if name != module && known && !room.uses.contains(&name) {
                broken.push(format!("{} uses {name}", path.display()));
            }
        }
    }
    assert_eq!(broken, [""; 0]);
}

#[test]
fn the_map_names_every_room_and_no_other() {
    let rooms = map();
    for (path, module, _) in sources() {
        let outside = matches!(module.as_str(), "lib" | "main" | "bin" | "built");
        assert!(
            outside || rooms.iter().any(|room| room.name == module),
            "{} stands in no room of the map",
            path.display()
        );
    }
    for room in &rooms {
        let (file, folder) = (format!("src/{}.rs", room.name), format!("src/{}", room.name));
        assert!(Path::new(&file).exists() || Path::new(&folder).exists(), "{} is gone", room.name);
        for name in &room.uses {
            assert!(rooms.iter().any(|room| room.name == *name), "{} uses {name}?", room.name);
        }
    }
}

/// Rooms are listed after those that they use, so no two can use each other.
#[test]
fn the_map_has_no_circle() {
    let rooms = map();
    for (index, room) in rooms.iter().enumerate() {
        for name in &room.uses {
            assert!(
                rooms[..index].iter().any(|earlier| earlier.name == *name),
                "{}: {name}",
                room.name
            );
        }
    }
}

#[test]
fn the_window_the_disk_and_the_clock_are_touched_where_they_belong() {
    let mut broken = Vec::new();
    for (path, module, code) in sources() {
        let mut wall = |wrong: bool, what: &str| {
            if wrong {
                broken.push(format!("{}: {what}", path.display()));
            }
        };
        let window = matches!(module.as_str(), "ui" | "main");
        wall(!window && (code.contains("egui") || code.contains("eframe")), "egui");
        wall(
            !matches!(module.as_str(), "files" | "built")
                && (code.contains("std::fs")
                    || code.contains("fs::read")
                    || code.contains("File::open")),
            "the disk",
        );
        wall(
            !matches!(module.as_str(), "ui" | "main" | "bin" | "files" | "jobs")
                && (code.contains("Instant::now")
                    || code.contains("SystemTime")
                    || code.contains("Timestamp::now")),
            "the clock",
        );
        wall(code.contains('§') || code.contains("lovens"), "the law");
        wall(module == "ui" && code.contains("writers::pdf"), "the layout of letters");
        wall(module == "case" && code.contains("label"), "labels");
    }
    assert_eq!(broken, [""; 0]);
}

/// What a message names stands between »…«; straight quotation marks are for what is typed into a file.
#[test]
fn messages_use_one_pair_of_quotation_marks() {
    let mut broken = Vec::new();
    for (path, module, code) in sources() {
        let reads_texts = ["danish", "writers", "document", "readability"];
        if reads_texts.contains(&module.as_str()) {
            continue;
        }
        for line in code.lines() {
            let named = line.replace("= \\\"{", "").replace(": \\\"{", "").contains("\\\"{");
            if named || line.contains(['„', '“']) {
                broken.push(format!("{}: {}", path.display(), line.trim()));
            }
        }
    }
    for name in ["checks", "deadlines", "readability"] {
        let text = fs::read_to_string(format!("templates/{name}.toml")).unwrap();
        broken.extend(text.lines().filter(|line| line.contains(['„', '“'])).map(str::to_owned));
    }
    assert_eq!(broken, [""; 0]);
}

#[test]
fn every_module_says_what_it_is_and_none_is_long() {
    for path in rust_files(Path::new("src")) {
        let text = fs::read_to_string(&path).unwrap();
        assert!(
            text.starts_with("//!"),
            "{} has no first line that says what it is",
            path.display()
        );
        assert!(text.lines().count() <= 400, "{} is too long for one subject", path.display());
    }
}

#[test]
fn nothing_is_named_for_what_it_is_not() {
    for path in rust_files(Path::new("src")) {
        let stem = path.file_stem().unwrap().to_string_lossy().into_owned();
        assert!(
            !["utils", "util", "helpers", "helper", "common", "types", "manager", "misc"]
                .contains(&stem.as_str()),
            "{}",
            path.display()
        );
    }
}

#[test]
fn the_program_file_of_the_window_stays_small() {
    assert!(fs::read_to_string("src/main.rs").unwrap().lines().count() <= 40);
}

/// Two public things of one name send a reader to the wrong one.
#[test]
fn no_two_public_types_have_one_name() {
    let mut seen = std::collections::BTreeMap::new();
    let mut twice = Vec::new();
    for (path, _, code) in sources() {
        let code = code.split("#[cfg(test)]").next().unwrap();
        for line in code.lines() {
            let Some(rest) = line.trim_start().strip_prefix("pub ") else { continue };
            let Some((kind, rest)) = rest.split_once(' ') else { continue };
            if !["struct", "enum", "trait", "type"].contains(&kind) {
                continue;
            }
            let name: String = rest.chars().take_while(|letter| letter.is_alphanumeric()).collect();
            // A macro's name for what it makes.
            if name.is_empty() {
                continue;
            }
            if let Some(earlier) = seen.insert(name.clone(), path.clone()) {
                twice.push(format!("{name}: {} and {}", earlier.display(), path.display()));
            }
        }
    }
    assert!(seen.len() > 100, "{}", seen.len());
    assert_eq!(twice, [""; 0]);
}

/// A file's name as others import it: `letters::template::compile`.
fn module_of(path: &Path) -> Vec<String> {
    path.with_extension("")
        .components()
        .skip(1)
        .map(|part| part.as_os_str().to_string_lossy().into_owned())
        .collect()
}

/// The modules that the `use` lines of a file lead to, each as a whole path.
fn imports(module: &[String], code: &str) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    for line in code.split("use ").skip(1) {
        let line = line.split(';').next().unwrap_or_default().replace(char::is_whitespace, "");
        let mut from = module.to_vec();
        let mut rest = line.as_str();
        if let Some(after) = rest.strip_prefix("crate::") {
            (from, rest) = (Vec::new(), after);
        } else if rest.starts_with("super::") {
            while let Some(after) = rest.strip_prefix("super::") {
                from.pop();
                rest = after;
            }
        } else {
            continue;
        }
        let heads = match rest.strip_prefix('{') {
            // Only the first names in braces are looked at; our formatter writes each module on a line of its own.
            Some(list) => list.split(',').map(str::to_owned).collect(),
            None => vec![rest.to_owned()],
        };
        for head in heads {
            let names = head.split("::").map(|name| name.trim_end_matches(['{', '}']).to_owned());
            found.push(from.iter().cloned().chain(names).collect());
        }
    }
    found
}

/// Two files that need each other are one file, or hide a third. A folder's `mod.rs` may speak of what lies in it.
#[test]
fn no_files_go_in_a_circle() {
    let files: Vec<(Vec<String>, String)> = sources()
        .into_iter()
        .filter(|(path, _, _)| !path.ends_with("mod.rs"))
        .map(|(path, _, code)| {
            (module_of(&path), code.split("#[cfg(test)]").next().unwrap().to_owned())
        })
        .collect();
    let uses: Vec<Vec<usize>> = files
        .iter()
        .map(|(module, code)| {
            let of = |path: &Vec<String>| {
                files.iter().position(|(other, _)| other != module && path.starts_with(other))
            };
            imports(module, code).iter().filter_map(of).collect()
        })
        .collect();
    assert!(uses.iter().flatten().count() > 200);
    let mut circles = Vec::new();
    for start in 0..files.len() {
        let (mut seen, mut open) = (vec![false; files.len()], uses[start].clone());
        while let Some(next) = open.pop() {
            if !std::mem::replace(&mut seen[next], true) {
                open.extend(&uses[next]);
            }
        }
        if seen[start] {
            circles.push(files[start].0.join("::"));
        }
    }
    assert_eq!(circles, [""; 0]);
}

/// The library and its tests are built without the window as well, such as for the long runs of the readers.
#[test]
fn a_test_of_the_window_is_built_only_with_it() {
    let main = fs::read_to_string("tests/suite/main.rs").unwrap();
    let lines: Vec<&str> = main.lines().collect();
    for (at, line) in lines.iter().enumerate() {
        let Some(name) = line.strip_prefix("mod ").and_then(|rest| rest.strip_suffix(';')) else {
            continue;
        };
        if lines[at - 1].starts_with("#[cfg(feature = ") {
            continue;
        }
        let folder = PathBuf::from(format!("tests/suite/{name}"));
        let mut files = if folder.is_dir() { rust_files(&folder) } else { Vec::new() };
        files.extend(Some(folder.with_extension("rs")).filter(|file| file.is_file()));
        assert!(!files.is_empty(), "{name} has no file");
        for file in files.iter().filter(|file| !file.ends_with("architecture.rs")) {
            let text = fs::read_to_string(file).unwrap();
            for used in ["eframe::", "egui_kittest", "forberedt::ui"] {
                assert!(!text.contains(used), "{} uses {used}", file.display());
            }
        }
    }
}
