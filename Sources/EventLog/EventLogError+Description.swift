extension EventLogError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .missing(let path):
      "There is no log at \(path). Name the ledger's directory, or create one with `waybill init`."
    case .alreadyExists(let path):
      "There is a file at \(path) already. Choose an empty directory for a new ledger."
    case .notALog(let path):
      "\(path) is not a Waybill log. Name the ledger's directory, or restore the log from a backup."
    case .alteredSchema(let path):
      "The tables or triggers of \(path) have been altered. Keep the file as evidence and restore "
        + "the log from a backup."
    case .newerVersion(let path, let found, let known):
      "\(path) has layout \(found), this Waybill knows \(known). Install a newer Waybill."
    case .olderVersion(let path, let found, let known):
      "\(path) has layout \(found), this Waybill knows \(known). Use the Waybill that wrote it."
    case .locked(let path):
      "\(path) is locked by another process. Wait until it is done and try again."
    case .diskFull(let path):
      "The disk of \(path) is full; nothing was recorded. Free some space and try again."
    case .noPermission(let path, let cause):
      "\(path) cannot be accessed: \(cause). Check that file and directory are yours and writable."
    case .damaged(let path, let cause):
      "\(path) is damaged: \(cause). Keep the file as evidence and restore the log from a backup."
    case .commitOutcomeUnknown(let path, let cause):
      "Writing to \(path) failed at the last moment: \(cause). Whether it is recorded is unknown. "
        + "Check the disk, then look into the log before you try again."
    case .io(let path, let cause):
      "\(path) could not be read or written: \(cause). Check the disk and try again."
    case .unexpectedHead(let expected, let found):
      "The log has gone on from \(expected) to \(found). Read what is new and decide again."
    case .knownID(let id):
      "The log already holds the entry \(id). It was recorded before; do not append it again."
    case .recordTooLarge(let type, let bytes, let limit):
      "A record of type \(type) has \(bytes) bytes, the log takes \(limit). Make its data smaller."
    case .invalidDraft(let type, let reason):
      "A draft of type \(type) cannot be recorded: \(reason). Correct what makes the draft."
    case .unencodable(let path, let reason):
      "The value at \"\(path)\" cannot be written as canonical JSON: \(reason). Change its type."
    case .malformedRecord(let position, let offset):
      "The record at position \(position) is malformed at byte \(offset). Verify the log, and "
        + "restore it from a backup if it does not verify."
    case .untrustworthyTree(let path, .foreignKey):
      "\(path) cannot be appended to: \(TreeFlaw.foreignKey). Name the ledger's own signing key with "
        + "--signing-key or WAYBILL_SIGNING_KEY, or restore it from a backup."
    case .notAnExport(let line, let flaw):
      "Line \(line) of what was to be imported is refused: \(flaw). Take another copy, or export the "
        + "log again."
    case .untrustworthyTree(let path, let flaw):
      "\(path) cannot be trusted, and nothing is appended to it: \(flaw). Keep the file as evidence "
        + "and restore the log from a backup."
    }
  }
}

extension EventLogError.InvalidDraft: CustomStringConvertible {
  package var description: String {
    switch self {
    case .emptyAttribute: "an attribute is empty"
    case .timeNotRFC3339: "its time is not RFC 3339 in UTC with milliseconds"
    case .dataNotAnObject: "its data is not one JSON object"
    case .dataNotUTF8: "its data is not UTF-8"
    case .dataNotJSON: "its data is not JSON"
    case .foreignSource: "its source is not the origin that the log's key is named after"
    }
  }
}

extension EventLogError.Unencodable: CustomStringConvertible {
  package var description: String {
    switch self {
    case .fraction: "it is a floating-point number"
    case .integerTooLarge: "it is beyond 2^53 - 1"
    case .keyTwice: "the object has this key already"
    case .refusedByItself: "it refused to be encoded"
    }
  }
}
