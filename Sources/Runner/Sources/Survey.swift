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
  /// The digests by which a change is noticed when they are read again.
  package let prefixes: [SourceWatch.Prefixes]
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
  ) throws {
    var sifter = sifter
    let watch = SourceWatch(count: order.sources.count)
    inputs = try order.inputs(key: addressSetKey)
    var reader = try RecipientReader(
      order, inputs, reading: .first(addressSetKey: addressSetKey), suppresses: suppresses,
      observer: { watch.see($1, of: $0) })
    while let outcome = try reader.next() {
      if outcome == .recipient { _ = sifter?.sift(reader.recipient) }
      if reader.figures.read & 0x3FFF == 0 {
        try Task.checkCancellation()
        onRows(reader.figures.read)
      }
    }
    sources = zip(order.sources, reader.facts).enumerated().map { number, pair in
      Domain.SourceFacts(
        segment: pair.0.segment, sha256: watch.digest(of: number), bytes: Int64(pair.1.bytes),
        rows: pair.1.rows)
    }
    figures = RunFigures(reader.figures, sifter)
    prefixes = watch.prefixes
    repetitions = reader.repetitions
    removals =
      order.settings.mirror == nil
      ? nil : sifter.map { Removals(leaving: $0.standing.leaving, standing: $0.standing.count) }
    self.sifter = sifter
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

extension RecipientReader {
  /// A reader of what a run was ordered to send.
  init(
    _ order: RunOrder, _ inputs: [SourceInput], reading: Reading,
    suppresses: ((UnsafeBufferPointer<UInt8>) -> Bool)? = nil,
    observer: @escaping (Int, UnsafeRawBufferPointer) -> Void
  ) throws(SourceError) {
    try self.init(
      sources: inputs, matching: Profiles.DataMatching(order.settings.matching),
      reading: reading, suppresses: suppresses, observer: observer)
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
