/// Metrics in Prometheus' text format, version 0.0.4.
package struct MetricsText: Sendable {
  /// What a response says that it holds.
  package static let contentType = "text/plain; version=0.0.4; charset=utf-8"

  /// The text: a line a value, with what it means before it.
  package let text: String

  /// Writes metrics; those without a value are left out.
  package init(_ metrics: [Metric]) {
    text = metrics.filter { !$0.samples.isEmpty }.map { metric in
      "# HELP \(metric.name) \(Self.escaped(metric.help, quotes: false))\n"
        + "# TYPE \(metric.name) \(metric.kind.rawValue)\n"
        + metric.samples.map { Self.line(metric.name, $0) }.joined()
    }.joined()
  }

  private static func line(_ name: String, _ sample: Metric.Sample) -> String {
    let labels = sample.labels.map { "\($0.name)=\"\(escaped($0.value, quotes: true))\"" }
    let braces = labels.isEmpty ? "" : "{\(labels.joined(separator: ","))}"
    return "\(name)\(braces) \(sample.value.shortest)\n"
  }

  /// Only these characters have to be escaped; in help quotation marks must not be.
  private static func escaped(_ text: String, quotes: Bool) -> String {
    let text = text.replacing("\\", with: "\\\\").replacing("\n", with: "\\n")
    return quotes ? text.replacing("\"", with: "\\\"") : text
  }
}

extension Double {
  /// The number without a fraction where it has none.
  fileprivate var shortest: String {
    Int64(exactly: self).map(String.init) ?? description
  }
}
