import Audit
import Domain
import Results
import Views

/// What left, to which account and list, on whose order and under which consent, in a period.
struct DisclosuresPage: Page {
  private static let size = 50

  let files = PageFiles(
    "disclosures", template: PackageResources.disclosures_mustache,
    english: PackageResources.disclosures_en_txt,
    chinese: PackageResources.disclosures_zh_Hant_txt)
  let path = "/disclosures"
  let right = ReadingRight.disclosures
  let menu: String? = "title"

  func content(_ request: PageRequest, _ look: Look) async throws -> PageContent {
    let (texts, time) = (request.texts, request.time)
    let (period, connection) = try (period(request, look), connection(request))
    let filter = DisclosureFilter(
      since: period.since, until: period.until, connection: connection)
    let accounts = try look.views.disclosureTotals(since: period.since, until: period.until)
      .filter { connection == nil || $0.connection == connection }
    let before = try request.position("before")
    let found = try look.views.newestDisclosures(
      matching: filter, before: before, limit: Self.size + 1)
    let shown = found.prefix(Self.size)
    let inHand = try look.views.batchesInHand(matching: filter)
    let values: [String: Any] = [
      "since": request["since"] ?? String(period.since?.description.prefix(10) ?? ""),
      "until": request["until"] ?? "",
      "connections": Choice.all(
        try look.views.connections(), chosen: request["connection"], id: \.id.description,
        name: \.name.text),
      "figures": figures(accounts, inHand, texts),
      "charts": connection == nil
        ? [try DayChart(of: period, until: look.now, in: look.views).values(texts, time)] : [],
      "accounts": PageTable(caption: texts["accounts"], rows: accounts).values(texts, time),
      "batches": PageTable(
        caption: texts["batches"], rows: (before == nil ? inHand : []) + shown,
        links: [
          "entry": { "/trail/\($0.position)" }, "destination": { "/runs/\($0.run)" },
          "consent": { "/trail/\($0.consentPosition)" },
        ]
      ).values(texts, time),
    ]
    let last = found.count > shown.count ? shown.last?.position : nil
    return PageContent(
      title: texts["title"], values: values.merging(request.pages(olderThan: last)) { $1 })
  }

  func document(
    _ request: PageRequest, _ look: Look, in layout: Layout
  ) async throws -> Document {
    let disclosures = try Disclosures(
      in: period(request, look), over: connection(request), by: look.views)
    return Document(try disclosures.document(on: layout))
  }

  /// The period that is asked for; the last thirty days where none is.
  private func period(_ request: PageRequest, _ look: Look) throws -> Period {
    let until = try request.instant("until")
    let end = (until ?? look.now).milliseconds
    let usual = Timestamp(milliseconds: end - end % DayChart.day - 29 * DayChart.day)
    return Period(
      since: request.query["since"] == nil ? usual : try request.instant("since"), until: until)
  }

  private func connection(_ request: PageRequest) throws -> ConnectionID? {
    try request.choice("connection", ConnectionID.init)
  }

  private func figures(
    _ accounts: [DisclosureTotal], _ inHand: [DisclosedBatch], _ texts: Texts
  ) -> [[String: Any]] {
    let all = accounts.reduce(0) { $0 + $1.recipients }
    let uncertain = accounts.reduce(0) { $0 + $1.uncertain }
    let leaving = inHand.reduce(0) { $0 + $1.recipients }
    return [
      ("certain", all - uncertain), ("in-doubt", uncertain), ("in-hand", leaving),
      ("total", all + leaving),
    ].map { name, people in
      ["name": texts[name], "count": people.grouped]
    }
  }
}
