package import Domain
import Ledger
package import Profiles

/// What reading a segment once through shows.
package struct SegmentSurvey: Sendable {
  /// How many rows it has.
  package let rows: Int
  /// What sending them would come to; nothing without a matching.
  package let figures: RunFigures?

  /// Reads a segment once through; no row is kept.
  ///
  /// - Parameters:
  ///   - segment: The segment.
  ///   - source: What reads its rows.
  ///   - matching: Which fields would leave, and as what; nothing where the rows are only counted.
  ///   - addressSetKey: 128 random bits.
  /// - Throws: `SourceError` where its source cannot be read, is malformed or lacks a field.
  package init(
    of segment: Segment, _ source: any RowSource, matching: Domain.DataMatching?,
    addressSetKey: (UInt64, UInt64)
  ) throws(SourceError) {
    guard let matching else {
      let reader = try source.open(chunkSize: CSVReader.defaultChunkSize) { _ in }
      while try reader.next() {}
      (rows, figures) = (reader.rowCount, nil)
      return
    }
    var reader = try RecipientReader(
      sources: [SourceInput(source: source, customerIDField: segment.customerIDField)],
      matching: Profiles.DataMatching(matching), reading: .first(addressSetKey: addressSetKey))
    while try reader.next() != nil {}
    (rows, figures) = (reader.figures.read, RunFigures(reader.figures, nil))
  }
}

extension Profiles.DataMatching {
  /// A destination's matching in the words of those who read profiles.
  init(_ matching: Domain.DataMatching) {
    self.init(
      emailField: matching.emailField,
      attributes: matching.attributes.map { .init(attribute: $0.attribute, field: $0.field) },
      defaultCountry: matching.defaultCountry.flatMap(CountryCode.init),
      consent: matching.consent.map { .init(field: $0.field, acceptedValues: $0.values) })
  }
}
