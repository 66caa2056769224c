import Domain
import Testing

/// Figures, rows and batches, weighed against what is on record.
struct RunFiguresReportTests {
  static let specifications = starts + batches + ends

  private static let requested = Stage.requested.history
  private static let ready = Stage.ready.history
  private static let settled = Stage.firstSettled.history

  private static let starts: [ReportSpecification] = [
    .init(
      "a row is lost", requested, when: .started(.figures(sent: 5)),
      then: .neverStarts(.figuresDoNotAddUp)),
    .init(
      "a row is invented", requested, when: .started(.figures(sent: 7)),
      then: .neverStarts(.figuresDoNotAddUp)),
    .init(
      "a count below zero makes up for a row too many", requested,
      when: .started(.figures(sent: 8, withheld: -1)), then: .neverStarts(.figuresDoNotAddUp)),
    .init(
      "a rejection below zero", requested,
      when: .started(.figures(sent: 9, rejected: [.init(reason: "address-missing", rows: -1)])),
      then: .neverStarts(.figuresDoNotAddUp)),
    .init(
      "counts beyond every number", requested,
      when: .started(.figures(read: .max, sent: .max, duplicates: .max)),
      then: .neverStarts(.figuresDoNotAddUp)),
    .init(
      "more phones blanked than rows sent", requested,
      when: .started(.figures(sent: 6, phonesBlanked: 7)),
      then: .neverStarts(.figuresDoNotAddUp)),
    .init(
      "the sources have more rows than were read", requested, when: .started(rows: 11),
      then: .neverStarts(.figuresDoNotAddUp)),
    .init(
      "a segment was left out", requested,
      when: .started(
        .init(
          run: .first, list: .found(name: "Newsletter"), missingAttributes: [], sources: [],
          figures: .sending(0))),
      then: .neverStarts(.figuresDoNotAddUp)),
    .init(
      "another segment was read", requested,
      when: .started(
        .init(
          run: .first, list: .found(name: "Newsletter"), missingAttributes: [],
          sources: [.init(segment: .prospects, sha256: .repeating(1), bytes: 99, rows: 10)],
          figures: .tenRows)), then: .neverStarts(.figuresDoNotAddUp)),
    .init(
      "the list went missing", requested, when: .started(list: .missing),
      then: .neverStarts(.listMissing(7))),
    .init(
      "the list fills itself by a rule", requested, when: .started(list: .dynamic(name: "VIP")),
      then: .neverStarts(.listDynamic(7, name: "VIP"))),
    .init(
      "the account has lost an attribute", requested, when: .started(missing: ["LASTNAME"]),
      then: .neverStarts(.attributeUnknown("LASTNAME"))),
    .init(
      "sources of no rows", requested, when: .started(.sending(0)),
      then: .accepted(.started(.sending(0)))),
  ]

  private static let batches: [ReportSpecification] = [
    .init("a row is passed over", ready, when: .prepared(1, rows: 1..<5), then: outOfOrder(1)),
    .init(
      "a row is sent again", settled, when: .prepared(2, rows: 4..<10), then: outOfOrder(2)),
    .init(
      "a row is passed over between batches", settled, when: .prepared(2, rows: 6..<10),
      then: outOfOrder(2)),
    .init("a batch has no rows", ready, when: .prepared(1, rows: 0..<0), then: outOfOrder(1)),
    .init(
      "rows run backwards", settled,
      when: .batchPrepared(
        .init(
          run: .first, number: 2, rows: .init(from: 5, to: 4), recipients: 1, bytes: 9,
          bodySHA256: .repeating(1), manifestRoot: .repeating(2))), then: outOfOrder(2)),
    .init("rows beyond the last", settled, when: .prepared(2, rows: 5..<11), then: outOfOrder(2)),
    .init(
      "a batch for nobody", ready, when: .prepared(1, rows: 0..<5, recipients: 0),
      then: outOfOrder(1)),
    .init(
      "a batch for fewer than nobody", ready, when: .prepared(1, rows: 0..<5, recipients: -1),
      then: outOfOrder(1)),
    .init(
      "more recipients than the plan has", settled,
      when: .prepared(2, rows: 5..<10, recipients: 4), then: outOfOrder(2)),
    .init(
      "recipients beyond every number", settled,
      when: .prepared(2, rows: 5..<10, recipients: .max), then: outOfOrder(2)),
    .init(
      "the first batch is number 0", ready, when: .prepared(0, rows: 0..<5), then: outOfOrder(0)),
    .init(
      "the first batch is number 2", ready, when: .prepared(2, rows: 0..<5), then: outOfOrder(2)),
    .init("a batch's number again", settled, when: .prepared(1, rows: 5..<10), then: outOfOrder(1)),
    .init(
      "a number beyond every number", ready, when: .prepared(.max, rows: 0..<5),
      then: outOfOrder(.max)),
    .init(
      "trailing rows that cannot be sent need no batch of their own", settled,
      when: .prepared(2, rows: 5..<8), then: .accepted(.prepared(2, rows: 5..<8))),
    .init("another batch's delivery", Stage.prepared.history, when: .sent(2), then: outOfOrder(2)),
    .init(
      "another process's import", Stage.sent.history, when: .imported(1, process: 999),
      then: outOfOrder(1)),
    .init(
      "an import cancelled at Sendinblue", Stage.sent.history,
      when: .imported(1, outcome: .cancelled),
      then: .accepted(.imported(1, outcome: .cancelled), .failed(.importFailed))),
  ]

  private static let ends: [ReportSpecification] = [
    .init("nobody of six was sent", ready, when: .completed(batches: 0), then: notAddingUp),
    .init("half of six was sent", settled, when: .completed(batches: 1), then: notAddingUp),
    .init(
      "a batch is not counted", Stage.allSettled.history, when: .completed(batches: 1),
      then: notAddingUp),
    .init(
      "other figures than those planned", Stage.allSettled.history,
      when: .completed(.figures(sent: 6, duplicates: 2, withheld: 0)), then: notAddingUp),
    .init(
      "what Sendinblue refused is left out", Stage.allSettled.history(refusing: 2),
      when: .completed(), then: notAddingUp),
    .init(
      "Sendinblue refused less than is claimed", Stage.allSettled.history,
      when: .completed(refused: refused(2)), then: notAddingUp),
    .init(
      "what Sendinblue refused is told", Stage.allSettled.history(refusing: 2),
      when: .completed(refused: refused(2), warnings: [.refusedBySendinblue]),
      then: .accepted(.completed(refused: refused(2), warnings: [.refusedBySendinblue]))),
    .init(
      "what Sendinblue refused is not known", Stage.allSettled.history(refusing: nil),
      when: .completed(refused: refused(nil), warnings: [.reportUnreadable]),
      then: .accepted(.completed(refused: refused(nil), warnings: [.reportUnreadable]))),
    .init(
      "a warning of nobody where there was somebody", Stage.allSettled.history,
      when: .completed(warnings: [.noRecipients]), then: notAddingUp),
  ]

  private static let notAddingUp = ReportDecision.fails(.figuresDoNotAddUp)

  private static func outOfOrder(_ number: Int) -> ReportDecision {
    .fails(.batchOutOfOrder(number: number))
  }

  private static func refused(_ rows: Int?) -> [ImportRefusals] {
    [.init(reason: "invalid_emails", rows: rows)]
  }

  @Test(arguments: specifications)
  func reports(_ specification: ReportSpecification) { specification.check() }

  @Test(arguments: [
    ([1, 2], 3), ([0, 0], 0), ([nil, 2], nil), ([1, nil], nil), ([.max, 1], .max),
  ])
  func `What Sendinblue refused is summed by reason`(_ rows: [Int?], sum: Int?) {
    var state = State(replaying: Stage.ready.history)
    for (number, count) in zip(1..., rows) {
      let refusals = [
        ImportRefusals(reason: "invalid_emails", rows: count),
        ImportRefusals(reason: "duplicate_emails", rows: 1),
      ]
      state.evolve(.run(.prepared(number, rows: number..<number + 1)))
      state.evolve(.run(.sent(number)))
      state.evolve(.run(.imported(number, refused: refusals)))
    }
    #expect(
      state.runs[.first]?.refused == [
        .init(reason: "duplicate_emails", rows: 2), .init(reason: "invalid_emails", rows: sum),
      ])
  }
}

extension RunFigures {
  /// Figures that differ from the good ones in what is named.
  fileprivate static func figures(
    read: Int = 10, sent: Int, duplicates: Int = 1, withheld: Int = 1,
    rejected: [Rejections] = [.init(reason: "address-malformed", rows: 2)], phonesBlanked: Int = 1
  ) -> RunFigures {
    RunFigures(
      read: read, sent: sent, duplicates: duplicates, withheld: withheld, rejected: rejected,
      phonesBlanked: phonesBlanked)
  }
}

extension Stage {
  /// The same, with rows that Sendinblue refused in the first batch.
  fileprivate func history(refusing rows: Int?) -> [Event] {
    history.map { event in
      guard event == .run(.imported(1)) else { return event }
      return .run(.imported(1, refused: [.init(reason: "invalid_emails", rows: rows)]))
    }
  }
}
