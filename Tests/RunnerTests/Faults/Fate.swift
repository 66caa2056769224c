import Testing

/// What becomes of the process in which a fault is met.
enum Fate: String, CaseIterable, CustomTestStringConvertible {
  /// It deals with the fault.
  case lives = "the process lives"
  /// It is killed with SIGKILL as soon as it has met the fault, and another takes up the run.
  case dies = "the process dies"

  var testDescription: String { rawValue }
}
