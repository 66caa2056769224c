import ArgumentParser
import Ledger
import Results
import Transparency

/// Makes a ledger of a log that was carried here.
struct LogImport: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Make a ledger of the lines that export printed.",
    discussion: """
      Examples:
        waybill log import log.ndjson --ledger elsewhere
        gunzip -c log.ndjson.gz | waybill log import - --ledger elsewhere
        waybill log import log.ndjson --ledger elsewhere --vkey "$(cat published.vkey)"

      The ledger's directory has to be empty, or not there. Every line is checked on the way: records \
      have to be as they are written, each checkpoint signed by the log's key and of just the records \
      before it. The log comes out the same, with an equal root, and views are built. Where anything is \
      wrong, its line is named and nothing stays written.

      Secrets and manifests are in no log: put vault.sqlite and manifests.sqlite from a backup beside it \
      to go on with it. The log names its own verifier key, and whoever made the lines up could name \
      another: give the one that was published with --vkey. No key of yours is needed.
      """)

  @Argument(
    help: ArgumentHelp("The lines; - for standard input.", valueName: "file"),
    completion: .file())
  var file: String
  @Option(
    help: ArgumentHelp(
      "The verifier key that the log must be signed with. Default: the one that it names.",
      valueName: "key"))
  var vkey: NoteVerifier?
  @OptionGroup var output: FormatOptions
  @OptionGroup(title: "Ledger") var options: LedgerOptions

  func run() async throws {
    let invocation = Invocation.current
    let settings = try invocation.settings(options.flags, output.flags)
    var reader = try LineReader(file == "-" ? file : invocation.paths.absolute(file))
    let line = invocation.terminal.hasMessages ? ProgressLine() : nil
    let head = try Ledger.importLog(
      into: settings.location, signedBy: vkey,
      progress: { done in line?.show { _ in "Importing: \(done) entries" } },
      next: { try reader.next() })
    line?.clear()
    let result = ImportResult(
      directory: settings.location.directory, entries: head.size, root: head.root.base64)
    try invocation.print(invocation.terminal.layout(settings.format).one(result))
  }
}

/// The log that was made of lines.
struct ImportResult: Tabular {
  /// The ledger's directory.
  let directory: String
  /// How many entries there are.
  let entries: UInt64
  /// The root of the log's tree.
  let root: String

  static var columns: [Column<ImportResult>] {
    [
      Column("ledger") { $0.directory }, Column("entries", .trailing) { String($0.entries) },
      Column("root") { $0.root },
    ]
  }
}
