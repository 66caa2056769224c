import ArgumentParser
import Audit
import Ledger
import Results
import Transparency

/// Makes a witness.
struct WitnessInit: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Make a witness, and print its verifier key.",
    discussion: """
      Examples:
        waybill witness init --name "wendy.example/witness" --log "$(cat published.vkey)"

      Publish the verifier key that is printed, and give it to the ledger's owner. Take the log's from \
      where its owner published it. Overwrites nothing.
      """)

  @Option(
    help: ArgumentHelp(
      "What the witness is called, such as a domain and a path; no spaces.", valueName: "name"))
  var name: String
  @Option(
    help: ArgumentHelp(
      "The verifier key of a log to vouch for; give it once a log.", valueName: "key"))
  var log: [NoteVerifier]
  @OptionGroup var place: WitnessFolderOptions
  @OptionGroup var output: FormatOptions

  func validate() throws {
    guard log.allSatisfy({ $0.type == .ed25519 }) else {
      throw ValidationError("--log takes the verifier key of a log, and not a witness's.")
    }
    do throws(TransparencyError) {
      _ = try KeyName(name)
    } catch {
      throw ValidationError("--name takes a text without spaces and plus signs.")
    }
  }

  func run() async throws {
    let invocation = Invocation.current
    let settings = try invocation.settings(output.flags)
    let path = place.path(invocation.paths)
    try Folder.makeParents(of: path)
    let seed = (0..<NoteSigner.seedLength / 8).flatMap { _ in
      withUnsafeBytes(of: Surroundings.system.randomBits, Array.init)
    }
    let verifier = try WitnessFolder(at: path)
      .create(name: KeyName(name), watching: log, seed: seed)
    let result = WitnessSummary(folder: path, verifierKey: verifier.vkey, logs: log.map(\.vkey))
    try invocation.print(invocation.terminal.layout(settings.format).one(result))
  }
}
