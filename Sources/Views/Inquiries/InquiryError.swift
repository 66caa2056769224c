package import EventLog

/// Why somebody's query has no answer.
package enum InquiryError: Error, Hashable, Sendable {
  /// There is no statement in it.
  case empty
  /// There is more than one statement in it.
  case severalStatements
  /// SQLite does not understand it.
  case invalid(message: String)
  /// It would do something else than read the documented tables.
  case forbidden(message: String)
  /// It took longer than it may; there is no part of an answer.
  case tookTooLong
  /// A file cannot be read.
  case storage(path: String, cause: StorageFailure)
}

extension InquiryError: CustomStringConvertible {
  /// What failed, on what, and what to do.
  package var description: String {
    switch self {
    case .empty: "There is no query: give one SELECT statement."
    case .severalStatements: "There are several statements: give one SELECT statement."
    case .invalid(let message):
      "The query cannot be understood: \(message). See `waybill audit sql --help`."
    case .forbidden(let message):
      "The query may read the documented tables and do nothing else: \(message)."
        + " See `waybill audit sql --help`."
    case .tookTooLong:
      "The query took longer than it may: narrow it down, or give it longer with --timeout."
    case .storage(let path, let cause):
      "“\(path)” cannot be read: \(cause). Check the disk, then try again."
    }
  }
}
