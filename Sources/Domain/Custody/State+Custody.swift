extension State {
  func decide(_ command: CustodyCommand, by actor: User) throws(Refusal) -> [CustodyEvent] {
    switch command {
    case .purgeManifests(let order):
      try requireAdministrator(actor)
      return order.purge.runs == 0 ? [] : [.manifestsPurged(.init(purge: order.purge))]
    case .writeEvidence(let order):
      guard actor.role.mayAudit else {
        throw .roleInsufficient(has: actor.role, needs: .auditor)
      }
      return [.evidenceWritten(.init(evidence: order.evidence))]
    case .markGap(let order):
      try requireAdministrator(actor)
      return order.gap.missing == 0 ? [] : [.gapMarked(.init(gap: order.gap))]
    case .upgrade(let order):
      try requireAdministrator(actor)
      return order.version > version
        ? [.upgraded(.init(from: version, version: order.version))] : []
    }
  }

  mutating func evolve(_ event: CustodyEvent) {
    switch event {
    case .upgraded(let event): version = event.version
    // The configuration is the same before and after.
    case .manifestsPurged, .evidenceWritten, .gapMarked: break
    }
  }
}
