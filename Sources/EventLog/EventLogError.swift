/// Why the log could not do what it was asked to.
package enum EventLogError: Error, Hashable {
  /// There is no file at the path.
  case missing(path: String)

  /// There is a file where one was to be created.
  case alreadyExists(path: String)

  /// The file is something else than a log.
  case notALog(path: String)

  /// The file's tables or triggers are not the ones that a log of this version has.
  case alteredSchema(path: String)

  /// A newer Waybill wrote the file.
  case newerVersion(path: String, found: Int, known: Int)

  /// An older Waybill wrote the file, in a layout that this one does not read.
  case olderVersion(path: String, found: Int, known: Int)

  /// Another process held the file longer than we waited.
  case locked(path: String)

  /// The disk is full; nothing was written.
  case diskFull(path: String)

  /// The file or its folder may not be read, or not be written.
  case noPermission(path: String, cause: StorageFailure)

  /// The file is damaged.
  case damaged(path: String, cause: StorageFailure)

  /// Somebody else appended since the head was read; nothing was written.
  case unexpectedHead(expected: Position, found: Position)

  /// The log already holds an entry of this id; nothing was written.
  case knownID(String)

  /// A record would be longer than the log takes; nothing was written.
  case recordTooLarge(type: String, bytes: Int, limit: Int)

  /// A draft is not fit to be recorded; nothing was written.
  case invalidDraft(type: String, reason: InvalidDraft)

  /// A value cannot be written as canonical JSON.
  case unencodable(path: String, reason: Unencodable)

  /// A record does not have the form in which records are written.
  case malformedRecord(Position, offset: Int)

  /// What the file holds is not what the log's key has signed last; nothing was written.
  case untrustworthyTree(path: String, flaw: TreeFlaw)

  /// What was to be imported is no log, or not the one that its key signed.
  case notAnExport(line: Int, flaw: ExchangeFlaw)

  /// Committing failed in a way that leaves open whether the entries are in the log.
  case commitOutcomeUnknown(path: String, cause: StorageFailure)

  /// Reading or writing failed otherwise; nothing was written.
  case io(path: String, cause: StorageFailure)

  /// What is wrong with a draft.
  package enum InvalidDraft: Hashable, Sendable {
    /// An attribute that must say something is empty.
    case emptyAttribute
    /// The time is not RFC 3339 in UTC with milliseconds.
    case timeNotRFC3339
    /// The data is not one JSON object.
    case dataNotAnObject
    /// The data is not UTF-8.
    case dataNotUTF8
    /// The source is not the log's origin, which is its key's name.
    case foreignSource
    /// SQLite does not accept the record as JSON.
    case dataNotJSON
  }

  /// What canonical JSON does not know.
  package enum Unencodable: Hashable, Sendable {
    /// A number with a floating point.
    case fraction
    /// A whole number beyond 2^53 − 1 in magnitude.
    case integerTooLarge
    /// A key that an object already has.
    case keyTwice
    /// The value's own `encode(to:)` threw.
    case refusedByItself
  }
}
