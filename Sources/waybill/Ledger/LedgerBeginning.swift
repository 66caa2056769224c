import Domain
import Results

/// A ledger that has just begun.
struct LedgerBeginning: Tabular {
  /// The ledger's origin.
  let origin: String
  /// What the first administrator is called.
  let administrator: DisplayName
  /// The ledger's directory.
  let ledger: String
  /// The master key's file.
  let masterKey: String
  /// The signing key's file.
  let signingKey: String
  /// What the log's checkpoints are verified with.
  let verifierKey: String

  /// What a person has to know of it.
  var text: String {
    """
    The ledger \(origin) has begun; its administrator is “\(administrator)”.
    ledger:       \(ledger.visible)
    master key:   \(masterKey.visible)
    signing key:  \(signingKey.visible)
    verifier key: \(verifierKey)
    Publish the verifier key: with it, anyone can check what the log has signed. Back up the ledger \
    and the two other keys, apart from each other. Of the ledger, log.sqlite is what must not be lost, and \
    manifests.sqlite traces old runs to persons; views.sqlite can be built again. Without the \
    master key, API keys have to be entered again; without the signing key, nothing more can be \
    recorded.

    """
  }

  static var columns: [Column<LedgerBeginning>] {
    [
      Column("origin") { $0.origin }, Column("administrator") { $0.administrator.text },
      Column("ledger") { $0.ledger }, Column("master key") { $0.masterKey },
      Column("signing key") { $0.signingKey }, Column("verifier key") { $0.verifierKey },
    ]
  }
}
