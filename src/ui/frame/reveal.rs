//! The folder of a file in the desktop's own window for folders, with the file marked.

use std::path::Path;
use std::time::Duration;

/// So long the desktop is waited for, and it is watched whether another program starts.
pub(super) const LAUNCH: Duration = Duration::from_secs(5);

/// Asks the desktop to mark a file in its folder. Says whether somebody answered that it was done. It waits for the answer.
#[cfg(all(unix, not(target_os = "macos")))]
pub(super) fn reveal(file: &Path) -> bool {
    let asked = async {
        let bus = zbus::connection::Builder::session()?.method_timeout(LAUNCH).build().await?;
        let manager = Some("org.freedesktop.FileManager1");
        let place = "/org/freedesktop/FileManager1";
        // The last word is for a desktop that wants to know which click began it; there is none.
        let what = (vec![uri(file)], "");
        bus.call_method(manager, place, manager, "ShowItems", &what).await
    };
    pollster::block_on(asked).is_ok()
}

/// The folder is opened by the program of the system that can mark a file in it.
#[cfg(windows)]
pub(super) fn reveal(file: &Path) -> bool {
    use std::ffi::OsString;
    use std::os::windows::process::CommandExt;
    let mut what = OsString::from("/select,\"");
    what.push(file);
    what.push("\"");
    // It ends with 1 whatever came of it.
    std::process::Command::new("explorer").raw_arg(what).spawn().is_ok()
}

#[cfg(target_os = "macos")]
pub(super) fn reveal(file: &Path) -> bool {
    let asked = std::process::Command::new("open").arg("-R").arg(file).status();
    asked.is_ok_and(|ended| ended.success())
}

/// A file's address, as programs give it to each other.
#[cfg(all(unix, not(target_os = "macos")))]
fn uri(file: &Path) -> String {
    use std::os::unix::ffi::OsStrExt;

    use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_encode};
    const TAKEN: &AsciiSet =
        &NON_ALPHANUMERIC.remove(b'/').remove(b'-').remove(b'_').remove(b'.').remove(b'~');
    format!("file://{}", percent_encode(file.as_os_str().as_bytes(), TAKEN))
}

#[cfg(all(test, unix, not(target_os = "macos")))]
mod tests {
    use super::*;

    #[test]
    fn an_address_takes_any_letter_of_a_name() {
        let file = Path::new("/hjem/Breve til Åse/Afgørelse #1 100%.pdf");
        assert_eq!(
            uri(file),
            "file:///hjem/Breve%20til%20%C3%85se/Afg%C3%B8relse%20%231%20100%25.pdf"
        );
    }
}
