import Domain
package import EventLog
import Vault
package import Views

/// A ledger: the log and what belongs to it.
///
/// The one way by which anything is written: a command goes through state, decision and log to
/// the views; a report of the runner likewise. Safe to use from several tasks; several processes
/// may have the same ledger open.
package actor Ledger {
  /// Where the files are.
  package nonisolated let location: LedgerLocation
  /// The ledger's origin: every record's `source`.
  package nonisolated let origin: String
  /// The log, for reading.
  package nonisolated let log: EventLog
  /// The views, for reading.
  package nonisolated let views: Views
  /// Time and identifiers.
  package nonisolated let surroundings: Surroundings
  /// Pseudonyms of batches, and rejected rows.
  package nonisolated let manifests: Manifests

  let vault: Vault
  let scribe: Scribe
  var latest: (state: State, position: Position)

  init(
    location: LedgerLocation, origin: String, log: EventLog, views: Views, vault: Vault,
    manifests: Manifests, surroundings: Surroundings
  ) throws(LedgerError) {
    self.location = location
    self.origin = origin
    self.log = log
    self.views = views
    self.vault = vault
    self.manifests = manifests
    self.surroundings = surroundings
    scribe = Scribe(origin: origin)
    do throws(ViewsError) {
      try views.catchUp(with: log)
      latest = try views.state()
    } catch {
      throw .views(error)
    }
    guard latest.state.version <= .current else {
      throw .newerVersion(path: location.directory, latest.state.version)
    }
  }
}
