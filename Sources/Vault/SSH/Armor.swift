/// Bytes as text: base64 in lines between a line that begins it and one that ends it.
enum Armor {
  /// A private key's (OpenSSH, PROTOCOL.key).
  case privateKey
  /// A signature's (OpenSSH, PROTOCOL.sshsig).
  case signature

  /// How long a line is, as OpenSSH writes it.
  private static let width = 70

  private var label: String {
    switch self {
    case .privateKey: "OPENSSH PRIVATE KEY"
    case .signature: "SSH SIGNATURE"
    }
  }

  private var beginning: String { "-----BEGIN \(label)-----" }
  private var end: String { "-----END \(label)-----" }

  /// Writes bytes as OpenSSH does.
  /// - Parameter bytes: what is inside.
  /// - Returns: lines, each with its line feed.
  func wrapped(_ bytes: [UInt8]) -> String {
    var text = beginning + "\n"
    var rest = Base64.encode(bytes)[...]
    while !rest.isEmpty {
      text += rest.prefix(Self.width) + "\n"
      rest = rest.dropFirst(Self.width)
    }
    return text + end + "\n"
  }

  /// Reads text whose lines may be of any length, as other programs write private keys.
  /// - Parameter text: from the line that begins it to the one that ends it, and nothing else.
  /// - Returns: what is inside; nothing if the text is something else.
  func unwrapped(_ text: String) -> [UInt8]? {
    // A line feed that follows a carriage return is one Character with it.
    var lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
    if lines.last == "" { lines.removeLast() }
    guard lines.count > 2, lines.first == beginning[...], lines.last == end[...] else { return nil }
    return Base64.decode(lines.dropFirst().dropLast().joined())
  }
}
