import Testing

/// A place within a request at which its connection is cut.
enum ByteCut: String, CaseIterable, CustomTestStringConvertible {
  case beforeAnything = "before its first byte"
  case firstByte = "after its first byte"
  case requestLine = "after the request line"
  case withinHeader = "within a header"
  case header = "after a header"
  case lastHeader = "after the last header"
  case head = "after the empty line"
  case bodyBegun = "after the body's first byte"
  case bodyHalf = "after half the body"
  case bodyButOne = "before the body's last byte"
  case everything = "after the last byte"

  var testDescription: String { "cut \(rawValue)" }

  /// How many bytes of a request go through.
  func length(in request: [UInt8]) -> Int {
    guard let head = MessageHead(request) else { preconditionFailure("a whole request was read") }
    return switch self {
    case .beforeAnything: 0
    case .firstByte: 1
    case .requestLine: head.lineEnds[0]
    case .withinHeader: head.lineEnds[0] + 3
    case .header: head.lineEnds[1]
    case .lastHeader: head.lineEnds[head.lineEnds.count - 2]
    case .head: head.length
    case .bodyBegun: head.length + 1
    case .bodyHalf: head.length + head.bodyLength / 2
    case .bodyButOne: head.messageLength - 1
    case .everything: head.messageLength
    }
  }
}
