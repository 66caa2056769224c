-- The log: one row an entry, one CloudEvents object a row (RFC 8785 form), never changed again; and
-- the tree over the entries' exact bytes (RFC 6962): its full tiles, and a signed checkpoint for
-- every transaction that appended.
-- The triggers stop accidents and careless tools, whatever tool it is: REPLACE would delete rows
-- without firing a DELETE trigger, so a known position or id is refused before the insert.
-- Who means to forge edits the file itself; a trigger is no proof against that.

CREATE TABLE entries (
  position      INTEGER PRIMARY KEY,
  record        TEXT    NOT NULL CHECK (LENGTH(CAST(record AS BLOB)) <= 65535),
  id            TEXT    NOT NULL GENERATED ALWAYS AS (record ->> '$.id')            VIRTUAL,
  type          TEXT    NOT NULL GENERATED ALWAYS AS (record ->> '$.type')          VIRTUAL,
  subject       TEXT    NOT NULL GENERATED ALWAYS AS (record ->> '$.subject')       VIRTUAL,
  time          TEXT    NOT NULL GENERATED ALWAYS AS (record ->> '$.time')          VIRTUAL,
  actor         TEXT    NOT NULL GENERATED ALWAYS AS (record ->> '$.actor')         VIRTUAL,
  correlationid TEXT    NOT NULL GENERATED ALWAYS AS (record ->> '$.correlationid') VIRTUAL,
  CHECK (record ->> '$.sequence' IS CAST(position AS TEXT))
) STRICT;

CREATE UNIQUE INDEX entries_id            ON entries (id);
CREATE        INDEX entries_type          ON entries (type);
CREATE        INDEX entries_subject       ON entries (subject);
CREATE        INDEX entries_time          ON entries (time);
CREATE        INDEX entries_actor         ON entries (actor);
CREATE        INDEX entries_correlationid ON entries (correlationid);

CREATE TRIGGER entries_refuse_update BEFORE UPDATE ON entries
BEGIN
  SELECT RAISE(ABORT, 'entries is append-only: UPDATE refused');
END;

CREATE TRIGGER entries_refuse_delete BEFORE DELETE ON entries
BEGIN
  SELECT RAISE(ABORT, 'entries is append-only: DELETE refused');
END;

CREATE TRIGGER entries_refuse_gap BEFORE INSERT ON entries
WHEN NEW.position IS NOT (SELECT COALESCE(MAX(position), 0) + 1 FROM entries)
BEGIN
  SELECT RAISE(ABORT, 'entries is append-only: position is not the next one');
END;

CREATE TRIGGER entries_refuse_known_id BEFORE INSERT ON entries
WHEN EXISTS (SELECT 1 FROM entries WHERE id = NEW.record ->> '$.id')
BEGIN
  SELECT RAISE(ABORT, 'entries is append-only: id is known');
END;

-- The full tiles of the tree (C2SP tlog-tiles, height 8). The partial ones at its right edge follow
-- from entries and roots, so that an append writes no hash twice.
CREATE TABLE tiles (
  level  INTEGER NOT NULL CHECK (level BETWEEN 0 AND 6),
  number INTEGER NOT NULL CHECK (number >= 0),
  root   BLOB    NOT NULL CHECK (LENGTH(root) = 32),
  hashes BLOB    NOT NULL CHECK (LENGTH(hashes) = 8192),
  PRIMARY KEY (level, number)
) STRICT;

CREATE TRIGGER tiles_refuse_update BEFORE UPDATE ON tiles
BEGIN
  SELECT RAISE(ABORT, 'tiles is append-only: UPDATE refused');
END;

CREATE TRIGGER tiles_refuse_delete BEFORE DELETE ON tiles
BEGIN
  SELECT RAISE(ABORT, 'tiles is append-only: DELETE refused');
END;

CREATE TRIGGER tiles_refuse_gap BEFORE INSERT ON tiles
WHEN NEW.number IS NOT (SELECT COALESCE(MAX(number) + 1, 0) FROM tiles WHERE level = NEW.level)
BEGIN
  SELECT RAISE(ABORT, 'tiles is append-only: number is not the next one of its level');
END;

CREATE TRIGGER tiles_refuse_unfilled BEFORE INSERT ON tiles
WHEN (NEW.number + 1) << (8 * (NEW.level + 1)) > (SELECT COALESCE(MAX(position), 0) FROM entries)
BEGIN
  SELECT RAISE(ABORT, 'tiles is append-only: the tile has entries that are not there');
END;

-- What the log signed at the end of each transaction that appended (C2SP tlog-checkpoint).
CREATE TABLE checkpoints (
  size INTEGER PRIMARY KEY,
  note TEXT    NOT NULL CHECK (note <> '')
) STRICT;

CREATE TRIGGER checkpoints_refuse_update BEFORE UPDATE ON checkpoints
BEGIN
  SELECT RAISE(ABORT, 'checkpoints is append-only: UPDATE refused');
END;

CREATE TRIGGER checkpoints_refuse_delete BEFORE DELETE ON checkpoints
BEGIN
  SELECT RAISE(ABORT, 'checkpoints is append-only: DELETE refused');
END;

CREATE TRIGGER checkpoints_refuse_other_size BEFORE INSERT ON checkpoints
WHEN NEW.size IS NOT (SELECT MAX(position) FROM entries)
  OR NEW.size <= (SELECT MAX(size) FROM checkpoints)
BEGIN
  SELECT RAISE(ABORT, 'checkpoints is append-only: size is not that of the log, or not a new one');
END;

-- What witnesses have put below checkpoints (C2SP tlog-cosignature), a line each.
CREATE TABLE cosignatures (
  size INTEGER NOT NULL,
  line TEXT    NOT NULL CHECK (line <> ''),
  PRIMARY KEY (size, line)
) STRICT;

CREATE TRIGGER cosignatures_refuse_update BEFORE UPDATE ON cosignatures
BEGIN
  SELECT RAISE(ABORT, 'cosignatures is append-only: UPDATE refused');
END;

CREATE TRIGGER cosignatures_refuse_delete BEFORE DELETE ON cosignatures
BEGIN
  SELECT RAISE(ABORT, 'cosignatures is append-only: DELETE refused');
END;

CREATE TRIGGER cosignatures_refuse_known BEFORE INSERT ON cosignatures
WHEN EXISTS (SELECT 1 FROM cosignatures WHERE size = NEW.size AND line = NEW.line)
BEGIN
  SELECT RAISE(ABORT, 'cosignatures is append-only: line is known');
END;

CREATE TRIGGER cosignatures_refuse_unsigned BEFORE INSERT ON cosignatures
WHEN NOT EXISTS (SELECT 1 FROM checkpoints WHERE size = NEW.size)
BEGIN
  SELECT RAISE(ABORT, 'cosignatures is append-only: there is no checkpoint of the size');
END;

-- "WAYB" in ASCII, so that file(1) and we know the file; user_version counts the layouts.
PRAGMA application_id = 1463900482;
PRAGMA user_version   = 2;
