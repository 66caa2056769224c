import Transparency

/// The definitions of RFC 6962, section 2.1, word by word.
///
/// The roots of subtrees are kept, or all proofs of a few hundred leaves would take minutes.
final class ReferenceTree {
  private let leaves: [TreeHash]
  private var roots: [Range<Int>: TreeHash] = [:]

  init(_ leaves: [TreeHash]) {
    self.leaves = leaves
  }

  /// Leaves that say their number, in decimal.
  static func leaves(_ count: Int) -> [TreeHash] {
    (0..<count).map { TreeHash(leaf: String($0).utf8) }
  }

  private func split(_ count: Int) -> Int {
    var split = 1
    while split * 2 < count { split *= 2 }
    return split
  }

  /// MTH.
  func root(_ range: Range<Int>) -> TreeHash {
    if range.isEmpty { return .ofNothing }
    if range.count == 1 { return leaves[range.lowerBound] }
    if let root = roots[range] { return root }
    let middle = range.lowerBound + split(range.count)
    let root = TreeHash(
      node: root(range.lowerBound..<middle), root(middle..<range.upperBound))
    roots[range] = root
    return root
  }

  /// PATH.
  func path(_ index: Int, _ range: Range<Int>) -> [TreeHash] {
    if range.count == 1 { return [] }
    let middle = range.lowerBound + split(range.count)
    if index < middle {
      return path(index, range.lowerBound..<middle) + [root(middle..<range.upperBound)]
    }
    return path(index, middle..<range.upperBound) + [root(range.lowerBound..<middle)]
  }

  /// SUB.
  func sub(_ size: Int, _ range: Range<Int>, _ isWhole: Bool) -> [TreeHash] {
    if size == range.upperBound { return isWhole ? [] : [root(range)] }
    let middle = range.lowerBound + split(range.count)
    if size <= middle {
      return sub(size, range.lowerBound..<middle, isWhole) + [root(middle..<range.upperBound)]
    }
    return sub(size, middle..<range.upperBound, false) + [root(range.lowerBound..<middle)]
  }
}
