/// A sentence, or a part of one, that knows what it was put together from, so that a page can say the same
/// in another language.
///
/// It is written as a string's literal is. What stands in its places is either a part of the sentence, or
/// something that is called the same in every language: a name, a number, an identity.
package struct Sentence: Hashable, Sendable {
  fileprivate enum Piece: Hashable {
    case words(String)
    case text(String)
    case phrase(Sentence)
  }

  private var pieces: [Piece]

  private init(_ pieces: [Piece]) {
    self.pieces = pieces
  }

  /// Takes words of this program for a sentence.
  ///
  /// - Parameter words: The words, which never come from anybody else.
  package init(words: String) {
    pieces = [.words(words)]
  }

  /// Takes what somebody else wrote for a sentence; it is the same in every language.
  ///
  /// - Parameter text: The text.
  package init(verbatim text: String) {
    pieces = [.text(text)]
  }

  /// The sentence in English, on one line: nothing stored can begin a line of its own.
  package var text: String {
    pieces.reduce(into: "") { text, piece in
      switch piece {
      case .words(let words): text += words
      case .text(let stored): text += stored.onOneLine
      case .phrase(let sentence): text += sentence.text
      }
    }
  }

  /// The sentence in another language.
  ///
  /// - Parameter pattern: What a pattern is there, such as `“{}” failed: {}.`, with the numbers of its places
  ///   in braces, from 1; nothing where it is not known, which leaves that part in English.
  /// - Returns: The sentence, on one line.
  package func text(by pattern: (String) -> String?) -> String {
    let places = pieces.compactMap { piece -> String? in
      switch piece {
      case .words: nil
      case .text(let stored): stored.onOneLine
      case .phrase(let sentence): sentence.text(by: pattern)
      }
    }
    if let translated = pattern(self.pattern) {
      return Self.filled(translated, with: places)
    }
    var rest = places[...]
    return pieces.reduce(into: "") { text, piece in
      if case .words(let words) = piece { text += words } else { text += rest.removeFirst() }
    }
  }

  /// The patterns that the sentence is made of, the outermost first; those without words are none.
  package var patterns: [String] {
    let inner = pieces.flatMap { piece -> [String] in
      if case .phrase(let sentence) = piece { sentence.patterns } else { [] }
    }
    let hasWords = pieces.contains { if case .words = $0 { true } else { false } }
    return (hasWords ? [pattern] : []) + inner
  }

  /// The words, with a pair of braces for each place.
  private var pattern: String {
    pieces.reduce(into: "") { text, piece in
      if case .words(let words) = piece { text += words } else { text += "{}" }
    }
  }

  /// Puts texts into numbered places, in one go: what is put in holds no places.
  private static func filled(_ pattern: String, with places: [String]) -> String {
    var (text, rest) = ("", pattern[...])
    while let start = rest.firstIndex(of: "{"), let end = rest[start...].firstIndex(of: "}") {
      text += rest[..<start]
      if let number = Int(rest[rest.index(after: start)..<end]), places.indices.contains(number - 1)
      {
        text += places[number - 1]
      }
      rest = rest[rest.index(after: end)...]
    }
    return text + rest
  }

  /// The sentence with a full stop, where whoever wrote its end gave it none.
  package var ended: Sentence { text.hasSuffix(".") ? self : "\(self)." }

  /// One sentence behind another.
  package static func + (first: Sentence, second: Sentence) -> Sentence {
    guard case .words(let end) = first.pieces.last, case .words(let beginning) = second.pieces.first
    else { return Sentence(first.pieces + second.pieces) }
    return Sentence(
      first.pieces.dropLast() + [.words(end + beginning)] + second.pieces.dropFirst())
  }
}

extension Sentence: ExpressibleByStringInterpolation {
  /// Takes the places of a literal down.
  package struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var pieces: [Piece] = []

    package init(literalCapacity: Int, interpolationCount: Int) {
      pieces.reserveCapacity(2 * interpolationCount + 1)
    }

    package mutating func appendLiteral(_ literal: String) {
      if !literal.isEmpty { pieces.append(.words(literal)) }
    }

    /// A part of the sentence.
    package mutating func appendInterpolation(_ part: Sentence) {
      pieces.append(.phrase(part))
    }

    /// A part of the sentence where there is one.
    package mutating func appendInterpolation(_ part: Sentence?) {
      pieces.append(.phrase(part ?? ""))
    }

    /// Something that is called the same in every language.
    package mutating func appendInterpolation(_ something: some CustomStringConvertible) {
      pieces.append(.text(something.description))
    }
  }

  package init(stringLiteral words: String) {
    pieces = words.isEmpty ? [] : [.words(words)]
  }

  package init(stringInterpolation: StringInterpolation) {
    pieces = stringInterpolation.pieces
  }
}

extension Sentence: CustomStringConvertible, Encodable {
  package var description: String { text }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }
}

extension Sequence<Sentence> {
  /// The sentences with a separator between each two: `{}, {}` is its pattern.
  package func joined(separator: String) -> Sentence {
    reduce(nil as Sentence?) { all, next in
      guard let all else { return next }
      return "\(all)" + Sentence(words: separator) + "\(next)"
    } ?? ""
  }
}
