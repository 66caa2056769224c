import ArgumentParser
import Domain

/// On which days, at which times and by whose clock something is to run.
struct ScheduleOptions: ParsableArguments {
  @Flag(help: "Every day.") var daily = false
  @Flag(help: "On the days that --day names, every week.") var weekly = false
  @Option(
    help: ArgumentHelp(
      "A day, mon to sun, or several with commas between them; repeat it for more.",
      valueName: "day"))
  var day: [DaysArgument] = []
  @Option(
    help: ArgumentHelp(
      "A time of the 24-hour clock, such as 06:00 or 18:30; repeat it for up to four.",
      valueName: "hh:mm"))
  var at: [TimeOfDayArgument] = []
  @Option(
    help: ArgumentHelp(
      "The time zone of these times, by its IANA name, such as Asia/Hong_Kong.",
      discussion: "Default: that of the present schedule.", valueName: "name"),
    completion: .custom { _, _, _ in TimeZoneSuggestion.knownNames })
  var timeZone: String?

  func validate() throws {
    if daily && weekly { throw ValidationError("--daily and --weekly contradict each other.") }
    if daily && !day.isEmpty {
      throw ValidationError("--daily means every day: leave --day out, or say --weekly.")
    }
  }

  /// Whether anything was said.
  var isGiven: Bool { daily || weekly || !day.isEmpty || !at.isEmpty || timeZone != nil }

  /// The schedule that was asked for, whatever the rules will say to it.
  ///
  /// - Parameter present: The schedule that there is.
  /// - Returns: The schedule.
  /// - Throws: `CommandError.unusableValue` where nothing says by whose clock.
  func schedule(insteadOf present: Schedule?) throws(CommandError) -> Schedule {
    guard let timeZone = timeZone ?? present?.timeZone else {
      throw .unusableValue(
        option: "--time-zone",
        reason: "there is no schedule to take it from; name one, such as Europe/Berlin.")
    }
    return Schedule(
      days: daily ? Weekday.allCases : day.flatMap(\.days), times: at.map(\.time),
      timeZone: timeZone)
  }
}
