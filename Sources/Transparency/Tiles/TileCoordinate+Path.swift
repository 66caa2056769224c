extension TileCoordinate {
  /// The tile's path below a log's prefix, such as `tile/0/x001/x234/067.p/5`.
  package var path: String { "tile/\(level)/\(placePath)" }

  /// The path of the entries whose hashes a tile of level 0 holds, such as `tile/entries/067`.
  package var bundlePath: String { "tile/entries/\(placePath)" }

  /// Reads a tile's path.
  ///
  /// A level that no tree of 64 bits reaches is refused, though the specification allows up to 63.
  /// - Parameter path: the path in its one spelling.
  /// - Throws: ``TransparencyError/malformed(_:reason:)``.
  package init(path: String) throws(TransparencyError) {
    let elements = path.split(separator: "/", omittingEmptySubsequences: false)
    guard elements.count >= 3, let level = Decimal.decode(elements[1]), level < 8,
      let place = Self.place(elements[2...], level: Int(level)),
      place.path.utf8.elementsEqual(path.utf8)
    else { throw .malformed(.tilePath, reason: "it is not tile/<level>/<number>[.p/<width>]") }
    self = place
  }

  /// Reads the path of a bundle of entries.
  /// - Parameter bundlePath: the path in its one spelling.
  /// - Throws: ``TransparencyError/malformed(_:reason:)``.
  package init(bundlePath: String) throws(TransparencyError) {
    let elements = bundlePath.split(separator: "/", omittingEmptySubsequences: false)
    guard elements.count >= 3, let place = Self.place(elements[2...], level: 0),
      place.bundlePath.utf8.elementsEqual(bundlePath.utf8)
    else { throw .malformed(.tilePath, reason: "it is not tile/entries/<number>[.p/<width>]") }
    self = place
  }

  /// The number in elements of three digits, all but the last with an `x`, and a partial width.
  private var placePath: String {
    var elements: [String] = []
    var rest = number
    repeat {
      let digits = String(rest % 1000)
      let padded = String(repeating: "0", count: 3 - digits.count) + digits
      elements.insert(elements.isEmpty ? padded : "x" + padded, at: 0)
      rest /= 1000
    } while rest > 0
    return elements.joined(separator: "/") + (isPartial ? ".p/\(width)" : "")
  }

  /// Reads number and width; whether they are spelled in the one way is for the caller to compare.
  private static func place(_ elements: ArraySlice<Substring>, level: Int) -> TileCoordinate? {
    var groups = elements
    var width = UInt64(fullWidth)
    if groups.count >= 2, groups[groups.endIndex - 2].hasSuffix(".p") {
      guard let partial = Decimal.decode(groups.removeLast()) else { return nil }
      width = partial
      groups.append(groups.removeLast().dropLast(2))
    }
    let digits = groups.joined().filter { $0 != "x" }.drop { $0 == "0" }
    guard let number = Decimal.decode(digits.isEmpty ? "0" : String(digits)),
      number <= UInt64.max >> UInt64((level + 1) * height),
      (1...UInt64(fullWidth)).contains(width)
    else { return nil }
    return TileCoordinate(level: level, number: number, width: Int(width))
  }
}
