import Audit
import Domain
import Results
import Views

/// What left, to which account and list, on whose order and under which consent, in a period.
struct DisclosuresPage: Page {
  /// So many batches are listed; a spreadsheet has them all.
  private static let mostShown = 50

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
    let accounts = try look.views.disclosuresByAccount(since: period.since, until: period.until)
      .filter { connection == nil || $0.connection == connection }
    let newest = try look.views.newestDisclosures(matching: filter, limit: Self.mostShown)
    let inHand = try look.views.batchesInHand(matching: filter)
    let all = accounts.reduce(0) { $0 + $1.batches }
    let values: [String: Any] = [
      "since": request["since"] ?? String(period.since?.description.prefix(10) ?? ""),
      "until": request["until"] ?? "",
      "connections": Choice.all(
        try look.views.connections(), chosen: request["connection"], id: \.id.description,
        name: \.name.text),
      "figures": figures(accounts, inHand, texts),
      "charts": connection == nil
        ? [try DayChart(of: period, until: look.now, in: look.views).chart(texts).values] : [],
      "accounts": PageTable(caption: texts["accounts"], rows: accounts).values(texts, time),
      "batches": PageTable(
        caption: texts["batches"], rows: inHand + newest,
        links: [
          "entry": { "/trail/\($0.position)" }, "destination": { "/runs/\($0.run)" },
          "consent": { "/trail/\($0.consentPosition)" },
        ]
      ).values(texts, time),
      "cut": all > newest.count
        ? [texts["cut", ["shown": newest.count.grouped, "all": all.grouped]]] : [],
    ]
    return PageContent(title: texts["title"], values: values)
  }

  func document(
    _ request: PageRequest, _ look: Look, in layout: Layout
  ) async throws -> String {
    try Disclosures(in: period(request, look), over: connection(request), by: look.views)
      .document(on: layout)
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
    _ accounts: [DisclosedAccount], _ inHand: [DisclosedBatch], _ texts: Texts
  ) -> [[String: Any]] {
    let all = accounts.reduce(0) { $0 + $1.recipients }
    let uncertain = accounts.reduce(0) { $0 + $1.uncertain }
    let leaving = inHand.reduce(0) { $0 + $1.recipients }
    return [
      ("certain", all - uncertain), ("in-doubt", uncertain), ("in-hand", leaving),
      ("total", all + leaving),
    ].map { name, people in
      ["name": texts[name], "count": texts["count", ["people": people.grouped]]]
    }
  }
}
