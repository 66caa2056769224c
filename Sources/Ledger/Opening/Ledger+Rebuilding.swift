import Domain
import EventLog
import Glibc
import Transparency
import Vault
package import Views

extension Ledger {
  /// How the views in use stand beside the log, before anything is done about it.
  ///
  /// - Parameter location: Where the ledger is.
  /// - Returns: How they stand; why they do not fit the log, or cannot be read.
  /// - Throws: `LedgerError.missing` where there is no ledger, or what keeps the log from being read.
  package static func standing(
    ofViewsAt location: LedgerLocation
  ) throws(LedgerError) -> Result<ViewsLook, ViewsError> {
    let log = try openLog(of: location)
    return Result { () throws(ViewsError) in try ViewsLook(at: location.views, beside: log) }
  }

  /// Compares the views in use with others that are built afresh; changes nothing.
  ///
  /// - Parameters:
  ///   - location: Where the ledger is.
  ///   - progress: Told at times how many entries are projected, of how many.
  /// - Returns: What was found.
  /// - Throws: `LedgerError.missing` where there is no ledger, or what keeps the log from being read.
  package static func checkViews(
    at location: LedgerLocation, progress: (Int64, Int64) -> Void = { _, _ in }
  ) throws(LedgerError) -> ViewsComparison {
    ViewsComparison(of: location.views, with: try openLog(of: location), progress: progress)
  }

  /// Builds the views anew from the log, and puts them in the place of those in use.
  ///
  /// They are built beside those while the whole log is verified: views of records that nobody signed
  /// would prove nothing. Neither keys nor the views in use have to be in order. Others go on meanwhile,
  /// with the views as they were; what they append is caught up with at the next opening. A crash
  /// leaves the views as they were, or the new ones.
  ///
  /// - Parameters:
  ///   - location: Where the ledger is.
  ///   - progress: Told at times how many entries are projected, of how many.
  /// - Returns: What they come to.
  /// - Throws: `LedgerError.missing` where there is no ledger, `.unverified` where its log is not as it
  ///   was signed, or what its parts throw: the views are then as they were.
  package static func rebuildViews(
    at location: LedgerLocation, progress: (Int64, Int64) -> Void = { _, _ in }
  ) async throws(LedgerError) -> RebuildReport {
    do {
      let log = try openLog(of: location)
      for path in [location.directory, location.log, location.views]
      where access(path, F_OK) == 0 {
        try FilePermissions.requirePrivate(path)
      }
      guard let verifier = try log.verifierKey() else {
        throw LedgerError.missing(path: location.directory)
      }
      // Asked before the verification begins, so that it vouches for no fewer entries than are
      // projected: others append meanwhile.
      let head = try log.head()
      async let verified = log.verify(against: LogExpectation(verifier: verifier))
      let fresh = try FreshViews(beside: location.views, from: log)
      try await fresh.readAhead(to: head, progress: progress)
      let verification = try await verified
      if let problem = verification.problems.first {
        throw LedgerError.unverified(
          path: log.path, problems: verification.problems.count, first: problem)
      }
      // What others appended before the verification began is part of what it vouches for.
      if let end = Position(rawValue: Int64(verification.entries)) {
        try await fresh.readAhead(to: end, progress: progress)
      }
      let report = try fresh.seal(root: verification.head.root)
      let views = try Views.open(at: location.views)
      try views.replace(by: fresh)
      // What was appended while they were built: nobody is to see less than before.
      try views.catchUp(with: log)
      return report
    } catch {
      throw LedgerError(error)
    }
  }

  private static func openLog(of location: LedgerLocation) throws(LedgerError) -> EventLog {
    guard access(location.log, F_OK) == 0 else { throw .missing(path: location.directory) }
    try location.requireInPlace()
    do {
      return try EventLog.open(at: location.log, signer: SigningKey.source(location))
    } catch {
      throw LedgerError(error)
    }
  }
}
