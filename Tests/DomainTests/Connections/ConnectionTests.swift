import Domain
import Testing

/// A connection's life: every command, accepted, repeated and refused.
struct ConnectionTests {
  static let specifications = beginning + finishing + changing

  private static let beginning: [Specification] = [
    Given("a connection begins", History.team)
      .when(.connection(.create(.brevo())), by: .ada)
      .then(.connection(.created(.brevo()))),
    Given("a connection begins with its account's limit", History.team)
      .when(.connection(.create(.brevo(profileLimit: 1))), by: .ada)
      .then(.connection(.created(.brevo(profileLimit: 1)))),
    Given("a limit of nobody is none", History.team)
      .when(.connection(.create(.brevo(profileLimit: 0))), by: .ada)
      .thenRefused(.profileLimitInvalid(0)),
    Given("a limit is not below zero", History.team)
      .when(.connection(.create(.brevo(profileLimit: .min))), by: .ada)
      .thenRefused(.profileLimitInvalid(.min)),
    Given("a connection's name is taken in any letter case", History.created)
      .when(.connection(.create(.brevo(.other, name: "BREVO"))), by: .ada)
      .thenRefused(.nameTaken("BREVO")),
    Given("a connection that begins does not replace another", History.saved)
      .when(.connection(.create(.brevo(name: "Again"))), by: .ada)
      .thenRefused(.identityTaken(.connection(.brevo))),
    Given(
      "the name of a removed connection is free",
      History.created + [.connection(.removed(.init(connection: .brevo)))]
    )
    .when(.connection(.create(.brevo(.other))), by: .ada)
    .then(.connection(.created(.brevo(.other)))),

    Given("an administrator agrees to the current text", History.created)
      .when(.connection(.acceptConsent(agreement(.march, current: .march))), by: .bea)
      .then(
        .connection(.consentAccepted(.init(connection: .brevo, text: .march, user: .bea)))),
    Given("a text that is not current cannot be agreed to", History.created)
      .when(.connection(.acceptConsent(agreement(.march, current: .june))), by: .bea)
      .thenRefused(.consentTextNotCurrent(current: "2026-06.en")),
    Given("a text of the current version with other words is not current", History.created)
      .when(
        .connection(
          .acceptConsent(
            agreement(
              .init(version: ConsentText.march.version, sha256: .repeating(0x66)), current: .march))
        ), by: .bea
      )
      .thenRefused(.consentTextNotCurrent(current: "2026-03.en")),
    Given("consent for no connection", History.team)
      .when(.connection(.acceptConsent(agreement(.march, current: .march))), by: .ada)
      .thenRefused(.unknown("connection/\(ConnectionID.brevo)")),

    Given("a key is accepted", History.consented)
      .when(.connection(.establish(key())), by: .ada)
      .then(.connection(.established(.brevo()))),
    Given("no key is tried before consent", History.created)
      .when(.connection(.establish(key())), by: .ada)
      .thenRefused(.consentMissing(connection: "Brevo")),
    Given("a key for no connection", History.team)
      .when(.connection(.establish(key())), by: .ada)
      .thenRefused(.unknown("connection/\(ConnectionID.brevo)")),
  ]

  private static let finishing: [Specification] = [
    Given("an administrator adds themselves as export user", History.established)
      .when(.connection(.addExportUser(.init(connection: .brevo, user: .ada))), by: .ada)
      .then(.connection(.exportUserAdded(.init(connection: .brevo, user: .ada)))),
    Given("another administrator takes over", History.saved)
      .when(.connection(.addExportUser(.init(connection: .brevo, user: .bea))), by: .bea)
      .then(.connection(.exportUserAdded(.init(connection: .brevo, user: .bea)))),
    Given("somebody is export user already", History.saved)
      .when(.connection(.addExportUser(.init(connection: .brevo, user: .ada))), by: .ada)
      .thenNothing(),
    Given("nobody is made export user by another", History.established)
      .when(.connection(.addExportUser(.init(connection: .brevo, user: .bea))), by: .ada)
      .thenRefused(.notYourself),

    Given("a connection is finished", History.withExportUser)
      .when(.connection(.save(brevo)), by: .ada)
      .then(.connection(.saved(.init(connection: .brevo)))),
    Given("a connection is finished already", History.saved)
      .when(.connection(.save(brevo)), by: .ada).thenNothing(),
    Given("all steps are missing", History.created)
      .when(.connection(.save(brevo)), by: .ada)
      .thenRefused(
        .connectionIncomplete("Brevo", missing: [.consent, .apiKey, .exportUser])),
    Given("two steps are missing", History.consented)
      .when(.connection(.save(brevo)), by: .ada)
      .thenRefused(.connectionIncomplete("Brevo", missing: [.apiKey, .exportUser])),
    Given("one step is missing", History.established)
      .when(.connection(.save(brevo)), by: .ada)
      .thenRefused(.connectionIncomplete("Brevo", missing: [.exportUser])),
    Given("consent was withdrawn meanwhile", History.withExportUser + [withdrawal])
      .when(.connection(.save(brevo)), by: .ada)
      .thenRefused(.connectionIncomplete("Brevo", missing: [.consent])),
  ]

  private static let changing: [Specification] = [
    Given("a connection is shared", History.saved)
      .when(.connection(.share(brevo)), by: .ada)
      .then(.connection(.shared(.init(connection: .brevo)))),
    Given("a connection is shared already", History.shared)
      .when(.connection(.share(brevo)), by: .ada).thenNothing(),
    Given("a connection is kept to administrators again", History.shared)
      .when(.connection(.unshare(brevo)), by: .ada)
      .then(.connection(.unshared(.init(connection: .brevo)))),
    Given("a connection was not shared", History.saved)
      .when(.connection(.unshare(brevo)), by: .ada).thenNothing(),

    Given("a connection is renamed", History.saved)
      .when(.connection(.rename(.init(connection: .brevo, name: "Mail"))), by: .ada)
      .then(.connection(.renamed(.init(connection: .brevo, from: "Brevo", name: "Mail")))),
    Given("a connection's own name in another letter case is free", History.saved)
      .when(.connection(.rename(.init(connection: .brevo, name: "BREVO"))), by: .ada)
      .then(.connection(.renamed(.init(connection: .brevo, from: "Brevo", name: "BREVO")))),
    Given("a connection has that name already", History.saved)
      .when(.connection(.rename(.init(connection: .brevo, name: "Brevo"))), by: .ada)
      .thenNothing(),
    Given(
      "another connection has that name",
      History.saved + [.connection(.created(.brevo(.other, name: "Other")))]
    )
    .when(.connection(.rename(.init(connection: .brevo, name: "other"))), by: .ada)
    .thenRefused(.nameTaken("other")),

    Given("another key is accepted", History.saved)
      .when(.connection(.rotateAPIKey(key("ffeeddccbbaa9988"))), by: .ada)
      .then(.connection(.apiKeyRotated(.brevo(key: "ffeeddccbbaa9988")))),
    Given("there is no key to rotate", History.consented)
      .when(.connection(.rotateAPIKey(key())), by: .ada)
      .thenRefused(.connectionNotEstablished("Brevo")),
    Given("no key is rotated without consent", History.saved + [withdrawal])
      .when(.connection(.rotateAPIKey(key())), by: .ada)
      .thenRefused(.consentMissing(connection: "Brevo")),

    Given("consent is withdrawn", History.saved)
      .when(.connection(.withdrawConsent(brevo)), by: .bea)
      .then(
        .connection(.consentWithdrawn(.init(connection: .brevo, text: .march, user: .bea)))),
    Given("there is no consent to withdraw", History.created)
      .when(.connection(.withdrawConsent(brevo)), by: .ada)
      .thenRefused(.consentMissing(connection: "Brevo")),

    Given("a connection is removed", History.saved)
      .when(.connection(.remove(brevo)), by: .ada)
      .then(.connection(.removed(.init(connection: .brevo)))),
    Given("a connection in use is not removed, and its users are listed", History.twoDestinations)
      .when(.connection(.remove(brevo)), by: .ada)
      .thenRefused(.connectionInUse("Brevo", destinations: ["Newsletter", "Birthday"])),
    Given("no connection is removed", History.team)
      .when(.connection(.remove(brevo)), by: .ada)
      .thenRefused(.unknown("connection/\(ConnectionID.brevo)")),
  ]

  private static let brevo = ConnectionCommand.Reference(connection: .brevo)
  private static let withdrawal = Event.connection(
    .consentWithdrawn(.init(connection: .brevo, text: .march, user: .ada)))

  private static func agreement(
    _ shown: ConsentText, current: ConsentText
  ) -> ConnectionCommand.AcceptConsent {
    .init(connection: .brevo, shown: shown, current: current)
  }

  private static func key(_ fingerprint: String = "00112233445566aa") -> ConnectionCommand.Establish
  {
    .init(
      connection: .brevo, keyFingerprint: fingerprint, answer: .accepted(account: .pastry))
  }

  @Test(arguments: specifications)
  func connections(_ specification: Specification) { specification.check() }

  @Test(arguments: AccountAnswer.Failure.allCases)
  func `A key that is not accepted is on record and changes nothing`(
    _ failure: AccountAnswer.Failure
  ) throws {
    let state = State(replaying: History.saved)
    let attempt = ConnectionCommand.Establish(
      connection: .brevo, keyFingerprint: "ffeeddccbbaa9988", answer: .failed(reason: failure))
    let expected = Event.connection(
      .attemptFailed(
        .init(connection: .brevo, keyFingerprint: "ffeeddccbbaa9988", reason: failure)))
    for command in [ConnectionCommand.establish(attempt), .rotateAPIKey(attempt)] {
      #expect(try state.decide(.connection(command), by: .user(.ada)) == [expected])
    }
    #expect(State(replaying: History.saved + [expected]) == state)
  }

  @Test
  func `Removing a connection first cancels a run whose destination moved elsewhere`() throws {
    let other: [Event] = [
      .connection(.created(.brevo(.other, name: "Other"))),
      .destination(
        .edited(
          .init(
            destination: .newsletter, before: .newsletter(),
            settings: .newsletter(connection: .other), listName: "Everybody"))),
    ]
    let state = State(replaying: Stage.sent.history + other)
    let events = try state.decide(
      .connection(.remove(.init(connection: .brevo))), by: .user(.bea))
    #expect(
      events == [
        .run(.cancelled(.init(run: .first, user: .bea))),
        .connection(.removed(.init(connection: .brevo))),
      ])
  }
}

extension ConnectionCommand.Create {
  fileprivate static func brevo(
    _ connection: ConnectionID = .brevo, name: DisplayName = "Brevo", profileLimit: Int? = nil
  ) -> Self {
    .init(
      connection: connection, name: name, baseURL: "https://api.brevo.com/v3",
      profileLimit: profileLimit)
  }
}
