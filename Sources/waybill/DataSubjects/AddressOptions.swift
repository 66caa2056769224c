import ArgumentParser
import Domain
import Ledger
import Profiles
import Vault

/// Whose data a command is about.
struct AddressOptions: ParsableArguments {
  @Option(
    name: .customLong("email-file"),
    help: ArgumentHelp(
      "A file that holds the person's email address alone; - is standard input.",
      discussion: """
        Default: a question on the terminal. An address is never an argument, which every user of \
        the machine could see.
        """,
      valueName: "file"), completion: .file())
  var file: String?

  /// Reads the address and makes the person's pseudonym of it, as an export does.
  ///
  /// - Parameter session: Whose ledger's key makes it.
  /// - Returns: The address, which nobody is to keep, and the pseudonym.
  /// - Throws: `CommandError.answerNeeded` where there is neither file nor person, `.secretFile`, or
  ///   `.unusableValue`, which does not repeat what was read.
  func read(_ session: Session) async throws -> (address: EmailAddress, pseudonym: Pseudonym) {
    let text = try text(session.invocation.terminal)
    let address: EmailAddress
    do throws(RejectionReason) {
      address = try EmailAddress(text)
    } catch {
      throw CommandError.unusableValue(option: "The email address", reason: error.words)
    }
    let pseudonymizer = try await session.ledger.pseudonymizer()
    return (address, Pseudonym(bytes: pseudonymizer.pseudonym(of: address.matchKey)))
  }

  private func text(_ terminal: Terminal) throws(CommandError) -> String {
    if let file { return try SecretFile.text(of: "email address", in: file) }
    guard terminal.isInteractive else {
      throw .answerNeeded(what: "The email address", give: "--email-file")
    }
    // Shown as it is typed: a mistake would look up somebody else, and stay on record.
    return Question.ask("The person's email address: ") ?? ""
  }
}

extension RejectionReason {
  /// What is wrong with an address, as the end of a sentence that does not repeat it.
  fileprivate var words: String {
    switch self {
    case .missing: "there is none."
    case .tooLong: "it is longer than an address can be."
    case .malformed, .tooLarge, .profileMissing, .profileRepeated:
      "it is none that mail can be sent to: give name@domain."
    }
  }
}
