import Foundation

extension LogAttacks {
  /// What can be done to entries.
  static let records: [Attack] = [
    .forge(
      "an early event edited", edit("recipients", "recipient5", at: early), "checkpoints edited",
      "decisions malformed", "manifests not-checked", "records edited", "schemas malformed",
      "signatures malformed", "tree edited", "vault not-checked", "views not-checked"),
    .forge(
      "figures of a batch edited", edit("\"recipients\":6", "\"recipients\":5", at: early),
      "checkpoints edited", "decisions inserted", "manifests edited", "records edited",
      "tree edited", "views edited"),
    .forge(
      "a late event edited", edit("viewer", "administrator", at: late), "checkpoints edited",
      "decisions edited", "tree edited", "views forked"),
    .forge(
      "a command's text edited", edit("viewer", "auditor", at: "(\(late) - 1)"),
      "checkpoints edited", "decisions edited", "signatures edited", "signatures unauthorized",
      "tree edited"),
    .forge(
      "a command's signature edited", edit("SSH SIGNATURE", "SSH SIGNETURE", at: "(\(late) - 1)"),
      "checkpoints edited", "decisions malformed", "signatures malformed", "tree edited",
      "vault not-checked"),
    .forge(
      "an actor edited", edit("\"actor\":\"user/", "\"actor\":\"user/0", at: early),
      "checkpoints edited", "records edited", "tree edited"),
    .forge(
      "a time edited", edit("Z\",\"type\"", "Y\",\"type\"", at: early), "checkpoints edited",
      "records edited", "tree edited", "views edited"),
    .forge(
      "a subject edited", edit("\"subject\":\"run/", "\"subject\":\"run/0", at: early),
      "checkpoints edited", "manifests inserted", "records edited", "schemas edited", "tree edited"),
    .forge(
      "a source edited", edit("\"source\":\"", "\"source\":\"x", at: early), "checkpoints edited",
      "records inserted", "tree edited"),
    .forge(
      "a cause edited", edit("\"causationid\":\"0", "\"causationid\":\"f", at: early),
      "checkpoints edited", "records inserted", "tree edited"),
    .forge(
      "a type edited", edit("batch-prepared.v1", "batch-imagined.v1", at: early),
      "checkpoints edited", "decisions malformed", "manifests inserted", "records edited",
      "schemas malformed", "signatures malformed", "tree edited", "vault not-checked",
      "views not-checked"),
    .forge(
      "a schema edited", edit("event:batch-prepared", "event:batch-imagined", at: early),
      "checkpoints edited", "records edited", "schemas edited", "tree edited"),
    .forge(
      "a member added to data", edit("\"data\":{", "\"data\":{\"a\":1,", at: early),
      "checkpoints edited", "records edited", "schemas malformed", "tree edited"),
    .forge(
      "white space behind a record", "UPDATE entries SET record = record || ' ' WHERE position = 5",
      "checkpoints edited", "decisions malformed", "records malformed", "schemas malformed",
      "signatures malformed", "tree edited", "vault not-checked", "views not-checked"),
    .forge(
      "what is no text",
      "UPDATE entries SET record = replace(record, '\"name\":\"', '\"name\":\"' || CAST(x'C3' AS TEXT)) WHERE position = 5",
      "checkpoints edited", "decisions malformed", "records edited", "schemas malformed",
      "signatures malformed", "tree edited", "vault not-checked", "views not-checked"),
    .forge(
      "a record in another form",
      "UPDATE entries SET record = replace(record, '\"actor\":', '\"actor\": ') WHERE position = 5",
      "checkpoints edited", "decisions malformed", "records malformed", "schemas malformed",
      "signatures malformed", "tree edited", "vault not-checked", "views not-checked"),
    .forge(
      "an early entry deleted", "DELETE FROM entries WHERE position = 5", "decisions deleted",
      "records deleted", "views not-checked"),
    .forge(
      "a late entry deleted", "DELETE FROM entries WHERE position = 290", "checkpoints edited",
      "decisions inserted", "records deleted", "records inserted", "tree edited", "views inserted"),
    .forge(
      "two entries deleted", "DELETE FROM entries WHERE position IN (40, 41)", "records deleted",
      "views inserted"),
    .forge(
      "the first entry deleted", "DELETE FROM entries WHERE position = 1", "decisions inserted",
      "records deleted", "records inserted", "views inserted"
    )
    // The views keep the earliest time of the first entries; the second may be of the same millisecond.
    .perhaps("views edited"),
    .forge(
      "the last entry deleted",
      "DELETE FROM entries WHERE position = (SELECT MAX(position) FROM entries)",
      "checkpoints truncated", "decisions deleted", "tree truncated", "views rolled-back"),
    .forge(
      "the last entries deleted", "DELETE FROM entries WHERE position > 200",
      "checkpoints truncated", "decisions deleted", "tiles inserted", "tree truncated",
      "views rolled-back"),
    .forge(
      "the last entries and checkpoints deleted",
      "DELETE FROM entries WHERE position > 260; DELETE FROM checkpoints WHERE size > 260; DELETE FROM cosignatures",
      "checkpoints rolled-back", "decisions deleted", "tree inserted", "views rolled-back"),
    .forge(
      "all entries deleted", "DELETE FROM entries", "checkpoints truncated", "manifests inserted",
      "tiles inserted", "tree truncated", "views rolled-back"),
    .forge(
      "everything deleted",
      "DELETE FROM entries; DELETE FROM checkpoints; DELETE FROM tiles; DELETE FROM cosignatures",
      "checkpoints rolled-back", "manifests inserted", "views rolled-back"),
    .forge(
      "an early entry deleted, all behind it renumbered",
      "DELETE FROM entries WHERE position = 5; \(move(from: 6, by: -1))", "checkpoints deleted",
      "checkpoints truncated", "decisions deleted", "records deleted", "tree edited",
      "tree truncated", "views rolled-back"),
    .forge(
      "a refusal deleted, all behind it renumbered",
      """
      CREATE TEMP TABLE hit AS SELECT MIN(position) AS place FROM entries WHERE type = 'waybill.event.command-refused.v1';
      DELETE FROM entries WHERE position = (SELECT place FROM hit);
      UPDATE entries SET position = -(position - 1), record = \(sequence("position", "position - 1")) WHERE position > (SELECT place FROM hit);
      UPDATE entries SET position = -position WHERE position < 0;
      """, "checkpoints deleted", "checkpoints truncated", "decisions deleted", "records deleted",
      "tree edited", "tree truncated", "views rolled-back"),
    .forge(
      "an entry inserted, all behind it renumbered",
      """
      \(move(from: 50, by: 1))
      INSERT INTO entries (position, record)
      SELECT 50, replace(\(sequence("49", "50")), '"id":"0', '"id":"f') FROM entries WHERE position = 49;
      """, "checkpoints deleted", "checkpoints edited", "decisions inserted", "records inserted",
      "tree edited", "tree inserted", "views forked"),
    .forge(
      "an entry appended",
      """
      INSERT INTO entries (position, record)
      SELECT position + 1, replace(\(sequence("position", "position + 1")), '"id":"0', '"id":"f')
      FROM entries ORDER BY position DESC LIMIT 1;
      """, "decisions inserted", "tree inserted"),
    .forge(
      "an entry appended twice over",
      """
      INSERT INTO entries (position, record)
      SELECT position + 7, replace(\(sequence("position", "position + 7")), '"id":"0', '"id":"f')
      FROM entries ORDER BY position DESC LIMIT 1;
      """, "decisions inserted", "records deleted", "tree inserted"),
    .forge(
      "an entry far behind all others",
      """
      INSERT INTO entries (position, record)
      SELECT 1000000000000000, replace(\(sequence("position", "1000000000000000")), '"id":"0', '"id":"f')
      FROM entries ORDER BY position DESC LIMIT 1;
      """, "records inserted"),
    .forge(
      "entries swapped",
      """
      UPDATE entries SET position = -position WHERE position IN (5, 9);
      UPDATE entries SET position = 14 + position WHERE position < 0;
      """, "checkpoints edited", "decisions malformed", "layout malformed", "records inserted",
      "records reordered", "schemas malformed", "signatures malformed", "tree edited",
      "vault not-checked", "views not-checked"),
    .forge(
      "entries swapped and renumbered",
      """
      UPDATE entries SET position = -position WHERE position IN (5, 9);
      UPDATE entries SET position = 9, record = \(sequence("5", "9")) WHERE position = -5;
      UPDATE entries SET position = 5, record = \(sequence("9", "5")) WHERE position = -9;
      """, "checkpoints edited", "decisions edited", "records inserted", "records reordered",
      "tree edited", "views edited"),
    .forge(
      "an entry before the first",
      """
      INSERT INTO entries (position, record)
      SELECT -1, replace(\(sequence("1", "-1")), '"id":"0', '"id":"f') FROM entries WHERE position = 1;
      """, "records inserted"),
  ]
}
