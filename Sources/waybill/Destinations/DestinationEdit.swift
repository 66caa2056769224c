import ArgumentParser
import Domain

/// Saves an export otherwise.
struct DestinationEdit: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "edit", abstract: "Change an export; what is not given stays as it is.",
    discussion: """
      Examples:
        waybill destination edit Newsletter --list 7
        waybill destination edit Newsletter --segment Customers --segment Prospects
        waybill destination edit Newsletter --mirror --remove-at-most 20%
        waybill destination edit Newsletter --no-attributes --no-default-country
        waybill destination edit Newsletter --name "Monthly newsletter"

      --segment and --attribute replace all that there were. A run under way goes on as it was \
      ordered.
      """)

  @Argument(help: "The destination's name or identifier.", completion: .destinations)
  var destination: String
  @Option(help: ArgumentHelp("What people will call it.")) var name: String?
  @Option(
    help: ArgumentHelp("The connection's name or identifier.", valueName: "name"),
    completion: .connections)
  var connection: String?
  @Option(help: ArgumentHelp("Sendinblue's number for the list.", valueName: "number"))
  var list: Int64?
  @Option(
    help: ArgumentHelp("A segment to export; give it once a segment.", valueName: "name"),
    completion: .segments)
  var segment: [String] = []
  @Option(help: MatchingOptions.emailHelp) var email: String?
  @OptionGroup var matching: MatchingOptions
  @Flag(help: "Send no attributes.") var noAttributes = false
  @Flag(help: "Understand international telephone numbers only.") var noDefaultCountry = false
  @Flag(help: "Look at no consent field.") var noConsentField = false
  @Flag(
    inversion: .prefixedNo, exclusivity: .exclusive,
    help: "Send only profiles that are new or differ from what the last completed run sent.")
  var onlyChanges: Bool?
  @Flag(
    inversion: .prefixedNo, exclusivity: .exclusive,
    help: "Take contacts off the list that left the segments since an earlier run put them there.")
  var mirror: Bool?
  @Option(
    help: ArgumentHelp(
      "With --mirror: refuse a run that would take more than this share, 0% to 100%, off the list.",
      discussion: "Default: as it was, or \(Mirroring.usual.removeAtMost)%.", valueName: "percent"))
  var removeAtMost: ShareArgument?
  @OptionGroup var output: FormatOptions
  @OptionGroup(title: "Ledger") var options: LedgerOptions

  func validate() throws {
    let both = [
      ("attribute", !matching.attribute.isEmpty && noAttributes),
      ("default-country", matching.defaultCountry != nil && noDefaultCountry),
      ("consent-field", matching.consentField != nil && noConsentField),
    ]
    for (name, isContradiction) in both where isContradiction {
      throw ValidationError("--\(name) and its --no- form contradict each other.")
    }
    if removeAtMost != nil, mirror == false {
      throw ValidationError("--remove-at-most guards --mirror, and means nothing without it.")
    }
  }

  func run() async throws {
    let newName = try name.map { name throws(CommandError) in try DisplayName(parsing: name) }
    let session = try await Session.open(options, output)
    let before = try session.destination(destination)
    let settings = DestinationSettings(
      name: newName ?? before.settings.name,
      connection: try connection.map { try session.connection($0) } ?? before.settings.connection,
      list: list ?? before.settings.list, matching: edited(before.settings.matching),
      segments: segment.isEmpty
        ? before.settings.segments : try segment.map { try session.segment($0).id },
      onlyChanges: onlyChanges ?? before.settings.onlyChanges,
      mirror: try mirror(of: before.settings))
    let facts = DestinationFacts(
      session: session, destination: before.id, settings: settings
    ) { .edit($0) }
    try await facts.save()
    try await session.conclude(saying: "“\(settings.name)” is saved.")
  }

  private func mirror(of before: DestinationSettings) throws(CommandError) -> Mirroring? {
    guard mirror ?? (before.mirror != nil) else {
      if removeAtMost == nil { return nil }
      throw .unusableValue(
        option: "--remove-at-most",
        reason: "“\(before.name)” takes nobody off its list; add --mirror if it is to.")
    }
    return removeAtMost.map { Mirroring(removeAtMost: $0.percent) } ?? before.mirror ?? .usual
  }

  private func edited(_ before: DataMatching) -> DataMatching {
    let given = matching.matching(email: email ?? before.emailField)
    let keepsAttributes = given.attributes.isEmpty && !noAttributes
    return DataMatching(
      emailField: given.emailField,
      attributes: keepsAttributes ? before.attributes : given.attributes,
      defaultCountry: noDefaultCountry ? nil : given.defaultCountry ?? before.defaultCountry,
      consent: noConsentField ? nil : given.consent ?? before.consent)
  }
}
