//! Forberedt ("prepared"): from a case to lawful, accessible letters.
//!
//! # The way of a letter
//! `files` reads a case and the library (words, law, checks, templates) → `checks` say what is wrong → `letters` fill a template
//! with the case and the law on its day into a draft → a draft without gaps becomes a `document` → `writers` turn it into Word,
//! PDF or text → `files` writes the bytes. The window (`ui`) and `forberedt-cli` only ask for these steps; `session` holds what
//! the window has open.
//!
//! # The map
//! A line a room: what belongs, what never, and after the arrow the rooms that it may use. Every room stands after those that it
//! uses, and `tests/suite/architecture.rs` reads the arrows from here.
//! ```text
//! danish       words and phrases as a person writes them; never a case, a file, a screen
//! place        the address of an answer; never what stands there
//! problem      what is wrong, where, how bad, what to do; never a piece of a case's text ← place
//! source_text  a named text and what a parser says of it; never what a file is for ← problem danish
//! difference   how two texts differ; never what they are about
//! spelling     which words are spelt wrong, and what was meant; never where they stand, never the disk ← danish
//! safe         a case's text locked in the bytes of a file, and the keys; never the disk, never what the text says ← problem
//! document     a finished letter, with the origin of every word, and what stands where on a page; never a field's type, a
//!              provision, a format ← danish place
//! case         sections, answers, steps, what is decided; never labels, law, screen, disk, clock ← danish place problem
//! law          provisions, periods, practice and days off, each with its day; never a condition on a case
//!              ← danish place problem source_text
//! words        labels, helps and examples of the fields, when each matters; never what is wrong
//!              ← danish place problem source_text case
//! writers      a document in a format's bytes, or on its pages; never case, law, disk, clock ← danish place problem document
//! intake       what the municipality's own system exports: whose it is, what of it is new; never the disk, never over an answer
//!              ← danish place problem source_text case words
//! look         what every rule looks at ← place case law words
//! readability  how hard a letter is to read; never a change to it ← danish place problem source_text document
//! checks       when something is wrong; never its words, never a number of the law
//!              ← danish place problem source_text case law words writers look
//! deadlines    the time limits of a case; never how long they are
//!              ← danish place problem source_text case law words look checks
//! letters      templates, filling, occasions, drafts, what is changed by hand; never markup in a value, never a format
//!              ← difference danish place problem source_text document case law words look checks deadlines
//! access_log   who has had a locked case open, and what they did; never the disk, never the clock ← danish
//! files        the disk and nothing else; never a rule
//!              ← danish place problem source_text safe document case writers access_log
//! library      all that is known before a case is opened
//!              ← danish place problem source_text spelling case law words intake writers look readability checks deadlines
//!              ← letters files
//! observations what others have seen: the form to them, their answer, what of it is new; never the disk, never over an answer
//!              ← danish place problem document case letters writers library
//! overview     where a case stands, in a line of a list; never a word that was typed into it, never the disk
//!              ← danish place problem case words deadlines letters library
//! rehearsal    what other law files would change in the letters of a case; never the disk, the clock
//!              ← problem document case letters library
//! acts         what was done in a case, each act as a note for a journal, and who did it; never what is planned, the disk, the clock
//!              ← danish place document case words checks letters library access_log
//! agenda       which cases meet on a day, and what is to be in place first; never the disk, never the clock
//!              ← place problem danish document case words look letters library
//! sealed       the letters as they went out: sealed into the case, and made again; never the disk, never the clock
//!              ← problem document case letters writers files library
//! packet       what other systems send and file of a letter, as bytes; never a way to send it, the disk, the clock
//!              ← danish problem document case law letters writers
//! guide        what the program's own guide says, and what its steps are in the window; never a case, a screen
//!              ← danish place problem source_text document writers files
//! jobs         what is done away from the window, in lanes of which none waits for another
//!              ← place problem spelling safe document case intake checks deadlines letters writers access_log files library
//!              ← observations overview acts sealed guide
//! session      what is open, what changed, what can be undone; never screen, disk, clock
//!              ← danish place problem safe document case intake law words checks letters writers library
//!              ← access_log observations overview acts jobs
//! ui           drawing, focus, keys, the words of buttons; never a decision
//!              ← danish place problem spelling safe document case intake law words checks letters writers files library
//!              ← access_log observations overview acts jobs session
//! ```
//!
//! `built` is no room: it runs when the program is built, and reads the library's TOML so that no start has to.
//!
//! # What always holds
//! - A value of the case is never markup (only the sign • before its lines makes a list), never a log line, never part of an error or a file's name.
//! - A letter with gaps or blockers cannot be written: only `letters::Draft::finish` makes a finished `document::Document`.
//! - A file on the disk gives way unasked only to the same letter of the same case, and only while nobody has changed it. Letters
//!   of two cases lie in one folder only where somebody has said so.
//! - While the sender is invented, a letter to somebody who may exist is a draft.
//! - The law stands in `templates/law` alone, with the day each version began; a letter follows that of its own day
//!   (`letters::Template::law_day`), a step that of `case::Case::governing_date`. `look::Look::going` says which way a case goes where
//!   the law has known two.
//! - What names an exhibit in a field means its item, and shows the number that it has now. A block of a letter keeps its id while
//!   the words of its template stay as they are.
//! - A seal is added to a case and never changed. Neither undoing nor going back to an older version takes one away.
//! - A practice case stays one: no edit, older version or merge takes its mark away, and every file that it writes bears it.
//! - The same case and templates give the same bytes: dates in files come from the letter, never from the clock.
//! - Only `files` touches the disk, only `ui` the screen. `tests/suite/architecture.rs` holds the walls.
//!
//! # Glossary
//! | here | Danish |
//! |---|---|
//! | preparatory plan | rehabiliteringsplanens forberedende del |
//! | joint description | samlet beskrivelse |
//! | advice, health coordinator | råd, sundhedskoordinator |
//! | old way, new way | vejen med rehabiliteringsplan og team, vejen uden |
//! | recommendation, rehabilitation team | indstilling, rehabiliteringsteam |
//! | decision, ruling | afgørelse, den enkelte afgørelse i brevet |
//! | pension | førtidspension |
//! | resource course | ressourceforløb |
//! | vocational rehabilitation | revalidering |
//! | consideration (at work) | skånehensyn |
//! | main consideration | hovedhensyn |
//! | job function | arbejdsfunktion |
//! | party hearing | partshøring |
//! | transition | sagens overgang til behandling efter pensionsreglerne |
//! | re-presentation | genforelæggelse for rehabiliteringsteamet |
//! | reassessment | genvurdering af en klage |
//! | appeal guidance | klagevejledning |
//! | locked case, way in, recovery key | låst sag, vej ind, nødnøgle |
//! | seal (of a case) | segl: brevene, som de gik ud |
//! | older version | ældre udgave, i en låst sags fil |
//! | practice case | øvesag, øvelse |
//! | timeline | tidslinje |
//! | exhibit | bilag |
//! | overview of cases | mine sager |
//! | intake, export, mapping | udtræk fra fagsystemet, oversættelse (`import.toml`) |
//! | origin (of an answer) | oprindelse: filens slags og dagen |
//! | observations, observer | iagttagelser: skema om hverdagen, hvem det er til |
//! | note (of an act) | journalnotat |
//! | agenda, brief of a meeting | dagsorden, ark til mødet |
//! | access log | adgangslog: hvem der har haft en låst sag åben |
//! | post packet | postpakke: det, andre systemer sender og journaliserer |
//! | override | tilsidesat advarsel |
//! | principle decision | principmeddelelse, tidligere principafgørelse |

pub mod access_log;
pub mod acts;
pub mod agenda;
pub mod case;
pub mod checks;
pub mod danish;
pub mod deadlines;
pub mod difference;
pub mod document;
pub mod files;
pub mod guide;
pub mod intake;
pub mod jobs;
pub mod law;
pub mod letters;
pub mod library;
pub mod look;
pub mod observations;
pub mod overview;
pub mod packet;
pub mod place;
pub mod problem;
pub mod readability;
pub mod rehearsal;
pub mod safe;
pub mod sealed;
pub mod session;
pub mod source_text;
pub mod spelling;
#[cfg(feature = "window")]
pub mod ui;
pub mod words;
pub mod writers;
