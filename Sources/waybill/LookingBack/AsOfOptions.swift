import ArgumentParser

/// Whether to look at the ledger as it is, or as it was.
struct AsOfOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Show it as it was then: an entry's number, or a time (RFC 3339, or a date for its beginning "
        + "in UTC).",
      valueName: "entry|time"))
  var asOf: PointArgument?
}
