import Domain

/// What had happened, in steps that build on one another, when a specification begins.
enum History {
  static let nothing: [Event] = []

  /// A ledger with its first administrator.
  static let ledger: [Event] = [
    .user(
      .ledgerCreated(
        .init(origin: "waybill.example/ledger", verifierKey: .verifierKey, scheduleKey: .schedule))),
    .user(.added(.init(user: .ada, name: "Ada", role: .administrator, publicKey: .of(.ada)))),
  ]

  /// A ledger from before versions were on record.
  static let first: [Event] =
    [
      .user(
        .ledgerCreated(
          .init(
            origin: "waybill.example/ledger", verifierKey: .verifierKey, scheduleKey: .schedule,
            version: .first)))
    ] + ledger.dropFirst()

  /// Somebody in every role.
  static let team =
    ledger + [
      .user(.added(.init(user: .bea, name: "Bea", role: .administrator, publicKey: .of(.bea)))),
      .user(.added(.init(user: .carl, name: "Carl", role: .contributor, publicKey: .of(.carl)))),
      .user(.added(.init(user: .vera, name: "Vera", role: .viewer, publicKey: .of(.vera)))),
      .user(.added(.init(user: .otto, name: "Otto", role: .auditor, publicKey: .of(.otto)))),
      .user(.added(.init(user: .gone, name: "Gone", role: .contributor, publicKey: .of(.gone)))),
      .user(.deactivated(.init(user: .gone))),
    ]

  static let created = team + [.connection(.created(.brevo()))]

  static let consented =
    created + [
      .connection(.consentAccepted(.init(connection: .brevo, text: .march, user: .ada)))
    ]

  static let established = consented + [.connection(.established(.brevo()))]

  static let withExportUser =
    established + [.connection(.exportUserAdded(.init(connection: .brevo, user: .ada)))]

  /// A connection that only administrators use.
  static let saved = withExportUser + [.connection(.saved(.init(connection: .brevo)))]

  /// A connection that contributors use too.
  static let shared = saved + [.connection(.shared(.init(connection: .brevo)))]

  /// Two segments; the prospects have fewer fields.
  static let segments =
    shared + [
      .segment(.defined(.customers())),
      .segment(
        .defined(
          .init(
            segment: .prospects, name: "Prospects", source: .table(.csv("/data/prospects.csv")),
            fields: ["email", "first"]))),
    ]

  /// The contributor's destination.
  static let destination =
    segments + [
      .destination(
        .saved(
          .init(
            destination: .newsletter, settings: .newsletter(), listName: "Everybody", owner: .carl))
      )
    ]

  /// A second destination over the same connection.
  static let twoDestinations =
    destination + [
      .destination(
        .saved(
          .init(
            destination: .birthday,
            settings: .newsletter(name: "Birthday", matching: .addressAlone),
            listName: "Birthdays", owner: .ada)))
    ]
}

extension ConnectionEvent.Created {
  static func brevo(
    _ connection: ConnectionID = .brevo, name: DisplayName = "Brevo", profileLimit: Int? = nil
  ) -> Self {
    .init(
      connection: connection, name: name, baseURL: "https://api.brevo.com/v3",
      profileLimit: profileLimit)
  }
}

extension ConnectionEvent.Established {
  static func brevo(key: String = "00112233445566aa") -> Self {
    .init(connection: .brevo, keyFingerprint: key, account: .pastry)
  }
}

extension SegmentEvent.Defined {
  static func customers(customerIDField: String? = "id") -> Self {
    .init(
      segment: .customers, name: "Customers", source: .table(.csv("/data/customers.csv")),
      fields: ["id", "email", "first", "phone", "newsletter"],
      customerIDField: customerIDField)
  }
}
