import Audit
import Domain
import Views

/// A ledger's status in words, for people.
package struct StatusText: Sendable {
  /// The lines, each with its end.
  package let text: String

  /// So many columns prose takes at most.
  private static let proseWidth = 80

  /// Writes a status.
  ///
  /// - Parameters:
  ///   - status: The status.
  ///   - layout: What it is printed on.
  /// - Throws: `EncodingError` where a row refuses to be written; never, as a table.
  package init(_ status: LedgerStatus, _ layout: Layout) throws {
    let clock = LocalTime(timeZone: status.timeZone, now: status.time)
    text =
      Self.head(status, clock, layout) + "\n"
      + (try Self.destinations(status.destinations, clock, layout)) + "\n"
      + Self.attention(status.attention, clock, layout)
  }

  private static func head(
    _ status: LedgerStatus, _ clock: LocalTime, _ layout: Layout
  ) -> String {
    let next = status.schedule.map { schedule in
      let instant = schedule.next.map(clock.text) ?? "unknown zone"
      return status.isDaemonRunning ? instant : "\(instant), if a daemon is running then"
    }
    let lines = [
      ("schedule", status.schedule?.words ?? "off"),
      ("next refresh", next ?? "none"),
      ("refresh", status.refresh.map { describe($0, clock) } ?? "none yet"),
      ("times by", clock.name),
    ]
    let width = lines.map(\.0.count).max() ?? 0
    return lines.map { name, value in
      layout.toned((name + ":").padded(to: width + 1, .leading), .strong) + " " + value.visible
        + "\n"
    }.joined()
  }

  private static func describe(_ refresh: RefreshStatus, _ clock: LocalTime) -> String {
    let begin = clock.text(refresh.startedAt)
    let span =
      switch refresh.stage {
      case .underWay: "under way since \(begin)"
      case .stopped: "stopped, begun \(begin)"
      case .completed: begin
      }
    return "\(span), \(refresh.words)"
  }

  private static func destinations(
    _ rows: [DestinationStatus], _ clock: LocalTime, _ layout: Layout
  ) throws -> String {
    if rows.isEmpty { return "There is no destination yet.\n" }
    var lines = RowLines(layout: layout, columns: columns(clock), sample: rows)
    return try lines.beginning
      + rows.map { row in
        // A schedule of its own has no column that is wide enough.
        guard case .own(let schedule) = row.schedule, row.next != nil else {
          return try lines.next(row)
        }
        return try lines.next(row) + "  \(schedule.description.visible)\n"
      }.joined() + lines.end
  }

  private static func columns(_ clock: LocalTime) -> [Column<DestinationStatus>] {
    [
      Column("destination", mayBeCut: true) { $0.name.text },
      Column("condition") { $0.condition.rawValue }.toned(\.condition.tone),
      Column("next") { $0.next.map(clock.text) ?? $0.whyNever },
      Column("last run", mayBeCut: true) { $0.last?.status.words ?? "none yet" }
        .toned { $0.last?.status.tone ?? .plain },
      Column("when") { $0.last.map { clock.text($0.endedAt ?? $0.requestedAt) } ?? "" },
      Column("sent", .trailing) { $0.last?.sent.map { String($0) } ?? "" },
    ]
  }

  private static func attention(
    _ items: [Attention], _ clock: LocalTime, _ layout: Layout
  ) -> String {
    if items.isEmpty { return "Nothing needs a person.\n" }
    let width = min(layout.width ?? proseWidth, proseWidth)
    return layout.toned("This needs a person", .strong) + "\n"
      + items.map { item in
        let since = item.since.map { "\(clock.text($0)): " } ?? ""
        return "- \(since)\(item.sentence.text.visible)".wrapped(to: width, indent: 2)
          + "  \(item.advice.text.visible)".wrapped(to: width, indent: 2)
      }.joined()
  }
}

extension DestinationStatus {
  /// Why its schedule asks for it at no time.
  fileprivate var whyNever: String {
    if isDetached { return "detached" }
    switch (condition, schedule) {
    case (.paused, _): return "paused"
    case (_, .off), (_, .withRefresh): return "off"
    case (_, .own): return "unknown zone"
    }
  }
}

extension DestinationCondition {
  /// What a colour says of the condition.
  fileprivate var tone: Tone {
    switch self {
    case .working: .good
    case .failing: .warning
    case .paused: .bad
    }
  }
}
