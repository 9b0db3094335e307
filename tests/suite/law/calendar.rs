//! Working days, closed days, time limits reckoned on the calendar, and pension ages.

use forberedt::law::{Calendar, Period, Status, Unit};
use jiff::ToSpan;
use jiff::civil::{Date, Weekday, date};
use proptest::prelude::*;

use super::{BOOK, any_day};

fn period(amount: i32, unit: Unit) -> Period<'static> {
    Period {
        amount,
        unit,
        ..BOOK.period("complaint", date(2018, 5, 1)).expect("the time limit for complaints")
    }
}

fn calendar() -> &'static Calendar {
    BOOK.calendar()
}

#[test]
fn easter_falls_on_the_right_day() {
    let easters = [
        (2013, 3, 31),
        (2014, 4, 20),
        (2015, 4, 5),
        (2016, 3, 27),
        (2017, 4, 16),
        (2018, 4, 1),
        (2019, 4, 21),
        (2020, 4, 12),
        (2021, 4, 4),
        (2022, 4, 17),
        (2023, 4, 9),
        (2024, 3, 31),
        (2025, 4, 20),
        (2026, 4, 5),
        (2027, 3, 28),
        (2028, 4, 16),
        (2029, 4, 1),
        (2030, 4, 21),
        (2031, 4, 13),
        (2032, 3, 28),
        (2033, 4, 17),
        (2034, 4, 9),
        (2035, 3, 25),
    ];
    for (year, month, day) in easters {
        let easter = date(year, month, day);
        let name = |offset: i32| calendar().closed_day_name(easter.saturating_add(offset.days()));
        assert_eq!(name(0), Some("påskedag"), "{easter}");
        assert_eq!(name(-3), Some("skærtorsdag"));
        assert_eq!(name(-2), Some("langfredag"));
        assert_eq!(name(1), Some("2. påskedag"));
        assert_eq!(name(50), Some("2. pinsedag"));
        assert_eq!(name(40), Some("fredagen efter Kristi himmelfartsdag"));
        assert!(calendar().is_holiday(easter.saturating_add(39.days())), "Ascension Day");
        assert_eq!(name(-7), None, "Palm Sunday");
    }
}

#[test]
fn great_prayer_day_ended_with_2023() {
    assert_eq!(calendar().closed_day_name(date(2023, 5, 5)), Some("store bededag"));
    assert!(!calendar().is_working_day(date(2023, 5, 5)));
    assert_eq!(calendar().closed_day_name(date(2024, 4, 26)), None);
    assert!(calendar().is_working_day(date(2024, 4, 26)));
}

#[test]
fn closed_days_are_no_public_holidays_and_no_working_days() {
    for day in [date(2026, 6, 5), date(2026, 12, 24), date(2026, 12, 31), date(2026, 5, 15)] {
        assert!(
            calendar().is_office_closed(day)
                && !calendar().is_holiday(day)
                && !calendar().is_working_day(day),
            "{day}"
        );
    }
    for day in [date(2026, 1, 1), date(2026, 12, 25), date(2026, 12, 26)] {
        assert!(calendar().is_holiday(day) && !calendar().is_office_closed(day), "{day}");
    }
    assert!(
        calendar().is_working_day(date(2026, 11, 23))
            && !calendar().is_working_day(date(2026, 11, 22))
    );
}

#[test]
fn an_end_on_a_closed_day_moves_to_the_next_working_day() {
    // Wednesday before Easter 2026 stays; Maundy Thursday goes to the Tuesday after.
    assert_eq!(calendar().next_working_day(date(2026, 4, 1)), date(2026, 4, 1));
    assert_eq!(calendar().next_working_day(date(2026, 4, 2)), date(2026, 4, 7));
    // Christmas Eve 2026 is a Thursday: Friday and Saturday are holidays, and Monday is the next working day.
    assert_eq!(calendar().next_working_day(date(2026, 12, 24)), date(2026, 12, 28));
    // New Year's Eve 2026 is a Thursday, New Year's Day a Friday.
    assert_eq!(calendar().next_working_day(date(2026, 12, 31)), date(2027, 1, 4));
    assert_eq!(calendar().next_working_day(Date::MAX), Date::MAX);
}

#[test]
fn months_that_are_too_short_end_on_their_last_day() {
    let three = BOOK.period("pension-decision", date(2018, 5, 1)).expect("three months");
    for (begins, ends) in [
        (date(2017, 11, 30), date(2018, 2, 28)),
        (date(2019, 11, 30), date(2020, 2, 29)),
        (date(2023, 11, 29), date(2024, 2, 29)),
        (date(2018, 1, 31), date(2018, 4, 30)),
        (date(2018, 3, 31), date(2018, 6, 30)),
        (date(2018, 5, 15), date(2018, 8, 15)),
        (date(2018, 12, 31), date(2019, 3, 31)),
    ] {
        assert_eq!(calendar().add_period(begins, &three), ends, "from {begins}");
    }
    assert_eq!(
        calendar().add_period(date(2024, 2, 29), &period(1, Unit::Years)),
        date(2025, 2, 28)
    );
    assert_eq!(
        calendar().subtract_period(date(2018, 8, 31), &period(6, Unit::Months)),
        date(2018, 2, 28)
    );
    assert_eq!(calendar().add_period(Date::MAX, &three), Date::MAX);
}

#[test]
fn weeks_and_working_days_are_counted_from_the_day_after() {
    let complaint = BOOK.period("complaint", date(2018, 5, 1)).expect("four weeks");
    assert_eq!(calendar().add_period(date(2018, 5, 3), &complaint), date(2018, 5, 31));
    let letter = BOOK.period("delivery-letter", date(2018, 7, 1)).expect("six working days");
    // Thursday 3 May 2018: Friday 4, Monday 7, Tuesday 8, Wednesday 9, then Ascension Day and the closed Friday, Monday 14, Tuesday 15.
    assert_eq!(calendar().add_period(date(2018, 5, 3), &letter), date(2018, 5, 15));
    assert_eq!(calendar().subtract_period(date(2018, 5, 15), &letter), date(2018, 5, 3));
    let digital = BOOK.period("delivery-digital-post", date(2018, 5, 1)).expect("no days");
    assert_eq!(calendar().add_period(date(2018, 5, 5), &digital), date(2018, 5, 5));
}

#[test]
fn the_pension_age_follows_the_date_of_birth() {
    for (birth, age) in [
        (date(1939, 6, 30), None),
        (date(1953, 12, 31), Some((65, 0))),
        (date(1954, 1, 1), Some((65, 6))),
        (date(1954, 7, 1), Some((66, 0))),
        (date(1955, 1, 1), Some((66, 6))),
        (date(1955, 6, 30), Some((66, 6))),
        (date(1955, 7, 1), Some((67, 0))),
        (date(1962, 12, 31), Some((67, 0))),
        (date(1963, 1, 1), Some((68, 0))),
        (date(1967, 1, 1), Some((69, 0))),
        (date(1970, 12, 31), Some((69, 0))),
        (date(1971, 1, 1), Some((70, 0))),
    ] {
        assert_eq!(BOOK.pension_age(birth), age, "born {birth}");
    }
    assert_eq!(BOOK.pension_date(date(1955, 3, 15)), Some(date(2021, 9, 15)));
    assert_eq!(
        BOOK.pension_date(date(1954, 3, 31)),
        Some(date(2019, 9, 30)),
        "September has thirty days"
    );
    assert_eq!(
        BOOK.pension_date(date(1956, 2, 29)),
        Some(date(2023, 2, 28)),
        "2023 is no leap year"
    );
    assert_eq!(BOOK.pension_date(date(1930, 1, 1)), None);
    assert_eq!(BOOK.pension_age_status(date(1970, 12, 31)), Some(Status::Verified));
    assert_eq!(BOOK.pension_age_status(date(1971, 1, 1)), Some(Status::Unverified));
}

proptest! {
    #[test]
    fn the_next_working_day_is_near_and_the_first(day in any_day()) {
        let next = calendar().next_working_day(day);
        prop_assert!(calendar().is_working_day(next));
        let between: Vec<Date> = day.series(1.days()).take_while(|other| *other < next).collect();
        prop_assert!(between.len() <= 6, "{} closed days from {}", between.len(), day);
        prop_assert!(between.iter().all(|other| !calendar().is_working_day(*other)));
        prop_assert!(!matches!(next.weekday(), Weekday::Saturday | Weekday::Sunday));
    }

    #[test]
    fn weeks_keep_the_weekday(day in any_day(), weeks in 0..60_i32) {
        let end = calendar().add_period(day, &period(weeks, Unit::Weeks));
        prop_assert_eq!(end.weekday(), day.weekday());
        prop_assert_eq!((end - day).get_days(), weeks * 7);
    }

    #[test]
    fn months_keep_the_day_or_end_the_month(day in any_day(), months in 0..60_i32) {
        let end = calendar().add_period(day, &period(months, Unit::Months));
        prop_assert!(end.day() == day.day() || (end == end.last_of_month() && end.day() < day.day()));
        let counted = (i32::from(end.year()) - i32::from(day.year())) * 12 + i32::from(end.month()) - i32::from(day.month());
        prop_assert_eq!(counted, months);
    }

    #[test]
    fn working_days_are_counted_one_by_one(day in any_day(), amount in 0..40_i32) {
        let end = calendar().add_period(day, &period(amount, Unit::WorkingDays));
        let counted = day.series(1.days()).skip(1).take_while(|other| *other <= end).filter(|other| calendar().is_working_day(*other)).count();
        prop_assert_eq!(i32::try_from(counted).unwrap(), amount);
        prop_assert!(amount == 0 || calendar().is_working_day(end));
        let back = calendar().subtract_period(end, &period(amount, Unit::WorkingDays));
// Back again, or on the last working day before where no working day began it.
        let start = day.series((-1).days()).find(|other| calendar().is_working_day(*other)).unwrap();
        prop_assert_eq!(back, if amount == 0 { day } else { start });
    }
}
