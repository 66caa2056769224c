import Foundation
import GRDB
import Transparency

/// What can be done to `log.sqlite`.
enum LogAttacks {
  static func sequence(_ old: String, _ new: String) -> String {
    "replace(record, '\"sequence\":\"' || (\(old)) || '\"', '\"sequence\":\"' || (\(new)) || '\"')"
  }

  /// Moves every entry from a position on by some places, as a forger would who renumbers.
  static func move(from position: Int, by distance: Int) -> String {
    """
    UPDATE entries SET position = -(position + \(distance)),
           record = \(sequence("position", "position + \(distance)"))
    WHERE  position >= \(position);
    UPDATE entries SET position = -position WHERE position < 0;
    """
  }

  static let early =
    "(SELECT MIN(position) FROM entries WHERE type = 'waybill.event.batch-prepared.v1')"
  static let late =
    "(SELECT MAX(position) FROM entries WHERE type = 'waybill.event.user-added.v1')"

  static func edit(_ old: String, _ new: String, at position: String) -> String {
    "UPDATE entries SET record = replace(record, '\(old)', '\(new)') WHERE position = \(position)"
  }

  /// Signs all checkpoints again with a key of the same name.
  private static func resign(_ ledger: AttackedLedger, _ file: String) throws {
    let key = try NoteSigner(
      name: ledger.recorded.vkey.name, seed: [UInt8](repeating: 9, count: 32))
    try ledger.resign(with: key)
  }

  /// Cosignatures are changed of a log of which one is demanded.
  private static func witnessed(
    _ name: String, _ statements: String, _ verdicts: String...
  ) -> Attack {
    Attack(name, ["checkpoints unwitnessed"] + verdicts) { ledger, file in
      ledger.demandsCosignature = true
      try ledger.forge(in: file) { try $0.execute(sql: statements) }
    }
  }

  static let proofs: [Attack] = [
    .forge(
      "a checkpoint edited",
      "UPDATE checkpoints SET note = replace(note, char(10) || size || char(10), char(10) || '9' || char(10)) WHERE size = 5",
      "checkpoints edited"),
    .forge(
      "a checkpoint's root edited",
      "UPDATE checkpoints SET note = (SELECT replace(note, substr(note, instr(note, char(10) || '5' || char(10)) + 3, 4), 'AAAA')) WHERE size = 5",
      "checkpoints edited"),
    .forge(
      "a checkpoint in another's place",
      "UPDATE checkpoints SET note = (SELECT note FROM checkpoints WHERE size = 3) WHERE size = 5",
      "checkpoints reordered"),
    .forge(
      "checkpoints swapped",
      """
      UPDATE checkpoints SET size = -size WHERE size IN (3, 5);
      UPDATE checkpoints SET size = 8 + size WHERE size < 0;
      """, "checkpoints reordered"),
    .forge(
      "a checkpoint that is no note", "UPDATE checkpoints SET note = 'x' WHERE size = 5",
      "checkpoints malformed"),
    .forge(
      "a checkpoint deleted from the middle", "DELETE FROM checkpoints WHERE size = 5",
      "checkpoints deleted"),
    .forge(
      "the checkpoint before a report deleted", "DELETE FROM checkpoints WHERE size = \(early)",
      "checkpoints deleted"),
    .forge(
      "the first checkpoint deleted",
      "DELETE FROM checkpoints WHERE size = (SELECT MIN(size) FROM checkpoints)",
      "checkpoints deleted"),
    .forge(
      "the last checkpoint deleted",
      "DELETE FROM checkpoints WHERE size = (SELECT MAX(size) FROM checkpoints)", "tree inserted"),
    .forge(
      "all checkpoints deleted", "DELETE FROM checkpoints", "checkpoints deleted", "tree inserted"),
    .forge(
      "a checkpoint of more than there is",
      "INSERT INTO checkpoints SELECT size + 50, note FROM checkpoints ORDER BY size DESC LIMIT 1",
      "tree truncated"),
    Attack("all checkpoints signed with another key", "checkpoints foreign-key", by: resign),
    .forge("a tile deleted", "DELETE FROM tiles", "tiles deleted"),
    .forge("a tile's root edited", "UPDATE tiles SET root = zeroblob(32)", "tiles edited"),
    .forge("a tile's hashes edited", "UPDATE tiles SET hashes = zeroblob(8192)", "tiles edited"),
    .forge(
      "a tile cut short", "UPDATE tiles SET hashes = x'00'", "layout malformed", "tiles malformed"),
    .forge(
      "a tile that is not full",
      "INSERT INTO tiles SELECT level, number + 1, root, hashes FROM tiles", "tiles inserted"),
    .forge(
      "a tile of a level that is not there",
      "INSERT INTO tiles SELECT 3, 0, root, hashes FROM tiles", "tiles inserted"),
    witnessed(
      "a cosignature edited", "UPDATE cosignatures SET line = replace(line, 'wendy', 'wanda')"),
    witnessed(
      "a cosignature of another size", "UPDATE cosignatures SET size = 5", "checkpoints edited"),
    witnessed("cosignatures of no checkpoint", "UPDATE cosignatures SET size = 4"),
    witnessed(
      "a cosignature that is no line", "UPDATE cosignatures SET line = 'x'", "checkpoints edited"),
  ]

  static let files: [Attack] = [
    .alter("a trigger dropped", "DROP TRIGGER entries_refuse_update", "layout deleted"),
    .alter(
      "a trigger of another's", "CREATE TRIGGER other AFTER INSERT ON entries BEGIN SELECT 1; END",
      "layout inserted"),
    .alter("an index dropped", "DROP INDEX entries_actor", "layout deleted"),
    .alter("an index of another's", "CREATE INDEX other ON entries (position)", "layout inserted"),
    .alter(
      "an index over something else",
      "DROP INDEX entries_actor; CREATE INDEX entries_actor ON entries (type)", "layout edited"),
    .alter("a column added", "ALTER TABLE entries ADD COLUMN more TEXT", "layout edited"),
    .alter("a table dropped", "DROP TABLE cosignatures", "layout deleted"),
    .alter(
      "the tiles dropped", "DROP TABLE tiles", "layout deleted", "records malformed",
      "rest not-checked"),
    .alter(
      "the entries in a table of another name", "ALTER TABLE entries RENAME TO others",
      "layout deleted", "layout edited", "layout inserted", "records malformed", "rest not-checked"),
    .alter(
      "the entries as a view",
      "ALTER TABLE entries RENAME TO others; CREATE VIEW entries AS SELECT * FROM others",
      "layout deleted", "layout edited", "layout inserted", "manifests not-checked"),
    .spoil(
      "bytes of a record", "checkpoints edited", "decisions malformed", "manifests inserted",
      "records edited", "schemas malformed", "signatures malformed", "tree edited",
      "vault not-checked", "views not-checked"
    ) { try replace("batch-prepared", with: "batch-preqared", in: &$0) },
    .spoil(
      "bytes of a signed text", "checkpoints edited", "decisions edited", "decisions inserted",
      "records edited", "signatures edited", "signatures unauthorized", "tree edited",
      "views edited"
    ) { try replace("Members only", with: "Members 0nly", in: &$0) },
    .spoil("bytes of a checkpoint's signature", "checkpoints edited") { bytes in
      let line = try required(bytes.range(of: Data("\n\n\u{2014} ".utf8)))
      let end = try required(bytes[line.upperBound...].firstIndex(of: UInt8(ascii: "\n")))
      replaceDigit(at: end - 10, in: &bytes)
    },
    .spoil("bytes of whose signature a checkpoint has", "checkpoints foreign-key") { bytes in
      let line = try required(bytes.range(of: Data("\n\n\u{2014} ".utf8)))
      let name = try required(bytes[line.upperBound...].firstIndex(of: UInt8(ascii: " ")))
      replaceDigit(at: name + 2, in: &bytes)
    },
    .spoil("bytes of an index", "layout malformed") { bytes in
      // An index says who acted, and where: whoever asks for the entries of an actor goes by it.
      let place = try required(bytes.range(of: Data("unknown/SHA256".utf8), options: .backwards))
      bytes[place.lowerBound] ^= 1
    },
  ]

  static let all =
    records + proofs + files
    + Attack.ofAnyFile([
      "removed": ["no ledger"],
      "emptied": ["layout deleted", "layout edited", "records malformed", "rest not-checked"],
      "text in its place": ["records malformed", "rest not-checked"],
      "zeros in its place": ["records malformed", "rest not-checked"],
      "half of it": ["records malformed", "rest not-checked"],
      "its first page only": ["records malformed", "rest not-checked"],
      "a header that is none": ["records malformed", "rest not-checked"],
      "zeros from its second page on": ["records malformed", "rest not-checked"],
      "an older copy": ["checkpoints rolled-back", "manifests inserted", "views rolled-back"],
      "another ledger's": [
        "checkpoints foreign-key", "checkpoints rolled-back", "manifests deleted",
        "manifests inserted", "records inserted", "vault deleted", "vault foreign-key",
        "views rolled-back",
      ],
      "another kind of file": [
        "layout deleted", "layout edited", "layout inserted", "records malformed",
        "rest not-checked",
      ],
      "application_id of nobody": ["layout edited"],
      "application_id of somebody else": ["layout edited"],
      "a later user_version": ["layout edited"],
      "no user_version": ["layout edited"],
      "a foreign table": ["layout inserted"],
      "a foreign view": ["layout inserted"],
    ])

  /// Replaces a text wherever it stands in a file.
  static func replace(_ old: String, with new: String, in bytes: inout Data) throws {
    var start = bytes.startIndex
    _ = try required(bytes.range(of: Data(old.utf8)))
    while let place = bytes.range(of: Data(old.utf8), in: start..<bytes.endIndex) {
      bytes.replaceSubrange(place, with: Data(new.utf8))
      start = place.upperBound
    }
  }

  /// Puts another digit of base64 in a place.
  private static func replaceDigit(at place: Data.Index, in bytes: inout Data) {
    bytes[place] = bytes[place] == UInt8(ascii: "A") ? UInt8(ascii: "B") : UInt8(ascii: "A")
  }

  /// What has to be there for an attack to be one.
  static func required<Value>(_ value: Value?) throws -> Value {
    guard let value else { throw CocoaError(.fileReadCorruptFile) }
    return value
  }
}
