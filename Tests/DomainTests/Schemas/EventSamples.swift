import Domain

/// At least one sample of every event, and together every shape that a payload can have.
enum EventSamples {
  static let all: [Event] =
    users + connections + segments + destinations + orders + batches + ends + refusals

  private static let users: [Event] =
    [.ledgerCreated(.init(origin: "waybill.example/ledger"))].map(Event.user)
    + Role.allCases.flatMap { role -> [Event] in
      [
        .user(.added(.init(user: .nobody, name: "Zoë", role: role))),
        .user(.roleChanged(.init(user: .carl, from: role, role: role))),
      ]
    } + [.user(.deactivated(.init(user: .carl)))]

  private static let connections: [Event] =
    [
      .created(.brevo()), .created(.brevo(profileLimit: 5000)),
      .consentAccepted(.init(connection: .brevo, text: .march, user: .ada)),
      .established(.brevo()), .exportUserAdded(.init(connection: .brevo, user: .ada)),
      .saved(.init(connection: .brevo)), .shared(.init(connection: .brevo)),
      .unshared(.init(connection: .brevo)),
      .renamed(.init(connection: .brevo, from: "Brevo", name: "Mail")),
      .apiKeyRotated(.brevo()),
      .consentWithdrawn(.init(connection: .brevo, text: .march, user: .ada)),
      .removed(.init(connection: .brevo)),
    ].map(Event.connection)
    + AccountAnswer.Failure.allCases.map {
      .connection(
        .attemptFailed(
          .init(connection: .brevo, keyFingerprint: "00112233445566aa", reason: $0)))
    }

  private static let segments: [Event] = [
    .defined(.customers()), .defined(.customers(customerIDField: nil)),
    .activated(.init(segment: .customers)), .deactivated(.init(segment: .customers)),
    .removed(.init(segment: .customers)),
  ].map(Event.segment)

  private static let destinations: [Event] =
    [DestinationSettings.newsletter(), .plain].flatMap { settings -> [Event] in
      [
        .destination(
          .saved(
            .init(
              destination: .newsletter, settings: settings, listName: "Everybody", owner: .carl))),
        .destination(
          .edited(
            .init(
              destination: .newsletter, before: settings, settings: settings, listName: "All"))),
      ]
    } + [.destination(.removed(.init(destination: .newsletter)))]

  private static let orders: [Event] =
    [RunOrder.newsletter, plainOrder].map { .run(.requested(.init(run: .first, order: $0))) } + [
      .run(.started()), .run(.started(.sending(3))),
      .run(.started(list: .missing, missing: ["AGE"])),
      .run(.started(list: .dynamic(name: "VIP"))), .run(.preparedFirst),
      .run(.resumed(.init(run: .first, consentText: .march, user: .user(.carl)))),
      .run(.cancelled(.init(run: .first, user: .ada))),
    ]

  /// The order of a destination that says as little as one can, of a segment that does.
  private static let plainOrder: RunOrder = {
    let history =
      History.shared + [
        .segment(.defined(.customers(customerIDField: nil))),
        .destination(
          .saved(
            .init(
              destination: .newsletter, settings: .plain, listName: "Everybody", owner: .carl))),
      ]
    let start = RunCommand.Start(run: .first, destination: .newsletter, consentText: .march)
    do throws(Refusal) {
      let events = try State(replaying: history).decide(.run(.start(start)), by: .user(.carl))
      guard case .run(.requested(let requested)) = events.first else {
        preconditionFailure("no run was ordered")
      }
      return requested.order
    } catch {
      preconditionFailure("\(error)")
    }
  }()

  private static let batches: [Event] =
    AttemptFailure.allCases.flatMap { cause -> [Event] in
      [
        .run(.unanswered(1, cause: cause)),
        .run(
          .batchDeferred(
            .init(run: .first, number: 1, attempt: 1, cause: cause, waitMilliseconds: 500))),
      ]
    }
    + ImportOutcome.allCases.map {
      .run(
        .imported(
          1, outcome: $0,
          refused: [
            .init(reason: "invalid_emails", rows: 3), .init(reason: "duplicates", rows: nil),
          ]))
    } + [.run(.rejected(1)), .run(.sent(1))]

  private static let ends: [Event] =
    Interruption.allCases.map { .run(.stopped($0)) }
    + RunFailure.allCases.map { .run(.failed($0)) }
    + [
      .run(.failed(.forbidden, rule: "consent-not-in-force")),
      .run(.failed(.init(run: .first, reason: .gaveUp, detail: "line 7"))),
      .run(
        .completed(
          refused: [
            .init(reason: "invalid_emails", rows: 3), .init(reason: "duplicates", rows: nil),
          ],
          warnings: RunWarning.allCases)),
    ]

  private static let refusals: [Event] = [
    .commandRefused(
      .init(
        refusing: .user(.add(.init(user: .nobody, name: "Dora", role: .viewer))),
        because: .roleInsufficient(has: .viewer, needs: .administrator))),
    .commandRefused(CommandRefused(refusing: RunID.first, because: .noSegment)),
  ]
}
