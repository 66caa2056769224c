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
}
