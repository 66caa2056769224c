import Foundation

/// What can be done to `manifests.sqlite`.
enum ManifestsAttacks {
  private static let first = "id = (SELECT MIN(id) FROM manifests)"
  private static let removal = "removes = 1"

  static let batches: [Attack] = [
    .forge(
      "a pseudonym edited",
      "UPDATE manifests SET pseudonyms = CAST(zeroblob(16) || substr(pseudonyms, 17) AS BLOB) WHERE \(first)",
      "manifests edited"),
    .forge(
      "a pseudonym taken out",
      "UPDATE manifests SET pseudonyms = substr(pseudonyms, 17) WHERE \(first)", "manifests edited"),
    .forge(
      "a pseudonym put in",
      "UPDATE manifests SET pseudonyms = CAST(zeroblob(16) || pseudonyms AS BLOB) WHERE \(first)",
      "manifests edited"),
    .forge(
      "a pseudonym twice",
      "UPDATE manifests SET pseudonyms = CAST(substr(pseudonyms, 1, 16) || pseudonyms AS BLOB) WHERE \(first)",
      "manifests edited"),
    .forge(
      "pseudonyms in another order",
      "UPDATE manifests SET pseudonyms = CAST(substr(pseudonyms, 17) || substr(pseudonyms, 1, 16) AS BLOB) WHERE \(first)",
      "manifests reordered"),
    .forge(
      "no pseudonyms", "UPDATE manifests SET pseudonyms = x'' WHERE \(first)", "manifests edited"),
    .forge(
      "half a pseudonym", "UPDATE manifests SET pseudonyms = substr(pseudonyms, 9) WHERE \(first)",
      "manifests edited", "manifests malformed"),
    .forge(
      "all zeros", "UPDATE manifests SET pseudonyms = zeroblob(LENGTH(pseudonyms))",
      "manifests deleted", "manifests edited", "manifests inserted"),
    .forge(
      "a removal's pseudonyms edited",
      "UPDATE manifests SET pseudonyms = zeroblob(16) WHERE \(removal)", "manifests edited"),
    .forge(
      "batches exchanged",
      "UPDATE manifests SET pseudonyms = (SELECT m.pseudonyms FROM manifests m WHERE LENGTH(m.pseudonyms) <> LENGTH(manifests.pseudonyms) LIMIT 1)",
      "manifests deleted", "manifests edited", "manifests inserted"),
    .forge("a manifest deleted", "DELETE FROM manifests WHERE \(first)", "manifests deleted"),
    .forge("a removal deleted", "DELETE FROM manifests WHERE \(removal)", "manifests deleted"),
    .forge(
      "all manifests deleted", "DELETE FROM manifests", "manifests deleted", "manifests edited",
      "manifests inserted"),
    .forge(
      "a manifest inserted",
      "INSERT INTO manifests (run, batch, pseudonyms) SELECT run, batch + 5, pseudonyms FROM manifests WHERE \(first)",
      "manifests inserted"),
    .forge(
      "the next batch inserted",
      "INSERT INTO manifests (run, batch, pseudonyms) SELECT run, batch + 1, pseudonyms FROM manifests WHERE \(first)",
      "manifests inserted"),
    .forge(
      "a manifest of a foreign run",
      "INSERT INTO manifests (run, batch, pseudonyms) SELECT 'x' || run, batch, pseudonyms FROM manifests WHERE \(first)",
      "manifests inserted"),
    .forge(
      "a manifest moved to a foreign run", "UPDATE manifests SET run = 'x' WHERE \(first)",
      "manifests inserted", "manifests deleted"),
    .forge(
      "a batch of another number", "UPDATE manifests SET batch = 7 WHERE \(first)",
      "manifests inserted", "manifests deleted"),
    .forge(
      "batches in another order", "UPDATE manifests SET id = id + 100 WHERE removes = 0",
      "manifests reordered"),
    .forge("another list", "UPDATE manifests SET list = 9 WHERE \(first)", "manifests edited"),
    .forge(
      "another destination", "UPDATE manifests SET destination = run WHERE \(first)",
      "manifests edited"),
    .forge(
      "another connection", "UPDATE manifests SET connection = run WHERE \(first)",
      "manifests edited"),
    .forge("no list", "UPDATE manifests SET list = NULL WHERE \(first)", "manifests edited"),
    .forge(
      "a removal said to be an import", "UPDATE manifests SET removes = 0", "manifests deleted",
      "manifests edited"),
    .forge(
      "an import said to be a removal", "UPDATE manifests SET removes = 1 WHERE \(first)",
      "manifests edited"),
  ]

  static let lists: [Attack] = [
    .forge("a standing deleted", "DELETE FROM standings", "manifests deleted"),
    .forge("a standing's people deleted", "DELETE FROM standing_parts", "manifests edited"),
    .forge(
      "a standing of more people", "UPDATE standings SET people = people + 1", "manifests edited"),
    .forge(
      "a standing of later manifests", "UPDATE standings SET manifest = manifest + 50",
      "manifests edited"),
    .forge(
      "a standing of refused batches", "UPDATE standings SET refused = refused + 1",
      "manifests edited"),
    .forge(
      "a standing of another run",
      "UPDATE standings SET run = (SELECT run FROM manifests WHERE \(first)) WHERE run = (SELECT MAX(run) FROM standings)",
      "manifests deleted", "manifests edited"),
    .forge(
      "a standing of another destination", "UPDATE standings SET destination = run",
      "manifests deleted", "manifests edited"),
    .forge(
      "a foreign standing", "INSERT INTO standings VALUES ('x', 'x', 0, 0, 0)", "manifests inserted"
    ),
    .forge(
      "foreign people of a standing", "INSERT INTO standing_parts VALUES ('x', 'x', 1, x'')",
      "manifests inserted"),
    .forge(
      "a person of a standing edited",
      "UPDATE standing_parts SET people = CAST(zeroblob(16) || substr(people, 17) AS BLOB)",
      "manifests inserted", "manifests deleted"),
    .forge(
      "a person of a standing taken out", "UPDATE standing_parts SET people = substr(people, 33)",
      "manifests edited"),
    .forge(
      "a person taken out and counted",
      "UPDATE standing_parts SET people = substr(people, 33); UPDATE standings SET people = people - 1",
      "manifests edited"),
    .forge(
      "people of a standing in another order",
      "UPDATE standing_parts SET people = CAST(substr(people, 33) || substr(people, 1, 32) AS BLOB)",
      "manifests edited"),
    .forge("a part of a standing moved", "UPDATE standing_parts SET part = 5", "manifests edited"),
    .forge(
      "a rejected row deleted",
      "DELETE FROM rejections WHERE row = (SELECT MIN(row) FROM rejections)", "manifests deleted"),
    .forge("all rejected rows deleted", "DELETE FROM rejections", "manifests deleted"),
    .forge(
      "a rejected row inserted",
      "INSERT INTO rejections SELECT run, row + 1000, 'c1', reason FROM rejections WHERE row = (SELECT MIN(row) FROM rejections)",
      "manifests inserted", "manifests edited"),
    .forge(
      "a row rejected for something else", "UPDATE rejections SET reason = 'withheld'",
      "manifests inserted", "manifests deleted"),
    .forge(
      "a row rejected for nothing known", "UPDATE rejections SET reason = 'x'",
      "manifests inserted", "manifests deleted"),
    .forge(
      "a rejected row of no row", "UPDATE rejections SET row = row + 1000", "manifests edited"),
    .forge(
      "rejected rows of a foreign run", "INSERT INTO rejections VALUES ('x', 1, NULL, 'x')",
      "manifests inserted"),
  ]

  static let files: [Attack] = [
    .alter("an index dropped", "DROP INDEX manifests_by_destination", "manifests deleted"),
    .alter("an index of another's", "CREATE INDEX other ON manifests (list)", "manifests inserted"),
    .alter(
      "a trigger", "CREATE TRIGGER t AFTER INSERT ON manifests BEGIN SELECT 1; END",
      "manifests inserted"),
    .alter("a column added", "ALTER TABLE manifests ADD COLUMN more TEXT", "manifests edited"),
    .alter("a table dropped", "DROP TABLE rejections", "manifests deleted"),
    .alter(
      "a table under another name", "ALTER TABLE standings RENAME TO others", "manifests deleted",
      "manifests inserted"),
    .spoil("bytes of a row", "manifests deleted", "manifests inserted") {
      try LogAttacks.replace("withheld", with: "withhold", in: &$0)
    },
  ]

  static let all =
    batches + lists + files
    + Attack.ofAnyFile([
      "removed": ["manifests deleted"],
      "emptied": ["manifests deleted", "manifests edited"],
      "text in its place": ["manifests malformed"],
      "zeros in its place": ["manifests malformed"],
      "half of it": ["manifests malformed"],
      "its first page only": ["manifests malformed"],
      "a header that is none": ["manifests malformed"],
      "zeros from its second page on": ["manifests malformed"],
      "an older copy": ["manifests deleted"],
      "another ledger's": ["manifests deleted", "manifests inserted"],
      "another kind of file": ["manifests deleted", "manifests edited", "manifests inserted"],
      "application_id of nobody": ["manifests edited"],
      "application_id of somebody else": ["manifests edited"],
      "a later user_version": ["manifests edited"],
      "no user_version": ["manifests edited"],
      "a foreign table": ["manifests inserted"],
      "a foreign view": ["manifests inserted"],
    ])
}
