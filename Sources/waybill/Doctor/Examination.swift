import Domain
import EventLog
import Foundation
import Glibc
package import Ledger
package import Vault
import Views

/// Looks at a ledger, at what it needs and at what it is to do; changes nothing.
///
/// Here the facts are gathered; what they come to is decided where each kind of them is. A part
/// that cannot be opened is a finding and hides no other.
package struct Examination: Sendable {
  private let location: LedgerLocation
  private let key: PublicKey
  private let surroundings: Surroundings
  private let isOnline: Bool

  /// Prepares an examination.
  ///
  /// - Parameters:
  ///   - location: Where the ledger should be.
  ///   - key: The key of whoever asks.
  ///   - surroundings: The clock.
  ///   - isOnline: Whether Sendinblue may be asked.
  package init(
    of location: LedgerLocation, for key: PublicKey, surroundings: Surroundings, isOnline: Bool
  ) {
    self.location = location
    self.key = key
    self.surroundings = surroundings
    self.isOnline = isOnline
  }

  /// Looks.
  ///
  /// - Returns: What was found: the files first, then what they say, in the order of the concepts.
  /// - Throws: The `Refusal` that would meet a command of theirs, once the log says who may
  ///   see what.
  package func findings() async throws -> [Finding] {
    let outside = FileExamination(of: location).findings
    let parts = LedgerParts(at: location)
    let storage = StorageExamination(of: parts)
    let keyFiles = [parts.masterKeyPath, parts.signingKeyPath].compactMap(\.self)
    let files = outside + keyFiles.flatMap(FileExamination.findings) + storage.findings
    guard let state = storage.state, case .success(let log) = parts.log else { return files }
    let reader = try state.reader(with: key.signerKey, key.name)
    let keys = KeyExamination(of: parts)
    let use = UseExamination(
      of: state, log: log, keys: keys, reader: reader, surroundings: surroundings,
      isOnline: isOnline)
    let found = try await use.look()
    let clock = ClockFacts(
      now: surroundings.now, lastEntry: storage.lastEntry, served: state.served,
      servers: found.clocks, isOnline: isOnline)
    let schedules = ScheduleExamination(of: state, at: location, now: surroundings.now)
    let notifications = NotificationFacts(of: state, keys.webhook(of: state))
    return files + clock.findings + found.findings + schedules.findings
      + (ReadingRight.notifications.isHeld(by: reader.role) ? notifications.findings : [])
  }
}

extension State {
  /// Up to when schedules are served, by what they are of.
  fileprivate var served: [String: Timestamp] {
    var served: [String: Timestamp] = [:]
    if let refreshSchedule { served["schedule"] = refreshSchedule.served }
    for destination in destinations.values where runsBySchedule(destination) {
      switch destination.schedule {
      case .own: served["destination/\(destination.settings.name)"] = destination.served
      case .withRefresh, .off: continue
      }
    }
    return served
  }
}
