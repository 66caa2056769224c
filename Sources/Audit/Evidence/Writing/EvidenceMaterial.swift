package import Domain
package import EventLog
package import Transparency
package import Views

/// All that evidence is written from, as of one checkpoint.
package struct EvidenceMaterial: Sendable {
  /// What it is about.
  package let scope: EvidenceScope
  /// The checkpoint that every entry of it is proven by.
  package let checkpoint: SignedCheckpoint
  /// The key that the checkpoint is signed with.
  package let verifier: NoteVerifier
  /// What left.
  package let disclosures: Disclosures
  /// The runs.
  package let runs: [RunRow]
  /// The consents that were in force, with their texts.
  package let consents: Consents

  /// How many entries it is about, and how many more are needed to judge those.
  package var entries: (about: Int, context: Int) {
    (selection.about.count, selection.context.count)
  }

  let selection: EvidenceSelection
  let log: EventLog
  let views: Views

  /// Finds all that there is.
  ///
  /// - Parameters:
  ///   - scope: What evidence is about.
  ///   - published: The consent texts that are known.
  ///   - log: The log.
  ///   - verifier: Its key.
  ///   - views: The read models, which have caught up with it.
  /// - Throws: `AuditError.nothingInScope`, or why the log or the views cannot be read.
  package init(
    of scope: EvidenceScope, published: [PublishedText], log: EventLog, verifier: NoteVerifier,
    views: Views
  ) throws(AuditError) {
    (self.scope, self.log, self.verifier, self.views) = (scope, log, verifier, views)
    do {
      guard let note = try log.lastCheckpoint() else { throw AuditError.emptyLog }
      checkpoint = try SignedCheckpoint(opening: note, log: verifier)
      let last = Position(rawValue: Int64(checkpoint.checkpoint.size)) ?? .beginning
      var selector = EvidenceSelector(log: log, views: views, upTo: last)
      selection = try selector.selection(of: scope)
      runs = try selection.runs.compactMap { try views.run($0) }
      disclosures = try Self.disclosures(in: scope, by: views)
      consents = try Self.consents(
        in: scope, of: runs, published: published, from: log, by: views)
    } catch {
      throw AuditError(error)
    }
  }

  /// What a run disclosed, whenever that was, or what was disclosed in a period.
  private static func disclosures(
    in scope: EvidenceScope, by views: Views
  ) throws(AuditError) -> Disclosures {
    let period = Period(since: scope.since, until: scope.until)
    guard let run = scope.run else { return try Disclosures(in: period, by: views) }
    let found = try AuditError.asking { () throws(ViewsError) in
      try views.disclosedBatches(of: run)
    }
    return Disclosures(of: found.batches, in: period, lastEntry: found.position)
  }

  /// The consents that a run left under, or that were in force in a period.
  private static func consents(
    in scope: EvidenceScope, of runs: [RunRow], published: [PublishedText], from log: EventLog,
    by views: Views
  ) throws(AuditError) -> Consents {
    guard scope.run != nil, let run = runs.first else {
      return try Consents(
        in: Period(since: scope.since, until: scope.until), published: published, from: log,
        by: views)
    }
    let period = Period(since: run.requestedAt, until: run.endedAt?.next)
    return try Consents(
      in: period, of: run.connection, published: published, from: log, by: views)
  }
}

extension Timestamp {
  /// The instant after.
  fileprivate var next: Timestamp { Timestamp(milliseconds: milliseconds + 1) }
}
