import Domain

extension Names {
  /// The fields of a user; none where there is no user.
  func fields(of user: User?) -> [Field] {
    guard let user else { return [] }
    return [
      Field("name", user.name.text),
      Field("role", user.role.rawValue),
      Field("public-key", user.publicKey.description),
      Field("active", user.isActive),
    ].compactMap(\.self)
  }

  /// The fields of a segment; none where there is no segment.
  func fields(of segment: Segment?) -> [Field] {
    guard let segment else { return [] }
    return [
      Field("name", segment.name.text),
      Field("source", segment.source.description),
      Field("fields", segment.fields.joined(separator: ", ")),
      Field("customer-id-field", segment.customerIDField),
      Field("active", segment.isActive),
    ].compactMap(\.self)
  }

  /// The fields of a connection; none where there is no connection.
  func fields(of connection: Connection?) -> [Field] {
    guard let connection else { return [] }
    return [
      Field("name", connection.name.text),
      Field("base-url", connection.baseURL),
      Field("profile-limit", connection.profileLimit.map(String.init)),
      Field("consent-version", connection.consent?.text.version),
      Field("consent-sha256", connection.consent?.text.sha256.hexadecimal),
      Field("consent-given-by", connection.consent.map { titled(.user($0.user)) }),
      Field("account", connection.access?.account.company),
      Field("account-plan", connection.access?.account.plan),
      Field("key-fingerprint", connection.access?.keyFingerprint),
      Field("export-user", connection.exportUser.map { titled(.user($0)) }),
      Field("saved", connection.isSaved),
      Field("shared", connection.isShared),
      Field("approval-required", connection.requiresApproval),
    ].compactMap(\.self)
  }

  /// The fields of a destination; none where there is no destination.
  func fields(of destination: Destination?) -> [Field] {
    guard let destination else { return [] }
    let settings = destination.settings
    let rule = settings.matching.consent
    let fields = [
      Field("name", settings.name.text),
      Field("connection", titled(.connection(settings.connection))),
      Field("list", String(settings.list)),
      Field("list-name", destination.listName),
      Field("segments", settings.segments.map { titled(.segment($0)) }.joined(separator: ", ")),
      Field("email-field", settings.matching.emailField),
    ]
    let attributes = settings.matching.attributes.map { match in
      Field("attribute-\(match.attribute)", match.field)
    }
    let rest = [
      Field("default-country", settings.matching.defaultCountry),
      Field("consent-field", rule?.field),
      Field("consent-values", rule?.values.joined(separator: ", ")),
      Field("only-changes", settings.onlyChanges),
      Field("remove-at-most-percent", settings.mirror.map { String($0.removeAtMost) }),
      Field("owner", titled(.user(destination.owner))),
      Field("detached", destination.isDetached),
      Field("schedule", destination.schedule.description),
    ]
    return (fields + attributes + rest).compactMap(\.self)
  }

  /// What something is called, and which it is.
  private func titled(_ subject: Subject) -> String {
    name(of: subject.text).map { "\($0) (\(subject))" } ?? subject.text
  }
}
