import Domain

extension HostileReader {
  /// Single values, as records hold them and people type them.
  static let values = [value, displayName]

  private static let value = ofText("value") { text throws(BrokenPromise) in
    let read: [String?] = [
      Timestamp(text)?.description, TimeOfDay(text)?.description, UUIDv7(text)?.description,
      SHA256Digest(text)?.description, Pseudonym(text)?.description, SignerKey(text)?.description,
      ConnectionID(text)?.description,
    ]
    for written in read.compactMap(\.self) {
      try require(written.utf8.elementsEqual(text.utf8), "a value comes back byte for byte")
    }
    return read.contains { $0 != nil }
  }

  private static let displayName = ofText("display-name") { text throws(BrokenPromise) in
    guard let name = try? DisplayName(text) else { return false }
    try require((1...100).contains(name.text.unicodeScalars.count), "a name has its length")
    try require(!name.text.contains(where: \.isNewline), "a name is on one line")
    try require((try? DisplayName(name.text)) == name, "a name that was trimmed is the same")
    return true
  }
}
