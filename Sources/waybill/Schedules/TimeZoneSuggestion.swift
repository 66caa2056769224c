import Domain
import Foundation

/// Names of time zones that somebody may have meant.
package struct TimeZoneSuggestion: Sendable {
  /// The names, the nearest first; none where nothing is near.
  package let names: [String]

  private static let most = 3

  /// Looks for names near to one that is none.
  ///
  /// - Parameters:
  ///   - text: What was written: a name with a slip in it, or a place alone, such as `berlin`.
  ///   - known: The names that there are.
  package init(for text: String, among known: [String] = Self.knownNames) {
    let wanted = Self.letters(of: text)
    // One slip in five letters is a slip; more is another word.
    let limit = max(1, wanted.count / 5)
    let near = known.compactMap { name -> (name: String, distance: Int)? in
      let place = name.split(separator: "/").last.map(String.init) ?? name
      let distance = [name, place].map { Self.distance(wanted, Self.letters(of: $0)) }.min()
      return distance.flatMap { $0 <= limit ? (name, $0) : nil }
    }
    names = near.sorted { ($0.distance, $0.name) < ($1.distance, $1.name) }.prefix(Self.most)
      .map(\.name)
  }

  /// The question that suggests them; nothing where nothing is near.
  package var question: String? {
    guard let last = names.last else { return nil }
    let others = names.dropLast().joined(separator: ", ")
    return "Did you mean \(others.isEmpty ? "" : "\(others) or ")\(last)?"
  }

  /// The names that schedules may have.
  package static var knownNames: [String] {
    TimeZone.knownTimeZoneIdentifiers.filter {
      Schedule(days: [], times: [], timeZone: $0).isTimeZoneKnown
    }
  }

  private static func letters(of text: String) -> [Character] {
    Array(text.lowercased().map { $0 == " " ? "_" : $0 })
  }

  /// How many letters have to be put in, left out, replaced or swapped with their neighbours to
  /// make one text of the other: the restricted Damerau–Levenshtein distance.
  private static func distance(_ left: [Character], _ right: [Character]) -> Int {
    var rows = [Array(0...right.count)]
    for (i, letter) in left.enumerated() {
      var row = [i + 1]
      for (j, other) in right.enumerated() {
        var least = min(
          rows[i][j] + (letter == other ? 0 : 1), rows[i][j + 1] + 1, row[j] + 1)
        if i > 0, j > 0, letter == right[j - 1], other == left[i - 1] {
          least = min(least, rows[i - 1][j - 1] + 1)
        }
        row.append(least)
      }
      rows.append(row)
    }
    return rows[left.count][right.count]
  }
}
