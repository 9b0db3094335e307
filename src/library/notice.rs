//! Who made what the programs are built of, and on which terms (ophav og vilkår). Made by `packaging/licences`.

/// The text as a person reads it. It lies in the program as it is and is touched by nobody who does not ask for it.
pub const NOTICE: &str = include_str!("../../packaging/NOTICE");

/// One set of terms, and what they are for (vilkår).
pub struct Terms<'a> {
    /// What the terms are for, in Danish or by the names of packages.
    pub heading: &'a str,
    pub text: &'a str,
}

/// The text's first words, and each set of terms after them.
pub fn parted(notice: &str) -> (&str, impl Iterator<Item = Terms<'_>>) {
    let rule = notice.lines().find(|line| is_rule(line)).unwrap_or("\u{0}");
    let mut parts = notice.split(rule).map(str::trim);
    let head = parts.next().unwrap_or_default();
    let terms =
        std::iter::from_fn(move || Some(Terms { heading: parts.next()?, text: parts.next()? }));
    (head, terms)
}

fn is_rule(line: &str) -> bool {
    line.len() > 80 && line.bytes().all(|byte| byte == b'=')
}
