//! Which older versions stay: all of the last hour, then one an hour, one a day and one a week. A moment that was named or that a
//! letter went out at stays until there is no more room, and the oldest goes first.

use std::collections::BTreeSet;

use super::{MOST_SNAPSHOTS, Moment, Snapshot};
use crate::files::case_file::MOST_HISTORY_BYTES;

const HOUR: i64 = 3600;
const DAY: i64 = 24 * HOUR;
const WEEK: i64 = 7 * DAY;

/// So old may a version be, and of each stretch of so long only the newest stays.
const STEPS: [(i64, i64); 4] = [(HOUR, 1), (DAY, HOUR), (30 * DAY, DAY), (366 * DAY, WEEK)];

/// The numbers of those that stay, of versions from the oldest to the newest.
pub(super) fn staying(snapshots: &[Snapshot], now: i64) -> BTreeSet<u32> {
    let mut taken = BTreeSet::new();
    let mut stay: Vec<&Snapshot> = Vec::new();
    for snapshot in snapshots.iter().rev() {
        let age = now.saturating_sub(snapshot.at).max(0);
        let is_wanted = snapshot.moment != Moment::Passing || {
            let step = STEPS.iter().find(|(most, _)| age < *most);
            step.is_some_and(|(_, stretch)| {
                taken.insert((*stretch, snapshot.at.div_euclid(*stretch)))
            })
        };
        if is_wanted || stay.is_empty() {
            stay.push(snapshot);
        }
    }
    let size = |stay: &[&Snapshot]| stay.iter().map(|snapshot| snapshot.size as u64).sum::<u64>();
    while stay.len() > MOST_SNAPSHOTS || size(&stay) > MOST_HISTORY_BYTES {
        // From the newest to the oldest: the last of the least moment goes.
        let rank = |snapshot: &Snapshot| match snapshot.moment {
            Moment::Passing => 0,
            Moment::Export(_) => 1,
            Moment::Named(_) => 2,
        };
        let Some(least) = stay.iter().map(|snapshot| rank(snapshot)).min() else { break };
        match stay.iter().rposition(|snapshot| rank(snapshot) == least) {
            Some(index) => drop(stay.remove(index)),
            None => break,
        }
    }
    stay.iter().map(|snapshot| snapshot.number).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: i64 = 2_000_000_000;

    fn passing(number: u32, at: i64) -> Snapshot {
        Snapshot { number, at, moment: Moment::Passing, size: 1000 }
    }

    #[test]
    fn the_older_the_fewer_and_the_newest_of_each_stretch() {
        // One every five minutes for two years.
        let count = 2 * 365 * 24 * 12;
        let all: Vec<Snapshot> = (0..count)
            .map(|number| passing(number, NOW - i64::from(count - number) * 300))
            .collect();
        let stay = staying(&all, NOW);
        let younger = |age: i64| {
            let is_younger = |it: &&Snapshot| NOW - it.at < age && stay.contains(&it.number);
            all.iter().filter(is_younger).count()
        };
        assert_eq!(younger(HOUR), 11);
        assert!((33..=36).contains(&younger(DAY)), "{}", younger(DAY));
        assert!((61..=66).contains(&younger(30 * DAY)), "{}", younger(30 * DAY));
        assert!((100..=MOST_SNAPSHOTS).contains(&stay.len()), "{}", stay.len());
        assert!(stay.contains(&(count - 1)) && !stay.contains(&0));
        // Once thinned, a second look in the same moment takes nothing.
        let left: Vec<Snapshot> =
            all.iter().filter(|it| stay.contains(&it.number)).cloned().collect();
        assert_eq!(staying(&left, NOW), stay);
    }

    #[test]
    fn a_named_moment_outlives_what_passes_and_the_newest_stays_however_old() {
        let named = Snapshot { moment: Moment::Named("sendt".to_owned()), ..passing(1, 5) };
        let written = Snapshot { moment: Moment::Export("x".to_owned()), ..passing(2, 6) };
        let all = [named.clone(), written.clone(), passing(3, 7), passing(4, 8)];
        assert_eq!(staying(&all, NOW), BTreeSet::from([1, 2, 4]));
        // A clock that stood wrong takes nothing away.
        assert_eq!(staying(&[passing(1, NOW + DAY)], NOW), BTreeSet::from([1]));
    }

    #[test]
    fn there_is_an_end_to_their_number_and_their_size_and_the_least_goes_first() {
        let of = |number: u32, moment: Moment, size: usize| Snapshot {
            moment,
            size,
            ..passing(number, NOW - 1000 + i64::from(number))
        };
        let half = MOST_HISTORY_BYTES as usize / 2;
        let all = [
            of(1, Moment::Named("før mødet".to_owned()), half),
            of(2, Moment::Export("x".to_owned()), half),
            of(3, Moment::Passing, half),
        ];
        assert_eq!(staying(&all, NOW), BTreeSet::from([1, 2]));
        let many: Vec<Snapshot> =
            (0..200).map(|number| of(number, Moment::Named("m".to_owned()), 10)).collect();
        let stay = staying(&many, NOW);
        assert_eq!(
            (stay.len(), stay.contains(&79), stay.contains(&80)),
            (MOST_SNAPSHOTS, false, true)
        );
    }
}
