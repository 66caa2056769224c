import ArgumentParser

/// Measures ledgers, and makes them to measure.
@main
struct LedgerBenchmark: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ledger-benchmark", abstract: "Measure ledgers, and make them to measure.",
    subcommands: [Measure.self, Make.self], defaultSubcommand: Measure.self)
}
