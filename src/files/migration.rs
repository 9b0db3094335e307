//! The chain that brings old case files up to date. A link is never edited once cases have been written with it.

use serde_json::Value;

/// One link: turns a file of version n into one of version n + 1.
pub type Migration = fn(&mut Value);

/// The links, from version 1 on.
pub const CHAIN: &[Migration] = &[
    // Since version 2 an item may have an id. One that has none gets it whenever a case is read, so nothing is to be done here.
    |_| {},
    // Since version 3 a field may name exhibits by their ids. One that names them by number is understood at every reading.
    |_| {},
    // Since version 4 a file may say which parts of the case are finished. One that does not has none.
    |_| {},
    // Since version 5 a file may hold the letters that went out, sealed. One that does not has none.
    |_| {},
    // Since version 6 a file may hold what is changed by hand in its letters, and may name the files of its exhibits.
    |_| {},
    // Since version 7 a file may say what was taken out of the case's lists, and which seals came from two versions put together.
    |_| {},
    // Since version 8 a file may say what its answers rest on. One that does not says it of none.
    |_| {},
    // Since version 9 a file may hold a contact log, the days on which efforts were ordered, the questions that were asked, and of each
    // demand whether there is enough. One that does not has none; questions that stand in a letter's own fields stay there.
    |_| {},
    // Since version 10 what is said of daily life may say where that was, and with which considerations. What does not says neither.
    |_| {},
    // Since version 11 a file may say of answers which kind of file they were taken in from. One that does not says it of none.
    |_| {},
];

/// The version that is written today.
pub const CURRENT: u32 = 11;

/// From this version on a file is read as it stands, and mistakes in it are told with their line: the links since then move
/// nothing.
pub const AS_IT_STANDS: u32 = 1;

/// Runs the links that a file of `version` still lacks, and sets its version.
pub fn migrate(file: &mut Value, version: u32, chain: &[Migration]) {
    let done = usize::try_from(version.saturating_sub(1)).unwrap_or(usize::MAX);
    let mut version = version;
    for link in chain.iter().skip(done) {
        link(file);
        version += 1;
        if let Some(stated) = file.get_mut("version") {
            *stated = Value::from(version);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn the_current_version_is_where_the_chain_ends() {
        assert_eq!(CURRENT as usize, CHAIN.len() + 1);
    }

    #[test]
    fn links_run_in_order_from_the_files_version() {
        let chain: [Migration; 2] = [|file| file["a"] = json!(1), |file| file["b"] = json!(2)];
        let mut old = json!({"version": 1});
        migrate(&mut old, 1, &chain);
        assert_eq!(old, json!({"version": 3, "a": 1, "b": 2}));
        let mut newer = json!({"version": 2});
        migrate(&mut newer, 2, &chain);
        assert_eq!(newer, json!({"version": 3, "b": 2}));
    }
}
