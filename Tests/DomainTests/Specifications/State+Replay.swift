import Domain

extension State {
  /// The state after all of a history.
  init(replaying events: [Event]) {
    self.init()
    for event in events { evolve(event) }
  }
}
