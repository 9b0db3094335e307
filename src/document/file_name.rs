//! What the file of a letter is called: by its title, which says which letter it is and never whose.

/// The most signs of a name, so that a path stays within what all systems take.
const LONGEST: usize = 90;

/// What stands behind the name of a draft.
const DRAFT: &str = "udkast";

/// What stands behind the name of a letter of a practice case.
const PRACTICE: &str = "øvelse";

/// What stands behind the name of a letter without names.
const NAMELESS: &str = "uden navne";

/// What stands behind the name of the copy that is filed.
const FILED: &str = "til journalen";

/// The name of a letter's file without its ending: the title, with nothing that a disk does not take. Where nothing is left of it,
/// the letter's id.
pub fn stem_of(title: &str, id: &str) -> String {
    let stem = plain(title);
    if stem.is_empty() || is_a_device(&stem) { id.to_owned() } else { stem }
}

/// Names that Windows keeps for devices, whatever their ending.
fn is_a_device(stem: &str) -> bool {
    let name = stem.split('.').next().unwrap_or_default().trim_end().to_uppercase();
    let numbered = |kind: &str| {
        name.strip_prefix(kind)
            .is_some_and(|rest| matches!(rest, "1" | "2" | "3" | "4" | "5" | "6" | "7" | "8" | "9"))
    };
    matches!(name.as_str(), "CON" | "PRN" | "AUX" | "NUL") || numbered("COM") || numbered("LPT")
}

fn plain(title: &str) -> String {
    let is_refused = |sign: char| sign.is_control() || r#"/\*?"<>|:"#.contains(sign);
    let told = title.replace(": ", " - ");
    let signs = told.chars().map(|sign| if is_refused(sign) { ' ' } else { sign });
    let words = signs.collect::<String>();
    let mut stem = String::new();
    for word in words.split_whitespace() {
        let room = LONGEST.saturating_sub(stem.chars().count() + 1);
        if word.chars().count() > room && !stem.is_empty() {
            break;
        }
        if !stem.is_empty() {
            stem.push(' ');
        }
        stem.extend(word.chars().take(LONGEST));
    }
    // A name may neither be hidden nor end in a full stop.
    stem.trim_matches(['.', ' ', '-']).to_owned()
}

/// The same for a draft.
pub fn of_draft(stem: &str) -> String {
    format!("{stem} - {DRAFT}")
}

/// The same for the copy that is filed.
pub fn for_filing(stem: &str) -> String {
    format!("{stem} - {FILED}")
}

/// The same for a letter of a practice case.
pub fn for_practice(stem: &str) -> String {
    format!("{stem} - {PRACTICE}")
}

/// The same for a letter without names.
pub fn without_names(stem: &str) -> String {
    format!("{stem} - {NAMELESS}")
}

#[cfg(test)]
mod tests {
    use super::stem_of;

    #[test]
    fn a_name_is_the_title_as_far_as_a_disk_takes_it() {
        for (title, stem) in [
            ("Afgørelse om førtidspension", "Afgørelse om førtidspension"),
            ("Afgørelse: afslag på fleksjob", "Afgørelse - afslag på fleksjob"),
            ("Hvad nu? Ja/nej \"her\"", "Hvad nu Ja nej her"),
            (" .skjult. ", "skjult"),
            ("../../etc", "etc"),
            ("CON", "brev"),
            ("com1.pdf", "brev"),
            ("Computer", "Computer"),
            ("C:\\brev", "C brev"),
        ] {
            assert_eq!(stem_of(title, "brev"), stem);
        }
        assert_eq!(stem_of("???", "brev"), "brev");
        let long = stem_of(&"ordet ".repeat(60), "brev");
        assert!(long.chars().count() <= 90 && long.ends_with("ordet"), "{long}");
        assert!(stem_of(&"å".repeat(400), "brev").chars().count() <= 90);
    }
}
