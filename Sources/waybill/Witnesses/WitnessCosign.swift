import ArgumentParser
import Audit
import Domain
import Ledger
import Transparency

/// Cosigns a checkpoint.
struct WitnessCosign: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cosign", abstract: "Cosign a checkpoint that goes on from what was seen before.",
    discussion: """
      Examples:
        waybill witness cosign request > answer
        waybill witness cosign request --folder /srv/witness --output answer

      The request is what waybill audit request writes. Where the checkpoint is not the log's, or does \
      not go on from the last one that was cosigned, nothing is signed: keep the request then, it shows \
      who changed what was recorded.
      """)

  @Argument(help: ArgumentHelp("The request.", valueName: "file"), completion: .file())
  var request: String
  @Option(
    help: ArgumentHelp(
      "The file to write, which must not be there yet. Default: standard output.",
      valueName: "file"),
    completion: .file())
  var output: String?
  @OptionGroup var place: WitnessFolderOptions

  func run() async throws {
    let invocation = Invocation.current
    let asked = try NoteFile.request(in: invocation.paths.absolute(request))
    let time = UInt64(max(0, Surroundings.system.now.milliseconds / 1000))
    let answer = try WitnessFolder(at: place.path(invocation.paths)).cosign(asked, at: time)
    guard let output else { return try invocation.print(answer) }
    try NoteFile.write(answer, to: invocation.paths.absolute(output))
  }
}
