/// Which requests go wrong, and how: the scripted part of a trial.
///
/// Every rule counts the requests that match it, from 1; of several rules that would strike at a
/// request the first does.
package struct FaultScript: Sendable {
  /// A fault for some of the requests to a path.
  package struct Rule: Sendable {
    /// Which requests the rule is about.
    private enum Target {
      /// Those of a method whose paths begin like this, from `/v3` on; a query is no part of a path.
      case paths(method: String, prefix: String)
      case route(FaultRoute)
    }

    private let target: Target
    /// Which of the matching requests it strikes, counted from 1.
    package let occurrences: ClosedRange<Int>
    /// What goes wrong with them.
    package let fault: Fault

    /// A fault for some requests of a method, in capitals, whose paths begin alike.
    package init(
      _ method: String, _ pathPrefix: String, occurrences: ClosedRange<Int>, _ fault: Fault
    ) {
      target = .paths(method: method, prefix: pathPrefix)
      self.occurrences = occurrences
      self.fault = fault
    }

    /// A fault for one request.
    package init(_ method: String, _ pathPrefix: String, occurrence: Int = 1, _ fault: Fault) {
      self.init(method, pathPrefix, occurrences: occurrence...occurrence, fault)
    }

    /// A fault for some requests that ask one thing.
    package init(_ route: FaultRoute, occurrences: ClosedRange<Int>, _ fault: Fault) {
      target = .route(route)
      self.occurrences = occurrences
      self.fault = fault
    }

    /// Whether a request is one that the rule counts.
    func matches(method: String, path: String) -> Bool {
      switch target {
      case .paths(let wanted, let prefix): method == wanted && path.hasPrefix(prefix)
      case .route(let route): route.matches(method: method, path: path)
      }
    }
  }

  /// The rules, in the order of their precedence.
  package let rules: [Rule]

  package init(_ rules: [Rule] = []) {
    self.rules = rules
  }
}
