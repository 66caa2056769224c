package import Domain
package import Results
package import Runner

/// What became of a destination in a refresh.
package struct DestinationOutcome: Encodable, Sendable {
  /// The destination's identity.
  package let id: DestinationID
  /// What it is called.
  package let destination: String
  /// How its run ended.
  package let outcome: RefreshOutcome
  /// The run; nothing where none came about.
  package let run: RunID?
  /// The figures, once all was sent.
  package let figures: RunFigures?
  /// Why it was not completed, and what to do.
  package let reason: String?
  /// The rule that said no, where one did.
  package let rule: String?
  /// What a person should look at.
  package let warnings: [RunWarning]

  /// Tells how a run ended, or that none came about.
  ///
  /// - Parameters:
  ///   - id: The destination.
  ///   - name: What it is called.
  ///   - outcome: What the launcher says.
  package init(_ id: DestinationID, _ name: String, _ outcome: RunLauncher.Outcome) {
    self.id = id
    destination = name
    switch outcome {
    case .refused(let refusal):
      self.outcome = .refused
      (run, figures, warnings) = (nil, nil, [])
      (reason, rule) = (refusal.description, refusal.rule)
    case .ended(let run, let end):
      self.run = run
      (self.outcome, reason, rule) = Self.found(end)
      if case .completed(let completion) = end {
        (figures, warnings) = (completion.figures, completion.warnings)
      } else {
        (figures, warnings) = (nil, [])
      }
    }
  }

  private static func found(_ end: RunEnd) -> (RefreshOutcome, reason: String?, rule: String?) {
    switch end {
    case .completed(let completion):
      (completion.warnings.isEmpty ? .completed : .completedWithWarnings, nil, nil)
    case .failed(let failure):
      (.failed, failure.explanation, failure.rule)
    case .refused(let refusal): (.refused, refusal.description, refusal.rule)
    case .cancelled: (.cancelled, "Somebody cancelled it.", nil)
    case .interrupted: (.underWay, "It was interrupted and can be taken up.", nil)
    }
  }
}

extension DestinationOutcome: Tabular {
  package static var columns: [Column<DestinationOutcome>] {
    [
      Column("destination", mayBeCut: true) { $0.destination },
      Column("outcome") { $0.outcome.words }.toned(\.outcome.tone),
      Column("read", .trailing) { $0.figures.map { String($0.read) } ?? "" },
      Column("sent", .trailing) { $0.figures.map { String($0.sent) } ?? "" },
      Column("run") { $0.run?.description ?? "" },
      Column("reason", mayBeCut: true) { $0.reason ?? "" },
      Column("rule", isDetail: true) { $0.rule ?? "" },
      Column("warnings", isDetail: true) {
        $0.warnings.map(\.rawValue).joined(separator: " ")
      },
    ]
  }
}

extension RefreshOutcome {
  /// The outcome in words.
  package var words: String { rawValue.replacing("-", with: " ") }

  /// What a colour says of the outcome.
  fileprivate var tone: Tone {
    switch self {
    case .completed: .good
    case .completedWithWarnings, .cancelled, .underWay: .warning
    case .failed, .refused: .bad
    }
  }
}
