import ArgumentParser

/// Exports.
struct RunGroup: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Export destinations, and see what came of it.",
    discussion: """
      Examples:
        waybill run Newsletter
        waybill run --all
        waybill run plan Newsletter --output newsletter.plan
        waybill run watch
        waybill run resume
        waybill run retry 0193a5c2
        waybill run list --destination Newsletter
        waybill run show 0193a5c2
        waybill run show 0193a5c2 --rejected --format csv

      A run is named by its identifier, or by the first 8 characters or more of it. `waybill run \
      NAME` is short for `waybill run start NAME`, which a destination called like a subcommand \
      needs.
      """,
    subcommands: [
      RunStart.self, RunPlanning.self, RunApprove.self, RunWatch.self, RunResume.self,
      RunRetry.self, RunCancel.self, RunList.self,
      RunShow.self,
    ],
    defaultSubcommand: RunStart.self)
}
