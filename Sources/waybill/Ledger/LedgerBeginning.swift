import Domain

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

  /// What a person has to know of it.
  var text: String {
    """
    The ledger \(origin) has begun; its administrator is “\(administrator)”.
    ledger:     \(ledger.visible)
    master key: \(masterKey.visible)
    Back up both, apart from each other. Of the ledger, log.sqlite is what must not be lost, and \
    manifests.sqlite traces old runs to persons; views.sqlite can be built again. Without the \
    master key, API keys have to be entered again.

    """
  }

  static var columns: [Column<LedgerBeginning>] {
    [
      Column("origin") { $0.origin }, Column("administrator") { $0.administrator.text },
      Column("ledger") { $0.ledger }, Column("master key") { $0.masterKey },
    ]
  }
}
