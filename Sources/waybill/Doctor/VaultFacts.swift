/// Whether vault and manifests open.
package struct VaultFacts: Sendable {
  /// What came of opening a file.
  package enum Opening: Sendable {
    /// It opens.
    case opened
    /// It does not, for a reason that says what to do.
    case failed(String)
    /// What it takes to open it is not known.
    case untried(String)
  }

  private let vaultPath: String
  private let vault: Opening
  private let manifestsPath: String
  private let manifests: Opening

  /// States the facts.
  ///
  /// - Parameters:
  ///   - vaultPath: The vault's file.
  ///   - vault: What came of opening it with its master key, and of the ledger's own keys.
  ///   - manifestsPath: The manifests' file.
  ///   - manifests: What came of opening that.
  package init(
    vaultPath: String, vault: Opening, manifestsPath: String, manifests: Opening
  ) {
    self.vaultPath = vaultPath
    self.vault = vault
    self.manifestsPath = manifestsPath
    self.manifests = manifests
  }

  /// What that comes to.
  package var findings: [Finding] {
    [
      Self.finding(
        .vault, vaultPath, vault,
        "It opens with its master key and holds the ledger's own keys."),
      Self.finding(.manifests, manifestsPath, manifests, "They open."),
    ]
  }

  private static func finding(
    _ check: Check, _ path: String, _ opening: Opening, _ good: String
  ) -> Finding {
    switch opening {
    case .opened: Finding(check, path, .pass, good)
    case .failed(let reason): Finding(check, path, .fail, reason)
    case .untried(let reason): Finding(check, path, .skipped, reason)
    }
  }
}
