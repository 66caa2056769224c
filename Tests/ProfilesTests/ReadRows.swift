import Profiles

/// All that reading sources to their end gave.
struct ReadRows: Equatable {
  var outcomes: [RowOutcome] = []
  var indices: [Int] = []
  var values: [[String]] = []
  var matchKeys: [String] = []
  var blanked: [Bool] = []
  var chunks: [[UInt8]] = []
  var figures = Figures()
  var facts: [SourceFacts] = []
  var repetitions = Repetitions()

  init(
    _ paths: [String], _ matching: DataMatching, customerIDField: String? = "Id", chunkSize: Int,
    reading: RecipientReader.Reading = .first(addressSetKey: (3, 4)),
    suppresses: ((UnsafeBufferPointer<UInt8>) -> Bool)? = nil
  ) throws {
    try self.init(
      from: paths.map { CSVSource($0) }, matching, customerIDField: customerIDField,
      chunkSize: chunkSize, reading: reading, suppresses: suppresses)
  }

  init(
    from sources: [any RowSource], _ matching: DataMatching, customerIDField: String? = "Id",
    chunkSize: Int, reading: RecipientReader.Reading = .first(addressSetKey: (3, 4)),
    suppresses: ((UnsafeBufferPointer<UInt8>) -> Bool)? = nil
  ) throws {
    var chunks = [[UInt8]](repeating: [], count: sources.count)
    var reader = try RecipientReader(
      sources: sources.map { SourceInput(source: $0, customerIDField: customerIDField) },
      matching: matching, reading: reading, suppresses: suppresses, chunkSize: chunkSize
    ) { source, chunk in chunks[source].append(contentsOf: chunk) }
    while let outcome = try reader.next() {
      outcomes.append(outcome)
      indices.append(reader.rowIndex)
      guard outcome == .recipient else { continue }
      reader.withRecipient { recipient in
        values.append((0..<recipient.count).map { String(decoding: recipient[$0], as: UTF8.self) })
        matchKeys.append(String(decoding: recipient.matchKey, as: UTF8.self))
        blanked.append(recipient.phoneBlanked)
      }
    }
    (self.chunks, figures, facts) = (chunks, reader.figures, reader.facts)
    repetitions = reader.repetitions
  }
}
