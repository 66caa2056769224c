/// The bytes of a text of hexadecimal digits, two a byte.
func bytes(hex: String) -> [UInt8] {
  var rest = hex[...]
  var bytes: [UInt8] = []
  while let byte = UInt8(rest.prefix(2), radix: 16) {
    bytes.append(byte)
    rest = rest.dropFirst(2)
  }
  return bytes
}
