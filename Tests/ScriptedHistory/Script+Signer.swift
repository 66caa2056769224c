package import EventLog
package import Transparency

extension Script {
  /// The key of the history's log, the same each time.
  package static let key: NoteSigner = {
    do {
      return try NoteSigner(name: KeyName(origin), seed: [UInt8](repeating: 7, count: 32))
    } catch {
      preconditionFailure("an origin without spaces and 32 bytes are a key: \(error)")
    }
  }()

  /// Gives that key.
  package static let signer: SignerSource = { _ in key }
}
