import ArgumentParser
import Results

/// Whether something that cannot be undone was confirmed beforehand.
struct ConfirmationOptions: ParsableArguments {
  @Flag(help: "Do it without asking; required where there is no terminal to ask on.")
  var yes = false

  /// Goes on only where a person agrees.
  ///
  /// - Parameters:
  ///   - what: What will be done, such as `Remove the segment “A”`.
  ///   - terminal: Where to ask.
  /// - Throws: `CommandError.confirmationNeeded` or `.notConfirmed`.
  func confirm(_ what: String, on terminal: Terminal) throws(CommandError) {
    if yes { return }
    guard terminal.isInteractive else { throw .confirmationNeeded(what: what) }
    let answer = Question.ask("\(what.visible)? Type “yes” to go on: ")
    guard answer?.lowercased() == "yes" else { throw .notConfirmed(what: what) }
  }
}
