import ArgumentParser

/// How results are printed.
struct FormatOptions: ParsableArguments {
  @Option(help: "How results are printed.")
  var format: OutputFormat = .table
}
