/// Which requests go wrong, and how: the scripted part of a trial.
///
/// Every rule counts the requests that match it, from 1; of several rules that would strike at a
/// request the first does.
package struct FaultScript: Sendable {
  /// A fault for some of the requests to a path.
  package struct Rule: Sendable {
    /// The requests' method, in capitals.
    package let method: String
    /// How the requests' paths begin, from `/v3` on; a query is no part of a path.
    package let pathPrefix: String
    /// Which of the matching requests it strikes, counted from 1.
    package let occurrences: ClosedRange<Int>
    /// What goes wrong with them.
    package let fault: Fault

    package init(
      _ method: String, _ pathPrefix: String, occurrences: ClosedRange<Int>, _ fault: Fault
    ) {
      self.method = method
      self.pathPrefix = pathPrefix
      self.occurrences = occurrences
      self.fault = fault
    }

    /// A fault for one request.
    package init(_ method: String, _ pathPrefix: String, occurrence: Int = 1, _ fault: Fault) {
      self.init(method, pathPrefix, occurrences: occurrence...occurrence, fault)
    }
  }

  /// The rules, in the order of their precedence.
  package let rules: [Rule]

  package init(_ rules: [Rule] = []) {
    self.rules = rules
  }
}
