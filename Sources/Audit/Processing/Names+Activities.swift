import Domain
import Views

extension Names {
  /// What a destination does with personal data.
  ///
  /// - Parameters:
  ///   - past: The destination as it was last.
  ///   - batches: What left of it in the period.
  /// - Returns: The activity.
  func activity(
    _ past: ProcessingHistory.Past, disclosing batches: [DisclosedBatch]
  ) -> ProcessingActivity {
    let destination = past.destination
    let settings = destination.settings
    return ProcessingActivity(
      destination: party(Subject.destination(destination.id).text), status: past.status,
      owner: party(Subject.user(destination.owner).text), begin: past.begin,
      lastChange: past.lastChange,
      dataSubjects: settings.segments.map { id in
        .init(
          segment: party(Subject.segment(id).text),
          source: past.segments[id]?.source.description)
      },
      dataCategories: [.init(attribute: "EMAIL", field: settings.matching.emailField)]
        + settings.matching.attributes.map { .init(attribute: $0.attribute, field: $0.field) },
      recipient: recipient(of: past),
      personsConsent: settings.matching.consent.map { .init(field: $0.field, values: $0.values) },
      instruction: past.connection?.consent.map { consent in
        .init(
          version: consent.text.version, sha256: consent.text.sha256,
          givenBy: party(Subject.user(consent.user).text))
      },
      exportUser: past.connection?.exportUser.map { party(Subject.user($0).text) },
      schedule: destination.schedule.description, removesWhoLeft: settings.mirror != nil,
      figures: DisclosureFigures(batches), lastDisclosure: batches.last?.time)
  }

  private func recipient(of past: ProcessingHistory.Past) -> ProcessingActivity.Recipient {
    let settings = past.destination.settings
    return .init(
      processor: "Sendinblue (Brevo)", account: past.connection?.access?.account.company,
      connection: party(Subject.connection(settings.connection).text),
      baseURL: past.connection?.baseURL, list: settings.list,
      listName: past.destination.listName)
  }
}

extension ProcessingHistory.Past {
  fileprivate var status: ProcessingActivity.Status {
    if end != nil { return .removed }
    if destination.isDetached { return .detached }
    return destination.condition == .paused ? .paused : .active
  }
}
