import ArgumentParser

/// Makes ledgers to measure, and measures what no command of `waybill` does by itself.
@main
struct LedgerBenchmark: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ledger-benchmark",
    abstract: "Make ledgers to measure, and measure what no command does by itself.",
    discussion: """
      One process measures one thing once, and prints a line of JSON: whoever compares runs this and \
      others in turn.
      """,
    subcommands: [Make.self, Append.self, Verify.self, Probe.self])
}
