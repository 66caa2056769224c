package import Transparency

/// What verifying a log has shown.
package struct LogVerification: Sendable {
  /// How many entries there were.
  package let entries: UInt64
  /// How many checkpoints there were, each with its signature.
  package let checkpoints: Int
  /// Up to which size enough witnesses vouch for the log; nothing where none were demanded, or where
  /// there are not enough.
  package let witnessed: UInt64?
  /// The tree over the records as they stand.
  package let head: TreeHead
  /// All that is wrong, in the order of the parts and of positions; at most
  /// ``mostProblems`` of each part.
  package let problems: [VerificationProblem]

  /// So many problems of a part are listed at most: a file may be wrong from one end to the other.
  package static let mostProblems = 100

  /// Whether nothing is wrong.
  package var isVerified: Bool { problems.isEmpty }

  /// Problems in the order in which they are told, not too many of a part.
  static func sorted(_ problems: [VerificationProblem]) -> [VerificationProblem] {
    var told: Set<VerificationProblem> = []
    return VerificationProblem.Part.ofLog.flatMap { part in
      problems.filter { $0.part == part && told.insert($0).inserted }
        .sorted {
          ($0.positions?.lowerBound ?? .beginning) < ($1.positions?.lowerBound ?? .beginning)
        }
        .prefix(mostProblems)
    }
  }
}
