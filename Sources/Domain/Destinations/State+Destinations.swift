extension State {
  func decide(_ command: DestinationCommand, by actor: User) throws(Refusal) -> [Event] {
    switch command {
    case .detach, .attach: try requireAdministrator(actor)
    case .save, .edit, .remove, .setSchedule, .approve: try requireContributor(actor)
    }
    switch command {
    case .save(let saving):
      guard destinations[saving.destination] == nil else {
        throw .identityTaken(.destination(saving.destination))
      }
      try requireFree(saving.settings.name)
      try check(saving, by: actor)
      return [
        .destination(
          .saved(
            .init(
              destination: saving.destination, settings: saving.settings,
              listName: saving.list.name, owner: actor.id)))
      ]
    case .edit(let saving): return try decide(editing: saving, by: actor)
    case .remove(let reference):
      let destination = try accessible(reference.destination, by: actor)
      return cancellations(by: actor) { $0.order.destination == destination.id }
        + [.destination(.removed(.init(destination: destination.id)))]
    case .detach(let reference): return try decide(detaching: reference.destination, by: actor)
    case .attach(let saving): return try decide(attaching: saving, by: actor)
    case .setSchedule(let setting): return try decide(setting, by: actor)
    case .approve(let approval):
      return try decide(approving: approval.plan, by: actor).map(Event.destination)
    }
  }

  mutating func evolve(_ event: DestinationEvent) {
    switch event {
    case .saved(let event):
      destinations[event.destination] = Destination(
        id: event.destination, settings: event.settings, listName: event.listName,
        owner: event.owner)
    case .edited(let event):
      destinations[event.destination]?.change(to: event.settings, listName: event.listName)
    case .removed(let event):
      destinations[event.destination] = nil
      withdraw(event.destination)
    case .detached(let event):
      destinations[event.destination]?.isDetached = true
      destinations[event.destination]?.approval = nil
      withdraw(event.destination)
    case .attached(let event):
      destinations[event.destination]?.change(to: event.settings, listName: event.listName)
      destinations[event.destination]?.isDetached = false
    case .scheduled(let event):
      destinations[event.destination]?.follow(event)
      if event.schedule == .off { withdraw(event.destination) }
    case .paused(let event): destinations[event.destination]?.change(to: .paused)
    case .approved(let event):
      destinations[event.plan.destination]?.approval = .init(plan: event.plan, user: event.user)
    }
  }

  /// What follows from events that may be a destination's failure: its pause, after too many.
  func pausing(after events: [Event]) -> [Event] {
    guard events.contains(where: \.mayBeFailure) else { return events }
    var state = self
    for event in events { state.evolve(event) }
    let tired = state.destinations.values.filter {
      $0.runsBySchedule && $0.failures >= Destination.mostFailures
        && $0.failures != destinations[$0.id]?.failures
    }
    return events
      + tired.sorted { $0.id < $1.id }
      .map { .destination(.paused(.init(destination: $0.id, failures: $0.failures))) }
  }

  /// The destination of an identity.
  func existing(_ id: DestinationID) throws(Refusal) -> Destination {
    guard let destination = destinations[id] else {
      throw .unknown(Subject.destination(id).text)
    }
    return destination
  }

  /// The destination of an identity, where a user may change or run it.
  ///
  /// A detached one has no connection that could be shared: it is the administrators' alone.
  func accessible(_ id: DestinationID, by actor: User) throws(Refusal) -> Destination {
    let destination = try existing(id)
    if destination.isDetached {
      guard actor.role == .administrator else { throw .connectionNotAccessible }
    } else {
      try requireUsable(destination.settings.connection, by: actor)
    }
    return destination
  }

  private func decide(
    detaching id: DestinationID, by actor: User
  ) throws(Refusal) -> [Event] {
    let destination = try existing(id)
    if destination.isDetached { return [] }
    return cancellations(by: actor) { $0.order.destination == id }
      + [.destination(.detached(.init(destination: id)))]
  }

  private func decide(
    attaching saving: DestinationCommand.Save, by actor: User
  ) throws(Refusal) -> [Event] {
    let destination = try existing(saving.destination)
    guard destination.isDetached else { throw .destinationAttached(destination.settings.name) }
    try checkChange(of: destination, to: saving, by: actor)
    return [
      .destination(
        .attached(
          .init(
            destination: destination.id, before: destination.settings,
            settings: saving.settings, listName: saving.list.name)))
    ]
  }

  private func decide(
    _ setting: DestinationCommand.SetSchedule, by actor: User
  ) throws(Refusal) -> [Event] {
    let destination = try accessible(setting.destination, by: actor)
    switch setting.schedule {
    case .withRefresh, .off: break
    case .own(let schedule): try check(schedule, isTimeZoneKnown: setting.isTimeZoneKnown)
    }
    if destination.schedule == setting.schedule, destination.condition != .paused { return [] }
    return [
      .destination(
        .scheduled(
          .init(destination: destination.id, schedule: setting.schedule, from: setting.from)))
    ]
  }

  private func requireUsable(_ id: ConnectionID, by actor: User) throws(Refusal) {
    // A contributor learns nothing of a connection that is not shared, not even that it exists.
    if let connection = connections[id], connection.isUsable(by: actor) { return }
    throw actor.role == .administrator
      ? .unknown(Subject.connection(id).text) : .connectionNotAccessible
  }

  private func decide(
    editing saving: DestinationCommand.Save, by actor: User
  ) throws(Refusal) -> [Event] {
    let destination = try accessible(saving.destination, by: actor)
    if destination.isDetached { throw .destinationDetached(destination.settings.name) }
    try checkChange(of: destination, to: saving, by: actor)
    let isSame =
      destination.settings == saving.settings && destination.listName == saving.list.name
    if isSame { return [] }
    return [
      .destination(
        .edited(
          .init(
            destination: destination.id, before: destination.settings,
            settings: saving.settings, listName: saving.list.name)))
    ]
  }

  private func checkChange(
    of destination: Destination, to saving: DestinationCommand.Save, by actor: User
  ) throws(Refusal) {
    if !destination.settings.name.matches(saving.settings.name) {
      try requireFree(saving.settings.name)
    }
    try check(saving, by: actor)
  }

  private func check(_ saving: DestinationCommand.Save, by actor: User) throws(Refusal) {
    let settings = saving.settings
    try requireUsable(settings.connection, by: actor)
    let connection = try existing(settings.connection)
    guard connection.isSaved else { throw .connectionNotSaved(connection.name) }
    switch saving.list {
    case .found: break
    case .dynamic(let name): throw .listDynamic(settings.list, name: name)
    case .missing: throw .listMissing(settings.list)
    }
    if let share = settings.mirror?.removeAtMost, !Mirroring.shares.contains(share) {
      throw .removalShareInvalid(share)
    }
    try check(settings.matching, accountAttributes: saving.accountAttributes)
    try check(settings.segments, have: settings.matching.fields)
  }

  private func check(
    _ matching: DataMatching, accountAttributes: [String]
  ) throws(Refusal) {
    var seen: Set<String> = []
    for match in matching.attributes {
      guard match.attribute != "EMAIL" else { throw .attributeReserved(match.attribute) }
      guard seen.insert(match.attribute).inserted else { throw .attributeTwice(match.attribute) }
      // Sendinblue has SMS in every account, whether or not it lists it.
      guard match.attribute == "SMS" || accountAttributes.contains(match.attribute) else {
        throw .attributeUnknown(match.attribute)
      }
    }
    if matching.defaultCountry != nil, !seen.contains("SMS") { throw .countryRequiresPhone }
    if let rule = matching.consent, rule.values.isEmpty {
      throw .consentValuesMissing(field: rule.field)
    }
  }

  private func check(_ ids: [SegmentID], have fields: [String]) throws(Refusal) {
    guard !ids.isEmpty else { throw .noSegment }
    var seen: Set<SegmentID> = []
    for id in ids {
      let segment = try existing(id)
      guard seen.insert(id).inserted else { throw .segmentTwice(segment.name) }
      for field in fields where !segment.fields.contains(field) {
        throw .fieldMissing(field: field, segment: segment.name)
      }
    }
  }

  private func requireFree(_ name: DisplayName) throws(Refusal) {
    if destinations.values.contains(where: { $0.settings.name.matches(name) }) {
      throw .nameTaken(name)
    }
  }
}

extension Destination {
  /// Exports otherwise from now on; what an earlier run sent otherwise is no baseline any more.
  fileprivate mutating func change(to settings: DestinationSettings, listName: String) {
    if !self.settings.fillsAlike(settings) { baseline = nil }
    approval = nil
    self.settings = settings
    self.listName = listName
  }

  /// Follows a schedule from now on; a person who says when it runs has seen what it failed over.
  fileprivate mutating func follow(_ event: DestinationEvent.Scheduled) {
    schedule = event.schedule
    served = event.from
    failures = 0
    if condition == .paused {
      change(to: .working)
      notified = .working
    }
  }
}

extension Event {
  /// Whether a destination may have failed by it; most reports are of progress, and cost nothing.
  fileprivate var mayBeFailure: Bool {
    switch self {
    case .run(.failed), .commandRefused: true
    case .user, .connection, .segment, .destination, .run, .schedule, .notification, .dataSubject,
      .custody:
      false
    }
  }
}

extension ListAnswer {
  /// What the list is called; empty where there is none.
  fileprivate var name: String {
    switch self {
    case .found(let name), .dynamic(let name): name
    case .missing: ""
    }
  }
}
