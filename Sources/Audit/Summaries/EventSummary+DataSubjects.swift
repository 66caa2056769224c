import Domain

extension EventSummary {
  /// Says what happened about a person, who is nobody but a pseudonym here.
  func sentence(for event: DataSubjectEvent) -> String {
    switch event {
    case .lookedUp(let event):
      "It was looked up where the data of the person \(event.pseudonym) went."
    }
  }
}
