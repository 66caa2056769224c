import ArgumentParser

/// Named sets of profiles.
struct SegmentGroup: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "segment",
    abstract: "Name sets of customer profiles, and where they are read from.",
    discussion: """
      Examples:
        waybill segment add Customers --csv customers.csv
        waybill segment preview Customers
        waybill segment list
        waybill segment deactivate Customers
      """,
    subcommands: [
      SegmentAdd.self, SegmentList.self, SegmentShow.self, SegmentPreview.self,
      SegmentActivate.self, SegmentDeactivate.self, SegmentRemove.self,
    ])
}
