package import Domain
package import Vault

extension PublicKey {
  /// The key as commands and events hold it.
  package var signerKey: SignerKey {
    guard let key = SignerKey(line()) else {
      preconditionFailure("a key that was taken apart is written in OpenSSH's form")
    }
    return key
  }

  /// What people compare of the key, as refusals and records name it.
  package var name: DisplayName {
    do throws(DisplayName.Flaw) {
      return try DisplayName(fingerprint)
    } catch {
      preconditionFailure("a fingerprint is fifty visible characters: \(error)")
    }
  }
}
