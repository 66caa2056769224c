import ArgumentParser

/// Somebody else's memory of a log.
struct WitnessGroup: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "witness", abstract: "Vouch for somebody else's log, and remember what it was.",
    discussion: """
      Examples:
        waybill witness init --name "wendy.example/witness" --log "$(cat published.vkey)"
        waybill witness cosign request > answer

      A witness cosigns a checkpoint only if nothing that it has seen before was changed. It has a key \
      and a folder of its own, on a machine that the ledger's owner has no say over; request and \
      answer are files, and get there and back by any way. Needs no ledger.
      """,
    subcommands: [WitnessInit.self, WitnessCosign.self])
}
