/// Prometheus' text format 0.0.4, read strictly and plainly: what a line may be, and nothing else.
struct PlainMetrics {
  /// A value with the labels that it is of.
  struct Sample: Equatable {
    let name: String
    let labels: [String: String]
    let value: Double
  }

  /// A line that the format does not have, or not there.
  struct Flaw: Error {
    let line: String
  }

  /// Every value, in order.
  private(set) var samples: [Sample] = []
  /// The kind of each quantity.
  private(set) var kinds: [String: String] = [:]

  /// Reads a text.
  ///
  /// - Throws: `Flaw` where a line is none of the format's, a quantity is not described before its
  ///   values, described twice or in two places, or a value occurs twice.
  init(_ text: String) throws {
    try Self.require(text.isEmpty || text.hasSuffix("\n"), of: text[...])
    var described: [String] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
      if let help = line.wholeMatch(of: /# HELP ([a-z_]+) ([^\\]|\\\\|\\n)+/) {
        try Self.require(!described.contains(String(help.output.1)), of: line)
        described.append(String(help.output.1))
      } else if let type = line.wholeMatch(of: /# TYPE ([a-z_]+) (counter|gauge)/) {
        try Self.require(described.last == String(type.output.1), of: line)
        try Self.require(kinds[String(type.output.1)] == nil, of: line)
        kinds[String(type.output.1)] = String(type.output.2)
      } else {
        let sample = try Self.sample(line)
        try Self.require(described.last == sample.name && kinds[sample.name] != nil, of: line)
        let isKnown = samples.contains { $0.name == sample.name && $0.labels == sample.labels }
        try Self.require(!isKnown, of: line)
        samples.append(sample)
      }
    }
  }

  /// The value of a quantity with exactly these labels.
  func value(_ name: String, _ labels: [String: String] = [:]) -> Double? {
    samples.first { $0.name == name && $0.labels == labels }?.value
  }

  private static func sample(_ line: Substring) throws -> Sample {
    guard
      let parts = line.wholeMatch(of: /([a-z_]+)(?:\{(.*)\})? (-?[0-9]+(?:\.[0-9]+)?)/),
      let value = Double(parts.output.3)
    else { throw Flaw(line: String(line)) }
    var labels: [String: String] = [:]
    var rest = parts.output.2 ?? ""
    while !rest.isEmpty {
      guard
        let label = rest.prefixMatch(of: /([a-z_]+)="((?:[^"\\\n]|\\["\\n])*)"(?:,|$)/)
      else { throw Flaw(line: String(line)) }
      labels[String(label.output.1)] = unescaped(label.output.2)
      rest = rest[label.range.upperBound...]
    }
    return Sample(name: String(parts.output.1), labels: labels, value: value)
  }

  private static func require(_ isSo: Bool, of line: Substring) throws {
    if !isSo { throw Flaw(line: String(line)) }
  }

  private static func unescaped(_ text: Substring) -> String {
    var (result, isEscaped) = ("", false)
    for character in text {
      if isEscaped {
        result.append(character == "n" ? "\n" : character)
        isEscaped = false
      } else if character == "\\" {
        isEscaped = true
      } else {
        result.append(character)
      }
    }
    return result
  }
}
