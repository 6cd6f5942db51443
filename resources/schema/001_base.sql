-- SPDX-License-Identifier: GPL-3.0-or-later
-- Schema 1. Times are int64 ns UTC. JSON is text. A released file never changes; the next number holds what is new.

CREATE TABLE meta (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;

CREATE TABLE assets (
    id   INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE CHECK (name <> '')
) STRICT;

-- One import of one source. segment names seg/<first two digits>/<segment>.h5.
CREATE TABLE recordings (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    asset_id    INTEGER NOT NULL REFERENCES assets (id),
    source      TEXT NOT NULL,
    source_hash TEXT NOT NULL,
    rows        INTEGER NOT NULL,
    rejected    INTEGER NOT NULL,
    from_ns     INTEGER NOT NULL,
    to_ns       INTEGER NOT NULL,
    imported_ns INTEGER NOT NULL,
    tags        TEXT NOT NULL,
    metadata    TEXT NOT NULL,
    warnings    TEXT NOT NULL,
    segment     TEXT NOT NULL,
    UNIQUE (asset_id, source_hash)
) STRICT;

CREATE TABLE recording_groups (
    recording_id   INTEGER NOT NULL REFERENCES recordings (id) ON DELETE CASCADE,
    number         INTEGER NOT NULL,
    rows           INTEGER NOT NULL,
    ordered        INTEGER NOT NULL,
    from_ns        INTEGER NOT NULL,
    to_ns          INTEGER NOT NULL,
    median_step_ns INTEGER NOT NULL,
    jitter_ns      INTEGER NOT NULL,
    gaps           INTEGER NOT NULL,
    duplicates     INTEGER NOT NULL,
    backward       INTEGER NOT NULL,
    PRIMARY KEY (recording_id, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE channels (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    recording_id INTEGER NOT NULL,
    group_number INTEGER NOT NULL,
    number       INTEGER NOT NULL,
    name         TEXT NOT NULL,
    unit         TEXT NOT NULL,
    description  TEXT NOT NULL,
    rate_hz      REAL NOT NULL,
    UNIQUE (recording_id, group_number, number),
    FOREIGN KEY (recording_id, group_number) REFERENCES recording_groups (recording_id, number) ON DELETE CASCADE
) STRICT;

CREATE TABLE rejects (
    recording_id INTEGER NOT NULL REFERENCES recordings (id) ON DELETE CASCADE,
    number       INTEGER NOT NULL,
    line         INTEGER NOT NULL,
    reason       TEXT NOT NULL,
    text         TEXT NOT NULL,
    PRIMARY KEY (recording_id, number)
) STRICT, WITHOUT ROWID;

-- One command of the user on labels. kind: edit, import (cannot be undone), undo, redo; the latter two name their
-- target. undone: 0 stands, 1 taken back, 2 taken back and passed over by a newer edit.
CREATE TABLE gestures (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    time_ns INTEGER NOT NULL,
    who     TEXT NOT NULL,
    what    TEXT NOT NULL,
    kind    TEXT NOT NULL CHECK (kind IN ('edit', 'import', 'undo', 'redo')),
    target  INTEGER REFERENCES gestures (id),
    undone  INTEGER NOT NULL DEFAULT 0
) STRICT;

-- Append-only history; the truth of the labels.
CREATE TABLE label_events (
    sequence     INTEGER PRIMARY KEY AUTOINCREMENT,
    gesture_id   INTEGER NOT NULL REFERENCES gestures (id),
    label_id     INTEGER NOT NULL,
    action       TEXT NOT NULL CHECK (action IN ('add', 'change', 'remove')),
    before_state TEXT,
    after_state  TEXT
) STRICT;
CREATE INDEX label_events_by_gesture ON label_events (gesture_id);
CREATE INDEX label_events_by_label ON label_events (label_id);
CREATE TRIGGER label_events_stay BEFORE UPDATE ON label_events BEGIN SELECT raise(ABORT, 'label events are append-only'); END;
CREATE TRIGGER label_events_remain BEFORE DELETE ON label_events BEGIN SELECT raise(ABORT, 'label events are append-only'); END;

-- Current labels, derived from label_events in the same transaction.
CREATE TABLE labels (
    id                INTEGER PRIMARY KEY,
    asset_id          INTEGER NOT NULL REFERENCES assets (id),
    recording_id      INTEGER REFERENCES recordings (id),
    channel           TEXT NOT NULL,
    from_ns           INTEGER NOT NULL,
    to_ns             INTEGER NOT NULL CHECK (from_ns <= to_ns),
    class             TEXT NOT NULL,
    rater             TEXT NOT NULL,
    confidence        REAL NOT NULL,
    onset_earliest_ns INTEGER,
    onset_latest_ns   INTEGER,
    status            TEXT NOT NULL,
    note              TEXT NOT NULL,
    source            TEXT NOT NULL
) STRICT;
CREATE INDEX labels_by_time ON labels (asset_id, from_ns);

CREATE TABLE schemes (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    created_ns INTEGER NOT NULL,
    content    TEXT NOT NULL
) STRICT;

CREATE TABLE maintenance_events (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    asset_id     INTEGER NOT NULL REFERENCES assets (id),
    reported_ns  INTEGER NOT NULL,
    failure_ns   INTEGER,
    finished_ns  INTEGER,
    last_good_ns INTEGER,
    kind         TEXT NOT NULL,
    work_order   TEXT NOT NULL,
    text         TEXT NOT NULL,
    code         TEXT NOT NULL,
    fingerprint  TEXT NOT NULL UNIQUE,
    source       TEXT NOT NULL
) STRICT;

CREATE TABLE runs (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    recipe     TEXT NOT NULL,
    created_ns INTEGER NOT NULL,
    status     TEXT NOT NULL CHECK (status IN ('created', 'running', 'finished', 'failed', 'cancelled')),
    settings   TEXT NOT NULL
) STRICT;

CREATE TABLE run_metrics (
    run_id     INTEGER NOT NULL REFERENCES runs (id),
    occasion   TEXT NOT NULL,
    created_ns INTEGER NOT NULL,
    content    TEXT NOT NULL,
    PRIMARY KEY (run_id, occasion)
) STRICT, WITHOUT ROWID;

CREATE TABLE decision_records (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    run_id     INTEGER NOT NULL REFERENCES runs (id),
    precision  TEXT NOT NULL,
    created_ns INTEGER NOT NULL,
    shown      INTEGER NOT NULL,
    content    TEXT NOT NULL
) STRICT;

CREATE TABLE bundles (
    serial     INTEGER PRIMARY KEY AUTOINCREMENT,
    run_id     INTEGER NOT NULL REFERENCES runs (id),
    created_ns INTEGER NOT NULL,
    file       TEXT NOT NULL DEFAULT '',
    hash       TEXT NOT NULL DEFAULT '',
    manifest   TEXT NOT NULL DEFAULT 'null'
) STRICT;

-- Append-only; hash covers the other fields, previous is the hash of the record before ('' for the first).
CREATE TABLE audit (
    sequence INTEGER PRIMARY KEY,
    time_ns  INTEGER NOT NULL,
    who      TEXT NOT NULL,
    what     TEXT NOT NULL,
    object   TEXT NOT NULL,
    detail   TEXT NOT NULL,
    previous TEXT NOT NULL,
    hash     TEXT NOT NULL
) STRICT;
CREATE TRIGGER audit_stays BEFORE UPDATE ON audit BEGIN SELECT raise(ABORT, 'the audit is append-only'); END;
CREATE TRIGGER audit_remains BEFORE DELETE ON audit BEGIN SELECT raise(ABORT, 'the audit is append-only'); END;
