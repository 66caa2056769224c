package import Domain
package import EventLog
import GRDB
import Glibc
import Vault

/// Holds the vault against the log, as far as its master key is at hand.
package struct VaultVerification {
  /// What is wrong.
  package private(set) var problems: [VerificationProblem] = []
  /// Why it was not looked at to its end; nothing where it was.
  package private(set) var unchecked: String?

  /// Verifies.
  ///
  /// - Parameters:
  ///   - path: The vault's file.
  ///   - keyPath: Its master key's file.
  ///   - state: The configuration by the log, which names what the vault has to hold.
  ///   - creation: How the log says that the ledger began.
  package init(
    of path: String, masterKey keyPath: String, state: State,
    creation: UserEvent.LedgerCreated?
  ) {
    guard access(path, F_OK) == 0 else {
      tell(.deleted, "There is no vault.")
      return
    }
    do {
      try EvidenceFile(at: path).queue.read { try recognize($0) }
    } catch {
      tell(.malformed, "The file is no database, or damaged. \(VaultError(reading: path, error))")
      return
    }
    do throws(VaultError) {
      try verify(
        try Vault.open(at: path, masterKey: MasterKey.load(from: keyPath)), state, creation)
    } catch {
      judge(error)
    }
  }

  private mutating func recognize(_ database: Database) throws {
    let differences = try StoredLayout(of: database).problems(
      besides: try StoredLayout(madeBy: Vault.statements), in: .vault)
    problems += differences
    if differences.isEmpty { problems += try EvidenceFile.damages(in: database, of: .vault) }
  }

  private mutating func judge(_ error: VaultError) {
    switch error {
    case .wrongMasterKey:
      tell(.foreignKey, "It is sealed with another master key than that of the ledger.")
    case .notAVault:
      tell(.malformed, "It does not open: what shows whether a key is right is gone.")
    case .missing, .alreadyExists, .loosePermissions, .masterKeyMissing, .masterKeyMalformed,
      .tampered, .pseudonymKeyMissing, .scheduleKeyMissing, .locked, .io:
      unchecked = "What it holds cannot be opened. \(error)"
    }
  }

  private mutating func verify(
    _ vault: Vault, _ state: State, _ creation: UserEvent.LedgerCreated?
  ) throws(VaultError) {
    let names = try vault.names()
    for name in names { try open(name, in: vault) }
    for name in Self.due(state) where !names.contains(name) {
      tell(.deleted, "It does not hold \(name).")
    }
    if names.contains(ScheduleKey.name), let due = creation?.scheduleKey {
      try expect(ScheduleKey.name, "the public half on record") { () throws(VaultError) in
        try ScheduleKey.load(from: vault).publicKey.signerKey == due
      }
    }
    if names.contains(PseudonymKey.name), let due = creation?.pseudonymKey {
      try expect(PseudonymKey.name, "its digest on record") { () throws(VaultError) in
        try PseudonymKey.commitment(in: vault).map { SHA256Digest(bytes: $0) } == due
      }
    }
  }

  /// The names of what the log says that the vault holds.
  private static func due(_ state: State) -> [String] {
    let keys = state.connections.values.compactMap { connection in
      connection.access.map { Ledger.name(of: $0.keyFingerprint, connection.id) }
    }
    let webhook = state.webhook.map { [Ledger.name(ofWebhook: $0.fingerprint)] } ?? []
    return [PseudonymKey.name, ScheduleKey.name] + keys.sorted() + webhook
  }

  /// Opens a sealed value, which is bound to its name, and holds it against a fingerprint in that.
  private mutating func open(_ name: String, in vault: Vault) throws(VaultError) {
    let shown = name.prefix(120).filter { !$0.isNewline }
    do throws(VaultError) {
      guard let secret = try vault.unseal(name) else { return }
      let parts = name.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
      switch (parts.first, parts.count) {
      case ("api-key", 3), ("webhook", 2):
        guard KeyFingerprint.of(secret) != parts.last else { return }
        tell(.edited, "What it holds as \(shown) is another secret than its name says.")
      default:
        if !Vault.isOwn(name), name != ScheduleKey.name, name != PseudonymKey.name {
          tell(.inserted, "It holds \(shown), which is nothing of Waybill's.")
        }
      }
    } catch .tampered {
      tell(.edited, "What it holds as \(shown) does not open: it was altered, or is another's.")
    }
  }

  /// A key that does not open, or is none, was told already.
  private mutating func expect(
    _ name: String, _ record: String, _ holds: () throws(VaultError) -> Bool
  ) throws(VaultError) {
    do throws(VaultError) {
      if try !holds() { tell(.foreignKey, "What it holds as \(name) is not the key of \(record).") }
    } catch .tampered {
      guard problems.isEmpty else { return }
      tell(.edited, "What it holds as \(name) is no key.")
    }
  }

  private mutating func tell(_ kind: VerificationProblem.Kind, _ what: String) {
    guard problems.count < LogVerification.mostProblems else { return }
    problems.append(VerificationProblem(.vault, kind, at: nil, what))
  }
}
