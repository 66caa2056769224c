package import Domain
import Ledger
import Profiles

/// What reading a run's sources once through shows, before anything is sent.
package struct Survey: Sendable {
  /// The sources to read again, in order.
  let inputs: [SourceInput]
  /// The sources as they are.
  package let sources: [Domain.SourceFacts]
  /// What sending them will come to.
  package let figures: RunFigures
  /// The seals by which a change is noticed when they are read again.
  let seals: SourceWatch.Seals
  /// Which rows repeat what an earlier recipient has; they need not be compared again.
  let repetitions: Repetitions
  /// What the rows were compared with, where they were.
  package let sifter: Sifter?
  /// Who is to be taken off the list, where it mirrors the segments.
  package let removals: Removals?

  /// Reads sources once through.
  ///
  /// - Parameters:
  ///   - order: What is to leave.
  ///   - sifter: Tells rows that need not leave; nothing where all do.
  ///   - suppresses: Whether a person is not to leave, by the address; nothing where everybody may.
  ///   - addressSetKey: 128 random bits.
  ///   - onRows: Told now and then how many rows were read.
  /// - Throws: `SourceError` where a source cannot be read or is malformed, `CancellationError`.
  package init(
    of order: RunOrder, sifter: Sifter? = nil,
    suppresses: ((UnsafeBufferPointer<UInt8>) -> Bool)? = nil, addressSetKey: (UInt64, UInt64),
    onRows: (Int) -> Void
  ) async throws {
    inputs = try order.inputs(key: addressSetKey)
    let feed = try BlockFeed(
      order, inputs, SourceWatch(count: order.sources.count, key: addressSetKey),
      gathersValues: sifter != nil, keepsCustomers: suppresses != nil)
    var selector = RecipientSelector(
      matching: Profiles.DataMatching(order.settings.matching),
      reading: .first(addressSetKey: addressSetKey), suppresses: suppresses)
    var sifter = sifter
    while !selector.isAtEnd {
      let used = selector.exchange(for: RowBlock())
      let delivery = await feed.next(returning: used)
      _ = selector.exchange(for: delivery.block)
      async let ahead: Void = feed.readAhead()
      try Self.look(at: &selector, &sifter)
      await ahead
      try Task.checkCancellation()
      onRows(selector.figures.read)
    }
    sources = await Self.facts(selector.facts, of: order, feed)
    figures = RunFigures(selector.figures, sifter)
    seals = await feed.seals
    repetitions = selector.repetitions
    removals =
      order.settings.mirror == nil
      ? nil : sifter.map { Removals(leaving: $0.standing.leaving, standing: $0.standing.count) }
    self.sifter = sifter
  }

  /// Finds out what the rows of a block come to.
  private static func look(
    at selector: inout RecipientSelector, _ sifter: inout Sifter?
  ) throws(SourceError) {
    while let outcome = try selector.next() {
      guard sifter != nil, case .recipient = outcome else { continue }
      selector.withRecipient { _ = sifter?.sift($0) }
    }
  }

  private static func facts(
    _ facts: [Profiles.SourceFacts], of order: RunOrder, _ feed: BlockFeed
  ) async -> [Domain.SourceFacts] {
    var sources: [Domain.SourceFacts] = []
    for (number, (source, facts)) in zip(order.sources, facts).enumerated() {
      sources.append(
        Domain.SourceFacts(
          segment: source.segment, sha256: await feed.digest(of: number),
          bytes: Int64(facts.bytes), rows: facts.rows))
    }
    return sources
  }
}

extension RunOrder {
  /// What reads the run's sources, in order.
  fileprivate func inputs(key: (UInt64, UInt64)) throws(SourceError) -> [SourceInput] {
    var inputs: [SourceInput] = []
    for source in sources {
      inputs.append(
        SourceInput(
          source: try source.source.rows(key: key), customerIDField: source.customerIDField))
    }
    return inputs
  }
}

extension RunFigures {
  /// A reader's figures in the domain's words, without the recipients that are unchanged.
  init(_ figures: Figures, _ sifter: Sifter?) {
    let unchanged = sifter?.unchanged ?? 0
    let rejected = RejectionReason.allCases.map {
      Rejections(reason: $0.rawValue, rows: figures.rejected(for: $0))
    }
    self.init(
      read: figures.read, sent: figures.recipients - unchanged, duplicates: figures.duplicates,
      unchanged: unchanged, withheld: figures.withheld,
      rejected: rejected.filter { $0.rows > 0 }.sorted { $0.reason < $1.reason },
      phonesBlanked: figures.phonesBlanked - (sifter?.unchangedBlanked ?? 0))
  }
}
