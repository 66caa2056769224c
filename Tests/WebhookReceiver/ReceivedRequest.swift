/// A request as a receiver gets it, in as many pieces as it comes.
package struct ReceivedRequest: Sendable {
  private var bytes: [UInt8] = []

  /// Takes what has come.
  mutating func receive(_ piece: some Sequence<UInt8>) { bytes += piece }

  /// Whether head and body have arrived.
  package var isComplete: Bool {
    guard bodyStart != nil else { return false }
    return body.count == fields["content-length"].flatMap { Int($0) } ?? 0
  }

  /// Such as `POST /path HTTP/1.1`.
  package var requestLine: String { lines.first.map(String.init) ?? "" }

  /// The header fields, names in lower case.
  package var fields: [String: String] {
    let pairs = lines.dropFirst().map { line in
      let parts = line.split(separator: ": ", maxSplits: 1)
      return (parts[0].lowercased(), parts.count == 2 ? String(parts[1]) : "")
    }
    return Dictionary(pairs, uniquingKeysWith: { "\($0), \($1)" })
  }

  /// What follows the head.
  package var body: [UInt8] { bodyStart.map { Array(bytes[$0...]) } ?? [] }

  private var bodyStart: Int? {
    let end = Array("\r\n\r\n".utf8)
    return bytes.indices.first { bytes[$0...].starts(with: end) }.map { $0 + end.count }
  }

  private var lines: [Substring] {
    String(decoding: bytes[..<(bodyStart ?? bytes.endIndex)], as: UTF8.self)
      .split(separator: "\r\n")
  }
}
