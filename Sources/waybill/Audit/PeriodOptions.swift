import ArgumentParser
import Audit

/// Which period a question of the audit is about.
struct PeriodOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Only from this time on: RFC 3339, or a date for its beginning in UTC.", valueName: "time"))
  var since: TimeArgument?
  @Option(help: ArgumentHelp("Only before this time.", valueName: "time"))
  var until: TimeArgument?

  /// The period.
  var period: Period { Period(since: since?.timestamp, until: until?.timestamp) }

  func validate() throws {
    guard let since, let until, until.timestamp <= since.timestamp else { return }
    throw ValidationError("--until has to be later than --since: the period would be empty.")
  }
}
