//! The library: the law and the words that the program works with.

use crate::law::LawBook;
use crate::problem::Problem;
use crate::words::Words;

/// What the program knows before a case is opened (biblioteket).
pub struct Library {
    pub law: LawBook,
    pub words: Words,
}

/// A file that is part of the program, by its name and its text.
macro_rules! built_in {
    ($($name:literal),+ $(,)?) => {
        [$(($name.to_owned(), include_str!(concat!("../../templates/", $name)).to_owned())),+]
    };
}

impl Library {
    /// The library that is part of the program.
    ///
    /// # Errors
    /// Every file that cannot be read.
    pub fn built_in() -> Result<Self, Vec<Problem>> {
        let law = built_in![
            "law/aktivloven.toml",
            "law/forvaltningsloven.toml",
            "law/holidays.toml",
            "law/klinisk-funktion-bekendtgoerelsen.toml",
            "law/lab.toml",
            "law/organiseringsloven.toml",
            "law/pension-ages.toml",
            "law/pensionsloven.toml",
            "law/periods.toml",
            "law/practice.toml",
            "law/rehabiliteringsbekendtgoerelsen.toml",
            "law/retssikkerhedsloven.toml"
        ];
        let words = built_in![
            "fields/checklist.toml",
            "fields/choices.toml",
            "fields/citizen.toml",
            "fields/decision.toml",
            "fields/efforts.toml",
            "fields/exhibits.toml",
            "fields/health.toml",
            "fields/matter.toml",
            "fields/overrides.toml",
            "fields/process.toml",
            "fields/recommendation.toml",
            "fields/remarks.toml",
            "fields/social.toml",
            "fields/strengths.toml",
            "fields/support_history.toml",
            "fields/work.toml"
        ];
        Ok(Self { law: LawBook::read(&law)?, words: Words::read(&words)? })
    }
}
