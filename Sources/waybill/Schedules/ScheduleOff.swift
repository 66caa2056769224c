import ArgumentParser
import Domain

/// Switches the schedule off.
struct ScheduleOff: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "off", abstract: "Switch the schedule off; refreshes then run only on demand.",
    discussion: """
      Examples:
        waybill schedule off

      Destinations with times of their own go on by these. A refresh under way goes on to its end.
      """)

  @OptionGroup var output: FormatOptions
  @OptionGroup(title: "Ledger") var options: LedgerOptions

  func run() async throws {
    let session = try await Session.open(options, output)
    try await session.execute(
      .schedule(.switchOff(.init())),
      saying: "The schedule is off; `waybill refresh` performs a refresh on demand.")
  }
}
