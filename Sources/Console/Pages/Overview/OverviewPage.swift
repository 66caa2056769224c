import Audit
import Domain
import EventLog
import Ledger
import Results
import Transparency
import Views

/// How the ledger stands: what needs a person, what comes next, and what left lately.
struct OverviewPage: Page {
  /// So many days are drawn.
  private static let days: Int64 = 30

  let files = PageFiles(
    "overview", template: PackageResources.overview_mustache,
    english: PackageResources.overview_en_txt, chinese: PackageResources.overview_zh_Hant_txt)
  let path = "/"
  let right = ReadingRight.disclosures
  let menu: String? = "title"

  func content(_ request: PageRequest, _ look: Look) async throws -> PageContent {
    let (texts, time) = (request.texts, request.time)
    let status = try status(of: look)
    let today = look.now.milliseconds - look.now.milliseconds % DayChart.day
    let month = Period(
      since: Timestamp(milliseconds: today - (Self.days - 1) * DayChart.day), until: nil)
    let chart = try DayChart(of: month, until: look.now, in: look.views)
    let totals = try look.views.disclosureTotals(since: month.since, until: month.until)
    let matters = status.attention.map { item -> [String: Any] in
      [
        "sentence": texts.say(item.sentence), "advice": Prose.values(texts.say(item.advice)),
        "since": item.since.map { [time.values($0)] } ?? [],
      ]
    }
    var values: [String: Any] = [
      "attention": matters.isEmpty ? [] : [["matters": matters]],
      "schedule": status.schedule.map { texts.say($0.phrase) } ?? texts["off"],
      "noDaemon": status.schedule != nil && !status.isDaemonRunning,
      "integrity": try integrity(of: look, texts),
      "destinations": PageTable(
        caption: texts["destinations"], rows: status.destinations, hidden: ["id", "run"],
        links: ["last run": { $0.last.map { "/runs/\($0.id)" } }]
      ).values(texts, time),
      "byDay": chart.values(texts, time),
      "rows": byDestination(totals, texts).values,
      "totals": PageTable(caption: texts["by-destination"], rows: totals).values(texts, time),
    ]
    values["next"] = status.schedule?.next.map { [time.values($0)] } ?? []
    return PageContent(title: texts["title"], values: values)
  }

  func document(
    _ request: PageRequest, _ look: Look, in layout: Layout
  ) async throws -> Document {
    let status = try status(of: look)
    return Document(
      layout.format == .csv
        ? try layout.list(status.destinations) : try JSONText(status, isPretty: true).text + "\n")
  }

  /// Destinations that have the same name, as one that was removed may have, are told apart by the table alone.
  private func byDestination(_ totals: [DisclosureTotal], _ texts: Texts) -> RowChart {
    let bars = Dictionary(grouping: totals, by: \.destination).values.map { totals in
      RowChart.Bar(
        name: totals[0].destinationName.text, whole: totals.reduce(0) { $0 + $1.recipients },
        uncertain: totals.reduce(0) { $0 + $1.uncertain })
    }
    return RowChart(title: texts["by-destination"], bars: bars.sorted { $0.name < $1.name })
  }

  private func status(of look: Look) throws -> LedgerStatus {
    try LedgerStatus(
      of: look.ledger, look.state, at: look.now,
      knowsConnections: look.reader.knowsConnections)
  }

  /// What the log has signed, in a line; whether that is so is for verifying to say.
  private func integrity(of look: Look, _ texts: Texts) throws -> String {
    let size = try look.ledger.log.lastCheckpoint().map {
      try Checkpoint(text: $0.text).size
    }
    let isWhole = size.map { $0 == UInt64(look.head.rawValue) } ?? false
    return texts[
      isWhole ? "signed" : "unsigned",
      ["entries": look.head.rawValue.grouped, "size": (size ?? 0).grouped]]
  }
}
