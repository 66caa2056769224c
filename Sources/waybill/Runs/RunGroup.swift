import ArgumentParser

/// Exports.
struct RunGroup: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Export destinations, and see what came of it.",
    discussion: """
      Examples:
        waybill run start Newsletter
        waybill run resume
        waybill run list --destination Newsletter
        waybill run show 0193a5c2
        waybill run show 0193a5c2 --rejected --format csv

      A run is named by its identifier, or by the first 8 characters or more of it.
      """,
    subcommands: [
      RunStart.self, RunResume.self, RunCancel.self, RunList.self, RunShow.self,
    ])
}
