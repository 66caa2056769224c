import ArgumentParser
import Domain

/// Saves an export.
struct DestinationSave: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "save", abstract: "Save an export: what goes where.",
    discussion: """
      Examples:
        waybill destination save Newsletter --connection Brevo --list 2 \\
          --segment Customers --email Email
        waybill destination save Newsletter --connection Brevo --list 2 \\
          --segment Customers --segment Prospects --email Email \\
          --attribute FIRSTNAME=FirstName --attribute SMS=MobilePhone \\
          --default-country DE --consent-field EmailConsent=yes,true,1
        waybill destination save Newsletter --connection Brevo --list 2 \\
          --segment Customers --email Email --only-changes --mirror --remove-at-most 5%

      Saving sends no profile: `waybill run start` does. Whether the list and the attributes exist \
      is asked of Sendinblue.
      """)

  @Argument(help: "What people will call the destination.") var name: String
  @Option(
    help: ArgumentHelp("The connection's name or identifier.", valueName: "name"),
    completion: .connections)
  var connection: String
  @Option(help: ArgumentHelp("Sendinblue's number for the list.", valueName: "number"))
  var list: Int64
  @Option(
    help: ArgumentHelp("A segment to export; give it once a segment.", valueName: "name"),
    completion: .segments)
  var segment: [String]
  @Option(help: MatchingOptions.emailHelp) var email: String
  @OptionGroup var matching: MatchingOptions
  @Flag(
    inversion: .prefixedNo, exclusivity: .exclusive,
    help: "Send only profiles that are new or differ from what the last completed run sent.")
  var onlyChanges = false
  @Flag(
    inversion: .prefixedNo, exclusivity: .exclusive,
    help: "Take contacts off the list that left the segments since an earlier run put them there.")
  var mirror = false
  @Option(
    help: ArgumentHelp(
      "With --mirror: refuse a run that would take more than this share, 0% to 100%, off the list.",
      discussion: "Default: \(Mirroring.usual.removeAtMost)%.", valueName: "percent"))
  var removeAtMost: ShareArgument?
  @OptionGroup var output: FormatOptions
  @OptionGroup(title: "Ledger") var options: LedgerOptions

  func validate() throws {
    if removeAtMost != nil, !mirror {
      throw ValidationError("--remove-at-most guards --mirror, and means nothing without it.")
    }
  }

  func run() async throws {
    let name = try DisplayName(parsing: name)
    let session = try await Session.open(options, output)
    let settings = DestinationSettings(
      name: name, connection: try session.connection(connection), list: list,
      matching: matching.matching(email: email),
      segments: try segment.map { try session.segment($0).id }, onlyChanges: onlyChanges,
      mirror: mirror ? removeAtMost.map { Mirroring(removeAtMost: $0.percent) } ?? .usual : nil)
    let facts = DestinationFacts(
      session: session, destination: session.identifier(), settings: settings
    ) { .save($0) }
    try await facts.save()
    try await session.conclude(
      saying: "“\(name)” is saved. Nothing was sent; `waybill run start` sends.")
  }
}
