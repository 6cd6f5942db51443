-- SPDX-License-Identifier: GPL-3.0-or-later
-- Schema 2: labelling by several people.

-- A locked label is changed only after its lock was taken away.
ALTER TABLE labels ADD COLUMN locked INTEGER NOT NULL DEFAULT 0;

-- Undo and redo find their gesture, a new edit the ones it passes over, without reading the whole history.
CREATE INDEX gestures_by_undone ON gestures (undone, kind);

-- People who label. Names in labels need not stand here; this is the list that the window offers.
CREATE TABLE raters (
    name       TEXT PRIMARY KEY CHECK (name <> ''),
    created_ns INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- What a rater has looked at already, whether or not something was to be labelled there.
CREATE TABLE reviewed (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    asset_id    INTEGER NOT NULL REFERENCES assets (id),
    from_ns     INTEGER NOT NULL,
    to_ns       INTEGER NOT NULL CHECK (from_ns <= to_ns),
    rater       TEXT NOT NULL CHECK (rater <> ''),
    reviewed_ns INTEGER NOT NULL
) STRICT;
CREATE INDEX reviewed_by_rater ON reviewed (rater, asset_id);

-- Stretches that a rater has submitted in blind mode: from then on he sees the labels of others there.
CREATE TABLE queue_submissions (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    rater        TEXT NOT NULL CHECK (rater <> ''),
    asset_id     INTEGER NOT NULL REFERENCES assets (id),
    from_ns      INTEGER NOT NULL,
    to_ns        INTEGER NOT NULL CHECK (from_ns <= to_ns),
    submitted_ns INTEGER NOT NULL
) STRICT;
CREATE INDEX queue_submissions_by_rater ON queue_submissions (rater, asset_id);

-- The labels as they stood after event_sequence; label_events holds all that is needed to build them again.
CREATE TABLE snapshots (
    id             INTEGER PRIMARY KEY AUTOINCREMENT,
    name           TEXT NOT NULL UNIQUE CHECK (name <> ''),
    time_ns        INTEGER NOT NULL,
    who            TEXT NOT NULL,
    event_sequence INTEGER NOT NULL
) STRICT;

-- What people answered about a run's alarms and misses: "would you have looked there?"
CREATE TABLE answers (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    run_id      INTEGER NOT NULL REFERENCES runs (id),
    asset_id    INTEGER NOT NULL REFERENCES assets (id),
    time_ns     INTEGER NOT NULL,
    rater       TEXT NOT NULL,
    question    TEXT NOT NULL CHECK (question <> ''),
    answer      TEXT NOT NULL CHECK (answer <> ''),
    answered_ns INTEGER NOT NULL
) STRICT;
CREATE INDEX answers_by_run ON answers (run_id, asset_id, time_ns);
