import Domain
import Testing

/// Ordering, resuming and cancelling runs: accepted and refused.
struct RunCommandTests {
  static let specifications = starting + resuming + cancelling

  private static let starting: [Specification] = [
    Given("a contributor orders a run", History.destination).when(start(), by: .carl)
      .then(.run(.requested(.init(run: .first, order: .newsletter)))),
    Given("no destination", History.destination)
      .when(
        .run(.start(.init(run: .first, destination: .missing, consentText: .march))), by: .carl
      )
      .thenRefused(.unknown("destination/\(DestinationID.missing)")),
    Given("a connection is not shared", History.destination + [unshared])
      .when(start(), by: .carl).thenRefused(.connectionNotAccessible),
    Given("a run's identity is another's", Stage.ready.history + [birthday])
      .when(
        .run(.start(.init(run: .first, destination: .birthday, consentText: .march))), by: .carl
      )
      .thenRefused(.identityTaken(.run(.first))),
    Given("a run of the destination is under way", Stage.ready.history)
      .when(start(.second), by: .carl)
      .thenRefused(.runUnderWay(.first, destination: "Newsletter")),
    Given("a run of the destination was interrupted", Stage.interruptedReady.history)
      .when(start(.second), by: .carl)
      .thenRefused(.runUnderWay(.first, destination: "Newsletter")),
    Given("consent was withdrawn", History.destination + [withdrawn])
      .when(start(), by: .ada).thenRefused(.consentNotInForce(connection: "Brevo")),
    Given("the consent text has changed", History.destination)
      .when(start(under: .june), by: .ada)
      .thenRefused(.consentTextChanged(connection: "Brevo", current: "2026-06.en")),
    Given("the export user has left", History.destination + [adaLeft])
      .when(start(), by: .bea)
      .thenRefused(.exportUserWithoutAuthority("Ada", connection: "Brevo")),
    Given("the export user is on no record", History.destination + [strangeExportUser])
      .when(start(), by: .bea).thenRefused(.exportUserMissing(connection: "Brevo")),
    Given("a segment is inactive", History.destination + [deactivated])
      .when(start(), by: .carl).thenRefused(.segmentInactive("Customers")),
    Given("a connection was never finished", unfinished)
      .when(start(), by: .ada).thenRefused(.connectionNotSaved("Brevo")),
  ]

  private static let resuming: [Specification] = [
    Given("an interrupted run is resumed", Stage.interruptedReady.history)
      .when(resume(), by: .carl)
      .then(.run(.resumed(.init(run: .first, consentText: .march, user: .user(.carl))))),
    Given("a run whose process ended without a word is resumed", Stage.firstSettled.history)
      .when(resume(), by: .bea)
      .then(
        .run(.stopped(.processEnded)),
        .run(.resumed(.init(run: .first, consentText: .march, user: .user(.bea))))),
    Given("a batch on record when the process ended is in doubt", Stage.prepared.history)
      .when(resume(), by: .carl)
      .then(
        .run(.stopped(.processEnded)),
        .run(.resumed(.init(run: .first, consentText: .march, user: .user(.carl)))),
        .run(.unanswered(1, attempt: 1, cause: .processEnded))),
    Given("the attempt after a deferred one is in doubt", Stage.deferred.history)
      .when(resume(), by: .carl)
      .then(
        .run(.stopped(.processEnded)),
        .run(.resumed(.init(run: .first, consentText: .march, user: .user(.carl)))),
        .run(.unanswered(1, attempt: 2, cause: .processEnded))),
    Given("a batch on record at an interruption is in doubt", Stage.interruptedPrepared.history)
      .when(resume(), by: .carl)
      .then(
        .run(.resumed(.init(run: .first, consentText: .march, user: .user(.carl)))),
        .run(.unanswered(1, attempt: 1, cause: .processEnded))),
    Given("no run is resumed", History.destination)
      .when(.run(.resume(.init(run: .missing, consentText: .march))), by: .carl)
      .thenRefused(.runNotUnderWay(.missing)),
    Given("a run that ended is not resumed", Stage.completed.history)
      .when(resume(), by: .carl).thenRefused(.runNotUnderWay(.first)),
    Given("nothing is resumed without consent", Stage.interruptedReady.history + [withdrawn])
      .when(resume(), by: .ada).thenRefused(.consentNotInForce(connection: "Brevo")),
    Given("nothing is resumed under an old text", Stage.interruptedReady.history)
      .when(resume(under: .june), by: .ada)
      .thenRefused(.consentTextChanged(connection: "Brevo", current: "2026-06.en")),
    Given(
      "nothing is resumed for an export user who left", Stage.interruptedReady.history + [adaLeft]
    )
    .when(resume(), by: .bea)
    .thenRefused(.exportUserWithoutAuthority("Ada", connection: "Brevo")),
    Given(
      "nothing is resumed from an inactive segment", Stage.interruptedReady.history + [deactivated]
    )
    .when(resume(), by: .carl).thenRefused(.segmentInactive("Customers")),
    Given(
      "nothing is resumed over a connection not shared", Stage.interruptedReady.history + [unshared]
    )
    .when(resume(), by: .carl).thenRefused(.connectionNotAccessible),
  ]

  private static let cancelling: [Specification] = [
    Given("a run under way is cancelled", Stage.sent.history)
      .when(.run(.cancel(.init(run: .first))), by: .carl)
      .then(.run(.cancelled(.init(run: .first, user: .carl)))),
    Given("an interrupted run is cancelled", Stage.interruptedPrepared.history)
      .when(.run(.cancel(.init(run: .first))), by: .bea)
      .then(.run(.cancelled(.init(run: .first, user: .bea)))),
    Given("a run that ended is not cancelled", Stage.cancelled.history)
      .when(.run(.cancel(.init(run: .first))), by: .carl).thenRefused(.runNotUnderWay(.first)),
    Given("nothing is cancelled over a connection not shared", Stage.sent.history + [unshared])
      .when(.run(.cancel(.init(run: .first))), by: .carl).thenRefused(.connectionNotAccessible),
  ]

  private static let unshared = Event.connection(.unshared(.init(connection: .brevo)))
  private static let withdrawn = Event.connection(
    .consentWithdrawn(.init(connection: .brevo, text: .march, user: .ada)))
  private static let adaLeft = Event.user(.deactivated(.init(user: .ada)))
  private static let strangeExportUser = Event.connection(
    .exportUserAdded(.init(connection: .brevo, user: .nobody)))
  private static let deactivated = Event.segment(.deactivated(.init(segment: .customers)))
  private static let unfinished = History.destination.filter {
    $0 != .connection(.saved(.init(connection: .brevo)))
  }
  private static let birthday = Event.destination(
    .saved(
      .init(
        destination: .birthday, settings: .newsletter(name: "Birthday"), listName: "Birthdays",
        owner: .ada)))

  private static func start(
    _ run: RunID = .first, under text: ConsentText = .march
  ) -> Command {
    .run(.start(.init(run: run, destination: .newsletter, consentText: text)))
  }

  private static func resume(under text: ConsentText = .march) -> Command {
    .run(.resume(.init(run: .first, consentText: text)))
  }

  @Test(arguments: specifications)
  func runs(_ specification: Specification) { specification.check() }

  @Test
  func `An order holds all that a run is about`() {
    let order = RunOrder.newsletter
    #expect(order.destination == .newsletter)
    #expect(order.settings == .newsletter())
    #expect(order.listName == "Everybody")
    #expect(order.sources.map(\.segment) == [.customers])
    #expect(order.sources.map(\.source.description) == ["/data/customers.csv"])
    #expect(order.sources.map(\.customerIDField) == ["id"])
    #expect(order.account == .pastry)
    #expect(order.consent.text == .march)
    #expect(order.consent.user == .ada)
    #expect(order.exportUser == .ada)
    #expect(order.orderedBy == .user(.carl))
  }

  @Test
  func `What leaves is what was ordered, whatever the destination becomes`() {
    let edited = Event.destination(
      .edited(
        .init(
          destination: .newsletter, before: .newsletter(), settings: .newsletter(list: 8),
          listName: "Eight")))
    let state = State(replaying: Stage.ready.history + [edited])
    #expect(state.runs[.first]?.order == .newsletter)
    #expect(state.decide(report: .preparedFirst) == .accepted(.preparedFirst))
  }
}
