package import Domain
package import EventLog
package import Transparency
import Views

extension EventLog {
  /// The verifier key of its checkpoints, as the log itself names it when it begins.
  ///
  /// Whoever does not trust the file has the key from elsewhere, and compares.
  ///
  /// - Returns: The key; nothing of a log that does not begin with a ledger's creation.
  /// - Throws: `LedgerError` where the log cannot be read, or names what is no key.
  package func verifierKey() throws(LedgerError) -> NoteVerifier? {
    do {
      return try creation().map { try NoteVerifier(vkey: $0.verifierKey) }
    } catch {
      throw LedgerError(error)
    }
  }

  /// How the ledger began, as the log itself tells it.
  ///
  /// - Returns: What was created; nothing of a log that does not begin with a ledger's creation.
  /// - Throws: `LedgerError` where the log cannot be read.
  package func creation() throws(LedgerError) -> UserEvent.LedgerCreated? {
    do {
      // The first entry is the command, and the second what came of it.
      for entry in try entries(after: .beginning, limit: 2) {
        switch try RecordedMessage(entry) {
        case .event(.user(.ledgerCreated(let creation)), _):
          return creation
        case .event, .command: continue
        }
      }
      return nil
    } catch {
      throw LedgerError(error)
    }
  }
}
