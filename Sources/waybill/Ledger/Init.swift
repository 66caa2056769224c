import ArgumentParser
import Domain
import Glibc
import Ledger
import Results
import Transparency
import Vault

/// Begins a ledger.
struct Init: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Begin a ledger, with its first administrator.",
    discussion: """
      Examples:
        waybill init
        waybill init --ledger /srv/waybill --name "Anna Berg" --origin example.com/waybill

      The master key is kept apart from the ledger: a copy of the ledger alone opens no API key. So \
      is the signing key: whoever alters the log cannot sign it anew. Publish the verifier key that \
      is printed: with it, anyone can check what the log has signed.

      The administrator is whoever has your identity, which is made where there is none yet.
      """)

  @Option(help: "What the first administrator is called. Default: the login name.")
  var name: String?

  @Option(
    help: """
      The ledger's origin, unique among ledgers, such as a domain of yours and a path. It cannot be \
      changed later. Default: waybill.local/ and a random identifier.
      """)
  var origin: String?

  @OptionGroup var output: FormatOptions
  @OptionGroup(title: "Ledger") var options: LedgerOptions

  func validate() throws {
    if let origin, !Self.isOrigin(origin) {
      throw ValidationError(
        "--origin takes 1 to 100 letters, digits, dots, hyphens, underscores, colons and slashes.")
    }
  }

  func run() async throws {
    let invocation = Invocation.current
    let settings = try invocation.settings(options.flags, output.flags)
    let administrator = try DisplayName(parsing: name ?? invocation.login.name)
    let location = settings.location
    let origin = origin ?? "waybill.local/\(Surroundings.system.identifier())"
    let key = location.masterKey(ofOrigin: origin)
    let signingKey = location.signingKey(ofOrigin: origin)
    for path in [location.directory, key, signingKey] { try Folder.makeParents(of: path) }
    let identity = try identity(of: administrator, settings, invocation)
    let ledger = try await Ledger.create(
      at: location, origin: origin, administrator: administrator, identity: identity,
      surroundings: .system)
    let beginning = LedgerBeginning(
      origin: ledger.origin, administrator: administrator, ledger: location.directory,
      masterKey: key, signingKey: signingKey,
      verifierKey: try SigningKey.load(from: signingKey, origin: origin).verifier.vkey)
    switch settings.format {
    case .table: try invocation.print(beginning.text)
    case .json, .csv, .ndjson:
      try invocation.print(invocation.terminal.layout(settings.format).one(beginning))
    }
  }

  /// The identity that is there, or a new one.
  private func identity(
    of administrator: DisplayName, _ settings: Settings, _ invocation: Invocation
  ) throws -> Identity {
    let path = settings.identity
    if access(path, F_OK) == 0 {
      return try invocation.identity(settings)
    }
    try Folder.makeParents(of: path)
    let key = try PrivateKey.create(at: path, comment: KeyComment(administrator.text) ?? .none)
    StandardStream.say(
      "Your identity is \(path.visible), which was made now: whoever has it can act as you.")
    return .file(key)
  }

  /// The origin names checkpoints too, which take no white space and no plus sign.
  private static func isOrigin(_ text: String) -> Bool {
    let allowed = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_:/"
    return (1...100).contains(text.utf8.count) && text.allSatisfy(allowed.contains)
      && text.split(separator: "/").last.map { $0.contains { $0 != "." } } == true
  }
}
