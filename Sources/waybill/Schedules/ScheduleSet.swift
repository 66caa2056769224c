import ArgumentParser
import Domain
import Ledger

/// Says when refreshes are due.
struct ScheduleSet: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "set", abstract: "Set the schedule, whole; it counts from now on.",
    discussion: """
      Examples:
        waybill schedule set --daily --at 06:00 --time-zone Europe/Berlin
        waybill schedule set --weekly --day mon --day thu --at 06:00 --at 18:00
        waybill schedule set --weekly --day sat,sun --at 09:30 --time-zone Asia/Hong_Kong

      A time that the clock skips in spring is taken at the first instant after; one that it shows \
      twice in autumn counts once. What falls due while no daemon runs is made up for once, when \
      one starts.
      """)

  @OptionGroup var times: ScheduleOptions
  @OptionGroup var output: FormatOptions
  @OptionGroup(title: "Ledger") var options: LedgerOptions

  func run() async throws {
    let session = try await Session.open(options, output)
    let schedule = try times.schedule(insteadOf: session.state.refreshSchedule?.schedule)
    let now = session.ledger.surroundings.now
    let command = Command.schedule(
      .set(.init(schedule: schedule, isTimeZoneKnown: schedule.isTimeZoneKnown, from: now)))
    let next = schedule.next(1, after: now).first.map { ZonedTime($0, in: schedule.timeZone).text }
    try await session.schedule(
      command,
      saying: "Refreshes are due \(schedule), next \(next ?? "never");"
        + " `waybill daemon` performs them.")
  }
}

extension Session {
  /// Asks for a schedule, and helps with the name of its time zone.
  ///
  /// - Parameters:
  ///   - command: What is asked.
  ///   - done: The sentence that says it happened.
  /// - Throws: As `execute(_:saying:)`; `CommandError.refused` where there is something to add.
  func schedule(_ command: Command, saying done: String) async throws {
    do {
      try await execute(command, saying: done)
    } catch Refusal.timeZoneUnknown(let name) {
      let refusal = Refusal.timeZoneUnknown(name)
      guard let question = TimeZoneSuggestion(for: name).question else { throw refusal }
      throw CommandError.refused(refusal, hint: question)
    }
  }
}
