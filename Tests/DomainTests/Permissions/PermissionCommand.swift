import Domain

/// A kind of command; a new one does not compile until it has a sample here.
enum PermissionCommand: Hashable, Sendable {
  case user(UserCommand.Kind)
  case connection(ConnectionCommand.Kind)
  case segment(SegmentCommand.Kind)
  case destination(DestinationCommand.Kind)
  case run(RunCommand.Kind)
  case schedule(ScheduleCommand.Kind)
  case notification(NotificationCommand.Kind)
  case dataSubject(DataSubjectCommand.Kind)
  case custody(CustodyCommand.Kind)

  /// Every kind of command.
  static let all: [PermissionCommand] =
    UserCommand.Kind.allCases.map(Self.user) + ConnectionCommand.Kind.allCases.map(Self.connection)
    + SegmentCommand.Kind.allCases.map(Self.segment)
    + DestinationCommand.Kind.allCases.map(Self.destination)
    + RunCommand.Kind.allCases.map(Self.run) + ScheduleCommand.Kind.allCases.map(Self.schedule)
    + NotificationCommand.Kind.allCases.map(Self.notification)
    + DataSubjectCommand.Kind.allCases.map(Self.dataSubject)
    + CustodyCommand.Kind.allCases.map(Self.custody)

  /// A command of the kind, as somebody asks it.
  func sample(by asker: Asker, _ scope: Scope) -> Command {
    switch self {
    case .user(let kind):
      .user(Self.sample(kind, about: scope == .themselves ? asker.user ?? .nobody : .ada))
    case .connection(let kind):
      .connection(
        Self.sample(kind, about: scope == .themselves ? asker.user ?? .nobody : .numbered(98)))
    case .segment(let kind): .segment(Self.sample(kind))
    case .destination(let kind): .destination(Self.sample(kind))
    case .run(let kind): .run(Self.sample(kind))
    case .schedule(let kind): .schedule(Self.sample(kind))
    case .notification(let kind): .notification(Self.sample(kind))
    case .dataSubject(let kind): .dataSubject(Self.sample(kind))
    case .custody(let kind): .custody(Self.sample(kind))
    }
  }

  private static func sample(_ kind: UserCommand.Kind, about user: UserID) -> UserCommand {
    switch kind {
    case .createLedger:
      .createLedger(
        .init(
          origin: "waybill.example/ledger", administrator: .ada, name: "Ada",
          verifierKey: .verifierKey, publicKey: .of(.ada),
          scheduleKey: .schedule))
    case .add: .add(.init(user: .nobody, name: "Zoë", role: .viewer, publicKey: .of(.nobody)))
    case .changeRole: .changeRole(.init(user: .carl, role: .viewer))
    case .deactivate: .deactivate(.init(user: .carl))
    case .rotateKey: .rotateKey(.init(user: user, publicKey: .next(of: user)))
    }
  }

  private static func sample(
    _ kind: ConnectionCommand.Kind, about user: UserID
  ) -> ConnectionCommand {
    let attempt = ConnectionCommand.Establish(
      connection: .brevo, keyFingerprint: "00112233445566aa",
      answer: .accepted(account: .pastry))
    return switch kind {
    case .create:
      .create(.init(connection: .other, name: "Other", baseURL: "https://api.brevo.com/v3"))
    case .acceptConsent: .acceptConsent(.init(connection: .brevo, shown: .march, current: .march))
    case .establish: .establish(attempt)
    case .addExportUser: .addExportUser(.init(connection: .brevo, user: user))
    case .save: .save(.init(connection: .brevo))
    case .share: .share(.init(connection: .brevo))
    case .unshare: .unshare(.init(connection: .brevo))
    case .requireApproval: .requireApproval(.init(connection: .brevo))
    case .waiveApproval: .waiveApproval(.init(connection: .brevo))
    case .rename: .rename(.init(connection: .brevo, name: "Mail"))
    case .rotateAPIKey: .rotateAPIKey(attempt)
    case .withdrawConsent: .withdrawConsent(.init(connection: .brevo))
    case .remove: .remove(.init(connection: .brevo))
    }
  }

  private static func sample(_ kind: SegmentCommand.Kind) -> SegmentCommand {
    switch kind {
    case .define:
      .define(
        .init(
          segment: .missing, name: "Lapsed", source: .table(.csv("/data/lapsed.csv")),
          reading: .readable(fields: ["email"])))
    case .activate: .activate(.init(segment: .customers))
    case .deactivate: .deactivate(.init(segment: .customers))
    case .remove: .remove(.init(segment: .customers))
    }
  }

  private static func sample(_ kind: DestinationCommand.Kind) -> DestinationCommand {
    switch kind {
    case .save: .save(.newsletter(.birthday, settings: .newsletter(name: "Birthday")))
    case .edit: .edit(.newsletter(settings: .newsletter(name: "News")))
    case .remove: .remove(.init(destination: .newsletter))
    case .detach: .detach(.init(destination: .newsletter))
    case .attach: .attach(.newsletter())
    case .setSchedule:
      .setSchedule(
        .init(
          destination: .newsletter, schedule: .off, isTimeZoneKnown: true,
          from: Timestamp(milliseconds: 0)))
    case .approve: .approve(.init(plan: .newsletter))
    }
  }

  private static func sample(_ kind: RunCommand.Kind) -> RunCommand {
    switch kind {
    case .start:
      .start(.init(run: .second, destination: .newsletter, consentText: .march))
    case .resume: .resume(.init(run: .first, consentText: .march))
    case .cancel: .cancel(.init(run: .first))
    }
  }

  private static func sample(_ kind: ScheduleCommand.Kind) -> ScheduleCommand {
    switch kind {
    case .set:
      .set(
        .init(
          schedule: Schedule(days: Weekday.allCases, times: [], timeZone: "UTC"),
          isTimeZoneKnown: true, from: Timestamp(milliseconds: 0)))
    case .switchOff: .switchOff(.init())
    case .startRefresh: .startRefresh(.init(refresh: .numbered(51), occasion: nil))
    case .completeRefresh: .completeRefresh(.init(refresh: .numbered(51)))
    }
  }

  private static func sample(_ kind: DataSubjectCommand.Kind) -> DataSubjectCommand {
    switch kind {
    case .lookUp: .lookUp(.init(pseudonym: .somebody))
    case .suppress: .suppress(.init(pseudonym: .somebody))
    case .release: .release(.init(pseudonym: .somebody))
    case .erase: .erase(.init(pseudonym: .somebody, connections: []))
    }
  }

  private static func sample(_ kind: CustodyCommand.Kind) -> CustodyCommand {
    switch kind {
    case .purgeManifests: .purgeManifests(.init(purge: .lastYears))
    case .writeEvidence: .writeEvidence(.init(evidence: .ofFirst))
    case .markGap: .markGap(.init(gap: .ofThree))
    case .upgrade: .upgrade(.init(version: .current))
    }
  }

  private static func sample(_ kind: NotificationCommand.Kind) -> NotificationCommand {
    switch kind {
    case .set:
      .set(.init(webhook: .init(server: "https://hooks.example", fingerprint: "aa")))
    case .switchOff: .switchOff(.init())
    }
  }
}
