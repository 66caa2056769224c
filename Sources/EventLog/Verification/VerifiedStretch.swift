internal import Transparency

/// What a stretch of a log has shown by itself, for whoever puts the stretches together.
struct VerifiedStretch: Sendable {
  /// A size within the stretch at which somebody claims to know the log's root.
  struct Cut: Sendable {
    /// How many full tiles of the stretch come before it.
    let tiles: Int
    /// The leaves behind those.
    let rest: CompactRange
    /// What is claimed, and by whom.
    let claim: Claim
  }

  /// A full tile of level 0.
  struct FullTile: Sendable {
    /// The root over the records' leaves.
    let root: TreeHash
    /// The root over the hashes that are stored; the same where there are none.
    let stored: TreeHash
  }

  /// The indices of its leaves, from 0.
  let leaves: Range<UInt64>
  /// Its full tiles.
  var tiles: [FullTile] = []
  /// The leaves behind the full tiles.
  var rest = CompactRange()
  /// Where roots are known, from left to right.
  var cuts: [Cut] = []
  /// Where records and tiles do not agree.
  var displacements: [Displacement] = []
  /// How many checkpoints there were.
  var checkpoints = 0
  /// What is wrong, whatever the rest of the log says.
  var problems: [VerificationProblem] = []
}
