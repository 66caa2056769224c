import Domain
import EventLog
package import Transparency
import Views

extension Ledger {
  /// Makes a ledger of a log that was carried here as lines.
  ///
  /// The log is the same, checkpoints and cosignatures included, and no key is needed. Views are built;
  /// secrets and manifests are in no log. Where anything is wrong with the lines, nothing stays written.
  ///
  /// - Parameters:
  ///   - location: Where its files go: a directory that is empty or not there.
  ///   - vkey: The key that has to have signed the log; nothing for the one that it names itself.
  ///   - progress: Told at times how many entries were taken over.
  ///   - next: Gives the next line without its end, nothing behind the last.
  /// - Returns: The size and the root of the log's tree.
  /// - Throws: `LedgerError.occupied` where something is at the place, `.log` with `notAnExport` for
  ///   lines that are no log, or what `next` throws.
  package static func importLog(
    into location: LedgerLocation, signedBy vkey: NoteVerifier?,
    progress: (UInt64) -> Void, next: () throws -> String?
  ) throws -> TreeHead {
    let copy = try LedgerCopy(at: location)
    do {
      let head = try write(copy.location, signedBy: vkey, progress: progress, next: next)
      // A crash before this leaves a copy without a name, which the next one takes away.
      try copy.name()
      return head
    } catch {
      copy.discard()
      throw error
    }
  }

  /// Writes log and views, and closes both.
  private static func write(
    _ location: LedgerLocation, signedBy vkey: NoteVerifier?,
    progress: (UInt64) -> Void, next: () throws -> String?
  ) throws -> TreeHead {
    var first = try next()
    let verifier = try vkey ?? self.verifier(namedBy: first)
    let log = try EventLog.import(
      at: location.log, signedBy: verifier, signer: SigningKey.source(location),
      progress: progress
    ) {
      defer { first = nil }
      return try first ?? next()
    }
    try Views.open(at: location.views).catchUp(with: log)
    guard let note = try log.lastCheckpoint() else {
      throw LedgerError.missing(path: location.directory)
    }
    return try Checkpoint(text: note.text).head
  }

  /// The key that a log names when it begins.
  private static func verifier(namedBy line: String?) throws(LedgerError) -> NoteVerifier {
    do {
      guard let line, case .record(let record) = try ExchangeLine(line) else {
        throw ExchangeFlaw.malformedRecord
      }
      let entry = Entry(position: .beginning.next, record: record)
      guard case .command(.user(.createLedger(let creation)), _) = try RecordedMessage(entry) else {
        throw ExchangeFlaw.malformedRecord
      }
      return try NoteVerifier(vkey: creation.verifierKey)
    } catch let error as TransparencyError {
      throw .transparency(error)
    } catch {
      throw .log(.notAnExport(line: 1, flaw: line == nil ? .empty : .malformedRecord))
    }
  }
}
