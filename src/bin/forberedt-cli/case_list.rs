//! The list of cases: what falls first, the last contact, who is waited for, and what stops.

use forberedt::case::part::Phase;
use forberedt::danish::days::{danish_day, weekday};
use forberedt::deadlines::LimitOf;
use forberedt::jobs::case_list::{self, CaseList, Outlook, ReadingWatch};
use forberedt::overview::order::DeadlineFilter;
use forberedt::overview::waiting::Awaited;
use forberedt::overview::week::Week;
use forberedt::overview::{CaseOverview, CaseRow, OpenDeadline, words};
use jiff::civil::Date;
use serde_json::{Value, json};

use super::Outcome;
use super::answers::{self, Said};
use super::cases;
use super::keys::Keys;
use super::orders::{CaseListOrder, KeyOrder};
use super::shell::{Shell, complain};

/// How wide a line of words may be.
const COLUMNS: usize = 80;
/// Where what is said of a case begins.
const INDENT: usize = 20;

pub(crate) fn cases(order: &CaseListOrder, today: Date, shell: &mut Shell) -> Outcome {
    match list(order, today) {
        Ok((list, filter)) => {
            list.passed_over.iter().for_each(complain);
            match list.passed_over.len() {
                0 => {}
                1 => complain("1 fil er sprunget over."),
                many => complain(format!("{many} filer er sprunget over.")),
            }
            // What was said of the files that were passed over is all that there is.
            if list.rows.is_empty() {
                return Outcome::Wrong;
            }
            let words = || in_words(&list, filter, today);
            let said = Said::either(&order.answer, words, || to_json(&list, filter, today));
            let given = answers::give("cases", &said, &order.answer, shell);
            let read = if list.passed_over.is_empty() { Outcome::Done } else { Outcome::Wrong };
            given.max(read)
        }
        Err(outcome) => outcome,
    }
}

fn list(order: &CaseListOrder, today: Date) -> Result<(CaseList, DeadlineFilter), Outcome> {
    let filter = match &order.week {
        Some(week) => {
            let week = Week::parse(week, today).map_err(|message| {
                complain(message);
                Outcome::Wrong
            })?;
            DeadlineFilter::Week(week)
        }
        None => DeadlineFilter::All,
    };
    let library = cases::library(order.templates.as_deref())?;
    let keys = Keys::from(&KeyOrder { key_file: order.key_file.clone() });
    let opener = match &order.key_file {
        Some(file) => Some(keys.opener(file).map_err(|problem| cases::tell(&[problem]))?),
        None => None,
    };
    let outlook = Outlook { library, today, months: None, opener };
    let read = case_list::read(&order.cases, outlook, &ReadingWatch::default());
    Ok((read.map_err(|problem| cases::tell(&[problem]))?, filter))
}

fn in_words(list: &CaseList, filter: DeadlineFilter, today: Date) -> String {
    let mut text = format!("Mine sager, set fra {} den {}\n", weekday(today), danish_day(today));
    if let DeadlineFilter::Week(week) = filter {
        text.push_str(&format!("Kun sager med en frist i {}\n", week.words()));
    }
    let rows: Vec<&CaseRow> = list.rows.iter().filter(|row| filter.takes(row)).collect();
    for row in &rows {
        text.push_str(&format!("\n{}\n", row.name));
        match &row.overview {
            Some(overview) => about(&mut text, overview, filter.deadline(row), today),
            None => {
                line(&mut text, "Låst", "Sagen kan kun åbnes med en nøgle eller en adgangskode.")
            }
        }
    }
    text.push_str(&format!("\n{}\n", counted(list, rows.len(), filter)));
    text
}

fn about(text: &mut String, case: &CaseOverview, deadline: Option<&OpenDeadline>, today: Date) {
    let falls = deadline.map_or("ingen".to_owned(), |deadline| {
        let left = words::left(deadline, today);
        let left = if deadline.is_late { left.to_uppercase() } else { left };
        format!("{}, {left}: {}", danish_day(deadline.due), deadline.title)
    });
    line(text, "Næste frist", &falls);
    line(text, "Fase", words::phase(case.phase));
    let contact = case.contact.as_ref();
    let contact = contact.map(|contact| format!("{}: {}", danish_day(contact.day), contact.title));
    line(text, "Sidste kontakt", &contact.unwrap_or_else(|| "ingen".to_owned()));
    if case.waiting.is_empty() {
        line(text, "Venter på", "ingen");
    }
    for (index, waiting) in case.waiting.iter().enumerate() {
        let whom = words::awaited(waiting.whom);
        let wait = words::wait(waiting, today);
        let said = if wait.is_empty() { whom.to_owned() } else { format!("{whom}: {wait}") };
        line(text, if index == 0 { "Venter på" } else { "" }, &said);
    }
    let stops = &case.stops;
    let said = match &stops.letter {
        None if stops.count == 0 => "intet brev venter".to_owned(),
        None => stops.first.clone(),
        Some(letter) if stops.count == 0 => format!("intet for »{}«", letter.title),
        Some(letter) => {
            format!("»{}«, {}. {}", letter.title, words::stops(stops.count), stops.first)
        }
    };
    line(text, "Stopper", &said);
}

/// A line of a case: what it is about, and behind it what is said, broken at the edge.
fn line(text: &mut String, what: &str, said: &str) {
    let mut row = format!("    {what}");
    let mut used = row.chars().count();
    let pad =
        |row: &mut String, used: usize| row.push_str(&" ".repeat(INDENT.saturating_sub(used)));
    pad(&mut row, used);
    used = INDENT;
    for (index, word) in said.split_whitespace().enumerate() {
        let length = word.chars().count();
        if index > 0 && used + 1 + length > COLUMNS {
            row.push('\n');
            pad(&mut row, 0);
            used = INDENT;
        } else if index > 0 {
            row.push(' ');
            used += 1;
        }
        row.push_str(word);
        used += length;
    }
    text.push_str(&row);
    text.push('\n');
}

/// How many cases there are, and how many of them are locked.
fn counted(list: &CaseList, shown: usize, filter: DeadlineFilter) -> String {
    let locked = list.rows.iter().filter(|row| row.overview.is_none()).count();
    let of = |count: usize| if count == 1 { "1 sag".to_owned() } else { format!("{count} sager") };
    let mut said = match filter {
        DeadlineFilter::All => of(shown),
        _ => format!("{} af {}", shown, of(list.rows.len())),
    };
    if locked > 0 {
        said.push_str(&format!(", heraf {locked} låst"));
    }
    said.push('.');
    said
}

fn to_json(list: &CaseList, filter: DeadlineFilter, today: Date) -> Value {
    let week = match filter {
        DeadlineFilter::Week(week) => json!(week.key()),
        _ => Value::Null,
    };
    let rows = list.rows.iter().filter(|row| filter.takes(row));
    let rows: Vec<Value> = rows.map(|row| row_to_json(row, filter, today)).collect();
    json!({
        "today": today.to_string(),
        "week": week,
        "cases": rows,
        "passed_over": list.passed_over.len(),
    })
}

fn row_to_json(row: &CaseRow, filter: DeadlineFilter, today: Date) -> Value {
    let Some(case) = &row.overview else {
        return json!({ "case": row.path.display().to_string(), "locked": true });
    };
    let deadline = |deadline: &OpenDeadline| {
        json!({
            "id": deadline.id,
            "title": deadline.title,
            "whose": whose(deadline.whose),
            "due": deadline.due.to_string(),
            "days_left": (deadline.due - today).get_days(),
            "late": deadline.is_late,
        })
    };
    let waiting: Vec<Value> = case
        .waiting
        .iter()
        .map(|waiting| {
            json!({
                "whom": awaited(waiting.whom),
                "for": waiting.what,
                "questions": waiting.questions,
                "since": waiting.since.map(|day| day.to_string()),
                "by": waiting.by.map(|day| day.to_string()),
                "late": waiting.is_late(today),
            })
        })
        .collect();
    json!({
        "case": row.path.display().to_string(),
        "locked": false,
        "phase": phase(case.phase),
        "next_deadline": filter.deadline(row).map(deadline),
        "deadlines": case.deadlines.iter().map(deadline).collect::<Vec<_>>(),
        "last_contact": case.contact.as_ref().map(|contact| json!({
            "day": contact.day.to_string(),
            "field": contact.field.map(|field| field.to_string()),
            "title": contact.title,
        })),
        "waiting_for": waiting,
        "stops": {
            "letter": case.stops.letter.as_ref().map(|letter| &letter.id),
            "title": case.stops.letter.as_ref().map(|letter| &letter.title),
            "count": case.stops.count,
            "first": case.stops.first,
        },
    })
}

fn phase(phase: Phase) -> &'static str {
    match phase {
        Phase::Preparation => "preparation",
        Phase::Meeting => "meeting",
        Phase::Hearing => "hearing",
        Phase::Decision => "decision",
        Phase::After => "after",
    }
}

pub(crate) fn whose(whose: LimitOf) -> &'static str {
    match whose {
        LimitOf::Municipality => "municipality",
        LimitOf::Citizen => "citizen",
        LimitOf::Doctor => "doctor",
        LimitOf::Asked => "asked",
    }
}

fn awaited(whom: Awaited) -> &'static str {
    match whom {
        Awaited::Citizen => "citizen",
        Awaited::Doctor => "doctor",
        Awaited::Supplier => "supplier",
        Awaited::Other => "other",
        Awaited::Team => "team",
        Awaited::Coordinator => "coordinator",
        Awaited::AppealsBoard => "appeals_board",
        Awaited::Us => "municipality",
    }
}
