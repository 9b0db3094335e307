//! What a person asks for on the page of exports.

/// What is wanted with a file from the municipality's own system (ønske om en fil fra fagsystemet).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum IntakeWish {
    /// What stands in the box for one of the files.
    TypePath(IntakeFile, String),
    /// What stands in the box for the number of the case that is meant.
    TypeNumber(String),
    /// Read the files that stand there.
    Read,
    /// Say of an answer, by its place, whether it is to be taken in.
    TakeField(usize, bool),
    /// The same of a paper.
    TakePaper(usize, bool),
    /// Take what is wanted into the case.
    TakeIn,
}

/// The files that one case may lie in (hvilken fil).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IntakeFile {
    /// With the case, and perhaps its papers.
    Case,
    /// With the papers, where they lie alone.
    Papers,
}
