import Domain
import Testing

/// What a command comes to after a history.
struct Specification: CustomTestStringConvertible, Sendable {
  let testDescription: String
  let given: [Event]
  let command: Command
  let actor: Actor
  let outcome: Decision

  /// Decides, and compares; then decides the same again, because decisions are pure.
  func check(sourceLocation: SourceLocation = #_sourceLocation) {
    let before = State(replaying: given)
    let decided = decide(before)
    #expect(decided == outcome, sourceLocation: sourceLocation)
    #expect(decide(State(replaying: given)) == decided, sourceLocation: sourceLocation)
  }

  private func decide(_ state: State) -> Decision {
    Decision(of: command, by: actor, in: state)
  }
}
