-- The read models. Everything here follows from the log's entries alone and may be lost at any
-- time. Times are the entries' own; nested values are JSON in RFC 8785 form, so that the same log
-- gives the same bytes. What was removed keeps its row: the audit has to be able to name it.

CREATE TABLE users (
  id             TEXT    NOT NULL PRIMARY KEY,
  name           TEXT    NOT NULL,
  role           TEXT    NOT NULL,
  public_key     TEXT    NOT NULL,
  added_at       TEXT    NOT NULL,
  deactivated_at TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE connections (
  id                TEXT    NOT NULL PRIMARY KEY,
  name              TEXT    NOT NULL,
  base_url          TEXT    NOT NULL,
  profile_limit     INTEGER,
  account_company   TEXT,
  account_plan      TEXT,
  -- Tells keys apart; the keys themselves are in the vault only.
  key_fingerprint   TEXT,
  export_user       TEXT,
  is_shared         INTEGER NOT NULL DEFAULT 0,
  -- Whether runs need a plan that a second person approved.
  requires_approval INTEGER NOT NULL DEFAULT 0,
  created_at        TEXT    NOT NULL,
  saved_at          TEXT,
  removed_at        TEXT
) STRICT, WITHOUT ROWID;

-- One row an acceptance. It is in force while it is neither superseded nor withdrawn, and its
-- connection not removed.
CREATE TABLE consents (
  position      INTEGER NOT NULL PRIMARY KEY,
  connection    TEXT    NOT NULL,
  text_version  TEXT    NOT NULL,
  text_sha256   TEXT    NOT NULL,
  accepted_by   TEXT    NOT NULL,
  accepted_at   TEXT    NOT NULL,
  superseded_at TEXT,
  withdrawn_by  TEXT,
  withdrawn_at  TEXT
) STRICT;

-- At most one acceptance of a connection is in force.
CREATE UNIQUE INDEX consents_in_force ON consents (connection)
WHERE superseded_at IS NULL AND withdrawn_at IS NULL;

CREATE INDEX consents_connection ON consents (connection, position);

CREATE TABLE segments (
  id                TEXT    NOT NULL PRIMARY KEY,
  name              TEXT    NOT NULL,
  source            TEXT    NOT NULL,
  fields            TEXT    NOT NULL,
  customer_id_field TEXT,
  is_active         INTEGER NOT NULL,
  defined_at        TEXT    NOT NULL,
  removed_at        TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE destinations (
  id           TEXT    NOT NULL PRIMARY KEY,
  name         TEXT    NOT NULL,
  connection   TEXT    NOT NULL,
  list         INTEGER NOT NULL,
  list_name    TEXT    NOT NULL,
  matching     TEXT    NOT NULL,
  segments     TEXT    NOT NULL,
  only_changes INTEGER NOT NULL CHECK (only_changes IN (0, 1)),
  -- The guard, where the list mirrors the segments.
  mirror       TEXT,
  owner        TEXT    NOT NULL,
  schedule     TEXT    NOT NULL,
  saved_at     TEXT    NOT NULL,
  edited_at    TEXT,
  detached_at  TEXT,
  paused_at    TEXT,
  removed_at   TEXT
) STRICT, WITHOUT ROWID;

-- What a run is about stands here as it was ordered, names included: a later change does not
-- reach it.
CREATE TABLE runs (
  id               TEXT    NOT NULL PRIMARY KEY,
  position         INTEGER NOT NULL,
  destination      TEXT    NOT NULL,
  destination_name TEXT    NOT NULL,
  connection       TEXT    NOT NULL,
  connection_name  TEXT    NOT NULL,
  account_company  TEXT    NOT NULL,
  list             INTEGER NOT NULL,
  list_name        TEXT    NOT NULL,
  attributes       TEXT    NOT NULL,
  segments         TEXT    NOT NULL,
  ordered_by       TEXT    NOT NULL,
  refresh          TEXT,
  export_user      TEXT    NOT NULL,
  -- Who approved its plan, where the connection asks for that.
  approved_by      TEXT,
  consent_version  TEXT    NOT NULL,
  consent_position INTEGER NOT NULL,
  status           TEXT    NOT NULL,
  reason           TEXT,
  rule             TEXT,
  cancelled_by     TEXT,
  sources          TEXT,
  figures          TEXT,
  refused          TEXT,
  warnings         TEXT,
  -- Who is to be taken off the list, and how many were so far; nothing where contacts stay.
  removals         TEXT,
  removed          INTEGER,
  batches          INTEGER NOT NULL DEFAULT 0,
  milliseconds     INTEGER,
  requested_at     TEXT    NOT NULL,
  started_at       TEXT,
  ended_at         TEXT
) STRICT, WITHOUT ROWID;

-- Lists of runs are read newest first.
CREATE UNIQUE INDEX runs_position    ON runs (position);
CREATE        INDEX runs_destination ON runs (destination, position);
CREATE        INDEX runs_refresh     ON runs (refresh, position) WHERE refresh IS NOT NULL;
-- Counted at every measurement.
CREATE        INDEX runs_status      ON runs (status);

-- Rounds over destinations.
CREATE TABLE refreshes (
  id           TEXT    NOT NULL PRIMARY KEY,
  position     INTEGER NOT NULL,
  ordered_by   TEXT    NOT NULL,
  -- The instant of the ledger's schedule that it served, and how many earlier ones with it.
  due          TEXT,
  missed       INTEGER NOT NULL,
  destinations TEXT    NOT NULL,
  figures      TEXT,
  started_at   TEXT    NOT NULL,
  completed_at TEXT
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX refreshes_position ON refreshes (position);

CREATE TABLE batches (
  run              TEXT    NOT NULL,
  number           INTEGER NOT NULL,
  position         INTEGER NOT NULL,
  -- What it does with its recipients; nothing where it imports them.
  kind             TEXT,
  -- The rows [first_row, end_row) of all sources in order, counted from 0.
  first_row        INTEGER NOT NULL,
  end_row          INTEGER NOT NULL,
  recipients       INTEGER NOT NULL,
  bytes            INTEGER NOT NULL,
  body_sha256      TEXT    NOT NULL,
  manifest_root    TEXT    NOT NULL,
  manifest_sha256  TEXT,
  -- Consent and export user as they were when the batch was prepared: a run that was interrupted
  -- may go on under others than those it was ordered under.
  consent_version  TEXT    NOT NULL,
  consent_position INTEGER NOT NULL,
  export_user      TEXT    NOT NULL,
  attempts         INTEGER NOT NULL DEFAULT 0,
  status           TEXT    NOT NULL,
  process          INTEGER,
  rejection_code   TEXT,
  refused          TEXT,
  -- How many contacts a removal took off the list.
  removed          INTEGER,
  prepared_at      TEXT    NOT NULL,
  sent_at          TEXT,
  imported_at      TEXT,
  removed_at       TEXT,
  PRIMARY KEY (run, number)
) STRICT, WITHOUT ROWID;

-- Asked for by periods; most batches take nobody off.
CREATE INDEX batches_removals ON batches (prepared_at) WHERE kind IS NOT NULL;

-- One row an import that left or may have left, as things stood then: a removal names addresses
-- to whoever has them.
CREATE TABLE disclosures (
  run              TEXT    NOT NULL,
  batch            INTEGER NOT NULL,
  -- The entry that first said so, and its time.
  position         INTEGER NOT NULL,
  time             TEXT    NOT NULL,
  destination      TEXT    NOT NULL,
  connection       TEXT    NOT NULL,
  connection_name  TEXT    NOT NULL,
  account_company  TEXT    NOT NULL,
  list             INTEGER NOT NULL,
  list_name        TEXT    NOT NULL,
  attributes       TEXT    NOT NULL,
  recipients       INTEGER NOT NULL,
  ordered_by       TEXT    NOT NULL,
  export_user      TEXT    NOT NULL,
  consent_version  TEXT    NOT NULL,
  consent_position INTEGER NOT NULL,
  -- 1 once Sendinblue said that it took the batch; 0 while it may or may not have left.
  certain          INTEGER NOT NULL,
  -- 1 while nothing says so but that the run stopped with the batch in hand: the process that
  -- performs it may still know better.
  presumed         INTEGER NOT NULL,
  PRIMARY KEY (run, batch)
) STRICT, WITHOUT ROWID;

CREATE INDEX disclosures_position ON disclosures (position);
-- Asked for by periods, in their order, and summed up a day at a time, from the index alone.
CREATE INDEX disclosures_time     ON disclosures (time, position, certain, recipients);
-- Summed up by account, list and destination, from the index alone.
CREATE INDEX disclosures_account
ON disclosures (connection, account_company, list, destination, time, certain, recipients);
-- Summed up at every measurement, from the index alone.
CREATE INDEX disclosures_certain  ON disclosures (certain, recipients);

-- What came of telling somebody that a destination's condition changed.
CREATE TABLE notifications (
  position    INTEGER NOT NULL PRIMARY KEY,
  time        TEXT    NOT NULL,
  message     TEXT    NOT NULL,
  destination TEXT    NOT NULL,
  condition   TEXT    NOT NULL,
  attempts    INTEGER NOT NULL,
  -- Why the last attempt failed; nothing where the message was delivered.
  reason      TEXT
) STRICT;

-- People who are kept out of runs, as keyed pseudonyms, by the entries between which they are: a run
-- goes by what held when it was ordered.
CREATE TABLE suppressions (
  position          INTEGER NOT NULL PRIMARY KEY,
  pseudonym         TEXT    NOT NULL,
  suppressed_by     TEXT    NOT NULL,
  suppressed_at     TEXT    NOT NULL,
  reason            TEXT,
  released_position INTEGER,
  released_by       TEXT,
  released_at       TEXT
) STRICT;

-- Nobody is kept out twice at a time.
CREATE UNIQUE INDEX suppressions_in_force ON suppressions (pseudonym)
WHERE released_position IS NULL;

-- What came of deleting people at Sendinblue, over one connection each.
CREATE TABLE erasures (
  pseudonym  TEXT    NOT NULL,
  connection TEXT    NOT NULL,
  -- The last entry about it, its order included.
  position   INTEGER NOT NULL,
  ordered_at TEXT    NOT NULL,
  status     TEXT    NOT NULL,
  reason     TEXT,
  PRIMARY KEY (pseudonym, connection)
) STRICT, WITHOUT ROWID;

-- The entries that name a subject, as what they are about or within.
CREATE TABLE mentions (
  subject  TEXT    NOT NULL,
  position INTEGER NOT NULL,
  PRIMARY KEY (subject, position)
) STRICT, WITHOUT ROWID;

-- What a run involves besides itself: whatever mentions the run concerns these too. Kept apart
-- from mentions, as a run of thousands of batches would repeat each of them in every entry.
CREATE TABLE involvements (
  subject TEXT NOT NULL,
  run     TEXT NOT NULL,
  PRIMARY KEY (subject, run)
) STRICT, WITHOUT ROWID;

-- The earliest and the latest time among 256 entries each: where in the log to look for a time, as its
-- order is not the clock's. Block 0 begins with the first entry.
CREATE TABLE time_ranges (
  block    INTEGER NOT NULL PRIMARY KEY,
  earliest TEXT    NOT NULL,
  latest   TEXT    NOT NULL
) STRICT;

-- The configuration after the last projected entry, for deciding commands.
CREATE TABLE snapshot (
  only  INTEGER NOT NULL PRIMARY KEY CHECK (only = 1),
  state TEXT    NOT NULL
) STRICT;

-- The last projected entry; its digest tells this log from another that is as long.
CREATE TABLE progress (
  only          INTEGER NOT NULL PRIMARY KEY CHECK (only = 1),
  position      INTEGER NOT NULL,
  record_sha256 TEXT    NOT NULL
) STRICT;

-- What everything was last made again to: how many entries, the log's root there, and the digest of
-- all other tables. There is no row while they only ever followed the log.
CREATE TABLE rebuild (
  only    INTEGER NOT NULL PRIMARY KEY CHECK (only = 1),
  entries INTEGER NOT NULL,
  root    TEXT    NOT NULL,
  digest  TEXT    NOT NULL
) STRICT;

-- "WAYV" in ASCII.
PRAGMA application_id = 1463900502;
PRAGMA user_version   = 13;
