//! Danish spelling with the dictionary that lies in the project: words of this field are right, real slips are wrong, and what was
//! meant is offered.

use std::collections::HashSet;
use std::fs;

use forberedt::spelling::{OwnWords, Speller, WordBook, names_in};

fn speller() -> Speller {
    let read = |name: &str| fs::read_to_string(format!("templates/spelling/{name}")).unwrap();
    let book = WordBook::read(&read("da_DK.aff"), &read("da_DK.dic")).unwrap();
    let mut own = OwnWords::default();
    assert_eq!(own.add(&read("field-words.txt")), []);
    Speller::new(book, own)
}

#[test]
fn the_words_of_this_field_are_right_and_real_slips_are_wrong() {
    let mut speller = speller();
    let words: Vec<&str> = include_str!("words.txt").split_whitespace().collect();
    assert!(words.len() >= 150, "{}", words.len());
    let unknown: Vec<_> = words.into_iter().filter(|word| !speller.is_right(word)).collect();
    assert!(unknown.is_empty(), "taken for slips: {unknown:?}");
    let slips: Vec<_> =
        include_str!("slips.txt").lines().filter_map(|line| line.split_once(' ')).collect();
    assert!(slips.len() >= 60, "{}", slips.len());
    let unseen: Vec<_> = slips.iter().filter(|(slip, _)| speller.is_right(slip)).collect();
    assert!(unseen.is_empty(), "not seen: {unseen:?}");
}

#[test]
fn what_was_meant_is_offered_and_mostly_first() {
    let speller = speller();
    let (mut first, mut all, mut not_offered) = (0, 0, Vec::new());
    for (slip, meant) in include_str!("slips.txt").lines().filter_map(|line| line.split_once(' ')) {
        let offered = speller.suggestions(slip);
        all += 1;
        first += usize::from(offered.first().is_some_and(|word| word == meant));
        if !offered.iter().any(|word| word == meant) {
            not_offered.push(format!("{slip}: {offered:?}"));
        }
    }
    assert!(not_offered.is_empty(), "{first} of {all} first; never: {not_offered:#?}");
    assert!(first * 10 >= all * 9, "{first} of {all} are the first that is offered");
    assert_eq!(speller.suggestions("Sagsbehadler")[0], "Sagsbehandler");
}

#[test]
fn a_name_is_no_slip_where_the_text_shows_that_it_is_one() {
    let mut speller = speller();
    let text = "Birthe Kvistlund er sygemeldt fra kl. 9.30, jf. bilag 4. Kvistlunds praktik gik godtt. Hos Kvistlund er der ro. Zkibsted gik.";
    let names: HashSet<String> = names_in(text).collect();
    let wrong: Vec<&str> = speller.wrong_in(text, &names).iter().map(|word| word.text).collect();
    assert_eq!(wrong, ["godtt", "Zkibsted"]);
    speller.learn("Zkibsted");
    assert_eq!(speller.wrong_in(text, &names).len(), 1);
}
