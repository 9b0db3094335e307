//! Several things in one phrase: `a, b og c`.

/// All of them: `a, b og c`.
pub fn all_of<S: AsRef<str>>(items: &[S]) -> String {
    joined(items, "og")
}

/// One of them: `a, b eller c`.
pub fn one_of<S: AsRef<str>>(items: &[S]) -> String {
    joined(items, "eller")
}

fn joined<S: AsRef<str>>(items: &[S], word: &str) -> String {
    let Some((last, first)) = items.split_last() else { return String::new() };
    let first: Vec<&str> = first.iter().map(AsRef::as_ref).collect();
    match first.as_slice() {
        [] => last.as_ref().to_owned(),
        _ => format!("{} {word} {}", first.join(", "), last.as_ref()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_of_several_follows_a_word() {
        assert_eq!(all_of::<&str>(&[]), "");
        assert_eq!(all_of(&["a"]), "a");
        assert_eq!(all_of(&["a", "b"]), "a og b");
        assert_eq!(one_of(&["a", "b", "c"]), "a, b eller c");
    }
}
