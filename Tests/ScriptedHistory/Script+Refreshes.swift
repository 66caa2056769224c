import Domain

extension Script {
  /// A schedule for the ledger and one for a destination, and somebody to be told.
  package mutating func setSchedules() throws {
    try ask(.schedule(.set(daily(in: "Europe/Berln", isKnown: false))))
    try ask(.schedule(.set(daily(in: "Europe/Berlin", isKnown: true))))
    try ask(
      .destination(
        .save(save(Cast.reminders, "Reminders", list: 14, segments: [Cast.customers]))))
    let own = Schedule(
      days: [.monday, .wednesday], times: times("09:30"), timeZone: "Europe/Berlin")
    try ask(follow(.own(own), Cast.offers), by: Cast.ben)
    try ask(
      .notification(
        .set(
          .init(
            webhook: Webhook(server: "https://hooks.example", fingerprint: "a1b2c3d4e5f60718")))))
  }

  /// A refresh at its time, in which one destination fails.
  package mutating func refreshAtItsTime() throws {
    wait(until: instant(23, 18, 0))
    try begin(Cast.punctual, occasion: Occasion(due: instant(23, 18, 0), missed: 0))
    try order(Cast.scheduled, of: Cast.newsletter, in: Cast.punctual)
    try start(Cast.scheduled, sent: 2)
    try prepare(1, of: Cast.scheduled, rows: 0..<2, recipients: 2)
    try deliver(1, of: Cast.scheduled, attempt: 1, process: 75)
    try finish(1, of: Cast.scheduled, process: 75)
    try complete(Cast.scheduled, sent: 2, batches: 1)

    try order(Cast.scheduledRejected, of: Cast.reminders, in: Cast.punctual)
    try start(Cast.scheduledRejected, sent: 2)
    try prepare(1, of: Cast.scheduledRejected, rows: 0..<2, recipients: 2)
    try report(
      .batchRejected(
        .init(run: Cast.scheduledRejected, number: 1, attempt: 1, code: "invalid_parameter")))
    try report(
      told(1, of: Cast.reminders, .failing, attempts: 1), after: Cast.scheduledRejected)
    try end(Cast.punctual)
  }

  /// A refresh for which the machine was off: three were due meanwhile, and a destination's own.
  package mutating func refreshLate() throws {
    wait(until: instant(25, 9, 12))
    try begin(
      Cast.late, occasion: Occasion(due: instant(25, 6, 0), missed: 2),
      own: [
        OwnOccasion(
          destination: Cast.offers, occasion: Occasion(due: instant(25, 8, 30), missed: 0))
      ])
    try order(Cast.takenUp, of: Cast.newsletter, in: Cast.late)
    try start(Cast.takenUp, sent: 2)
    try prepare(1, of: Cast.takenUp, rows: 0..<2, recipients: 2)
    try deliver(1, of: Cast.takenUp, attempt: 1, process: 76)
    try report(.interrupted(.init(run: Cast.takenUp, cause: .signal)))
    try ask(
      .run(.resume(.init(run: Cast.takenUp, consentText: Cast.consentText))), by: .schedule)
    try finish(1, of: Cast.takenUp, process: 76)
    try complete(Cast.takenUp, sent: 2, batches: 1)

    try order(Cast.scheduledRefused, of: Cast.reminders, in: Cast.late)
    try start(Cast.scheduledRefused, sent: 6000)

    try order(Cast.own, of: Cast.offers, in: Cast.late)
    try start(Cast.own, sent: 0)
    try complete(Cast.own, sent: 0, batches: 0, warnings: [.noRecipients])
    try end(Cast.late)
  }

  /// A refresh that a person begins while there is no consent: one destination fails for the
  /// first time, the other for the third.
  package mutating func refreshByHand() throws {
    wait(until: instant(25, 14, 0))
    try ask(.connection(.withdrawConsent(.init(connection: Cast.main))), by: Cast.dora)
    try begin(Cast.byHand, by: .user(Cast.ada))
    for (run, destination) in zip(Cast.neverPermitted, [Cast.newsletter, Cast.reminders]) {
      try order(run, of: destination, in: Cast.byHand, by: .user(Cast.ada))
    }
    try report(
      told(2, of: Cast.newsletter, .failing, attempts: 2), after: Cast.neverPermitted[0])
    try report(
      .failed(
        .init(
          message: message(3), destination: Cast.reminders, condition: .paused, attempts: 4,
          reason: "hooks.example answered 503")), after: Cast.neverPermitted[1])
    try end(Cast.byHand, by: .user(Cast.ada))
  }

  /// What a person does about failures.
  package mutating func mend() throws {
    try ask(accept(Cast.consentText))
    try ask(follow(.withRefresh, Cast.reminders))
    try order(Cast.mended)
    try start(Cast.mended, sent: 0)
    try complete(Cast.mended, sent: 0, batches: 0, warnings: [.noRecipients])
    try report(told(4, of: Cast.newsletter, .working, attempts: 1), after: Cast.mended)
  }

  /// A destination that loses its connection, cannot run, and gets it back.
  package mutating func detachAndAttach() throws {
    try ask(.destination(.detach(.init(destination: Cast.offers))))
    try order(Cast.neverAttached, of: Cast.offers)
    try ask(
      .destination(.attach(save(Cast.offers, "Offers", list: 13, segments: [Cast.guests]))))
    try ask(follow(.off, Cast.offers), by: Cast.ben)
  }

  /// The end of everything that happens by itself.
  package mutating func switchOff() throws {
    try ask(.notification(.switchOff(.init())))
    try ask(.schedule(.switchOff(.init())))
    wait(until: instant(25, 18, 0))
    try begin(Cast.neverDue, occasion: Occasion(due: instant(25, 18, 0), missed: 0))
  }

  private mutating func begin(
    _ refresh: RefreshID, occasion: Occasion? = nil, own: [OwnOccasion] = [],
    by actor: Actor = .schedule
  ) throws {
    try ask(
      .schedule(.startRefresh(.init(refresh: refresh, occasion: occasion, own: own))), by: actor)
  }

  private mutating func end(_ refresh: RefreshID, by actor: Actor = .schedule) throws {
    try ask(.schedule(.completeRefresh(.init(refresh: refresh))), by: actor)
  }

  private mutating func order(
    _ run: RunID, of destination: DestinationID, in refresh: RefreshID,
    by actor: Actor = .schedule
  ) throws {
    try ask(
      .run(
        .start(
          .init(
            run: run, destination: destination, consentText: Cast.consentText, refresh: refresh))),
      by: actor)
  }

  private func daily(in timeZone: String, isKnown: Bool) -> ScheduleCommand.Set {
    .init(
      schedule: Schedule(
        days: Weekday.allCases, times: times("07:00", "19:00"), timeZone: timeZone),
      isTimeZoneKnown: isKnown, from: now)
  }

  private func follow(_ schedule: DestinationSchedule, _ destination: DestinationID) -> Command {
    .destination(
      .setSchedule(
        .init(destination: destination, schedule: schedule, isTimeZoneKnown: true, from: now)))
  }

  private func told(
    _ number: UInt64, of destination: DestinationID, _ condition: DestinationCondition,
    attempts: Int
  ) -> NotificationEvent {
    .delivered(
      .init(
        message: message(number), destination: destination, condition: condition,
        attempts: attempts))
  }

  private func message(_ number: UInt64) -> String {
    UUIDv7(milliseconds: 1_790_000_000_000, random: (2, number)).description
  }

  private func times(_ texts: String...) -> [TimeOfDay] { texts.compactMap(TimeOfDay.init) }

  /// An instant of November 2026, in UTC; Berlin is an hour ahead.
  private func instant(_ day: Int64, _ hour: Int64, _ minute: Int64) -> Timestamp {
    let midnight: Int64 = 1_795_392_000_000
    return Timestamp(
      milliseconds: midnight + (((day - 23) * 24 + hour) * 60 + minute) * 60_000)
  }
}
