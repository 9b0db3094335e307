//! How far the law files reach: to which day somebody has read the texts, and to which day anybody has listened for new ones.

use jiff::civil::Date;

/// How far the law files reach (hvor langt lovfilerne rækker). The days are within.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reach {
    /// The first day of which the files hold the law; none where they do not say.
    pub begins_on: Option<Date>,
    /// After it nothing counts as checked, whatever stands beside it.
    pub texts_read_to: Date,
    /// After it nobody knows whether the files still hold at all.
    pub news_heard_to: Date,
}

impl Reach {
    /// Whether nobody has listened for new law as late as that day.
    pub fn is_passed(self, day: Date) -> bool {
        day > self.news_heard_to
    }
}
