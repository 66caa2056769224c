import ArgumentParser

/// Carrying the log elsewhere as text.
struct LogGroup: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "log", abstract: "Carry the log elsewhere as text, and make a ledger of it again.",
    discussion: """
      Examples:
        waybill log export > log.ndjson
        waybill log import log.ndjson --ledger elsewhere

      What the log says is asked for with `waybill audit log`.
      """,
    subcommands: [LogExport.self, LogImport.self])
}
