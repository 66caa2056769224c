import ArgumentParser

/// Performs a refresh.
struct RefreshNow: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "refresh", abstract: "Export every destination that runs by itself, once, now.",
    discussion: """
      Examples:
        waybill refresh
        waybill refresh --format json

      For people, cron and systemd timers. It serves what the schedules ask for and goes over all \
      destinations that run with the refresh, due or not. A refresh that was left open, by a \
      signal or a crash, is taken up and ended first. Exits with 0 where every run was completed, \
      and with 1 where one was not. SIGINT and SIGTERM stop it in a way that the next refresh \
      takes up.
      """)

  @OptionGroup var output: FormatOptions
  @OptionGroup(title: "Ledger") var options: LedgerOptions

  func run() async throws {
    let session = try await Session.open(options, output)
    try await RefreshPerformance(session: session).perform()
  }
}
