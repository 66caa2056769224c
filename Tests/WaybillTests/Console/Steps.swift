/// Things that are done one after the other, one whenever somebody waits.
actor Steps {
  private var rest: [@Sendable () async throws -> Void]

  /// Begins with the first.
  init(_ steps: [@Sendable () async throws -> Void]) {
    rest = steps
  }

  /// Does what is next; nothing once all is done.
  func take() async throws {
    if rest.isEmpty { return }
    try await rest.removeFirst()()
  }
}
