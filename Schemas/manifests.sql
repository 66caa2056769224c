-- Who was in a batch, as keyed pseudonyms, who is on a list because of a destination, and which rows
-- were left out. All of it may be purged; the manifests' roots stay in the log.

CREATE TABLE manifests (
  -- Rises with every manifest that is kept, and is never used again.
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  run         TEXT    NOT NULL,
  batch       INTEGER NOT NULL CHECK (batch >= 1),
  -- Whose batch it is, and for which list; not known of manifests from layout 1.
  destination TEXT,
  connection  TEXT,
  list        INTEGER,
  -- Whether the batch takes people off the list.
  removes     INTEGER NOT NULL DEFAULT 0 CHECK (removes IN (0, 1)),
  -- Whether Sendinblue refused rows of the batch, or may have.
  refused     INTEGER NOT NULL DEFAULT 0 CHECK (refused IN (0, 1)),
  -- 16 bytes each, sorted as unsigned bytes, one after the other.
  pseudonyms  BLOB    NOT NULL CHECK (LENGTH(pseudonyms) % 16 = 0),
  UNIQUE (run, batch)
) STRICT;

CREATE INDEX manifests_by_destination ON manifests (destination, id);

CREATE INDEX removals_by_list ON manifests (connection, list, id) WHERE removes = 1;

-- Who is on a list because of a destination, as of a run. Without a row here it is not complete.
CREATE TABLE standings (
  destination TEXT    NOT NULL,
  run         TEXT    NOT NULL,
  -- The last manifest that it takes into account.
  manifest    INTEGER NOT NULL CHECK (manifest >= 0),
  people      INTEGER NOT NULL CHECK (people >= 0),
  -- How many batches of the run have refused rows.
  refused     INTEGER NOT NULL CHECK (refused >= 0),
  PRIMARY KEY (destination, run)
) STRICT;

CREATE TABLE standing_parts (
  destination TEXT    NOT NULL,
  run         TEXT    NOT NULL,
  part        INTEGER NOT NULL CHECK (part >= 1),
  -- 32 bytes each: a pseudonym and its row's digest, sorted by the pseudonym.
  people      BLOB    NOT NULL CHECK (LENGTH(people) % 32 = 0),
  PRIMARY KEY (destination, run, part)
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
PRAGMA user_version   = 2;
