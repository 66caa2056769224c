/// What was asked of a ledger in one session, in order.
actor History {
  /// What was asked, and what came of it.
  private(set) var executed: [ExecutedCommand] = []

  /// Remembers what was asked.
  func add(_ command: ExecutedCommand) {
    executed.append(command)
  }
}
