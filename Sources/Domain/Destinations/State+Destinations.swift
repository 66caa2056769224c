extension State {
  func decide(_ command: DestinationCommand, by actor: User) throws(Refusal) -> [Event] {
    guard actor.role.mayContribute else {
      throw .roleInsufficient(has: actor.role, needs: .contributor)
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
    }
  }

  mutating func evolve(_ event: DestinationEvent) {
    switch event {
    case .saved(let event):
      destinations[event.destination] = Destination(
        id: event.destination, settings: event.settings, listName: event.listName,
        owner: event.owner)
    case .edited(let event):
      destinations[event.destination]?.settings = event.settings
      destinations[event.destination]?.listName = event.listName
    case .removed(let event): destinations[event.destination] = nil
    }
  }

  /// The destination of an identity, where a user may change or run it.
  func accessible(_ id: DestinationID, by actor: User) throws(Refusal) -> Destination {
    guard let destination = destinations[id] else {
      throw .unknown(Subject.destination(id).text)
    }
    try requireUsable(destination.settings.connection, by: actor)
    return destination
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
    if !destination.settings.name.matches(saving.settings.name) {
      try requireFree(saving.settings.name)
    }
    try check(saving, by: actor)
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

extension ListAnswer {
  /// What the list is called; empty where there is none.
  fileprivate var name: String {
    switch self {
    case .found(let name), .dynamic(let name): name
    case .missing: ""
    }
  }
}
