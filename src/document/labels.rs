//! What stands before an item of a list, the same in every format.

/// A number with a full stop, or the sign of a list without numbers. `first` is the number of the list's first item, `index` counts
/// the items from zero, `depth` says how many lists stand around this one.
pub fn label(first: Option<u32>, index: usize, depth: usize) -> String {
    match first {
        Some(first) => format!("{}.", first as usize + index),
        None if depth.is_multiple_of(2) => "\u{2022}".to_owned(),
        None => "\u{2013}".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::label;

    #[test]
    fn numbers_go_on_from_the_first_and_signs_change_with_the_depth() {
        assert_eq!([0, 1, 9].map(|index| label(Some(3), index, 1)), ["3.", "4.", "12."]);
        assert_eq!([0, 1, 2].map(|depth| label(None, 7, depth)), ["•", "–", "•"]);
    }
}
