import Domain
import Testing

/// What a command's signature comes to after a history.
struct CredentialSpecification: CustomTestStringConvertible, Sendable {
  let testDescription: String
  /// Under whom the command goes on record.
  let signer: Actor
  /// The rule that says no; nothing where the signer is who gives the command.
  let refusal: Refusal?
  private let given: [Event]
  private let credentials: Credentials
  private let command: Command

  /// The instant of the decision.
  static let now = Timestamp.at(0)

  init(
    _ title: String, _ given: [Event], when credentials: Credentials,
    giving command: Command = .segment(.remove(.init(segment: .customers))), isFrom signer: Actor,
    refused refusal: Refusal? = nil
  ) {
    testDescription = title
    self.given = given
    self.credentials = credentials
    self.command = command
    self.signer = signer
    self.refusal = refusal
  }

  /// Authenticates, and compares.
  func check(sourceLocation: SourceLocation = #_sourceLocation) {
    let state = State(replaying: given)
    #expect(state.signer(by: credentials, of: command) == signer, sourceLocation: sourceLocation)
    do throws(Refusal) {
      let actor = try state.authenticate(credentials, of: command, at: Self.now)
      #expect(refusal == nil, sourceLocation: sourceLocation)
      #expect(actor == signer, sourceLocation: sourceLocation)
    } catch {
      #expect(error == refusal, sourceLocation: sourceLocation)
    }
  }
}
