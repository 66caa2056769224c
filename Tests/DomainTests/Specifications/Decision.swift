import Domain

/// What a command comes to, as a value: events, perhaps none, or a rule that says no.
enum Decision: Hashable, Sendable {
  case events([Event])
  case refused(Refusal)

  init(of command: Command, by actor: Actor, in state: State) {
    do throws(Refusal) {
      self = .events(try state.decide(command, by: actor))
    } catch {
      self = .refused(error)
    }
  }

  init(of command: Command, by user: UserID, in state: State) {
    self.init(of: command, by: .user(user), in: state)
  }
}
