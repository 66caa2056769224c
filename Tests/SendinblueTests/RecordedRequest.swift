/// A request as the server gets it, piece by piece.
struct RecordedRequest: Sendable {
  private(set) var head = ""
  private(set) var body: [UInt8] = []

  /// Whether the head has arrived.
  private(set) var hasHead = false

  mutating func receive(_ bytes: some Sequence<UInt8>) {
    body += bytes
    guard !hasHead else { return }
    let end = Array("\r\n\r\n".utf8)
    // A head is short: the search is over before a body could make it slow.
    let starts = body.indices.dropLast(end.count - 1)
    guard let index = starts.first(where: { body[$0...].starts(with: end) }) else { return }
    head = String(decoding: body[..<index], as: UTF8.self)
    body.removeFirst(index + end.count)
    hasHead = true
  }

  /// Whether all of the body has arrived.
  var isComplete: Bool {
    hasHead && body.count == headers["content-length"].flatMap { Int($0) } ?? 0
  }

  var method: String { String(requestLine[0]) }
  var target: String { String(requestLine[1]) }

  var headers: [String: String] {
    let fields = lines.dropFirst().map { $0.split(separator: ":", maxSplits: 1) }
    return Dictionary(
      fields.map { ($0[0].lowercased(), $0[1].drop { $0 == " " }.description) },
      uniquingKeysWith: { one, other in "\(one), \(other)" })
  }

  private var lines: [Substring] { head.split(separator: "\r\n") }
  private var requestLine: [Substring] { lines[0].split(separator: " ") }
}
