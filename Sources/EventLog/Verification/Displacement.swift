/// Records that are not the ones that their tiles were made of, and where each of them was before.
struct Displacement: Hashable, Sendable {
  /// Where they are now.
  var positions: ClosedRange<Int64>
  /// How many places further on each of them was; nothing where it was nowhere: it was edited, or is
  /// new.
  let distance: Int64?

  /// Adds a record to those before it.
  static func note(_ distance: Int64?, at position: Int64, in all: inout [Displacement]) {
    if let last = all.last, last.distance == distance, last.positions.upperBound + 1 == position {
      all[all.count - 1].positions = last.positions.lowerBound...position
    } else if all.count < LogVerification.mostProblems * 8 {
      all.append(Displacement(positions: position...position, distance: distance))
    }
  }

  /// What was done, from how everything stands now.
  ///
  /// Whoever takes an entry out, or puts one in, numbers all behind it anew: from there on each was a
  /// place further on, or back. What is displaced and comes back to its places again was reordered.
  /// - Parameters:
  ///   - all: all displacements of a log, in order; everything else is in its place.
  ///   - head: the position of the last record that tiles say something of.
  /// - Returns: what was done, and to which entries as they stand now.
  static func changes(
    _ all: [Displacement], head: Int64
  ) -> [(kind: VerificationProblem.Kind, positions: ClosedRange<Int64>)] {
    let isPermutation =
      all.last.map { $0.positions.upperBound < head } == true
      && all.allSatisfy { $0.distance != nil }
      && all.reduce(0) { $0 + ($1.distance ?? 0) * Int64($1.positions.count) } == 0
    if isPermutation { return all.map { (.reordered, $0.positions) } }
    var changes: [(kind: VerificationProblem.Kind, positions: ClosedRange<Int64>)] = []
    var before: Int64 = 0
    var end: Int64 = 0
    for each in all {
      if each.positions.lowerBound > end + 1 { before = 0 }
      end = each.positions.upperBound
      guard let distance = each.distance else {
        changes.append((.edited, each.positions))
        continue
      }
      let start = each.positions.lowerBound
      if distance > before {
        changes.append((.deleted, start...start))
      } else if distance < before {
        // Those that were put in stand right before, and look like edited ones.
        if changes.last.map({ $0.positions.upperBound + 1 == start && $0.kind == .edited }) == true
        {
          let new = changes.removeLast().positions
          changes.append((.inserted, new))
        } else {
          changes.append((.inserted, start...start))
        }
      }
      before = distance
    }
    return changes
  }
}
