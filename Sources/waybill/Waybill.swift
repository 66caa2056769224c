package import ArgumentParser
import Glibc

/// The command line: nouns, then verbs.
package struct Waybill: AsyncParsableCommand {
  /// The version, which Sendinblue is told too.
  package static let version = "0.1.0"

  package static let configuration = CommandConfiguration(
    commandName: "waybill",
    abstract: "Export customer segments to Sendinblue (Brevo), with a record of all that left.",
    discussion: """
      Examples, in the order of a first export:
        waybill init
        waybill connection add Brevo
        waybill segment add Customers --csv customers.csv
        waybill destination save Newsletter --connection Brevo --list 2 \\
          --segment Customers --email Email --attribute FIRSTNAME=FirstName
        waybill run start Newsletter
        waybill audit log --newest-first --limit 20

      Results go to standard output, everything else to standard error. Exit codes: 0 done, \
      1 refused or failed, 64 usage, 65 bad data, 69 service unavailable, 74 input or output, \
      77 no permission, 130 and 143 stopped by SIGINT and SIGTERM.
      """,
    version: version,
    subcommands: [
      Init.self, IdentityGroup.self, UserGroup.self, ConnectionGroup.self, SegmentGroup.self,
      DestinationGroup.self, RunGroup.self, ScheduleGroup.self, RefreshNow.self, Daemon.self,
      NotifyGroup.self, Status.self, Doctor.self, SubjectGroup.self, AuditGroup.self,
      ServeConsole.self, ManifestsGroup.self, Backup.self, Restore.self, LogGroup.self,
      Verify.self, WitnessGroup.self, Rebuild.self, Replaying.self, Upgrade.self, SettingsList.self,
    ])

  package init() {}

  /// Runs the command that the arguments name, and exits.
  package static func main() async {
    // A reader that goes away is noticed as an error of writing, and is none.
    signal(SIGPIPE, SIG_IGN)
    Memory.giveLargeBlocksBack()
    do {
      var command = try parseAsRoot()
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
    } catch {
      Failure(error).exit()
    }
  }
}
