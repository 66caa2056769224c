import Domain

extension RunPlan {
  /// The plan of the newsletter's destination.
  static let newsletter = planned(after: History.destination)

  /// Plans of every shape.
  static let samples: [RunPlan] = [newsletter] + exports.map(\.plan)

  /// Exports of every shape, and the plan of the next run of each.
  static let exports: [(history: [Event], plan: RunPlan)] =
    ([History.exporting(.plain, customerIDField: nil)]
    + ProfileSource.samples.map { History.exporting(.plain, from: $0) })
    .map { ($0, planned(after: $0)) } + [changes]

  /// A destination that is compared with its last completed run.
  private static let changes: (history: [Event], plan: RunPlan) = {
    let history = History.exporting(.changes)
    let first = RunOrder.ordered(
      .init(run: .first, destination: .newsletter, consentText: .march), by: .user(.carl),
      after: history)
    let completed =
      history + [.run(.requested(.init(run: .first, order: first))), .run(.completed())]
    let figures = RunFigures(
      read: 4, sent: 3, duplicates: 0, unchanged: 1, withheld: 0, rejected: [], phonesBlanked: 0)
    let report = RunEvent.started(
      figures, run: .second, removals: .init(leaving: 1, standing: 5))
    return (completed, planned(.second, after: completed, reading: report))
  }()

  /// A plan as it is made: by trying the run out.
  static func planned(
    _ run: RunID = .first, after history: [Event], reading report: RunEvent = .started()
  ) -> RunPlan {
    let order = RunOrder.ordered(
      .init(run: run, destination: .newsletter, consentText: .march), by: .user(.carl),
      after: history)
    let tried = State(
      replaying: history + [.run(.requested(.init(run: run, order: order))), .run(report)])
    guard let plan = tried.plan(of: run, listName: "Newsletter") else {
      preconditionFailure("the run was not tried out")
    }
    return plan
  }
}

extension History {
  /// A destination with these settings, over a segment of this source.
  static func exporting(
    _ settings: DestinationSettings, from source: ProfileSource = .table(.csv("/data/c.csv")),
    customerIDField: String? = "id"
  ) -> [Event] {
    shared + [
      .segment(
        .defined(
          .init(
            segment: .customers, name: "Customers", source: source, fields: ["id", "email"],
            customerIDField: customerIDField))),
      .destination(
        .saved(
          .init(
            destination: .newsletter, settings: settings, listName: "Everybody", owner: .carl))),
    ]
  }

  /// The newsletter's destination, over a connection that asks for approvals.
  static let careful =
    destination + [.connection(.approvalRequired(.init(connection: .brevo)))]

  /// Its plan, approved by an administrator.
  static let approved =
    careful + [.destination(.approved(.init(plan: .newsletter, user: .bea)))]
}
