import Domain

/// At least one sample of every command, and together every shape that a payload can have.
enum CommandSamples {
  static let all: [Command] =
    users + connections + segments + destinations + runs + schedules + notifications
    + dataSubjects + custody

  private static let users: [Command] =
    [(nil, nil), (.repeating(0x9D), .current)].map { pseudonymKey, version in
      .user(
        .createLedger(
          .init(
            origin: "waybill.example/ledger", administrator: .ada, name: "Ada",
            verifierKey: .verifierKey, publicKey: .of(.ada), scheduleKey: .schedule,
            pseudonymKey: pseudonymKey, version: version)))
    }
    + Role.allCases.flatMap { role -> [Command] in
      [
        .user(.add(.init(user: .nobody, name: "Zoë", role: role, publicKey: .of(.nobody)))),
        .user(.changeRole(.init(user: .carl, role: role))),
      ]
    } + [
      .user(.deactivate(.init(user: .carl))),
      .user(.rotateKey(.init(user: .bea, publicKey: .next(of: .bea)))),
    ]

  private static let connections: [Command] =
    [
      .create(
        .init(connection: .other, name: "Other", baseURL: "https://api.brevo.com/v3")),
      .create(
        .init(
          connection: .other, name: "Other", baseURL: "https://api.brevo.com/v3",
          profileLimit: 5000)),
      .acceptConsent(.init(connection: .brevo, shown: .march, current: .march)),
      .addExportUser(.init(connection: .brevo, user: .bea)),
      .save(.init(connection: .brevo)), .share(.init(connection: .brevo)),
      .unshare(.init(connection: .brevo)),
      .requireApproval(.init(connection: .brevo)), .waiveApproval(.init(connection: .brevo)),
      .rename(.init(connection: .brevo, name: "Mail")),
      .withdrawConsent(.init(connection: .brevo)), .remove(.init(connection: .brevo)),
    ].map(Command.connection)
    + answers.flatMap { answer -> [Command] in
      let attempt = ConnectionCommand.Establish(
        connection: .brevo, keyFingerprint: "00112233445566aa", answer: answer)
      return [.connection(.establish(attempt)), .connection(.rotateAPIKey(attempt))]
    }

  private static let answers =
    [AccountAnswer.accepted(account: .pastry)]
    + AccountAnswer.Failure.allCases.map { .failed(reason: $0) }

  private static let segments: [Command] =
    (ProfileSource.samples.map { source in
      .define(
        .init(
          segment: .missing, name: "Lapsed", source: source, customerIDField: "id",
          reading: .readable(fields: ["id", "email"])))
    } + [
      .define(
        .init(
          segment: .missing, name: "Lapsed", source: .table(.csv("/data/lapsed.csv")),
          reading: .unreadable(reason: "There is no such file."))),
      .activate(.init(segment: .customers)), .deactivate(.init(segment: .customers)),
      .remove(.init(segment: .customers)),
    ] as [SegmentCommand]).map(Command.segment)

  private static let destinations: [Command] =
    [
      DestinationCommand.Save.newsletter(), .newsletter(settings: .plain),
      .newsletter(settings: .changes),
      .newsletter(list: .dynamic(name: "Buyers")), .newsletter(list: .missing),
    ].flatMap {
      [.destination(.save($0)), .destination(.edit($0)), .destination(.attach($0))]
    } + [
      .destination(.remove(.init(destination: .newsletter))),
      .destination(.detach(.init(destination: .newsletter))),
    ]
    + DestinationSchedule.samples.map {
      .destination(
        .setSchedule(
          .init(destination: .newsletter, schedule: $0, isTimeZoneKnown: true, from: .at(0))))
    }
    + RunPlan.samples.map { .destination(.approve(.init(plan: $0))) }

  private static let runs: [Command] =
    ([
      .start(.init(run: .second, destination: .newsletter, consentText: .march)),
      .start(
        .init(run: .second, destination: .newsletter, consentText: .march, refresh: .morning)),
      .resume(.init(run: .first, consentText: .march)), .cancel(.init(run: .first)),
    ]
    + RunPlan.samples.map { plan in
      .start(.init(run: .second, destination: .newsletter, consentText: .march, plan: plan))
    }).map(Command.run)

  private static let schedules: [Command] =
    Schedule.samples.map {
      .schedule(.set(.init(schedule: $0, isTimeZoneKnown: true, from: .at(0))))
    }
    + [
      .switchOff(.init()),
      .startRefresh(
        .init(
          refresh: .morning, occasion: .at(6),
          own: [.init(destination: .birthday, occasion: .at(7))])),
      .startRefresh(.init(refresh: .morning, occasion: nil)),
      .completeRefresh(.init(refresh: .morning)),
    ].map(Command.schedule)

  private static let dataSubjects: [Command] = [
    .lookUp(.init(pseudonym: .somebody)), .suppress(.init(pseudonym: .somebody)),
    .suppress(.init(pseudonym: .somebody, reason: .letter)),
    .release(.init(pseudonym: .somebody)),
    .release(.init(pseudonym: .somebody, reason: .letter)),
    .erase(.init(pseudonym: .somebody, connections: [.brevo, .other])),
    .erase(.init(pseudonym: .somebody, connections: [], reason: .letter)),
  ].map(Command.dataSubject)

  private static let custody: [Command] = [
    .custody(.purgeManifests(.init(purge: .lastYears))),
    .custody(.writeEvidence(.init(evidence: .ofFirst))),
    .custody(.writeEvidence(.init(evidence: .ofAllTime))),
    .custody(.writeEvidence(.init(evidence: .ofAnHour))),
    .custody(.markGap(.init(gap: .ofThree))),
    .custody(.upgrade(.init(version: .current))),
  ]

  private static let notifications: [Command] = [
    .set(.init(webhook: .pager)), .switchOff(.init()),
  ].map(Command.notification)
}

extension DestinationSettings {
  /// An export that says as little as one can.
  static let plain = newsletter(name: "Plain", matching: .addressAlone)
  /// One that sends only changes, and takes off who left.
  static let changes = DestinationSettings(
    name: "Changes", connection: .brevo, list: 7, matching: .customers, segments: [.customers],
    onlyChanges: true, mirror: .usual)
}
