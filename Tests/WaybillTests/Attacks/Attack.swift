import Foundation
import GRDB
import Testing

/// Something that is done to a file of a ledger, and what verifying has to say of it.
struct Attack: Sendable, CustomTestStringConvertible {
  /// What is done.
  let name: String
  /// Each part that is found wrong, with the kind of what was done.
  let verdicts: Set<String>
  /// Verdicts that are right, too, where the clock of the recording had it so.
  private(set) var chanceVerdicts: Set<String> = []
  private let perform: @Sendable (AttackedLedger, String) throws -> Void

  init(
    _ name: String, _ verdicts: String...,
    by perform: @escaping @Sendable (AttackedLedger, String) throws -> Void
  ) {
    self.name = name
    self.verdicts = Set(verdicts)
    self.perform = perform
  }

  var testDescription: String { name }

  /// Attacks a file.
  func callAsFunction(_ ledger: AttackedLedger, _ file: String) throws {
    try perform(ledger, file)
  }

  /// The attack, with a verdict that depends on the clock of the recording.
  func perhaps(_ verdict: String) -> Attack {
    var attack = self
    attack.chanceVerdicts.insert(verdict)
    return attack
  }

  /// Rows are changed, and triggers are put back.
  static func forge(_ name: String, _ statements: String, _ verdicts: String...) -> Attack {
    Attack(name, verdicts) { ledger, file in
      try ledger.forge(in: file) { try $0.execute(sql: statements) }
    }
  }

  /// Tables, triggers and indexes are changed.
  static func alter(_ name: String, _ statements: String, _ verdicts: String...) -> Attack {
    Attack(name, verdicts) { ledger, file in
      try ledger.write(file) { try $0.execute(sql: statements) }
    }
  }

  /// Bytes of the file are changed.
  static func spoil(
    _ name: String, _ verdicts: String..., by body: @escaping @Sendable (inout Data) throws -> Void
  ) -> Attack {
    Attack(name, verdicts) { try $0.spoil($1, body) }
  }

  init(
    _ name: String, _ verdicts: [String],
    _ perform: @escaping @Sendable (AttackedLedger, String) throws -> Void
  ) {
    self.name = name
    self.verdicts = Set(verdicts)
    self.perform = perform
  }
}

extension Attack {
  /// What can be done to any file.
  ///
  /// - Parameters:
  ///   - exceptions: What does no harm to the file, by its name.
  ///   - verdicts: What has to be said, by the attack's name.
  /// - Returns: The attacks.
  static func ofAnyFile(
    besides exceptions: Set<String> = [], _ verdicts: [String: [String]]
  ) -> [Attack] {
    func said(_ name: String) -> [String] { verdicts[name] ?? ["unexpected \(name)"] }
    func attack(
      _ name: String, _ body: @escaping @Sendable (AttackedLedger, String) throws -> Void
    ) -> Attack {
      Attack(name, said(name), body)
    }
    let all = [
      attack("removed") { try FileManager.default.removeItem(atPath: $0.path($1)) },
      attack("emptied") { try $0.spoil($1) { $0 = Data() } },
      attack("text in its place") { try $0.spoil($1) { $0 = Data("not a database".utf8) } },
      attack("zeros in its place") { try $0.spoil($1) { $0 = Data(count: $0.count) } },
      attack("half of it") { try $0.spoil($1) { $0 = $0.prefix($0.count / 8192 * 4096) } },
      attack("its first page only") { try $0.spoil($1) { $0 = $0.prefix(4096) } },
      attack("a header that is none") { try $0.spoil($1) { $0[3] ^= 1 } },
      attack("zeros from its second page on") {
        try $0.spoil($1) { $0.replaceSubrange(4096..., with: Data(count: $0.count - 4096)) }
      },
      attack("an older copy") { try $0.replace($1, with: "\($0.recorded.older)/\($1).sqlite") },
      attack("another ledger's") { try $0.replace($1, with: "\($0.recorded.other)/\($1).sqlite") },
      attack("another kind of file") {
        let another = $1 == "vault" ? "manifests" : "vault"
        try $0.replace($1, with: $0.path(another))
      },
      attack("application_id of nobody") {
        try $0.write($1) { try $0.execute(sql: "PRAGMA application_id = 0") }
      },
      attack("application_id of somebody else") {
        try $0.write($1) { try $0.execute(sql: "PRAGMA application_id = 77") }
      },
      attack("a later user_version") {
        try $0.write($1) { try $0.execute(sql: "PRAGMA user_version = 99") }
      },
      attack("no user_version") {
        try $0.write($1) { try $0.execute(sql: "PRAGMA user_version = 0") }
      },
      attack("a foreign table") {
        try $0.write($1) { try $0.execute(sql: "CREATE TABLE foreigner (a)") }
      },
      attack("a foreign view") {
        try $0.write($1) { try $0.execute(sql: "CREATE VIEW foreigner AS SELECT 1") }
      },
    ]
    return all.filter { !exceptions.contains($0.name) }
  }
}
