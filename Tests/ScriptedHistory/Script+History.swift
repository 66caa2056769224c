import Domain
import Transparency

extension Script {
  /// Plays the whole history: every command and every event at least once.
  package mutating func play() throws {
    try beginLedger()
    try connect()
    try defineSegments()
    try saveDestinations()
    try completeRun()
    try resumeRun()
    try endRunsBeforeTheirTime()
    try withdrawConsent()
    try setSchedules()
    try refreshAtItsTime()
    try refreshLate()
    try refreshByHand()
    try mend()
    try detachAndAttach()
    try approvePlan()
    try switchOff()
    try mirrorList()
    try erasePeople()
    try removeThings()
    try answerPeople()
    try handOutAndForget()
  }

  /// A ledger with four users.
  package mutating func beginLedger() throws {
    try ask(
      .user(
        .createLedger(
          .init(
            origin: Self.origin, administrator: Cast.ada, name: DisplayName("Ada"),
            verifierKey: Self.key.verifier.vkey, publicKey: Cast.key(of: Cast.ada),
            scheduleKey: Cast.scheduleKey, version: .first))))
    try ask(
      .user(
        .add(
          .init(
            user: Cast.ben, name: DisplayName("Ben"), role: .viewer,
            publicKey: Cast.key(of: Cast.ben)))))
    try ask(.user(.changeRole(.init(user: Cast.ben, role: .contributor))))
    try ask(
      .user(
        .add(
          .init(
            user: Cast.cleo, name: DisplayName("Cleo"), role: .auditor,
            publicKey: Cast.key(of: Cast.cleo)))))
    try ask(
      .user(
        .add(
          .init(
            user: Cast.dora, name: DisplayName("Dora"), role: .administrator,
            publicKey: Cast.key(of: Cast.dora)))))
    try ask(
      .user(
        .add(
          .init(
            user: Cast.dora, name: DisplayName("ada"), role: .viewer,
            publicKey: Cast.key(of: Cast.dora)))))
    try ask(
      .user(.deactivate(.init(user: Cast.ada))), by: .unknown(name: DisplayName("mallory")))
  }

  /// A connection from its beginning to its sharing, with what goes wrong on the way.
  package mutating func connect() throws {
    try ask(create(Cast.main, "Main"))
    try ask(accept(Cast.formerText))
    try ask(accept(Cast.consentText))
    try ask(
      .connection(
        .establish(
          .init(
            connection: Cast.main, keyFingerprint: "0011223344556677",
            answer: .failed(reason: .keyRefused)))))
    try ask(.connection(.save(.init(connection: Cast.main))))
    try ask(.connection(.establish(answer("8899aabbccddeeff"))))
    try ask(
      .connection(.addExportUser(.init(connection: Cast.main, user: Cast.dora))), by: Cast.ada)
    try ask(
      .connection(.addExportUser(.init(connection: Cast.main, user: Cast.dora))), by: Cast.dora)
    try ask(.connection(.save(.init(connection: Cast.main))))
    try ask(.connection(.share(.init(connection: Cast.main))))
    try ask(.connection(.unshare(.init(connection: Cast.main))))
    try ask(.connection(.share(.init(connection: Cast.main))))
    try ask(.connection(.rotateAPIKey(answer("ffeeddccbbaa9988"))))
    try ask(create(Cast.spare, "Spare"))
    try ask(.connection(.remove(.init(connection: Cast.spare))))
  }

  /// Two segments, and one that cannot be read.
  package mutating func defineSegments() throws {
    try ask(define(Cast.customers, "Customers", .readable(fields: ["id", "email", "first"])))
    try ask(
      define(Cast.guests, "Guests", .readable(fields: ["id", "email", "first"])), by: Cast.ben)
    try ask(define(Cast.unreadable, "Nowhere", .unreadable(reason: "there is no such file.")))
    try ask(.segment(.deactivate(.init(segment: Cast.guests))))
    try ask(.segment(.activate(.init(segment: Cast.guests))))
  }

  /// Two destinations over one connection, of which one is changed.
  package mutating func saveDestinations() throws {
    try ask(
      .destination(
        .save(save(Cast.newsletter, "Newsletter", list: 12, segments: [Cast.customers]))))
    try ask(
      .destination(
        .edit(
          save(
            Cast.newsletter, "Newsletter", list: 12, segments: [Cast.customers, Cast.guests]))))
    try ask(
      .destination(.save(save(Cast.offers, "Offers", list: 13, segments: [Cast.guests]))),
      by: Cast.ben)
  }

  /// A change of the configuration at the end: names, people, things that go.
  package mutating func removeThings() throws {
    try ask(
      .connection(.rename(.init(connection: Cast.main, name: DisplayName("Brevo main")))))
    try ask(.segment(.remove(.init(segment: Cast.guests))))
    try order(Cast.orphaned, of: Cast.offers, by: Cast.ben)
    try ask(.destination(.remove(.init(destination: Cast.offers))))
    try ask(
      .segment(.define(definition(Cast.unreadable, "Later", .readable(fields: ["email"])))))
    try ask(.segment(.remove(.init(segment: Cast.unreadable))))
    try order(Cast.waiting)
    try report(.interrupted(.init(run: Cast.waiting, cause: .signal)))
    try ask(
      .user(.rotateKey(.init(user: Cast.cleo, publicKey: Cast.key(of: Cast.dora)))), by: Cast.cleo)
    try ask(
      .user(.rotateKey(.init(user: Cast.cleo, publicKey: Cast.key(of: Cast.cleo, "B")))),
      by: Cast.cleo)
    try ask(.user(.deactivate(.init(user: Cast.ben))))
  }

  private func create(_ id: ConnectionID, _ name: String) throws -> Command {
    .connection(
      .create(
        .init(
          connection: id, name: try DisplayName(name), baseURL: "https://api.brevo.com/v3",
          profileLimit: id == Cast.main ? 5000 : nil)))
  }

  func accept(_ text: ConsentText) -> Command {
    .connection(
      .acceptConsent(
        .init(connection: Cast.main, shown: text, current: Cast.consentText)))
  }

  private func answer(_ fingerprint: String) -> ConnectionCommand.Establish {
    .init(
      connection: Cast.main, keyFingerprint: fingerprint,
      answer: .accepted(account: Account(company: "Example GmbH", plan: "premium")))
  }

  private func define(
    _ id: SegmentID, _ name: String, _ reading: SourceReading
  ) throws -> Command {
    .segment(.define(try definition(id, name, reading)))
  }

  private func definition(
    _ id: SegmentID, _ name: String, _ reading: SourceReading
  ) throws -> SegmentCommand.Define {
    .init(
      segment: id, name: try DisplayName(name), source: .table(.csv("/data/\(name).csv")),
      customerIDField: reading == .readable(fields: ["id", "email", "first"]) ? "id" : nil,
      reading: reading)
  }

  func save(
    _ id: DestinationID, _ name: String, list: Int64, segments: [SegmentID],
    mirror: Mirroring? = nil
  ) throws -> DestinationCommand.Save {
    .init(
      destination: id,
      settings: DestinationSettings(
        name: try DisplayName(name), connection: Cast.main, list: list,
        matching: DataMatching(
          emailField: "email",
          attributes: [AttributeMatch(attribute: "FIRSTNAME", field: "first")]),
        segments: segments, mirror: mirror),
      list: .found(name: "List of \(name)"), accountAttributes: ["FIRSTNAME", "LASTNAME"])
  }
}
