import Domain
import Ledger

extension Stage {
  /// Has the destination remember who is on its list.
  ///
  /// - Parameters:
  ///   - onlyChanges: Whether only changes leave.
  ///   - mirror: How contacts are taken off, if they are.
  ///   - matching: Which fields are sent; those of now unless told otherwise.
  /// - Throws: What the ledger throws, or a rule that says no.
  func remember(
    onlyChanges: Bool = true, mirror: Mirroring? = nil, matching: DataMatching? = nil
  ) async throws {
    guard let settings = try await ledger.currentState().destinations[destination]?.settings else {
      throw StageError.notOrdered
    }
    let matching = matching ?? settings.matching
    let changed = DestinationSettings(
      name: settings.name, connection: settings.connection, list: settings.list,
      matching: matching, segments: settings.segments, onlyChanges: onlyChanges, mirror: mirror)
    try await ask(
      .destination(
        .edit(
          .init(
            destination: destination, settings: changed, list: .found(name: "Newsletter"),
            accountAttributes: matching.attributes.map(\.attribute)))))
  }
}
