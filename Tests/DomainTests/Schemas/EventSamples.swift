import Domain

/// At least one sample of every event, and together every shape that a payload can have.
enum EventSamples {
  static let all: [Event] =
    users + connections + segments + destinations + orders + batches + ends + schedules
    + notifications + dataSubjects + custody + refusals

  private static let dataSubjects: [Event] =
    [
      .lookedUp(.init(pseudonym: .somebody)),
      .suppressed(.init(pseudonym: .somebody, user: .ada)),
      .suppressed(.init(pseudonym: .somebody, user: .ada, reason: .letter)),
      .released(.init(pseudonym: .somebody, user: .ada)),
      .released(.init(pseudonym: .somebody, user: .ada, reason: .letter)),
      .erasureOrdered(.init(pseudonym: .somebody, connections: [.brevo, .other], user: .ada)),
    ].map(Event.dataSubject) + outcomes.map(Event.dataSubject)

  private static let outcomes: [DataSubjectEvent] =
    DataSubjectEvent.Erased.Outcome.allCases.map {
      .erased(.init(pseudonym: .somebody, connection: .brevo, outcome: $0))
    }
    + ErasureFailure.allCases.map {
      .erasureFailed(.init(pseudonym: .somebody, connection: .brevo, reason: $0))
    }
    + AttemptFailure.allCases.map {
      .erasureUnanswered(.init(pseudonym: .somebody, connection: .brevo, cause: $0))
    }

  /// Beginnings as they were recorded before versions were.
  static let firstCreations = [nil, SHA256Digest.repeating(0x9D)].map { pseudonymKey in
    UserEvent.LedgerCreated1(
      origin: "waybill.example/ledger", verifierKey: .verifierKey, scheduleKey: .schedule,
      pseudonymKey: pseudonymKey)
  }

  private static let users: [Event] =
    firstCreations.map { .user(.ledgerCreated(.init(upcasting: $0))) } + [
      .user(
        .ledgerCreated(
          .init(
            origin: "waybill.example/ledger", verifierKey: .verifierKey, scheduleKey: .schedule)))
    ]
    + Role.allCases.flatMap { role -> [Event] in
      [
        .user(.added(.init(user: .nobody, name: "Zoë", role: role, publicKey: .of(.nobody)))),
        .user(.roleChanged(.init(user: .carl, from: role, role: role))),
      ]
    } + [
      .user(.deactivated(.init(user: .carl))),
      .user(
        .keyRotated(.init(user: .carl, from: .of(.carl), publicKey: .next(of: .carl)))),
    ]

  private static let connections: [Event] =
    [
      .created(.brevo()), .created(.brevo(profileLimit: 5000)),
      .consentAccepted(.init(connection: .brevo, text: .march, user: .ada)),
      .established(.brevo()), .exportUserAdded(.init(connection: .brevo, user: .ada)),
      .saved(.init(connection: .brevo)), .shared(.init(connection: .brevo)),
      .unshared(.init(connection: .brevo)),
      .approvalRequired(.init(connection: .brevo)), .approvalWaived(.init(connection: .brevo)),
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

  private static let segments: [Event] =
    [
      .defined(.customers()), .defined(.customers(customerIDField: nil)),
      .activated(.init(segment: .customers)), .deactivated(.init(segment: .customers)),
      .removed(.init(segment: .customers)),
    ].map(Event.segment)
    + ProfileSource.samples.map { source in
      .segment(
        .defined(
          .init(
            segment: .customers, name: "Customers", source: source, fields: ["id", "email"],
            customerIDField: "id")))
    }

  private static let destinations: [Event] =
    [DestinationSettings.newsletter(), .plain, .changes].flatMap { settings -> [Event] in
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
    } + [
      .destination(.removed(.init(destination: .newsletter))),
      .destination(.detached(.init(destination: .newsletter))),
      .destination(.paused(.init(destination: .newsletter, failures: 3))),
    ]
    + RunPlan.samples.map { .destination(.approved(.init(plan: $0, user: .bea))) }
    + [DestinationSettings.newsletter(), .plain, .changes].map { settings in
      .destination(
        .attached(
          .init(
            destination: .newsletter, before: settings, settings: settings, listName: "All")))
    }
    + DestinationSchedule.samples.map {
      .destination(.scheduled(.init(destination: .newsletter, schedule: $0, from: .at(0))))
    }

  private static let requestedOrders: [RunOrder] =
    [.newsletter, plainOrder, .scheduled, changesOrder] + sourceOrders + plannedOrders

  private static let orders: [Event] =
    requestedOrders.map { .run(.requested(.init(run: .first, order: $0))) } + [
      .run(.started()), .run(.started(.sending(3))),
      .run(
        .started(
          .changes, removals: .init(leaving: 1, standing: 5))),
      .run(.started(list: .missing, missing: ["AGE"])),
      .run(.started(list: .dynamic(name: "VIP"))), .run(.preparedFirst),
      .run(.resumed(.init(run: .first, consentText: .march, user: .user(.carl)))),
      .run(.resumed(.init(run: .first, consentText: .march, user: .schedule))),
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
    return RunOrder.ordered(
      .init(run: .first, destination: .newsletter, consentText: .march), by: .user(.carl),
      after: history)
  }()

  /// The order of a destination that is compared with its last completed run.
  private static let changesOrder: RunOrder = {
    let history =
      History.shared + [
        .segment(.defined(.customers())),
        .destination(
          .saved(
            .init(
              destination: .newsletter, settings: .changes, listName: "Everybody", owner: .carl))),
      ]
    let start = RunCommand.Start(
      run: .first, destination: .newsletter, consentText: .march)
    let first = RunOrder.ordered(start, by: .user(.carl), after: history)
    return RunOrder.ordered(
      start, by: .user(.carl),
      after: history + [
        .run(.requested(.init(run: .first, order: first))), .run(.completed()),
      ])
  }()

  /// Orders by plans, approved and not.
  private static let plannedOrders: [RunOrder] =
    [
      RunOrder.ordered(
        .init(run: .first, destination: .newsletter, consentText: .march, plan: .newsletter),
        by: .user(.carl), after: History.approved)
    ]
    + RunPlan.exports.map { history, plan in
      RunOrder.ordered(
        .init(run: .second, destination: .newsletter, consentText: .march, plan: plan),
        by: .user(.carl), after: history)
    }

  /// An order over each kind of source.
  private static let sourceOrders: [RunOrder] = ProfileSource.samples.map { source in
    RunOrder.ordered(
      .init(run: .first, destination: .newsletter, consentText: .march), by: .user(.carl),
      after: History.shared + [
        .segment(
          .defined(
            .init(
              segment: .customers, name: "Customers", source: source, fields: ["id", "email"],
              customerIDField: "id"))),
        .destination(
          .saved(
            .init(
              destination: .newsletter, settings: .plain, listName: "Everybody", owner: .carl))),
      ])
  }

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
    } + [.run(.rejected(1)), .run(.sent(1)), .run(.removing(3, contacts: 2))]
    + RemovalSettlement.allCases.map { .run(.removed(3, 1, settled: $0)) }

  private static let ends: [Event] =
    Interruption.allCases.map { .run(.stopped($0)) }
    + RunFailure.allCases.map { .run(.failed($0)) }
    + [
      .run(.failed(.forbidden, rule: "consent-not-in-force")),
      .run(.failed(.init(run: .first, reason: .gaveUp, detail: "line 7"))),
      .run(.completed(.changes)),
      .run(
        .completed(
          removed: 2,
          refused: [
            .init(reason: "invalid_emails", rows: 3), .init(reason: "duplicates", rows: nil),
          ],
          warnings: RunWarning.allCases)),
    ]

  private static let schedules: [Event] =
    Schedule.samples.map { .schedule(.set(.init(schedule: $0, from: .at(0)))) } + [
      .schedule(.switchedOff(.init())),
      .schedule(.refreshStarted(.morning())),
      .schedule(
        .refreshStarted(
          .init(
            refresh: .evening, orderer: .user(.ada), occasion: nil,
            own: [.init(destination: .birthday, occasion: .at(7))], destinations: [.birthday]))),
      .schedule(
        .refreshCompleted(
          .init(refresh: .morning, figures: RefreshFigures(RefreshOutcome.allCases)))),
    ]

  private static let notifications: [Event] =
    [.set(.init(webhook: .pager)), .switchedOff(.init())].map(Event.notification)
    + DestinationCondition.allCases.flatMap { condition -> [Event] in
      [
        .notification(
          .delivered(
            .init(message: "m-1", destination: .newsletter, condition: condition, attempts: 1))),
        .notification(
          .failed(
            .init(
              message: "m-2", destination: .newsletter, condition: condition, attempts: 5,
              reason: "No answer came."))),
      ]
    }

  private static let custody: [Event] = [
    .custody(.manifestsPurged(.init(purge: .lastYears))),
    .custody(.evidenceWritten(.init(evidence: .ofFirst))),
    .custody(.evidenceWritten(.init(evidence: .ofAllTime))),
    .custody(.evidenceWritten(.init(evidence: .ofAnHour))),
    .custody(.gapMarked(.init(gap: .ofThree))),
    .custody(.upgraded(.init(from: .first, version: .current))),
  ]

  private static let refusals: [Event] = [
    .commandRefused(
      .init(
        refusing: .run(
          .start(
            .init(
              run: .first, destination: .newsletter, consentText: .march, refresh: .morning))),
        because: .consentNotInForce(connection: "Brevo"))),
    .commandRefused(.init(refusing: .schedule(.switchOff(.init())), because: .scheduleMayNot)),
    .commandRefused(
      .init(refusing: .notification(.switchOff(.init())), because: .scheduleMayNot)),
    .commandRefused(
      .init(
        refusing: .schedule(.completeRefresh(.init(refresh: .missing))),
        because: .refreshNotUnderWay(.missing))),
    .commandRefused(
      .init(
        refusing: .user(
          .add(.init(user: .nobody, name: "Dora", role: .viewer, publicKey: .of(.nobody)))),
        because: .roleInsufficient(has: .viewer, needs: .administrator))),
    .commandRefused(CommandRefused(refusing: RunID.first, because: .noSegment)),
  ]
}
