import Audit
import Domain
import Ledger
import Results
import Views

/// One run: what it came to, how its batches went, on whose order and under which consent.
struct RunPage: Page {
  /// So many things that happened to batches are told.
  private static let mostMoments = 200

  let files = PageFiles(
    "run", template: PackageResources.run_mustache, english: PackageResources.run_en_txt,
    chinese: PackageResources.run_zh_Hant_txt)
  let path = "/runs/:run"
  let right = ReadingRight.configuration

  func content(_ request: PageRequest, _ look: Look) async throws -> PageContent {
    let (texts, time) = (request.texts, request.time)
    let standing = try standing(request, look)
    let row = standing.row
    let batches = try look.views.batches(of: row.id)
    let query = TrailQuery(
      types: RunMoment.kinds, run: row.id, limit: Self.mostMoments + 1)
    let moments = try Trail(log: look.ledger.log, views: look.views).messages(matching: query)
      .compactMap(RunMoment.init)
    let disclosures =
      look.reader.mayRead(.disclosures) ? try look.views.disclosures(of: row.id) : nil
    let values: [String: Any] = [
      "status": texts.word(standing.status.words),
      "reason": standing.explanation.map { [texts.say($0)] } ?? [],
      "advice": standing.advice.map { Prose.values(texts.say($0)) } ?? [],
      "hasAdvice": standing.advice != nil,
      "facts": facts(of: row, look, texts, time),
      "batches": PageTable(
        caption: texts["batches"], rows: batches.map { BatchSummary($0, for: look.reader) }
      ).values(texts, time),
      "lanes": RunLanes(batches: batches, moments: moments).values(texts).map { [$0] } ?? [],
      "moments": PageTable(
        caption: texts["line"], rows: Array(moments.prefix(Self.mostMoments)),
        links: ["entry": { "/trail/\($0.position)" }]
      ).values(texts, time),
      "momentsCut": moments.count > Self.mostMoments
        ? [texts["line-cut", ["shown": "\(Self.mostMoments)"]]] : [],
      "disclosures": disclosures.map { rows in
        [
          PageTable(
            caption: texts["disclosures"], rows: rows,
            links: [
              "entry": { "/trail/\($0.position)" },
              "consent": { "/trail/\($0.consentPosition)" },
            ]
          ).values(texts, time)
        ]
      } ?? [],
      "figures": row.figures.map { figures in
        [RunBar(figures, isFinal: standing.status.isSent).values(texts)]
      } ?? [],
      "trail": "/trail?run=\(row.id)",
      "live": row.status.isUnderWay && !standing.isAbandoned ? ["/runs/\(row.id)/progress"] : [],
    ]
    return PageContent(
      title: texts["title", ["destination": row.destinationName.text]], values: values)
  }

  func document(
    _ request: PageRequest, _ look: Look, in layout: Layout
  ) async throws -> Document {
    let details = try RunDetails(
      standing(request, look), in: look.views, for: look.reader)
    return Document(
      layout.format == .csv
        ? try layout.one(details.run) : try JSONText(details, isPretty: true).text + "\n")
  }

  private func standing(_ request: PageRequest, _ look: Look) throws -> RunStanding {
    guard let id = request.parameters["run"].flatMap(RunID.init),
      let standing = try RunStanding.all(
        in: look.ledger, { try look.views.run(id).map { [$0] } ?? [] }
      ).first
    else { throw ConsoleError.notFound }
    return standing
  }

  private func facts(
    of row: RunRow, _ look: Look, _ texts: Texts, _ time: ShownTime
  ) -> [[String: Any]] {
    let knowsAll = look.reader.knowsConnections
    var facts: [[String: Any]] = []
    func add(_ name: String, _ text: String, link: String? = nil) {
      facts.append(
        ["factName": texts[name], "factText": text.visible, "factLink": link.map { [$0] } ?? []])
    }
    func add(_ name: String, _ instant: Timestamp?) {
      guard let instant else { return }
      facts.append(["factName": texts[name], "factTime": [time.values(instant)]])
    }
    add("run", row.id.description)
    if look.reader.mayKnow(row.connection) { add("connection", row.connectionName.text) }
    if knowsAll { add("account", row.accountCompany) }
    add("list", "\(row.list) (\(row.listName))")
    add("attributes", row.attributes)
    add("ordered-by", row.orderedByName.text, link: "/trail/\(row.position)")
    if let approver = row.approvedByName { add("approved-by", approver.text) }
    if knowsAll {
      add("authority", row.exportUserName.text)
      add("consent", row.consentVersion, link: "/trail/\(row.consentPosition)")
    }
    add("requested", row.requestedAt)
    add("started", row.startedAt)
    add("ended", row.endedAt)
    return facts
  }
}
