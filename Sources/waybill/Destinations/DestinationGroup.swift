import ArgumentParser

/// Saved exports.
struct DestinationGroup: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "destination", abstract: "Save exports: which segments go to which list, and how.",
    discussion: """
      Examples:
        waybill destination save Newsletter --connection Brevo --list 2 \\
          --segment Customers --email Email
        waybill destination edit Newsletter --attribute FIRSTNAME=FirstName
        waybill destination check Newsletter
        waybill destination list
        waybill destination detach Newsletter
        waybill destination attach Newsletter --connection Brevo
        waybill destination remove Newsletter
      """,
    subcommands: [
      DestinationSave.self, DestinationEdit.self, DestinationList.self, DestinationShow.self,
      DestinationCheck.self, DestinationTiming.self, DestinationDetach.self, DestinationAttach.self,
      DestinationRemove.self,
    ])
}
