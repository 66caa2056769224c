import Domain

extension DestinationSettings {
  /// An export of the customers over the connection that everybody uses.
  static func newsletter(
    name: DisplayName = "Newsletter", connection: ConnectionID = .brevo, list: Int64 = 7,
    matching: DataMatching = .customers, segments: [SegmentID] = [.customers],
    onlyChanges: Bool = false, mirror: Mirroring? = nil
  ) -> DestinationSettings {
    DestinationSettings(
      name: name, connection: connection, list: list, matching: matching, segments: segments,
      onlyChanges: onlyChanges, mirror: mirror)
  }
}

extension DataMatching {
  /// Everything that a matching can say.
  static let customers = DataMatching(
    emailField: "email",
    attributes: [
      .init(attribute: "FIRSTNAME", field: "first"), .init(attribute: "SMS", field: "phone"),
    ],
    defaultCountry: "FR", consent: .init(field: "newsletter", values: ["yes", "oui"]))
  /// The address alone.
  static let addressAlone = DataMatching(emailField: "email")
}

extension Account {
  /// The account that the keys of the specifications open.
  static let pastry = Account(company: "Pastry & Sons", plan: "payAsYouGo")
}

extension DestinationCommand.Save {
  /// Asks for the newsletter's destination, as all is well unless said otherwise.
  static func newsletter(
    _ destination: DestinationID = .newsletter, settings: DestinationSettings = .newsletter(),
    list: ListAnswer = .found(name: "Everybody"),
    accountAttributes: [String] = ["FIRSTNAME", "LASTNAME"]
  ) -> DestinationCommand.Save {
    .init(
      destination: destination, settings: settings, list: list,
      accountAttributes: accountAttributes)
  }
}
