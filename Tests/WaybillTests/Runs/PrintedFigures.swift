import Foundation

/// What a check, a preview or a run prints of its figures, as JSON.
struct PrintedFigures: Decodable {
  /// What rows came to.
  struct Figures: Decodable, Equatable {
    struct Rejected: Decodable, Equatable {
      let reason: String
      let rows: Int
    }
    let read, sent, duplicates, withheld, phonesBlanked: Int
    let unchanged: Int?
    let rejected: [Rejected]
  }

  /// Who is to be taken off the list.
  struct Removals: Decodable, Equatable {
    let leaving, standing: Int
  }

  let figures: Figures
  let removals: Removals?
  /// How many a run took off the list.
  let removed: Int?

  /// Reads what was printed.
  init(_ printed: String) throws {
    self = try JSONDecoder().decode(Self.self, from: Data(printed.utf8))
  }
}
