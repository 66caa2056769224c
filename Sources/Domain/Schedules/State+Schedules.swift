extension State {
  func decide(
    _ command: ScheduleCommand, by principal: Principal
  ) throws(Refusal) -> [ScheduleEvent] {
    switch command {
    case .set(let setting):
      try requireAdministrator(principal.person())
      try check(setting.schedule, isTimeZoneKnown: setting.isTimeZoneKnown)
      if refreshSchedule?.schedule == setting.schedule { return [] }
      return [.set(.init(schedule: setting.schedule, from: setting.from))]
    case .switchOff:
      try requireAdministrator(principal.person())
      return refreshSchedule == nil ? [] : [.switchedOff(.init())]
    case .startRefresh(let start): return try decide(start, by: principal)
    case .completeRefresh(let completion):
      if case .user(let user) = principal { try requireAdministrator(user) }
      guard let refresh, refresh.id == completion.refresh else {
        throw .refreshNotUnderWay(completion.refresh)
      }
      guard refresh.pending.isEmpty else {
        throw .refreshIncomplete(refresh.id, pending: refresh.pending.count)
      }
      return [
        .refreshCompleted(
          .init(refresh: refresh.id, figures: RefreshFigures(refresh.outcomes.values)))
      ]
    }
  }

  mutating func evolve(_ event: ScheduleEvent) {
    switch event {
    case .set(let event):
      refreshSchedule = RefreshSchedule(schedule: event.schedule, served: event.from)
    case .switchedOff: refreshSchedule = nil
    case .refreshStarted(let event):
      refresh = Refresh(
        id: event.refresh, orderer: event.orderer, occasion: event.occasion,
        pending: event.destinations, outcomes: [:])
      if let occasion = event.occasion { refreshSchedule?.served = occasion.due }
      for own in event.own { destinations[own.destination]?.served = own.occasion.due }
    case .refreshCompleted(let event):
      if refresh?.id == event.refresh { refresh = nil }
    }
  }

  /// A schedule has to name a known time zone, a day, and one to four times.
  func check(_ schedule: Schedule, isTimeZoneKnown: Bool) throws(Refusal) {
    guard isTimeZoneKnown else { throw .timeZoneUnknown(schedule.timeZone) }
    guard !schedule.days.isEmpty else { throw .noDay }
    guard !schedule.times.isEmpty else { throw .noTime }
    guard schedule.times.count <= Schedule.mostTimesADay else {
      throw .tooManyTimes(schedule.times.count, limit: Schedule.mostTimesADay)
    }
  }

  /// Whether a destination's schedule counts.
  ///
  /// Where its connection asks for approved plans it does not: the schedule has none, and what is
  /// refused each time would come to a pause that nobody asked for.
  package func runsBySchedule(_ destination: Destination) -> Bool {
    destination.runsBySchedule
      && connections[destination.settings.connection]?.requiresApproval != true
  }

  /// The destinations that would run by a schedule that is set, were no approved plans asked for, in
  /// their order.
  package var waitingForApproval: [Destination] {
    destinations.values.filter { destination in
      destination.runsBySchedule && !runsBySchedule(destination)
        && (refreshSchedule != nil || destination.schedule != .withRefresh)
    }
    .sorted { $0.id < $1.id }
  }

  /// Notes what became of a destination in the refresh under way.
  mutating func note(_ outcome: RefreshOutcome, of destination: DestinationID, in id: RefreshID) {
    guard refresh?.id == id else { return }
    refresh?.pending.removeAll { $0 == destination }
    refresh?.outcomes[destination] = outcome
  }

  /// Whether a destination waits for its run in a refresh that is under way.
  func isPending(_ destination: DestinationID, in id: RefreshID) -> Bool {
    refresh?.id == id && refresh?.pending.contains(destination) == true
  }

  /// Takes a destination that a person removed, detached, switched off or made to need approvals out
  /// of the refresh under way, where it waits for its run.
  mutating func withdraw(_ destination: DestinationID) {
    guard let id = refresh?.id, isPending(destination, in: id) else { return }
    note(.cancelled, of: destination, in: id)
  }

  /// What a refresh takes in.
  ///
  /// A person's takes in what runs with the schedule, due or not; the schedule's only what is due.
  /// Both take in the destinations whose own schedules have come due.
  private func decide(
    _ start: ScheduleCommand.StartRefresh, by principal: Principal
  ) throws(Refusal) -> [ScheduleEvent] {
    if case .user(let user) = principal { try requireAdministrator(user) }
    if let refresh { throw .refreshUnderWay(refresh.id) }
    if let occasion = start.occasion {
      guard let refreshSchedule else { throw .scheduleOff }
      if occasion.isServed(upTo: refreshSchedule.served) { throw .alreadyServed(occasion.due) }
    }
    var seen: Set<DestinationID> = []
    for own in start.own {
      guard seen.insert(own.destination).inserted else { throw .alreadyServed(own.occasion.due) }
      try check(own)
    }
    let takesAll = principal != .schedule || start.occasion != nil
    guard takesAll || !start.own.isEmpty else { throw .nothingDue }
    let withRefresh =
      takesAll
      ? destinations.values.filter { runsBySchedule($0) && $0.schedule == .withRefresh } : []
    let own = start.own.map(\.destination)
    return [
      .refreshStarted(
        .init(
          refresh: start.refresh, orderer: principal.orderer, occasion: start.occasion,
          own: start.own, destinations: withRefresh.map(\.id).sorted() + own))
    ]
  }

  private func check(_ own: OwnOccasion) throws(Refusal) {
    guard let destination = destinations[own.destination] else {
      throw .unknown(Subject.destination(own.destination).text)
    }
    guard runsBySchedule(destination), case .own = destination.schedule else {
      throw .destinationNotScheduled(destination.settings.name)
    }
    if let served = destination.served, own.occasion.isServed(upTo: served) {
      throw .alreadyServed(own.occasion.due)
    }
  }
}
