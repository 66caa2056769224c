import Domain
import Results
import Views

/// A run's batches in time, a lane each: how long a batch waited to be taken, how long its import took, and
/// where an attempt at it came to nothing that is known.
struct RunLanes {
  /// So many are drawn.
  private static let most = 40
  private static let lane = 16.0
  private static let margin = 40.0
  private static let width = 720.0

  /// The batches, in their order.
  let batches: [BatchRow]
  /// What happened to them.
  let moments: [RunMoment]

  /// What the template has places for; nothing where there is no batch.
  func values(_ texts: Texts) -> [String: Any]? {
    let drawn = batches.prefix(Self.most)
    guard let start = drawn.map(\.preparedAt).min() else { return nil }
    let settled = drawn.flatMap { [$0.preparedAt, $0.sentAt, $0.settledAt].compactMap(\.self) }
    let end = max(settled.max() ?? start, moments.map(\.time).max() ?? start)
    let span = max(1, Double(end.milliseconds - start.milliseconds))
    func x(_ time: Timestamp) -> Double {
      // Clocks are put back.
      let part = min(1, max(0, Double(time.milliseconds - start.milliseconds) / span))
      return Self.margin + part * (Self.width - Self.margin - 8)
    }
    let lanes = drawn.enumerated().map { place, batch -> [String: Any] in
      let top = Double(place) * Self.lane
      let taken = batch.sentAt ?? batch.settledAt ?? end
      let settled = batch.settledAt ?? end
      let setbacks = moments.filter { $0.batch == batch.number && $0.isSetback }
      return [
        "number": "\(batch.number)", "baseline": Svg.text(top + 11), "y": Svg.text(top + 3),
        "waitX": Svg.text(x(batch.preparedAt)),
        "waitWidth": Svg.text(max(1, x(taken) - x(batch.preparedAt))),
        "importX": Svg.text(x(taken)),
        "importWidth": Svg.text(batch.sentAt == nil ? 0 : max(1, x(settled) - x(taken))),
        "middle": Svg.text(top + 8),
        "setbacks": setbacks.map { ["setbackX": Svg.text(x($0.time))] },
        "sentence": texts[
          "lane",
          [
            "batch": "\(batch.number)", "status": texts.word(batch.status.words),
            "attempts": "\(batch.attempts)",
          ]],
      ]
    }
    return [
      "lanes": lanes, "lanesHeight": "\(Int(Double(drawn.count) * Self.lane) + 16)",
      "axisY": Svg.text(Double(drawn.count) * Self.lane + 1),
      "axisLabelY": Svg.text(Double(drawn.count) * Self.lane + 13),
      "axisStart": Svg.text(Self.margin), "axisEnd": Svg.text(Self.width - 8),
      "span": Self.clock(end.milliseconds - start.milliseconds),
      "lanesCut": batches.count > Self.most
        ? [texts["lanes-cut", ["shown": "\(Self.most)", "all": batches.count.grouped]]] : [],
    ]
  }

  /// A span of time as a clock shows it, with milliseconds: `1:02:03.456`.
  private static func clock(_ milliseconds: Int64) -> String {
    let seconds = milliseconds / 1000
    let parts = [seconds / 60 % 60, seconds % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
    let thousandths = String(String(1000 + milliseconds % 1000).dropFirst())
    return "\(seconds / 3600):\(parts[0]):\(parts[1]).\(thousandths)"
  }
}

extension BatchRow {
  /// When it was settled what came of it.
  fileprivate var settledAt: Timestamp? { importedAt ?? removedAt }
}
