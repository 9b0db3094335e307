//! Making sealed letters again, and telling where they differ.

use forberedt::case::Case;
use forberedt::files::case_file;
use forberedt::problem::Problem;
use forberedt::sealed::{
    FileMove, FirstDifference, LetterStanding, Made, Move, SealStanding, look_at_seals,
};
use serde_json::{Value, json};

use super::answers::{Said, about_cases};
use super::orders::CaseOrder;
use super::seal::library_files;
use super::shell::Shell;
use super::{Outcome, problems};

/// Looks at the seals of every case. One that is named alone is to have one.
pub(crate) fn verify_sealed(order: &CaseOrder, shell: &mut Shell) -> Outcome {
    let files = match library_files(order.templates.as_deref()) {
        Ok(files) => files,
        Err(outcome) => return outcome,
    };
    let is_alone = order.cases.len() == 1 && order.cases.iter().all(|path| !path.is_dir());
    about_cases("verify-sealed", order, shell, |_, case: &Case| {
        let seals = look_at_seals(case, &files, case_file::WRITTEN_BY);
        let words = || {
            if seals.is_empty() {
                return "Sagen har ingen forseglede breve.\n".to_owned();
            }
            seals.iter().map(in_words).collect::<Vec<_>>().join("")
        };
        let json = || json!({ "seals": seals.iter().map(as_json).collect::<Vec<_>>() });
        Ok((Said::either(&order.answer, words, json), outcome(&seals, is_alone)))
    })
}

fn outcome(seals: &[Result<SealStanding, Problem>], is_alone: bool) -> Outcome {
    let of_seal = |seal: &Result<SealStanding, Problem>| match seal {
        Err(_) => Outcome::Wrong,
        Ok(seal) if seal.is_same() => Outcome::Done,
        Ok(_) => Outcome::Blocked,
    };
    let unsealed = if is_alone { Outcome::Blocked } else { Outcome::Done };
    seals.iter().map(of_seal).max().unwrap_or(unsealed)
}

fn in_words(seal: &Result<SealStanding, Problem>) -> String {
    let seal = match seal {
        Err(problem) => return format!("{problem}\n"),
        Ok(seal) => seal,
    };
    let follows = seal.follows.map(|before| format!(", efter segl {before}")).unwrap_or_default();
    let mut lines = vec![format!("segl {} af {}{follows}", seal.number, seal.sealed_on)];
    if !seal.is_same_program {
        lines.push(format!(
            "  Seglet er lavet af {}, og dette er {}: Filerne kan have andre bytes. Teksten er sammenlignet.",
            seal.program,
            case_file::WRITTEN_BY
        ));
    }
    if !seal.is_same_case {
        lines.push("  Sagen er ændret, siden brevene blev forseglet.".to_owned());
    }
    seal.letters.iter().for_each(|letter| say_letter(letter, &mut lines));
    say_moved("Andet, som brevene er lavet af, er ændret siden", &seal.moved, "  ", &mut lines);
    lines.join("\n") + "\n"
}

fn say_letter(letter: &LetterStanding, lines: &mut Vec<String>) {
    let LetterStanding { id, day, made, corrected_by, moved } = letter;
    let word = match made {
        Made::Same => "ens",
        Made::SameText(_) => "samme tekst",
        Made::Differs(_) | Made::Unfinished(..) if corrected_by.is_some() => "rettet",
        Made::Differs(_) | Made::Unfinished(..) => "ændret",
    };
    let by = corrected_by.map(|by| format!(", forseglet igen i segl {by}")).unwrap_or_default();
    lines.push(format!("  {word}  {id} (reglerne den {day}{by})"));
    match made {
        Made::Same => {}
        Made::SameText(endings) => {
            lines.push(format!("    Filerne har andre bytes: {}.", endings.join(", ")));
        }
        Made::Differs(difference) => say_difference(difference, lines),
        Made::Unfinished(lacks, difference) => {
            let lacks = lacks.iter().map(|problem| format!("    mangler nu: {problem}"));
            lines.extend(lacks.take(3));
            difference.iter().for_each(|difference| say_difference(difference, lines));
        }
    }
    say_moved("Dets filer er ændret siden", moved, "    ", lines);
}

fn say_difference(difference: &FirstDifference, lines: &mut Vec<String>) {
    let FirstDifference { paragraph, was, is_now } = difference;
    lines.push(format!("    Afsnit {paragraph} er det første, der er et andet."));
    for (when, text) in [("forseglet", was), ("nu", is_now)] {
        let text = if text.is_empty() { "(intet)".to_owned() } else { format!("»{text}«") };
        lines.push(format!("    {when}: {text}"));
    }
}

fn say_moved(what: &str, moved: &[FileMove], margin: &str, lines: &mut Vec<String>) {
    if moved.is_empty() {
        return;
    }
    let name = |file: &FileMove| match file.how {
        Move::Changed => file.name.clone(),
        Move::Gone => format!("{} (findes ikke mere)", file.name),
    };
    let names: Vec<String> = moved.iter().map(name).collect();
    lines.push(format!("{margin}{what}: {}.", names.join(", ")));
}

fn as_json(seal: &Result<SealStanding, Problem>) -> Value {
    let moved = |files: &[FileMove]| {
        let files = files.iter().map(|file| {
            let how = match file.how {
                Move::Changed => "changed",
                Move::Gone => "gone",
            };
            json!({ "file": file.name, "how": how })
        });
        Value::Array(files.collect())
    };
    let seal = match seal {
        Err(problem) => {
            return json!({ "unreadable": problems::list(std::slice::from_ref(problem)) });
        }
        Ok(seal) => seal,
    };
    let letter = |letter: &LetterStanding| {
        let (state, difference, lacks, bytes) = match &letter.made {
            Made::Same => ("same", None, &[][..], &[][..]),
            Made::SameText(endings) => ("same-text", None, &[][..], endings.as_slice()),
            Made::Differs(difference) => ("differs", Some(difference), &[][..], &[][..]),
            Made::Unfinished(lacks, difference) => {
                ("unfinished", difference.as_ref(), lacks.as_slice(), &[][..])
            }
        };
        json!({
            "letter": letter.id,
            "day": letter.day,
            "state": state,
            "other_bytes": bytes,
            "difference": difference.map(|it| json!({ "paragraph": it.paragraph, "was": it.was, "is_now": it.is_now })),
            "lacks": problems::list(lacks),
            "corrected_by": letter.corrected_by,
            "moved": moved(&letter.moved),
        })
    };
    json!({
        "seal": seal.number,
        "sealed_on": seal.sealed_on,
        "program": seal.program,
        "same_program": seal.is_same_program,
        "same_case": seal.is_same_case,
        "follows": seal.follows,
        "same": seal.is_same(),
        "letters": seal.letters.iter().map(letter).collect::<Vec<_>>(),
        "moved": moved(&seal.moved),
    })
}
