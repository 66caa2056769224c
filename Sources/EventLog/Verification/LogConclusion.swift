internal import Transparency

/// What all stretches of a log come to together.
struct LogConclusion {
  /// What the stretches have shown.
  let assembly: TreeAssembly
  /// The size of the last checkpoint that is stored; nothing where there is none.
  let lastCheckpoint: Int64?
  /// Kept checkpoints.
  let kept: [TreeHead]

  private var size: Int64 { Int64(assembly.tree.size) }

  /// All that is wrong.
  var problems: [VerificationProblem] {
    assembly.problems + records + tree + checkpoints
  }

  /// What records and tiles do not agree on: records that the log has signed are right, and the tiles
  /// are not.
  private var records: [VerificationProblem] {
    let head = size / Int64(TileCoordinate.fullWidth) * Int64(TileCoordinate.fullWidth)
    let told = Set(assembly.problems.filter { $0.part == .records }.compactMap(\.positions))
    return Displacement.changes(assembly.displacements, head: head).compactMap { change in
      let positions = Self.positions(change.positions)
      if UInt64(change.positions.upperBound) <= assembly.sound {
        let what = "The stored hash of \(Self.name(positions)) is not that of the record."
        return VerificationProblem(.tiles, .edited, at: positions, what)
      }
      // What is malformed, or foreign, was edited anyway.
      if change.kind == .edited, told.contains(positions) { return nil }
      return VerificationProblem(
        .records, change.kind, at: positions, Self.sentence(change.kind, positions))
    }
  }

  private static func sentence(
    _ kind: VerificationProblem.Kind, _ positions: ClosedRange<Position>
  ) -> String {
    let name = name(positions)
    switch kind {
    case .deleted: return "Before \(name) an entry was taken out, and all behind it numbered anew."
    case .inserted: return "\(name) was put in, and all behind it numbered anew."
    case .reordered: return "\(name) was elsewhere."
    case .malformed, .edited, .truncated, .rolledBack, .forked, .foreignKey, .unauthorized,
      .unwitnessed:
      return "\(name) is not what was recorded."
    }
  }

  private var tree: [VerificationProblem] {
    var problems: [VerificationProblem] = []
    if let broken = assembly.broken {
      let positions = Self.positions(Int64(assembly.sound) + 1...Int64(broken.size))
      let what =
        "\(Self.name(positions)): the log has signed something else at \(broken.size) entries."
      problems.append(VerificationProblem(.tree, .edited, at: positions, what))
    }
    let last = lastCheckpoint ?? 0
    if last < size {
      let positions = Self.positions(last + 1...size)
      let what = "\(Self.name(positions)): the log has signed nothing that has them."
      problems.append(VerificationProblem(.tree, .inserted, at: positions, what))
    }
    if last > size {
      let positions = Self.positions(size + 1...last)
      let what = "\(Self.name(positions)): the log has signed that it has them, and they are gone."
      problems.append(VerificationProblem(.tree, .truncated, at: positions, what))
    }
    return problems
  }

  private var checkpoints: [VerificationProblem] {
    let refuted = assembly.refuted.map { head in
      let positions = Self.positions(1...Int64(head.size))
      let isWhole = assembly.broken == nil && size == lastCheckpoint ?? 0
      let what =
        isWhole
        ? "The log is another one than that of the kept checkpoint of \(head.size) entries."
        : "The entries of the kept checkpoint of \(head.size) entries are not what they were."
      return VerificationProblem(.checkpoints, isWhole ? .forked : .edited, at: positions, what)
    }
    let ahead = kept.filter { $0.size > assembly.tree.size }.map { head in
      let isCut = (lastCheckpoint ?? 0) > size
      let what = "The kept checkpoint has \(head.size) entries, and the log only \(size)."
      return VerificationProblem(
        .checkpoints, isCut ? .truncated : .rolledBack,
        at: Self.positions(size + 1...Int64(head.size)), what)
    }
    return refuted + ahead
  }

  private static func positions(_ range: ClosedRange<Int64>) -> ClosedRange<Position> {
    Position(unchecked: range.lowerBound)...Position(unchecked: range.upperBound)
  }

  private static func name(_ positions: ClosedRange<Position>) -> String {
    positions.lowerBound == positions.upperBound
      ? "entry \(positions.lowerBound)"
      : "entries \(positions.lowerBound) to \(positions.upperBound)"
  }
}
