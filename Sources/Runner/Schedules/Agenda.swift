package import Domain

/// What the schedules ask for at an instant, and when they will ask next.
///
/// A pure function of the state and the instant: whoever asks again gets the same answer, and what
/// has been served is part of the state.
package struct Agenda: Hashable, Sendable {
  /// The instant of the ledger's schedule that is due, if one is.
  package let occasion: Occasion?
  /// The destinations whose own schedules are due, in their order.
  package let own: [OwnOccasion]
  /// When something falls due next; nothing where no schedule asks for anything.
  package let next: Timestamp?
  /// The time zones that schedules name and this machine does not know.
  package let unknownTimeZones: [String]

  /// Every schedule has an occurrence within so long, whatever its clock does: a week and a day.
  private static let longest: Int64 = 8 * 24 * 3_600_000

  /// Looks at what is due.
  ///
  /// What came due several times while nobody looked is due once, for the last time of these, and
  /// tells how many earlier ones there were. A clock that is set back by up to a day makes nothing
  /// due twice. Where a clock was far ahead and what it served lies in the future, its schedule
  /// starts over with the last instant that has come, since it would else wait for that future.
  ///
  /// - Parameters:
  ///   - state: The configuration.
  ///   - now: The present instant.
  package init(of state: State, at now: Timestamp) {
    var next: [Timestamp] = []
    var unknown: Set<String> = []
    func due(_ schedule: Schedule, served: Timestamp) -> Occasion? {
      guard let occurrences = Occurrences(schedule) else {
        unknown.insert(schedule.timeZone)
        return nil
      }
      let startsOver = Occasion.isOutOfReach(served, at: now)
      let start =
        startsOver ? Timestamp(milliseconds: now.milliseconds - Self.longest) : served
      next.append(occurrences.next(after: startsOver ? now : max(now, served)))
      guard let due = occurrences.latest(atOrBefore: now, after: start) else { return nil }
      return Occasion(due: due.latest, missed: startsOver ? 0 : due.earlier)
    }
    occasion = state.refreshSchedule.flatMap { due($0.schedule, served: $0.served) }
    own = state.destinations.values.filter(state.runsBySchedule).sorted { $0.id < $1.id }
      .compactMap { destination in
        guard case .own(let schedule) = destination.schedule, let served = destination.served
        else { return nil }
        return due(schedule, served: served).map {
          OwnOccasion(destination: destination.id, occasion: $0)
        }
      }
    self.next = next.min()
    unknownTimeZones = unknown.sorted()
  }

  /// Whether anything is due.
  package var isDue: Bool { occasion != nil || !own.isEmpty }
}
