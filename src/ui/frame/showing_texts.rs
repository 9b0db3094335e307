//! The Danish words about what other programs show.

use std::path::Path;

use crate::problem::Problem;
use crate::session::action::Showing;

const NO_PICKER: &str = "Computeren kunne ikke vise et vindue til at vælge i. Skriv stien i feltet, eller træk filen ind på vinduet her.";

/// That the system could not show something, and where it lies.
pub(super) fn not_shown(what: Showing, path: &Path) -> String {
    let (path, folder) = (path.display(), path.parent().unwrap_or(path).display());
    match what {
        Showing::Exhibit => {
            format!("Computeren har ikke et program til filen. En kopi ligger i {path}.")
        }
        Showing::Letter => format!(
            "Brevet kunne ikke åbnes. Måske er filen flyttet, eller computeren har ikke et program til den. Den blev skrevet her: {path}"
        ),
        Showing::Guide => format!(
            "Vejledningen kunne ikke åbnes. Måske har computeren ikke et program til PDF. Den ligger her: {path}"
        ),
        Showing::Picker => NO_PICKER.to_owned(),
        Showing::Folder => format!(
            "Mappen kunne ikke vises. Måske er den flyttet, eller computeren har ikke et program til mapper. Brevet blev skrevet her: {folder}"
        ),
    }
}

/// That the guide is on its way, and where it lies.
pub(super) fn guide_shown(path: &Path) -> String {
    format!("Vejledningen åbner. Den ligger her: {}", path.display())
}

/// Why there is no guide to show.
pub(super) fn guide_not_written(problem: &Problem) -> String {
    format!("Vejledningen kunne ikke skrives. {} {}", problem.message, problem.cure)
}
