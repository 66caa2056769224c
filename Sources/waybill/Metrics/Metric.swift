/// A measured quantity, with one value a combination of labels.
package struct Metric: Sendable {
  /// How values change.
  package enum Kind: String, Sendable {
    /// They only grow, or begin anew.
    case counter
    /// They go up and down.
    case gauge
  }

  /// A value and what it is the value of.
  package struct Sample: Sendable {
    /// Names and values of labels, in order.
    package let labels: [(name: String, value: String)]
    /// The value.
    package let value: Double

    /// Gives a value to labels.
    package init(_ value: Double, _ labels: (name: String, value: String)...) {
      self.labels = labels
      self.value = value
    }
  }

  /// What it is called.
  package let name: String
  /// What it says, in a sentence.
  package let help: String
  /// How its values change.
  package let kind: Kind
  /// Its values.
  package let samples: [Sample]

  /// Describes a quantity.
  package init(_ name: String, _ kind: Kind, _ help: String, _ samples: [Sample]) {
    (self.name, self.kind, self.help, self.samples) = (name, kind, help, samples)
  }

  /// Describes a quantity without labels.
  package init(_ name: String, _ kind: Kind, _ help: String, _ value: Double) {
    self.init(name, kind, help, [Sample(value)])
  }
}
