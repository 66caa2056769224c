package import Domain
import Ledger
import Profiles

/// What reading a run's sources once through shows, before anything is sent.
package struct Survey: Sendable {
  /// The sources as they are.
  package let sources: [Domain.SourceFacts]
  /// What sending them will come to.
  package let figures: RunFigures
  /// The digests by which a change is noticed when they are read again.
  package let prefixes: [SourceWatch.Prefixes]

  /// Reads sources once through.
  ///
  /// - Parameters:
  ///   - order: What is to leave.
  ///   - addressSetKey: 128 random bits.
  ///   - onRows: Told now and then how many rows were read.
  /// - Throws: `SourceError` where a source cannot be read or is malformed, `CancellationError`.
  package init(
    of order: RunOrder, addressSetKey: (UInt64, UInt64), onRows: (Int) -> Void
  ) throws {
    let watch = SourceWatch(count: order.sources.count)
    var reader = try RecipientReader(
      order, addressSetKey: addressSetKey, observer: { watch.see($1, of: $0) })
    while try reader.next() != nil {
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
    figures = RunFigures(reader.figures)
    prefixes = watch.prefixes
  }
}

extension RecipientReader {
  /// A reader of what a run was ordered to send.
  init(
    _ order: RunOrder, addressSetKey: (UInt64, UInt64),
    observer: @escaping (Int, UnsafeRawBufferPointer) -> Void
  ) throws(SourceError) {
    let matching = order.settings.matching
    try self.init(
      sources: order.sources.map {
        SourceInput(source: $0.source.rows, customerIDField: $0.customerIDField)
      },
      matching: Profiles.DataMatching(
        emailField: matching.emailField,
        attributes: matching.attributes.map { .init(attribute: $0.attribute, field: $0.field) },
        defaultCountry: matching.defaultCountry.flatMap(CountryCode.init),
        consent: matching.consent.map { .init(field: $0.field, acceptedValues: $0.values) }),
      addressSetKey: addressSetKey, observer: observer)
  }
}

extension RunFigures {
  /// A reader's figures in the domain's words.
  init(_ figures: Figures) {
    let rejected = RejectionReason.allCases.map {
      Rejections(reason: $0.rawValue, rows: figures.rejected(for: $0))
    }
    self.init(
      read: figures.read, sent: figures.recipients, duplicates: figures.duplicates,
      withheld: figures.withheld,
      rejected: rejected.filter { $0.rows > 0 }.sorted { $0.reason < $1.reason },
      phonesBlanked: figures.phonesBlanked)
  }
}
