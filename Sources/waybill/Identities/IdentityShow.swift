import ArgumentParser
import Results
import Vault

/// Prints the public keys of identities.
struct IdentityShow: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Print your public key, or those that ssh-agent has.",
    discussion: """
      Examples:
        waybill identity show
        waybill identity show --file ~/.ssh/id_ed25519
        waybill identity show --agent --format json

      Nothing of a private key is printed. Needs no ledger.
      """)

  @Flag(help: "Show the keys of the ssh-agent that $SSH_AUTH_SOCK names, as far as they can sign.")
  var agent = false

  @OptionGroup var identity: IdentityFileOptions
  @OptionGroup var output: FormatOptions

  func validate() throws {
    if agent, identity.file != nil {
      throw ValidationError("--agent and --file exclude each other: a key is in one of the two.")
    }
  }

  func run() async throws {
    let invocation = Invocation.current
    let settings = try invocation.settings(identity.flags, output.flags)
    let layout = invocation.terminal.layout(settings.format)
    if agent {
      let socket = try agentSocket(invocation)
      let keys = try Agent(socket: socket).keys()
      try invocation.print(
        layout.list(
          keys.map {
            IdentitySummary(publicKey: $0.publicKey, comment: $0.comment, place: .agent(socket))
          }))
    } else {
      let key = try PrivateKey.load(from: settings.identity)
      try invocation.print(
        layout.one(
          IdentitySummary(
            publicKey: key.publicKey, comment: key.comment, place: .file(settings.identity))))
    }
  }

  private func agentSocket(_ invocation: Invocation) throws(CommandError) -> String {
    guard let socket = invocation.paths.variable("SSH_AUTH_SOCK") else {
      throw .unusableValue(
        option: "--agent",
        reason: "SSH_AUTH_SOCK names no ssh-agent: start one with `eval $(ssh-agent)`, and add your"
          + " key with `ssh-add`.")
    }
    return socket
  }
}
