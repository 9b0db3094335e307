//! Which files of a municipality's folder a library reads, and what a misplaced one was meant to be called.

use crate::danish::nearest::nearest;

/// What is to be done with a file of the folder.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Judged {
    /// It is read.
    Read,
    /// It is for people or for the computer itself, and nobody would take it for a template.
    LeftAlone,
    /// It is not read. Its writer may think that it is where `misleads` says so.
    Unused { instead: Option<String>, misleads: bool },
    /// A document of an office program, which no template is; with the template that it may be meant to be.
    Document { instead: Option<String> },
}

/// What people print and keep.
const PRINTS: [&str; 1] = ["pdf"];
/// What people may write a letter in, and believe that it is used.
const WRITINGS: [&str; 7] = ["doc", "docx", "dot", "dotx", "odt", "ott", "rtf"];

/// What a plain text is saved as that is to be a letter.
const PLAIN_TEXTS: [&str; 3] = ["txt", "markdown", "text"];
/// What a picture is saved as.
const PICTURES: [&str; 7] = ["png", "jpg", "jpeg", "gif", "svg", "bmp", "webp"];

/// The texts at the top of the folder.
const TOP: [&str; 9] = [
    "case-words.toml",
    "checks.toml",
    "deadlines.toml",
    "import.toml",
    "letterhead.toml",
    "plan-words.toml",
    "post-words.toml",
    "readability.toml",
    "sentences.toml",
];

/// Judges a file by its path, `/` between folders; `known` are the paths of the library's own files.
pub(super) fn judge(path: &str, known: &[&str]) -> Judged {
    let (folder, file) = path.rsplit_once('/').unwrap_or(("", path));
    if left_alone(path, file) {
        return Judged::LeftAlone;
    }
    // A file that is only written with other capitals would stand beside the right one, and a letter would take that.
    let other_case =
        known.iter().find(|name| **name != path && name.to_lowercase() == path.to_lowercase());
    if let Some(name) = other_case {
        return Judged::Unused { instead: Some((*name).to_owned()), misleads: true };
    }
    let is_name = |ending: &str| file.strip_suffix(ending).is_some_and(is_plain);
    let read = match folder {
        "" => TOP.contains(&file) || file.ends_with(".png"),
        "fields" => known.contains(&path),
        "law" => is_name(".toml"),
        "letters" | "letters/parts" | "phrases" => is_name(".md"),
        _ => false,
    };
    if read {
        return Judged::Read;
    }
    let ending = file.rsplit_once('.').map(|(_, ending)| ending.to_lowercase());
    if ending.as_deref().is_some_and(|ending| PRINTS.contains(&ending)) {
        return Judged::Document { instead: None };
    }
    let instead = meant(file, known);
    if ending.as_deref().is_some_and(|ending| WRITINGS.contains(&ending)) {
        // Of what has an office program's ending, only a letter and the sender are ever written in one.
        let is_letter = |name: &String| name.ends_with(".md") || name == "letterhead.toml";
        return Judged::Document { instead: instead.filter(is_letter) };
    }
    let instead = instead.or_else(|| plainly_named(folder, file));
    // A backup copy has the ending of a template before its own.
    let is_template = file.split('.').skip(1).any(|part| ["md", "toml", "png"].contains(&part));
    Judged::Unused {
        // The fonts are in the program; a copy of them stands where it always stood.
        misleads: !known.contains(&path) && (instead.is_some() || is_template),
        instead: instead.filter(|instead| instead != path),
    }
}

/// A README, hidden files, and what an operating system or an office program leaves behind.
fn left_alone(path: &str, file: &str) -> bool {
    let small = file.to_lowercase();
    path.split('/').any(|step| step.starts_with('.'))
        || path == crate::files::own_key::RECOVERY
        || path == crate::files::spelling::MUNICIPAL_WORDS
        || small.starts_with("readme")
        || small.starts_with("~$")
        || matches!(small.as_str(), "thumbs.db" | "desktop.ini" | "__macosx")
}

/// Whether a name is built like that of a letter: small letters, digits, and hyphens between them.
fn is_plain(stem: &str) -> bool {
    !stem.is_empty()
        && stem
            .chars()
            .all(|letter| letter.is_lowercase() || letter.is_ascii_digit() || letter == '-')
}

/// The path of the known file that a name was meant to be.
fn meant(file: &str, known: &[&str]) -> Option<String> {
    let small = file.to_lowercase();
    let file_of = |path: &str| path.rsplit('/').next().unwrap_or_default().to_owned();
    let ending_of = |name: &str| name.rsplit_once('.').map(|(_, ending)| ending.to_owned());
    // The longest known name that the file begins with: `x.md.txt`, `x - Kopi.md`, `x (2).md`, `x.md.bak`.
    let begins = known.iter().filter(|path| {
        let name = file_of(path);
        let stem = name.rsplit_once('.').map_or(name.as_str(), |(stem, _)| stem);
        let rest = small.strip_prefix(stem);
        rest.is_some_and(|rest| !rest.starts_with(|next: char| next.is_alphanumeric()))
            && ending_of(&name).is_some_and(|ending| small.contains(&format!(".{ending}")))
    });
    let begins = begins.max_by_key(|path| (file_of(path).len(), std::cmp::Reverse(path.len())));
    if let Some(path) = begins {
        return Some((*path).to_owned());
    }
    // The right name with another ending: `x.txt`, `x.markdown`, `logo.jpg`.
    let (stem, ending) = small.rsplit_once('.')?;
    let bare = small.split('.').next()?;
    let fits = |path: &&&str| is_picture(path) == PICTURES.contains(&ending);
    let same = known.iter().filter(fits).find(|path| file_of(path).split('.').next() == Some(bare));
    if let Some(path) = same {
        return Some((*path).to_owned());
    }
    // The ending is alike in nearly all names, so only what stands before it is compared.
    let is_text = PLAIN_TEXTS.contains(&ending);
    let stem_of = |path: &&str| {
        let name = file_of(path);
        let (stem, its) = name.rsplit_once('.')?;
        (its == ending || (is_text && its == "md")).then(|| stem.to_owned())
    };
    let stems: Vec<String> = known.iter().filter_map(stem_of).collect();
    let near = nearest(stem, stems.iter().map(String::as_str))?;
    known.iter().find(|path| stem_of(path).as_deref() == Some(near)).map(|path| (*path).to_owned())
}

/// What a letter or a part of the municipality's own should have been called, where it is like none of the program's.
fn plainly_named(folder: &str, file: &str) -> Option<String> {
    let (stem, ending) = file.rsplit_once('.')?;
    let stem = stem.trim().to_lowercase().replace([' ', '_'], "-");
    let is_letter = ending.eq_ignore_ascii_case("md") || PLAIN_TEXTS.contains(&ending);
    let is_place = matches!(folder, "letters" | "letters/parts" | "phrases");
    (is_place && is_letter && is_plain(&stem)).then(|| format!("{folder}/{stem}.md"))
}

fn is_picture(path: &str) -> bool {
    path.ends_with(".png")
}

#[cfg(test)]
mod tests {
    use super::*;

    const KNOWN: [&str; 7] = [
        "fields/work.toml",
        "fonts/LICENSE-OFL.txt",
        "law/periods.toml",
        "letterhead.toml",
        "letters/decision-pension-granted-without-team.md",
        "letters/decision-pension-granted.md",
        "letters/parts/contact.md",
    ];

    #[test]
    fn a_misplaced_file_is_told_its_right_name() {
        for (path, instead) in [
            ("letterhead.toml.txt", "letterhead.toml"),
            ("Letterhead.toml", "letterhead.toml"),
            ("templates/letterhead.toml", "letterhead.toml"),
            ("letterhaed.toml", "letterhead.toml"),
            ("letters/decision-pension-granted.md.txt", "letters/decision-pension-granted.md"),
            ("decision-pension-granted.md", "letters/decision-pension-granted.md"),
            ("letters/decision-pension-granted - Kopi.md", "letters/decision-pension-granted.md"),
            ("letters/decision-pension-granted (2).md", "letters/decision-pension-granted.md"),
            ("letters/decision-pension-granted.md.bak", "letters/decision-pension-granted.md"),
            (
                "letters/decision-pension-granted-without-team - Kopi.md",
                "letters/decision-pension-granted-without-team.md",
            ),
            ("parts/contact.md", "letters/parts/contact.md"),
            ("fields/wrok.toml", "fields/work.toml"),
            ("law/Periods.toml", "law/periods.toml"),
            ("letters/decision-pension-granted.txt", "letters/decision-pension-granted.md"),
            ("letters/decision-pension-granted.markdown", "letters/decision-pension-granted.md"),
            ("letters/parts/contact.txt", "letters/parts/contact.md"),
            ("letterhead.txt", "letterhead.toml"),
            ("letters/Our own letter.md", "letters/our-own-letter.md"),
            ("letters/parts/Afslag.md", "letters/parts/afslag.md"),
            ("letters/our-letter.txt", "letters/our-letter.md"),
        ] {
            assert_eq!(
                judge(path, &KNOWN),
                Judged::Unused { instead: Some(instead.to_owned()), misleads: true },
                "{path}"
            );
        }
    }

    #[test]
    fn what_is_no_template_is_left_alone_or_does_no_harm() {
        for path in ["README.md", "letters/readme.txt", ".git/HEAD", "Thumbs.db", "~$letter.docx"] {
            assert_eq!(judge(path, &KNOWN), Judged::LeftAlone, "{path}");
        }
        let unused = Judged::Unused { instead: None, misleads: false };
        assert_eq!(judge("fonts/LICENSE-OFL.txt", &KNOWN), unused);
        for path in ["notes.pdf", "letters/decision-pension-granted.PDF", "letters/our-letter.docx"]
        {
            assert_eq!(judge(path, &KNOWN), Judged::Document { instead: None }, "{path}");
        }
        for path in ["letterhead.toml", "coat.png", "letters/our-letter.md", "law/new-act.toml"] {
            assert_eq!(judge(path, &KNOWN), Judged::Read, "{path}");
        }
        for path in ["letters/decision-pension-granted.docx", "decision-pension-granted.ODT"] {
            let instead = Some("letters/decision-pension-granted.md".to_owned());
            assert_eq!(judge(path, &KNOWN), Judged::Document { instead }, "{path}");
        }
        // No letter is written in the words of fields, and no text is a picture.
        for path in ["letters/work.docx", "work.odt", "letters/periods.docx"] {
            assert_eq!(judge(path, &KNOWN), Judged::Document { instead: None }, "{path}");
        }
        for path in [
            "worms-2.toml",
            "work.svg",
            "fields/workers.toml",
            "law/pension.toml.old",
            "our-letter.md.bak",
        ] {
            let misleads = !path.ends_with(".svg");
            let unused = Judged::Unused { instead: None, misleads };
            assert_eq!(judge(path, &KNOWN), unused, "{path}");
        }
    }
}
