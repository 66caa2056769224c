import Domain
import Vault
import Views

/// Whose signatures count, as far as entries tell.
struct EvidenceSigners {
  /// Who signs by which key, each once, in the order in which the log came to know of them.
  private(set) var keys: [(signer: String, key: SignerKey)] = []

  /// Takes account of an entry.
  mutating func note(_ message: RecordedMessage) throws {
    guard case .event(.user(let event), _) = message else { return }
    switch event {
    case .ledgerCreated(let event): keys.append((Subject.schedule.text, event.scheduleKey))
    case .added(let event): keys.append((Subject.user(event.user).text, event.publicKey))
    case .keyRotated(let event): keys.append((Subject.user(event.user).text, event.publicKey))
    case .roleChanged, .deactivated: break
    }
  }

  /// The keys as `ssh-keygen -Y verify` takes them (ssh-keygen(1), ALLOWED SIGNERS).
  var allowed: String {
    keys.map { signer, key in
      "\(signer) namespaces=\"\(SSHSignature.commandNamespace)\" \(key)\n"
    }.joined()
  }
}
