package import Views

extension RunStatus {
  /// The status as people read it.
  package var words: String {
    switch self {
    case .queued: "queued"
    case .running: "running"
    case .waitingForImport: "waiting for import"
    case .interrupted: "interrupted"
    case .completed: "completed"
    case .completedWithWarnings: "completed with warnings"
    case .failed: "failed"
    case .refused: "refused"
    case .cancelled: "cancelled"
    }
  }

  /// What a colour says of the status.
  package var tone: Tone {
    switch self {
    case .queued, .running, .waitingForImport: .plain
    case .completed: .good
    case .completedWithWarnings, .interrupted, .cancelled: .warning
    case .failed, .refused: .bad
    }
  }

  /// Whether the run looks as if a process were performing it.
  package var isUnderWay: Bool {
    switch self {
    case .queued, .running, .waitingForImport: true
    case .interrupted, .completed, .completedWithWarnings, .failed, .refused, .cancelled: false
    }
  }

  /// Whether everything was sent: then a run's figures say what was sent, and not what will be.
  package var isSent: Bool {
    switch self {
    case .completed, .completedWithWarnings: true
    case .queued, .running, .waitingForImport, .interrupted, .failed, .refused, .cancelled: false
    }
  }
}

extension BatchStatus {
  /// The status as people read it.
  package var words: String {
    switch self {
    case .prepared: "prepared"
    case .deferred: "turned away for now"
    case .unanswered: "in doubt"
    case .sent: "waiting for import"
    case .imported: "imported"
    case .removed: "taken off"
    case .rejected: "rejected"
    case .importFailed: "not imported"
    }
  }
}
