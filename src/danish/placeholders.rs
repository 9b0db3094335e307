//! Names in braces that stand for values in words kept as data: `Sagen er fra {day}.`

use super::nearest::suggestion;

/// The words with each value in the place of its name. What a value holds is never looked through again.
pub fn fill<V: AsRef<str>>(text: &str, values: &[(&str, V)]) -> String {
    let mut filled = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let found = after.split_once('}').and_then(|(name, after)| {
            let (_, value) = values.iter().find(|(known, _)| *known == name)?;
            Some((value, after))
        });
        match found {
            Some((value, after)) => {
                filled.push_str(value.as_ref());
                rest = after;
            }
            None => {
                filled.push('{');
                rest = after;
            }
        }
    }
    filled.push_str(rest);
    filled
}

/// What is wrong with the names in braces, each as a sentence and a cure, where only the known ones are filled.
pub fn mistakes(text: &str, known: &[&str]) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find(['{', '}']) {
        let (sign, after) = rest.split_at(at + 1);
        rest = after;
        if sign.ends_with('}') {
            found.push(("Tegnet } har intet { foran sig.".to_owned(), String::new()));
            continue;
        }
        match after.find(['{', '}']).map(|end| after.split_at(end)) {
            Some((name, behind)) if behind.starts_with('}') => {
                rest = &behind[1..];
                if known.is_empty() {
                    let message = format!("{{{name}}} bliver ikke udfyldt her.");
                    found.push((message, "Slet den, og skriv ordet i stedet.".to_owned()));
                } else if !known.contains(&name) {
                    let message = format!("Her er ingen værdi, som hedder {{{name}}}.");
                    found.push((message, suggestion(name, known)));
                }
            }
            _ => found.push(("Tegnet { mangler sit }.".to_owned(), String::new())),
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_stands_for_its_name_and_is_not_filled_itself() {
        let values = [("day", "{other}"), ("other", "b")];
        assert_eq!(fill("a {day} {other} {none} {", &values), "a {other} b {none} {");
    }

    #[test]
    fn every_mistake_in_braces_is_told_once() {
        let told = |text: &str, known: &[&str]| mistakes(text, known);
        assert!(told("{day}, {field}", &["day", "field"]).is_empty());
        assert_eq!(
            told("{dya}", &["day"]),
            [("Her er ingen værdi, som hedder {dya}.".to_owned(), "Mente du »day«?".to_owned())]
        );
        assert_eq!(told("a {day", &["day"])[0].0, "Tegnet { mangler sit }.");
        assert_eq!(told("a {{day}", &["day"]).len(), 1);
        assert_eq!(told("day} a", &["day"])[0].0, "Tegnet } har intet { foran sig.");
        assert_eq!(told("{day}", &[])[0].0, "{day} bliver ikke udfyldt her.");
    }
}
