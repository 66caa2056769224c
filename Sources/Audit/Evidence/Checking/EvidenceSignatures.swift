import Domain
import EventLog
import Foundation
import Ledger
import Vault
import Views

/// Follows who signs by which key from entry to entry, and holds each command against that.
struct EvidenceSignatures {
  /// What a command says of itself.
  private struct Head: Decodable {
    let actor: String
    let id: String
    let source: String
    let type: String
  }

  /// The last command that was noted.
  private(set) var last: RecordedCommand?

  private var keys: [String: SignerKey] = [:]
  private var unrefused: [String: (position: Position, problem: String)] = [:]

  /// The commands that do not hold and were not refused, in order, with what is wrong.
  var open: [(position: Position, problem: String)] {
    unrefused.values.sorted { $0.position < $1.position }
  }

  /// Takes account of an entry.
  ///
  /// - Parameter envelope: The entry, behind all that came before it.
  /// - Returns: Whether it is a command.
  mutating func note(_ envelope: Envelope) -> Bool {
    guard let message = try? RecordedMessage(envelope) else {
      unrefused[envelope.id] = (envelope.position, "is of a type that is not known here")
      return false
    }
    switch message {
    case .command(let command, _):
      last = try? RecordedCommand(envelope)
      if let problem = problem(of: command, envelope) {
        unrefused[envelope.id] = (envelope.position, problem)
      }
      return true
    case .event(.commandRefused, _):
      if let cause = envelope.causationID { unrefused[cause] = nil }
      return false
    case .event(.user(let event), _):
      note(event)
      return false
    case .event: return false
    }
  }

  private mutating func note(_ event: UserEvent) {
    switch event {
    case .ledgerCreated(let event): keys[Subject.schedule.text] = event.scheduleKey
    case .added(let event): keys[Subject.user(event.user).text] = event.publicKey
    case .keyRotated(let event): keys[Subject.user(event.user).text] = event.publicKey
    case .deactivated(let event): keys[Subject.user(event.user).text] = nil
    case .roleChanged: break
    }
  }

  private func problem(of command: Command, _ envelope: Envelope) -> String? {
    guard let last, let head = try? JSONDecoder().decode(Head.self, from: Data(last.payload.utf8))
    else { return "cannot be read" }
    guard
      (head.actor, head.id, head.source, head.type)
        == (envelope.actor, envelope.id, envelope.source, envelope.type)
    else { return "says something else of itself than its record does" }
    guard let key = key(of: envelope.actor, giving: command),
      let signature = try? SSHSignature(armored: last.signature),
      (try? signature.verify(
        Array(last.payload.utf8), namespace: SSHSignature.commandNamespace,
        by: signature.publicKey)) != nil,
      signature.publicKey.signerKey == key
    else { return "is not signed by the key of who gave it" }
    return nil
  }

  /// The key that has to have signed; whoever begins a ledger brings theirs along.
  private func key(of actor: String, giving command: Command) -> SignerKey? {
    if case .user(.createLedger(let creation)) = command { return creation.publicKey }
    return keys[actor]
  }
}
