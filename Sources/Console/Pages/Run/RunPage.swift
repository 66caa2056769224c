import Domain
import Results
import Views

/// One run: what it came to, how its batches went, on whose order and under which consent.
struct RunPage: Page {
  let files = PageFiles(
    "run", template: PackageResources.run_mustache, english: PackageResources.run_en_txt,
    chinese: PackageResources.run_zh_Hant_txt)
  let path = "/runs/:run"
  let right = ReadingRight.configuration

  func content(_ request: PageRequest, _ look: Look) async throws -> PageContent {
    let (texts, time) = (request.texts, request.time)
    let standing = try standing(request, look)
    let row = standing.row
    let details = try RunDetails(standing, in: look.views, for: look.reader)
    var values: [String: Any] = [
      "status": texts.word(standing.status.words),
      "reason": standing.explanation.map { [texts.say($0)] } ?? [],
      "advice": standing.advice.map { [texts.say($0)] } ?? [],
      "facts": facts(of: row, look, texts, time),
      "batches": PageTable(caption: texts["batches"], rows: details.batches).values(texts, time),
      "line": timeline(of: try look.views.batches(of: row.id), texts, time),
      "trail": "/trail?run=\(row.id)",
      "live": row.status.isUnderWay && !standing.isAbandoned ? ["/runs/\(row.id)/progress"] : [],
    ]
    if let disclosures = details.disclosures {
      values["disclosures"] = [
        PageTable(
          caption: texts["disclosures"], rows: disclosures,
          links: [
            "entry": { "/trail/\($0.position)" }, "consent": { "/trail/\($0.consentPosition)" },
          ]
        ).values(texts, time)
      ]
    } else {
      values["disclosures"] = [[String: Any]]()
    }
    values["figures"] =
      row.figures.map { figures in
        [RunBar(figures, isFinal: standing.status.isSent).values(texts)]
      } ?? []
    return PageContent(
      title: texts["title", ["destination": row.destinationName.text]], values: values)
  }

  func document(
    _ request: PageRequest, _ look: Look, in layout: Layout
  ) async throws -> String {
    let details = try RunDetails(
      standing(request, look), in: look.views, for: look.reader)
    return layout.format == .csv
      ? try layout.one(details.run) : try JSONText(details, isPretty: true).text + "\n"
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

  /// What happened to the batches, in the order of time.
  private func timeline(
    of batches: [BatchRow], _ texts: Texts, _ time: ShownTime
  ) -> [[String: Any]] {
    let moments = batches.flatMap { batch -> [(Timestamp, String, Int)] in
      [
        (batch.preparedAt, "prepared", batch.number),
        batch.sentAt.map { ($0, "sent", batch.number) },
        batch.importedAt.map { ($0, "imported", batch.number) },
        batch.removedAt.map { ($0, "removed", batch.number) },
      ].compactMap(\.self)
    }
    return moments.sorted { ($0.0, $0.2) < ($1.0, $1.2) }.prefix(200).map { instant, what, batch in
      ["at": [time.values(instant)], "what": texts["line-" + what, ["batch": "\(batch)"]]]
    }
  }
}
