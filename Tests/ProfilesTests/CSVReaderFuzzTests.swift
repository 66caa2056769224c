import Profiles
import Testing

/// Random files, read by the reader at several chunk sizes and by the plain reference.
@Suite struct CSVReaderFuzzTests {
  @Test(arguments: 0..<20 as Range<UInt64>)
  func agreesWithTheReferenceOnNoise(_ seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    for _ in 0..<60 { try compare(noise(&random), &random) }
  }

  @Test(arguments: 100..<120 as Range<UInt64>)
  func agreesWithTheReferenceOnTables(_ seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    for _ in 0..<40 {
      let (bytes, rows) = table(&random)
      try compare(bytes, &random)
      // The reference itself must give back what was written.
      #expect(PlainCSV.read(bytes, path: "").rows == rows)
    }
  }

  private func compare(_ bytes: [UInt8], _ random: inout SplitMix64) throws {
    let file = try TemporaryFile(bytes)
    let chunkSizes = [1, 2, 3, 4, 5, 7, 8, 16, 4096, 1 + random.below(40)]
    for maximum in [1 + random.below(24), CSVReader.defaultMaximumRowBytes] {
      let expected = PlainCSV.read(bytes, path: file.path, maximumRowBytes: maximum)
      for chunkSize in chunkSizes {
        let read = ReadCSV(path: file.path, chunkSize: chunkSize, maximumRowBytes: maximum)
        #expect(read == expected, "\(bytes) in chunks of \(chunkSize), rows up to \(maximum)")
      }
    }
  }

  /// Anything, but with enough of what matters in it to come across all rules.
  private func noise(_ random: inout SplitMix64) -> [UInt8] {
    let common = ["a", "b", ",", ",", "\n", "\"", "\"\"", "\r\n", "\",\"", "é", "中", "🎉", " "]
    let header = random.pick(["a,b\n", "a\n", "a,\"b\"\r\n", "\u{FEFF}a,b,c\n", "", "\"a\nb\",c\n"])
    var bytes = Array(header.utf8)
    for _ in 0..<random.below(30) {
      switch random.below(60) {
      case 0: bytes.append(0)
      case 1: bytes.append(UInt8(random.below(256)))
      case 2: bytes.append(UInt8(ascii: "\r"))
      default: bytes += Array(random.pick(common).utf8)
      }
    }
    return bytes
  }

  /// A well-formed file, and what it says.
  private func table(_ random: inout SplitMix64) -> (bytes: [UInt8], rows: [[String]]) {
    let columns = 1 + random.below(5)
    let lineEnd = random.pick(["\n", "\r\n"])
    let pieces = [
      "x", "yz", ",", "\"", "\n", "\r\n", "\r", "é", "中文", "🎉", " ", "=1+1", "12345678",
    ]
    var text = random.below(2) == 0 ? "\u{FEFF}" : ""
    text += (0..<columns).map { "c\($0)" }.joined(separator: ",") + lineEnd
    var rows: [[String]] = []
    for _ in 0..<random.below(12) {
      let row = (0..<columns).map { _ in
        (0..<random.below(5)).map { _ in random.pick(pieces) }.joined()
      }
      rows.append(row)
      text += row.map { written($0, &random) }.joined(separator: ",") + lineEnd
    }
    return (Array(text.utf8), rows)
  }

  private func written(_ value: String, _ random: inout SplitMix64) -> String {
    let mustQuote = value.unicodeScalars.contains { ",\"\n\r".unicodeScalars.contains($0) }
    guard mustQuote || random.below(3) == 0 else { return value }
    let doubled = value.unicodeScalars.map { $0 == "\"" ? "\"\"" : String($0) }.joined()
    return "\"" + doubled + "\""
  }
}
