import Audit
import Ledger

/// What is on record of a person, as it was answered, and the name under which its proofs are asked for.
struct Inquiry: Sendable {
  /// A name that nobody can guess.
  let id: String
  /// The answer.
  let record: DataSubjectRecord
}

/// Remembers the last answers about persons, so that proofs are given of those alone that are on record as
/// asked for.
actor Inquiries {
  private static let most = 8

  private let surroundings: Surroundings
  private var known: [Inquiry] = []

  /// Remembers nothing yet.
  ///
  /// - Parameter surroundings: Where randomness comes from.
  init(surroundings: Surroundings) {
    self.surroundings = surroundings
  }

  /// Remembers an answer.
  ///
  /// - Parameter record: The answer.
  /// - Returns: The answer with its name.
  func remember(_ record: DataSubjectRecord) -> Inquiry {
    let inquiry = Inquiry(id: RandomToken.make(from: surroundings), record: record)
    known = Array(([inquiry] + known).prefix(Self.most))
    return inquiry
  }

  /// The answer of a name; nothing where it is not remembered any more.
  func inquiry(_ id: String) -> Inquiry? {
    known.first { $0.id == id }
  }
}
