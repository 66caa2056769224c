import ArgumentParser

/// Who was in batches, as far as that is kept.
struct ManifestsGroup: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "manifests", abstract: "Forget who was in the batches of old runs.",
    discussion: """
      Examples:
        waybill manifests purge --older-than 13mo
        waybill manifests purge --older-than 90d --yes

      The manifests hold who was in which batch, as pseudonyms, and which rows were left out. They \
      are kept until somebody purges them.
      """,
    subcommands: [ManifestsPurge.self])
}
