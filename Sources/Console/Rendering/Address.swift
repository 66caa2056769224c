/// The address of a page of the console, with what it is asked.
struct Address {
  private let path: String
  private var items: [(name: String, value: String)] = []

  /// An address without anything that is asked.
  init(_ path: String) {
    self.path = path
  }

  /// The address with one thing more that is asked; without it where there is no value.
  func asking(_ name: String, _ value: String?) -> Address {
    guard let value, !value.isEmpty else { return self }
    var address = self
    address.items.removeAll { $0.name == name }
    address.items.append((name, value))
    return address
  }

  /// The text (RFC 3986), relative to the console.
  var text: String {
    if items.isEmpty { return path }
    return path + "?"
      + items.map { "\(Self.escaped($0.name))=\(Self.escaped($0.value))" }.joined(separator: "&")
  }

  private static func escaped(_ text: String) -> String {
    text.utf8.reduce(into: "") { escaped, byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "_"), UInt8(ascii: "~"):
        escaped.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        escaped += "%" + (digits.count == 1 ? "0" : "") + digits
      }
    }
  }
}
