internal import Transparency

/// Puts the stretches of a log together, from left to right.
struct TreeAssembly {
  /// The tree so far.
  private(set) var tree = CompactRange()
  /// What is wrong, whatever else there is.
  private(set) var problems: [VerificationProblem] = []
  /// Where records and tiles do not agree.
  private(set) var displacements: [Displacement] = []
  /// How many checkpoints there were.
  private(set) var checkpoints = 0
  /// The size of the last checkpoint before the first that is not right.
  private(set) var sound: UInt64 = 0
  /// The first checkpoint in the log of another tree.
  private(set) var broken: TreeHead?
  /// Kept checkpoints of other trees.
  private(set) var refuted: [TreeHead] = []
  private var upper = UpperTiles()

  /// Takes the next stretch.
  mutating func add(
    _ stretch: VerifiedStretch, reading read: (Int, UInt64) throws -> StoredTile?
  ) throws {
    problems += stretch.problems
    checkpoints += stretch.checkpoints
    for each in stretch.displacements where displacements.count < LogVerification.mostProblems * 8 {
      displacements.append(each)
    }
    var cuts = stretch.cuts[...]
    for (number, tile) in stretch.tiles.enumerated() {
      while let cut = cuts.first, cut.tiles == number {
        judge(cuts.removeFirst())
      }
      tree.append(subtree: tile.root, height: TileCoordinate.height)
      problems += try upper.add(tile.stored, reading: read)
    }
    for cut in cuts { judge(cut) }
    for (place, root) in stretch.rest.subtrees.enumerated() {
      tree.append(subtree: root, height: Self.heights(of: stretch.rest.size)[place])
    }
  }

  private mutating func judge(_ cut: VerifiedStretch.Cut) {
    let size = tree.size + cut.rest.size
    let whole = CompactRange(size: size, subtrees: tree.subtrees + cut.rest.subtrees)
    let isRight = whole?.root == cut.claim.head.root
    if cut.claim.isKept {
      if !isRight { refuted.append(cut.claim.head) }
    } else if !isRight {
      broken = broken ?? cut.claim.head
    } else if broken == nil {
      sound = size
    }
  }

  /// The heights of the subtrees that make up a tree, the largest first.
  private static func heights(of size: UInt64) -> [Int] {
    (0..<64).reversed().filter { size >> UInt64($0) & 1 == 1 }
  }
}
