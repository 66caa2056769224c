/// Something that whoever is notified was not told yet: a destination's condition changed.
package struct Notice: Hashable, Sendable {
  /// Which destination.
  package let destination: DestinationID
  /// What it is called.
  package let name: DisplayName
  /// Which change of its condition this is, from 1.
  package let change: Int
  /// The condition that was told last.
  package let before: DestinationCondition
  /// Its condition now.
  package let condition: DestinationCondition
  /// What it failed over; nothing where it works again.
  package let failure: Destination.Failure?
}

extension State {
  /// What was not told yet, in the order of the destinations; nothing while notifications are off.
  package var notices: [Notice] {
    if webhook == nil { return [] }
    return destinations.values.filter { $0.condition != $0.notified }.sorted { $0.id < $1.id }
      .map {
        Notice(
          destination: $0.id, name: $0.settings.name, change: $0.changes, before: $0.notified,
          condition: $0.condition, failure: $0.condition == .working ? nil : $0.failure)
      }
  }
}
