import ArgumentParser
import Domain
import Ledger

/// Shows or says when a destination runs by itself.
struct DestinationTiming: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schedule", abstract: "Show or say when a destination runs by itself.",
    discussion: """
      Examples:
        waybill destination schedule Newsletter
        waybill destination schedule Newsletter --weekly --day fri --at 17:00 \\
          --time-zone Europe/Berlin
        waybill destination schedule Newsletter --with-refresh
        waybill destination schedule Newsletter --off
        waybill destination schedule Newsletter --resume

      A destination goes with every refresh, unless it has times of its own or is off. After three \
      failures in a row its schedule waits: --resume lets it count again.
      """)

  @Argument(help: "The destination's name or identifier.", completion: .destinations)
  var name: String
  @Flag(help: "Run it with every refresh.") var withRefresh = false
  @Flag(help: "Run it only when somebody starts it.") var off = false
  @Flag(help: "Let the schedule that it has count again after a pause.") var resume = false
  @OptionGroup(title: "Times of its own") var times: ScheduleOptions
  @OptionGroup var output: FormatOptions
  @OptionGroup(title: "Ledger") var options: LedgerOptions

  func validate() throws {
    guard [withRefresh, off, resume, times.isGiven].count(where: \.self) <= 1 else {
      throw ValidationError(
        "--with-refresh, --off, --resume and times of its own contradict each other: give one.")
    }
  }

  func run() async throws {
    let session = try await Session.open(options, output)
    let destination = try session.destination(name)
    let now = session.ledger.surroundings.now
    guard let schedule = try wanted(of: destination, in: session.state) else {
      try session.viewer()
      return try session.print(
        ScheduleSummary(of: destination, in: session.state, at: now))
    }
    let isKnown =
      switch schedule {
      case .own(let schedule): schedule.isTimeZoneKnown
      case .withRefresh, .off: true
      }
    try await session.schedule(
      .destination(
        .setSchedule(
          .init(
            destination: destination.id, schedule: schedule, isTimeZoneKnown: isKnown, from: now))),
      saying: Self.sentence(destination.settings.name, schedule)
        + Self.note(on: destination, schedule, in: session.state))
  }

  private static func sentence(_ name: DisplayName, _ schedule: DestinationSchedule) -> String {
    switch schedule {
    case .own, .withRefresh: "“\(name)” runs by itself \(schedule)."
    case .off: "“\(name)” runs only when somebody starts it."
    }
  }

  /// What is to be said of a schedule that does not count.
  private static func note(
    on destination: Destination, _ schedule: DestinationSchedule, in state: State
  ) -> String {
    guard schedule != .off,
      state.connections[destination.settings.connection]?.requiresApproval == true
    else { return "" }
    return " Not yet: runs over its connection need an approved plan, which a schedule has not."
  }

  /// What was asked for; nothing where it is only to be shown.
  private func wanted(
    of destination: Destination, in state: State
  ) throws(CommandError) -> DestinationSchedule? {
    if withRefresh { return .withRefresh }
    if off { return .off }
    if resume { return destination.schedule }
    guard times.isGiven else { return nil }
    let present: Schedule? =
      switch destination.schedule {
      case .own(let schedule): schedule
      case .withRefresh, .off: state.refreshSchedule?.schedule
      }
    return .own(try times.schedule(insteadOf: present))
  }
}
