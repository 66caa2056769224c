import Audit
import Domain
import Views

/// How much left on each day of a period, of its last three months at most.
struct DayChart {
  /// A day in milliseconds.
  static let day: Int64 = 86_400_000
  private static let most: Int64 = 92

  /// The days, in order, those on which nothing left included.
  let days: [DisclosedDay]

  /// Sums days up.
  ///
  /// - Parameters:
  ///   - period: Which days.
  ///   - now: The instant after which there are none.
  ///   - views: The read models.
  /// - Throws: `ViewsError` where they cannot be read.
  init(of period: Period, until now: Timestamp, in views: Views) throws(ViewsError) {
    let end = min(period.until?.milliseconds ?? .max, now.milliseconds + 1)
    let last = (end - 1) - (end - 1) % Self.day
    let first = max(period.since?.milliseconds ?? 0, last - (Self.most - 1) * Self.day)
    days = try views.disclosures(
      on: stride(from: first - first % Self.day, through: last, by: Int(Self.day)).map {
        Timestamp(milliseconds: $0)
      })
  }

  /// What the template has places for: the days as columns, and as a table.
  ///
  /// - Parameters:
  ///   - texts: The words of the reader's language.
  ///   - time: How times are shown.
  /// - Returns: The places' values.
  func values(_ texts: Texts, _ time: ShownTime) -> [String: Any] {
    let table = PageTable(
      caption: texts["days-title"], rows: days.reversed().filter { $0.batches > 0 })
    return ["chart": chart(texts).values, "days": table.values(texts, time)]
  }

  private func chart(_ texts: Texts) -> BarChart {
    BarChart(
      title: texts["days-title"],
      bars: days.map { day in
        BarChart.Bar(
          name: day.day, whole: day.recipients, uncertain: day.uncertain,
          sentence: texts[
            "day",
            [
              "day": day.day, "people": day.recipients.grouped, "batches": day.batches.grouped,
              "uncertain": day.uncertain.grouped,
            ]])
      })
  }
}
