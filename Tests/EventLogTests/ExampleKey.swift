import EventLog
import Transparency

/// The keys of logs in these tests.
enum ExampleKey {
  /// A log's own.
  static let own = key("example.com/ledger", seed: 7)
  /// One of the same name that somebody else made.
  static let another = key("example.com/ledger", seed: 8)
  /// One of another log.
  static let elsewhere = key("example.com/elsewhere", seed: 7)

  /// Gives a log's own key.
  static let source: SignerSource = { _ in own }

  private static func key(_ name: String, seed: UInt8) -> NoteSigner {
    do {
      return try NoteSigner(name: KeyName(name), seed: [UInt8](repeating: seed, count: 32))
    } catch {
      preconditionFailure("a name without spaces and 32 bytes are a key: \(error)")
    }
  }
}
