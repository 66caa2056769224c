import Synchronization

/// A fault script under way, and what callers ordered besides.
final class FaultCounter: Sendable {
  private struct Standing {
    let rule: FaultScript.Rule
    /// What a caller ordered; nothing where the script has it.
    let order: FaultOrder?
    var seen = 0
  }

  private let standings: Mutex<[Standing]>

  init(_ script: FaultScript) {
    standings = Mutex(script.rules.map { Standing(rule: $0, order: nil) })
  }

  /// Counts a request.
  ///
  /// - Returns: What goes wrong with it, if anything.
  func fault(method: String, path: String) -> Fault? {
    standings.withLock { standings in
      var fault: Fault?
      for index in standings.indices
      where standings[index].rule.matches(method: method, path: path) {
        standings[index].seen += 1
        let rule = standings[index].rule
        if fault == nil, rule.occurrences.contains(standings[index].seen) { fault = rule.fault }
      }
      return fault
    }
  }

  /// Takes an order, which counts requests from now on.
  ///
  /// - Throws: A refusal, where it cannot be carried out.
  func take(_ order: FaultOrder) throws(APIError) {
    let rule = try order.rule()
    standings.withLock { $0.append(Standing(rule: rule, order: order)) }
  }

  /// What was ordered and has not struck to its end, with the requests that are left of it.
  var orders: [FaultOrder] {
    standings.withLock { $0.compactMap { $0.order?.left(after: $0.seen) } }
  }

  /// Forgets every order; the script goes on.
  func forgetOrders() {
    standings.withLock { $0.removeAll { $0.order != nil } }
  }
}
