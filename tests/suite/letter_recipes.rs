//! The recipes of letters: every text of every letter, and no condition as code.
