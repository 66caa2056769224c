import Audit
package import Domain

/// What a destination needs in order to be exported.
package struct DestinationState: Sendable {
  /// A segment of it.
  package struct Source: Sendable {
    /// The segment; nothing where it is not on record.
    package let segment: Segment?
    /// What its source is like now.
    package let reading: SourceReading?

    /// States the facts.
    ///
    /// - Parameters:
    ///   - segment: The segment.
    ///   - reading: What its source is like now.
    package init(_ segment: Segment?, _ reading: SourceReading?) {
      self.segment = segment
      self.reading = reading
    }
  }

  private let destination: Destination
  private let sources: [Source]
  private let answers: ProbeAnswers
  private let isConnectionKnown: Bool

  /// States the facts.
  ///
  /// - Parameters:
  ///   - destination: The destination.
  ///   - sources: Its segments, in their order.
  ///   - answers: What Sendinblue said of its connection.
  ///   - isConnectionKnown: Whether the reader may know what its connection is called.
  package init(
    of destination: Destination, sources: [Source], answers: ProbeAnswers, isConnectionKnown: Bool
  ) {
    self.destination = destination
    self.sources = sources
    self.answers = answers
    self.isConnectionKnown = isConnectionKnown
  }

  /// What that comes to.
  package var findings: [Finding] {
    [condition, segments] + (destination.isDetached ? [] : [list, attributes])
  }

  private var condition: Finding {
    let name = destination.settings.name
    if destination.isDetached {
      return finding(
        .condition, .warn, "Its connection was taken from it: it does not run.",
        "Give it one with `waybill destination attach`, or remove it.")
    }
    let last = destination.failure.map { " Why: \(reason(of: $0))" }
    switch destination.condition {
    case .working: return finding(.condition, .pass, "Its runs come to what they should.")
    case .failing:
      return finding(
        .condition, .fail, "Its last run came to nothing.\(last ?? "")",
        "Mend that, then run `waybill run start \"\(name)\"`.")
    case .paused:
      return finding(
        .condition, .fail,
        "It failed \(Destination.mostFailures) times in a row, and its schedule is paused."
          + (last ?? ""),
        "Mend that, then run `waybill destination schedule \"\(name)\" --resume`.")
    }
  }

  /// Why it failed, as a sentence; a rule's own sentence may name the connection.
  private func reason(of failure: Destination.Failure) -> String {
    let rule = failure.rule.map { " (rule \($0))" } ?? ""
    if let known = RunFailure(rawValue: failure.reason) { return "\(known.words)\(rule)." }
    if failure.rule != nil, !isConnectionKnown { return "a rule forbids it\(rule)." }
    return failure.reason
  }

  private var segments: Finding {
    let problems = sources.compactMap(problem)
    if !problems.isEmpty {
      return finding(.segments, .fail, problems.joined(separator: " "))
    }
    return finding(.segments, .pass, "Its segments can be read and have its fields.")
  }

  /// What is wrong with a segment, and what to do.
  private func problem(of source: Source) -> String? {
    guard let segment = source.segment else {
      return "A segment is gone: give it others with `waybill destination edit`."
    }
    guard segment.isActive else {
      return "“\(segment.name)” is inactive, so runs are refused:"
        + " `waybill segment activate \"\(segment.name)\"`."
    }
    switch source.reading {
    case nil: return nil
    case .unreadable(let reason): return "“\(segment.name)”: \(reason)"
    case .readable(let fields):
      let wanted =
        destination.settings.matching.fields
        + (segment.customerIDField.map { [$0] } ?? [])
      let missing = wanted.filter { !fields.contains($0) }
      if missing.isEmpty { return nil }
      return "\(segment.source) of “\(segment.name)” lacks"
        + " \(missing.map { "“\($0)”" }.joined(separator: ", ")): correct the file's header or the"
        + " data matching."
    }
  }

  private var list: Finding {
    let number = destination.settings.list
    switch answers.lists[number] {
    case nil: return finding(.list, .skipped, answers.gap ?? "Sendinblue was not asked.")
    case .missing:
      return finding(
        .list, .fail, "There is no list \(number) any more.",
        "Name another with `waybill destination edit --list`.")
    case .dynamic(let name):
      return finding(
        .list, .fail, "List \(number) “\(name)” fills itself, and takes no import.",
        "Name a static one with `waybill destination edit --list`.")
    case .found(let name):
      return finding(.list, .pass, "List \(number) “\(name)” is there and static.")
    }
  }

  private var attributes: Finding {
    let wanted = destination.settings.matching.attributes.map(\.attribute)
    if wanted.isEmpty { return finding(.attributes, .pass, "It fills no attribute.") }
    guard let known = answers.attributes else {
      return finding(.attributes, .skipped, answers.gap ?? "Sendinblue was not asked.")
    }
    // Every account has SMS, and Sendinblue may leave it out.
    let missing = wanted.filter { !known.contains($0) && $0 != "SMS" }
    if missing.isEmpty { return finding(.attributes, .pass, "The account has its attributes.") }
    return finding(
      .attributes, .fail,
      "The account has no \(missing.joined(separator: ", ")) to fill: what is sent is ignored.",
      "Create it at Sendinblue, or match others with `waybill destination edit --attribute`.")
  }

  private func finding(
    _ check: Check, _ verdict: Verdict, _ what: String, _ advice: String? = nil
  ) -> Finding {
    Finding(check, "destination/\(destination.settings.name)", verdict, what, advice: advice)
  }
}
