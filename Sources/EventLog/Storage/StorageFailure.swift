internal import GRDB

/// What SQLite or the system said when it failed: no statement, no value, only its own words.
package struct StorageFailure: Error, Hashable, Sendable, CustomStringConvertible {
  /// SQLite's extended result code, or `errno` where the system itself was asked.
  package let code: Int32

  /// The words that belong to the code.
  package let reason: String

  init(_ error: any Error) {
    guard let error = error as? DatabaseError else {
      self.init(code: 0, reason: String(describing: Swift.type(of: error)))
      return
    }
    self.init(
      code: error.extendedResultCode.rawValue, reason: error.message ?? "no reason given")
  }

  /// Takes what was said elsewhere.
  package init(code: Int32, reason: String) {
    self.code = code
    self.reason = reason
  }

  package var description: String { "\(reason) (code \(code))" }
}
