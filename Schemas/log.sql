-- The log: one row an entry, one CloudEvents object a row (RFC 8785 form), never changed again.
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

-- "WAYB" in ASCII, so that file(1) and we know the file; user_version counts the layouts.
PRAGMA application_id = 1463900482;
PRAGMA user_version   = 1;
