extension State {
  /// What a command about a person comes to.
  ///
  /// The state holds no pseudonym: its size would follow the number of people who ask.
  func decide(
    _ command: DataSubjectCommand, by actor: User
  ) throws(Refusal) -> [DataSubjectEvent] {
    switch command {
    case .lookUp(let reference):
      guard actor.role.mayAudit else {
        throw .roleInsufficient(has: actor.role, needs: .auditor)
      }
      return [.lookedUp(.init(pseudonym: reference.pseudonym))]
    }
  }
}
