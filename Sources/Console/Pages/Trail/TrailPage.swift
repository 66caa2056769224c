import Audit
import Domain
import EventLog
import Ledger
import Results
import Views

/// Every command and event, the newest first: who asked for what, and what came of it.
struct TrailPage: Page {
  private static let size = 50
  /// So many are read at a time for a file, which has them all.
  private static let part = 500

  let files = PageFiles(
    "trail", template: PackageResources.trail_mustache, english: PackageResources.trail_en_txt,
    chinese: PackageResources.trail_zh_Hant_txt)
  let path = "/trail"
  let right = ReadingRight.audit
  let menu: String? = "title"

  func content(_ request: PageRequest, _ look: Look) async throws -> PageContent {
    let (texts, time) = (request.texts, request.time)
    var query = try query(request)
    query.limit = Self.size + 1
    let found = try Trail(log: look.ledger.log, views: look.views).lines(matching: query)
    let shown = found.prefix(Self.size)
    let values: [String: Any] = [
      "since": request["since"] ?? "", "until": request["until"] ?? "",
      "run": request["run"] ?? "",
      "actors": Choice.all(
        try look.views.users(), chosen: request["actor"], id: \.id.description,
        name: \.name.text),
      "concepts": Choice.all(
        try look.views.connections(), chosen: request["connection"], id: \.id.description,
        name: \.name.text),
      "types": Choice.all(
        (Command.names + Event.names).sorted(), chosen: request["type"], id: { $0 },
        name: { $0 }),
      "lines": PageTable(
        caption: texts["title"], rows: Array(shown), isCaptionHidden: true,
        links: ["entry": { "/trail/\($0.position)" }]
      ).values(texts, time),
    ]
    let last = found.count > shown.count ? shown.last?.position : nil
    return PageContent(
      title: texts["title"], values: values.merging(request.pages(olderThan: last)) { $1 })
  }

  func document(
    _ request: PageRequest, _ look: Look, in layout: Layout
  ) async throws -> Document {
    let query = try query(request)
    let trail = Trail(log: look.ledger.log, views: look.views)
    return try Document(layout) { (cursor: Position?) in
      var part = query
      part.cursor = cursor ?? query.cursor
      part.limit = Self.part
      let lines = try trail.lines(matching: part)
      return (lines, lines.count == Self.part ? lines.last?.position : nil)
    }
  }

  private func query(_ request: PageRequest) throws -> TrailQuery {
    TrailQuery(
      actor: try request.choice("actor", UserID.init).map { .user($0) },
      types: try request.choice("type") { name in
        (Command.names + Event.names).contains(name) ? [name] : nil
      } ?? [],
      run: try request.choice("run", RunID.init),
      connection: try request.choice("connection", ConnectionID.init),
      since: try request.instant("since"), until: try request.instant("until"),
      cursor: try request.position("before"), order: .newestFirst)
  }
}
