import ArgumentParser
import Domain

/// Why something is done about a person.
struct ReasonOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Why, in one line of at most \(SuppressionReason.mostScalars) characters. It stays on record "
        + "for good: no name, no address, nothing else of the person.", valueName: "text"))
  var reason: SuppressionReason?
}

extension SuppressionReason: ExpressibleByArgument {}
