//! What the municipality has decided for this machine, as every command asks for it.

use std::path::Path;
use std::sync::OnceLock;

use forberedt::files::overlay::OwnPlaces;
use forberedt::files::policy::Policy;
use forberedt::problem::Problem;
use forberedt::writers::Format;

/// The policy, read once.
///
/// # Errors
/// That it cannot be read: no command works on as if nothing were decided.
pub(crate) fn in_force() -> Result<&'static Policy, &'static Problem> {
    static POLICY: OnceLock<Result<Policy, Problem>> = OnceLock::new();
    POLICY.get_or_init(Policy::of_machine).as_ref()
}

/// Where the municipality's own files lie.
///
/// # Errors
/// That the policy cannot be read, or names another folder than the one that was typed.
pub(crate) fn places(templates: Option<&Path>) -> Result<OwnPlaces, Problem> {
    in_force().map_err(Clone::clone)?.places(templates)
}

/// Whether a case may be saved under this name.
///
/// # Errors
/// That cases are saved locked only.
pub(crate) fn may_save(path: &Path) -> Result<(), Problem> {
    let cure = "Vælg en fil, der ender på .sag, eller lås sagen med pack.";
    let refused = in_force().map_err(Clone::clone)?.refuses_saving(path);
    refused.map_or(Ok(()), |problem| Err(problem.with_cure(cure)))
}

/// Whether letters may be written as these.
///
/// # Errors
/// The first that is not allowed.
pub(crate) fn may_write<'f>(formats: impl IntoIterator<Item = &'f Format>) -> Result<(), Problem> {
    let policy = in_force().map_err(Clone::clone)?;
    formats.into_iter().find_map(|format| policy.refuses_format(*format)).map_or(Ok(()), Err)
}
