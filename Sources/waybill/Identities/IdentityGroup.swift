import ArgumentParser
import Vault

/// Keys that prove who gives a command.
struct IdentityGroup: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "identity", abstract: "Make and show keys that prove who somebody is.",
    discussion: """
      Examples:
        waybill identity create
        waybill identity show
        waybill identity show --agent

      An identity is an Ed25519 key in OpenSSH's format: one that ssh-keygen made will do, and one \
      that ssh-agent keeps, in hardware or not. Every command is signed with it: --identity or \
      WAYBILL_IDENTITY names the private key, or the public key where ssh-agent has the other half.
      """,
    subcommands: [IdentityCreate.self, IdentityShow.self])
}

extension KeyComment: ExpressibleByArgument {}
