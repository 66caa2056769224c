import ArgumentParser
import Transparency

/// Which witnesses must have cosigned.
struct WitnessOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "A witness's verifier key; give it once a witness.", valueName: "key"))
  var witness: [NoteVerifier] = []
  @Option(
    help: ArgumentHelp(
      "How many of these witnesses must have cosigned. Default: all.", valueName: "number"))
  var cosignatures: Int?

  /// How many must have cosigned.
  var demanded: Int { cosignatures ?? witness.count }

  func validate() throws {
    guard (0...witness.count).contains(demanded) else {
      throw ValidationError("--cosignatures takes a number up to that of the witnesses.")
    }
    guard witness.allSatisfy({ $0.type == .cosignature }) else {
      throw ValidationError("--witness takes the verifier key of a witness, and not a log's.")
    }
  }
}
