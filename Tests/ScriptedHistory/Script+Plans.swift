import Domain

extension Script {
  /// A connection that asks for approvals for a while, and a plan that is approved meanwhile.
  package mutating func approvePlan() throws {
    try ask(.connection(.requireApproval(.init(connection: Cast.main))))
    try ask(.destination(.approve(.init(plan: plan(of: Cast.newsletter)))), by: Cast.dora)
    try order(Cast.neverPlanned)
    try ask(.connection(.waiveApproval(.init(connection: Cast.main))))
  }

  /// A plan as it is made: by trying the run out.
  private func plan(of destination: DestinationID) throws -> RunPlan {
    var tried = state.sparingApproval(of: destination)
    let start = RunCommand.Start(
      run: Cast.neverPlanned, destination: destination, consentText: Cast.consentText)
    for event in try tried.decide(.run(.start(start)), by: .user(Cast.ada)) { tried.evolve(event) }
    let segments = tried.runs[start.run]?.order.sources.map(\.segment) ?? []
    tried.evolve(
      .run(
        .started(
          .init(
            run: start.run, list: .found(name: "Newsletter"), missingAttributes: [],
            sources: segments.map {
              .init(
                segment: $0, sha256: .init(bytes: repeatElement(0x51, count: 32)), bytes: 64,
                rows: 1)
            },
            figures: .init(
              read: segments.count, sent: segments.count, duplicates: 0, withheld: 0, rejected: [],
              phonesBlanked: 0)))))
    guard let plan = tried.plan(of: start.run, listName: "Newsletter") else {
      preconditionFailure("the run was not tried out")
    }
    return plan
  }
}
