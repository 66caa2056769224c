import ArgumentParser
import Results

/// How results are printed.
struct FormatOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "How results are printed.",
      discussion: "Default: $WAYBILL_FORMAT, else the configuration file's, else table."))
  var format: OutputFormat?

  /// What was given.
  var flags: [SettingKey: String] { [.format: format?.rawValue].compactMapValues(\.self) }
}

extension OutputFormat: ExpressibleByArgument {}
