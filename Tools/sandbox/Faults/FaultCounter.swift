import Synchronization

/// A fault script under way.
final class FaultCounter: Sendable {
  private let rules: [FaultScript.Rule]
  private let counts: Mutex<[Int]>

  init(_ script: FaultScript) {
    rules = script.rules
    counts = Mutex(Array(repeating: 0, count: script.rules.count))
  }

  /// Counts a request.
  ///
  /// - Returns: What goes wrong with it, if anything.
  func fault(method: String, path: String) -> Fault? {
    counts.withLock { counts in
      var fault: Fault?
      for (index, rule) in rules.enumerated()
      where rule.method == method && path.hasPrefix(rule.pathPrefix) {
        counts[index] += 1
        if fault == nil, rule.occurrences.contains(counts[index]) { fault = rule.fault }
      }
      return fault
    }
  }
}
