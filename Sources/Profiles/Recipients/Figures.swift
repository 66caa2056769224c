/// How many rows came to what.
package struct Figures: Equatable, Sendable {
  /// How many rows were read.
  package internal(set) var read = 0
  /// How many of them are recipients, which is how many distinct addresses there are.
  package internal(set) var recipients = 0
  /// How many repeat the address of a recipient before them.
  package internal(set) var duplicates = 0
  /// How many lack consent, or are of people who are not to leave.
  package internal(set) var withheld = 0
  /// How many recipients have a telephone number that is left blank.
  package internal(set) var phonesBlanked = 0
  private var missing = 0
  private var malformed = 0
  private var tooLong = 0
  private var tooLarge = 0
  private var profileMissing = 0
  private var profileRepeated = 0

  /// Figures of nothing read.
  package init() {}

  /// How many rows were rejected, for all reasons together.
  package var rejected: Int {
    missing + malformed + tooLong + tooLarge + profileMissing + profileRepeated
  }

  /// How many rows were rejected for each reason; none is left out.
  package var rejectedByReason: [RejectionReason: Int] {
    Dictionary(uniqueKeysWithValues: RejectionReason.allCases.map { ($0, rejected(for: $0)) })
  }

  /// Whether every row read came to something, and to one thing only.
  package var addUp: Bool { read == recipients + duplicates + withheld + rejected }

  /// How many rows were rejected for one reason.
  ///
  /// - Parameter reason: the reason.
  /// - Returns: the count of rows.
  package func rejected(for reason: RejectionReason) -> Int {
    switch reason {
    case .missing: missing
    case .malformed: malformed
    case .tooLong: tooLong
    case .tooLarge: tooLarge
    case .profileMissing: profileMissing
    case .profileRepeated: profileRepeated
    }
  }

  /// Counts one more row rejected.
  mutating func countRejected(_ reason: RejectionReason) {
    switch reason {
    case .missing: missing += 1
    case .malformed: malformed += 1
    case .tooLong: tooLong += 1
    case .tooLarge: tooLarge += 1
    case .profileMissing: profileMissing += 1
    case .profileRepeated: profileRepeated += 1
    }
  }
}
