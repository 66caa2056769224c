import Audit
import Domain
import EventLog
import Foundation
import GRDB
import Glibc
import Ledger
import Sandbox
import Testing
import Transparency
import Vault

/// A ledger as the program leaves it, made once and copied for each attack.
struct RecordedLedger: Sendable {
  /// The files that can be attacked.
  static let names = ["log.sqlite", "views.sqlite", "vault.sqlite", "manifests.sqlite"]

  @TaskLocal static var current: RecordedLedger?

  /// Its directory.
  let directory: String
  /// A copy of it from before its last runs and its last API key.
  let older: String
  /// Another ledger's directory.
  let other: String
  /// The master key's and the signing key's files.
  let keys: (master: String, signing: String)
  /// The log's own verifier key, as it was published.
  let vkey: NoteVerifier
  /// A checkpoint that somebody kept: the last one.
  let kept: SignedNote
  /// The key of a witness who cosigned it.
  let witness: NoteVerifier

  /// Makes it for as long as an operation takes: several runs that fill lists, take people off one
  /// and leave rows out; and entries enough for a full tile.
  static func during<Value>(
    _ operation: (RecordedLedger) async throws -> Value
  ) async throws -> Value {
    try await withSandbox { sandbox in
      try await Workplace.during { place in
        try await Workplace.during { elsewhere in
          try await elsewhere.prepare(for: sandbox)
          try await elsewhere.succeed("run", "start", "News")
          try await record(place, sandbox)
          let recorded = try await finish(place, beside: elsewhere)
          return try await operation(recorded)
        }
      }
    }
  }

  private static func record(_ place: Workplace, _ sandbox: RunningSandbox) async throws {
    try await place.prepare(for: sandbox)
    try await place.succeed("run", "start", "News")
    let members = try place.write("Email\nann@m.example\nbob@m.example\n", to: "members.csv")
    try await place.succeed("segment", "add", "Members", "--csv", members)
    try await place.succeed(
      "destination", "save", "Members only", "--connection", "brevo", "--list", "2", "--segment",
      "Members", "--email", "Email", "--mirror", "--remove-at-most", "60%")
    try await place.succeed("run", "start", "Members only")
    try settle(place.ledger)
    try FileManager.default.copyItem(atPath: place.ledger, toPath: place.home + "/older")
    try await place.succeed("notify", "set", "http://127.0.0.1:9/T0KEN")
    try await place.succeed(
      "connection", "rotate-key", "brevo", with: ["BREVO_API_KEY": "sandbox-key"])
    _ = try place.write("Email\nbob@m.example\ncleo@m.example\n", to: "members.csv")
    try await place.succeed("run", "start", "Members only")
    try await place.succeed("run", "start", "News")
    try await place.fail(
      "user", "add", "M", "--role", "viewer", as: "Mallory", status: 77, saying: "user add")
  }

  private static func finish(
    _ place: Workplace, beside elsewhere: Workplace
  ) async throws -> RecordedLedger {
    let folder = place.home + "/.config/waybill/keys"
    let names = try FileManager.default.contentsOfDirectory(atPath: folder)
    let signing = try #require(names.first { $0.hasSuffix(".signing.key") })
    let master = try #require(names.first { $0.hasSuffix(".key") && $0 != signing })
    let location = LedgerLocation(
      directory: place.ledger, masterKey: "\(folder)/\(master)",
      signingKey: "\(folder)/\(signing)", keys: "")
    let witness = try await fill(location, as: try place.identity(of: "Anna"))
    try settle(place.ledger)
    try settle(elsewhere.ledger)
    let log = try EventLog.openAsEvidence(at: location.log)
    return RecordedLedger(
      directory: place.ledger, older: place.home + "/older", other: elsewhere.ledger,
      keys: (master: "\(folder)/\(master)", signing: "\(folder)/\(signing)"),
      vkey: try #require(try log.verifierKey()),
      kept: try #require(try log.checkpoint(of: UInt64(log.head().rawValue))),
      witness: witness)
  }

  /// Lets people in until a tile is full, and has a witness cosign.
  ///
  /// - Returns: The witness's key.
  private static func fill(_ location: LedgerLocation, as identity: String) async throws
    -> NoteVerifier
  {
    let ledger = try Ledger.open(at: location, surroundings: .system)
    let anna = Identity.file(try PrivateKey.load(from: identity))
    while try ledger.log.head().rawValue < 300 {
      let user = UserID(ledger.surroundings.identifier())
      let seed = Array(user.description.utf8.prefix(32))
      let key = try #require(PrivateKey(seed: Secret(seed)))
      _ = try await ledger.execute(
        .user(
          .add(
            .init(
              user: user, name: DisplayName("User \(user)"), role: .viewer,
              publicKey: key.publicKey.signerKey))), by: anna
      ).events()
    }
    let wendy = try Cosigner(name: KeyName("wendy"), seed: [UInt8](repeating: 1, count: 32))
    let note = try #require(try ledger.log.lastCheckpoint())
    let size = UInt64(try ledger.log.head().rawValue)
    _ = try ledger.log.keep(
      answer: Array((wendy.cosign(note, at: 1).line + "\n").utf8), of: size,
      witnesses: [wendy.verifier])
    return wendy.verifier
  }

  /// Puts what is in write-ahead logs into the files, so that a file can be copied alone.
  static func settle(_ directory: String) throws {
    for name in names {
      let path = "\(directory)/\(name)"
      try DatabaseQueue(path: path).writeWithoutTransaction { database in
        try database.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)")
      }
      for suffix in ["-wal", "-shm"] { unlink(path + suffix) }
    }
  }
}

/// Gives all tests of a suite one recorded ledger, which is gone behind the last.
struct RecordedLedgerTrait: SuiteTrait, TestScoping {
  func provideScope(
    for test: Test, testCase: Test.Case?,
    performing function: @concurrent @Sendable () async throws -> Void
  ) async throws {
    try await RecordedLedger.during { recorded in
      try await RecordedLedger.$current.withValue(recorded) { try await function() }
    }
  }
}

extension Trait where Self == RecordedLedgerTrait {
  /// A ledger for the suite.
  static var recordedLedger: RecordedLedgerTrait { RecordedLedgerTrait() }
}
