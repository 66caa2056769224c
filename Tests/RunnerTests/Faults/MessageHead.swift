/// Where the head of an HTTP/1.1 message ends, and each of its lines (RFC 9112, section 2.1).
struct MessageHead {
  /// Where each line's carriage return and line feed end, the empty line's included.
  let lineEnds: [Int]
  /// The length of the body, as the head tells it.
  let bodyLength: Int

  /// Where the body begins.
  var length: Int { lineEnds.last ?? 0 }
  /// The length of the whole message.
  var messageLength: Int { length + bodyLength }

  /// Reads the head of a message; nothing while it is not all there.
  init?(_ bytes: [UInt8]) {
    var ends: [Int] = []
    var begin = 0
    var bodyLength = 0
    while let end = bytes[begin...].firstIndex(of: UInt8(ascii: "\n")) {
      ends.append(end + 1)
      let line = String(decoding: bytes[begin..<end], as: UTF8.self)
      begin = end + 1
      if line == "\r" {
        lineEnds = ends
        self.bodyLength = bodyLength
        return
      }
      let parts = line.split(separator: ":", maxSplits: 1)
      if parts.count == 2, parts[0].lowercased() == "content-length" {
        bodyLength = Int(parts[1].filter(\.isNumber)) ?? 0
      }
    }
    return nil
  }
}
