-- Who was in a batch, as keyed pseudonyms, and which rows were left out. Both may be purged; the
-- manifests' roots stay in the log.

CREATE TABLE manifests (
  run        TEXT    NOT NULL,
  batch      INTEGER NOT NULL CHECK (batch >= 1),
  -- 16 bytes each, sorted as unsigned bytes, one after the other.
  pseudonyms BLOB    NOT NULL CHECK (LENGTH(pseudonyms) % 16 = 0),
  PRIMARY KEY (run, batch)
) STRICT;

CREATE TABLE rejections (
  run         TEXT    NOT NULL,
  row         INTEGER NOT NULL CHECK (row >= 1),
  customer_id TEXT,
  reason      TEXT    NOT NULL,
  PRIMARY KEY (run, row)
) STRICT;

-- "WAYM" in ASCII.
PRAGMA application_id = 1463900493;
PRAGMA user_version   = 1;
