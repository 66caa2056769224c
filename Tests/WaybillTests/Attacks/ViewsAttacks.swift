import Foundation

/// What can be done to `views.sqlite`.
enum ViewsAttacks {
  private static func edit(_ table: String, _ change: String) -> Attack {
    .forge("\(table): \(change)", "UPDATE \(table) SET \(change)", "views edited")
  }

  static let rows: [Attack] = [
    edit("users", "role = 'administrator' WHERE role = 'viewer'"),
    edit("users", "name = 'Nobody' WHERE name = 'Anna'"),
    edit("users", "deactivated_at = added_at"),
    edit("connections", "name = 'Other'"),
    edit("connections", "key_fingerprint = '0000000000000000'"),
    edit("connections", "removed_at = created_at"),
    edit("consents", "accepted_at = '2020-01-01T00:00:00.000Z'"),
    edit("consents", "text_sha256 = upper(text_sha256)"),
    edit("segments", "is_active = 0"),
    edit("destinations", "list = 3"),
    edit("destinations", "mirror = NULL WHERE mirror IS NOT NULL"),
    edit("runs", "status = 'failed'"),
    edit("runs", "figures = NULL"),
    edit("runs", "ordered_by = export_user || 'x'"),
    edit("batches", "recipients = recipients + 1"),
    edit("batches", "manifest_root = body_sha256"),
    edit("disclosures", "certain = 0"),
    edit("disclosures", "recipients = 0"),
    edit("disclosures", "time = '2020-01-01T00:00:00.000Z'"),
    edit("snapshot", "state = '{}'"),
    edit("snapshot", "state = replace(state, 'viewer', 'administrator')"),
    .forge("a user deleted", "DELETE FROM users WHERE name = 'Anna'", "views deleted"),
    .forge("a consent deleted", "DELETE FROM consents", "views deleted"),
    .forge(
      "a run deleted", "DELETE FROM runs WHERE position = (SELECT MIN(position) FROM runs)",
      "views deleted"),
    .forge(
      "the last run deleted", "DELETE FROM runs WHERE position = (SELECT MAX(position) FROM runs)",
      "views deleted"),
    .forge("all disclosures deleted", "DELETE FROM disclosures", "views deleted"),
    .forge("mentions deleted", "DELETE FROM mentions WHERE subject LIKE 'run/%'", "views deleted"),
    .forge(
      "an involvement deleted", "DELETE FROM involvements", "views deleted"
    ),
    .forge(
      "a user inserted",
      "INSERT INTO users (id, name, role, public_key, added_at) SELECT 'f' || id, 'Eve', 'administrator', public_key, added_at FROM users WHERE name = 'Anna'",
      "views inserted"),
    .forge(
      "a run of another identity",
      "INSERT INTO runs SELECT * FROM runs WHERE 0; UPDATE runs SET id = '0' || id WHERE position = (SELECT MIN(position) FROM runs)",
      "views deleted"),
    .forge(
      "a batch inserted",
      "INSERT INTO batches SELECT * FROM batches WHERE 0; UPDATE batches SET number = number + 9",
      "views deleted"),
    .forge("a mention inserted", "INSERT INTO mentions VALUES ('user/none', 1)", "views inserted"),
    .forge(
      "rows exchanged", "UPDATE users SET name = (CASE name WHEN 'Anna' THEN 'Otto' ELSE name END)",
      "views edited"),
    .forge(
      "two runs exchanged",
      "UPDATE runs SET destination_name = (CASE destination_name WHEN 'News' THEN 'Members only' ELSE 'News' END)",
      "views edited"),
    .forge("behind the log", "UPDATE progress SET position = position - 1", "views forked"),
    .forge("ahead of the log", "UPDATE progress SET position = position + 10", "views rolled-back"),
    .forge(
      "far ahead of the log", "UPDATE progress SET position = 9223372036854775807",
      "views rolled-back"),
    .forge(
      "of another log",
      "UPDATE progress SET record_sha256 = replace(record_sha256, substr(record_sha256, 1, 2), '00')",
      "views forked"),
    .forge("no progress", "DELETE FROM progress", "views malformed"),
    .forge("progress before the beginning", "UPDATE progress SET position = -1", "views malformed"),
    .forge(
      "progress of nowhere", "UPDATE progress SET position = 0, record_sha256 = 'x'",
      "views malformed"),
    .forge("no snapshot", "DELETE FROM snapshot", "views deleted"),
    .forge(
      "a rebuilding that never was",
      "INSERT INTO rebuild SELECT 1, position, 'root', record_sha256 FROM progress", "views edited"),
    .forge(
      "a rebuilding from half a commit", "INSERT INTO rebuild VALUES (1, 2, 'root', 'digest')",
      "views malformed"),
    .forge(
      "a rebuilding from what is to come",
      "INSERT INTO rebuild SELECT 1, 9223372036854775807, 'root', record_sha256 FROM progress",
      "views edited"),
  ]

  static let files: [Attack] = [
    .alter("an index dropped", "DROP INDEX runs_position", "views deleted"),
    .alter(
      "an index that is not unique",
      "DROP INDEX runs_position; CREATE INDEX runs_position ON runs (position)", "views edited"),
    .alter(
      "a trigger", "CREATE TRIGGER t AFTER INSERT ON runs BEGIN SELECT 1; END", "views inserted"),
    .alter("a column added", "ALTER TABLE users ADD COLUMN more TEXT", "views edited"),
    .alter("a table dropped", "DROP TABLE notifications", "views deleted"),
    .alter(
      "a table in another's place", "DROP TABLE users; CREATE TABLE users (id TEXT PRIMARY KEY)",
      "views edited", "views deleted"),
    .alter("progress dropped", "DROP TABLE progress", "views deleted", "views not-checked"),
    .spoil("bytes of a row", "views edited") {
      try LogAttacks.replace("Members only", with: "Members 0nly", in: &$0)
    },
  ]

  static let all =
    rows + files
    // An older copy is none: it stands at an earlier entry, and is made to follow.
    + Attack.ofAnyFile(
      besides: ["an older copy"],
      [
        "removed": ["views not-checked"],
        "emptied": ["views not-checked"],
        "text in its place": ["views malformed"],
        "zeros in its place": ["views malformed"],
        "half of it": ["views malformed"],
        "its first page only": ["views malformed"],
        "a header that is none": ["views malformed"],
        "zeros from its second page on": ["views malformed"],
        "another ledger's": ["views forked"],
        "another kind of file": ["views malformed"],
        "application_id of nobody": ["views malformed"],
        "application_id of somebody else": ["views malformed"],
        "a later user_version": ["views not-checked"],
        "no user_version": ["views not-checked"],
        "a foreign table": ["views inserted"],
        "a foreign view": ["views inserted"],
      ])
}
