//! One binary for all integration tests, a module per layer.

// Clippy lets tests fail by `unwrap`, but not the functions that tests share.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used)]

mod access;
mod act_notes;
mod age_tracks;
mod agenda;
mod any_text;
mod architecture;
mod bad_input;
mod bent_cases;
mod beyond_the_files;
mod block_ids;
mod built_in;
mod case_files;
mod case_list;
mod cases;
mod checks;
mod checks_decision;
mod checks_evidence;
mod checks_outcome;
mod choose_command;
mod cited_exhibits;
mod colleagues;
mod command_line;
mod command_shape;
mod conditions;
mod contact_log;
mod coverage_in_time;
mod crowded_tables;
mod deadlines;
mod deletion;
mod dice;
mod doctor;
mod docx;
mod enough;
mod every_fault;
mod evidence;
mod example_letters;
mod examples;
mod exhibit_files;
mod field_words;
mod file_names;
mod filing_copy;
mod fuzzing;
mod fuzzing_exports;
mod fuzzing_templates;
mod golden;
mod guide;
#[cfg(feature = "window")]
mod guide_steps;
mod handing_over;
mod holding;
mod illustrations;
mod import;
mod import_bad_input;
mod invented_sender;
mod journal;
mod journal_entries;
mod journey_picture;
#[cfg(feature = "window")]
mod journeys;
#[cfg(feature = "window")]
mod journeys_of_roles;
mod kept_together;
mod law;
mod law_command;
mod leaks;
mod letter_choices;
mod letter_differences;
mod letter_edits;
mod letter_edits_changed;
mod letter_edits_growing;
mod letter_edits_odd;
mod letter_edits_places;
mod letter_edits_undone;
mod letter_edits_written;
mod letter_recipes;
mod letter_ways;
mod letters;
mod letters_as_read;
mod letters_asking;
mod letters_by_rule;
mod letters_law;
mod letters_of_grants;
mod letters_to_the_reader;
mod library_and_examples;
mod licences;
mod limits;
mod locked_by_hand;
mod locked_cases;
mod locked_screen;
mod locked_session;
mod meeting_brief;
mod messenger;
mod misleading;
mod new_way;
mod observations;
mod odt;
mod old_case_files;
mod older_versions;
mod one_folder;
mod one_line;
mod overlays;
mod overrides;
mod own_key;
mod packet;
mod packet_titles;
mod packet_window;
mod paper;
mod pasted_text;
mod pdf;
mod pdf_layout;
mod pdf_letters;
mod pdf_reading;
mod pdf_structure;
#[cfg(feature = "window")]
mod person;
mod phrases;
#[cfg(feature = "pictures")]
mod pictures;
mod place_of_findings;
mod plan_news;
mod planned_days;
mod policy;
#[cfg(feature = "window")]
mod practice;
mod proof;
mod questions;
mod readability;
mod redaction;
mod rehearsal;
mod relevance;
mod remains;
#[cfg(feature = "window")]
mod removed_items;
mod replacing;
mod same_columns;
mod sealed_letters;
mod seeded_defects;
mod sentences;
mod session;
mod session_seen;
mod since_last;
mod spelling;
mod task_list;
mod template_errors;
mod text;
#[cfg(feature = "window")]
mod timeline;
mod two_versions;
mod verify;
#[cfg(feature = "window")]
mod window;
#[cfg(feature = "window")]
mod window_access;
#[cfg(feature = "window")]
mod window_beside;
#[cfg(feature = "window")]
mod window_by_hand;
#[cfg(feature = "window")]
mod window_calendar;
#[cfg(feature = "window")]
mod window_cases;
#[cfg(feature = "window")]
mod window_contrast;
#[cfg(feature = "window")]
mod window_due;
#[cfg(feature = "window")]
mod window_evidence;
#[cfg(feature = "window")]
mod window_fields;
#[cfg(feature = "window")]
mod window_forms;
#[cfg(feature = "window")]
mod window_history;
#[cfg(feature = "window")]
mod window_import;
#[cfg(feature = "window")]
mod window_in_place;
#[cfg(feature = "window")]
mod window_letter;
#[cfg(feature = "window")]
mod window_letter_views;
#[cfg(feature = "window")]
mod window_lists;
#[cfg(feature = "window")]
mod window_locked;
#[cfg(feature = "window")]
mod window_long_texts;
#[cfg(feature = "window")]
mod window_meeting;
#[cfg(feature = "window")]
mod window_monkey;
#[cfg(feature = "window")]
mod window_nameless;
#[cfg(feature = "window")]
mod window_pasting;
#[cfg(feature = "window")]
mod window_phrases;
#[cfg(feature = "window")]
mod window_scripts;
#[cfg(feature = "window")]
mod window_seals;
#[cfg(feature = "window")]
mod window_settings;
#[cfg(feature = "window")]
mod window_shut;
#[cfg(feature = "window")]
mod window_spelling;
#[cfg(feature = "window")]
mod window_tasks;
#[cfg(feature = "window")]
mod window_unready;
#[cfg(feature = "window")]
mod window_versions;
#[cfg(feature = "window")]
mod window_ways;
#[cfg(feature = "window")]
mod window_written;
mod words;
mod worker;
mod written_letter;
mod written_letters;
