extension String {
  /// How many columns of a terminal the text takes: two for wide characters, none for marks.
  package var columnCount: Int {
    if utf8.allSatisfy({ $0 < 0x80 }) { return utf8.count }
    return reduce(0) { $0 + $1.columnCount }
  }

  /// The text cut to a number of columns; an ellipsis stands for what is gone.
  ///
  /// - Parameter limit: The columns that there are, at least 1.
  /// - Returns: The text, in no more columns than that.
  package func cut(to limit: Int) -> String {
    if columnCount <= limit { return self }
    var (text, columns) = ("", 0)
    for character in self {
      guard columns + character.columnCount < limit else { break }
      text.append(character)
      columns += character.columnCount
    }
    return text + "…"
  }

  /// The text with spaces up to a number of columns.
  package func padded(to width: Int, _ alignment: Alignment) -> String {
    let space = String(repeating: " ", count: Swift.max(0, width - columnCount))
    return switch alignment {
    case .leading: self + space
    case .trailing: space + self
    }
  }
}

extension Character {
  fileprivate var columnCount: Int {
    guard let first = unicodeScalars.first else { return 0 }
    switch first.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: break
    }
    let isWide = first.isWide || first.properties.isEmojiPresentation
    return isWide || unicodeScalars.contains("\u{FE0F}") ? 2 : 1
  }
}

extension Unicode.Scalar {
  /// Whether the character is wide or full-width, by the blocks of UAX #11 that are so whole.
  fileprivate var isWide: Bool {
    switch value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
      0xA000...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x20000...0x3FFFD:
      true
    default: false
    }
  }
}
