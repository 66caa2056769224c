import Domain
import Ledger
import Results
import Views

extension Session {
  /// The fewest characters of an identifier that name a run.
  private static let shortestPrefix = 8

  /// The run of an identifier, or of the beginning of one.
  ///
  /// - Throws: `CommandError.notFound` or `.ambiguous`.
  func run(_ text: String) throws -> RunID {
    if let id = RunID(text), try views.run(id) != nil { return id }
    guard text.count >= Self.shortestPrefix else { throw CommandError.notFound(.run, text) }
    let wanted = text.lowercased()
    let found = try views.runs(limit: .max).filter { $0.id.description.hasPrefix(wanted) }
    guard let only = found.first else { throw CommandError.notFound(.run, text) }
    guard found.count == 1 else { throw CommandError.ambiguous(.run, text) }
    return only.id
  }

  /// How runs stand: by the record and by who performs them, or by the record alone as it was.
  ///
  /// - Parameter read: Reads the runs.
  /// - Returns: How they stand, in the order in which they were read.
  /// - Throws: What reading throws, or `LedgerError` where it cannot be seen who performs them.
  func standings(_ read: () throws -> [RunRow]) throws -> [RunStanding] {
    past == nil ? try RunStanding.all(in: ledger, read) : try read().map { RunStanding($0) }
  }

  /// How a run stands.
  ///
  /// - Throws: `CommandError.notFound` where there never was one.
  func standing(of run: RunID) throws -> RunStanding {
    let standings = try standings { try views.run(run).map { [$0] } ?? [] }
    guard let standing = standings.first else {
      throw CommandError.notFound(.run, run.description)
    }
    return standing
  }

  /// The one run that has not ended and is interrupted, or else the one that has not ended.
  ///
  /// - Throws: `CommandError.noSingleRun`.
  func onlyRunToResume() throws -> RunID { try onlyRun { $0.status == .interrupted } }

  /// The one run that a process performs, or else the one that has not ended.
  ///
  /// - Throws: `CommandError.noSingleRun`.
  func onlyRunToWatch() throws -> RunID { try onlyRun { $0.status != .interrupted } }

  private func onlyRun(preferring isPreferred: (RunStanding) -> Bool) throws -> RunID {
    let unended = try standings {
      try state.runs.keys.sorted().compactMap { try views.run($0) }
    }
    let preferred = unended.filter(isPreferred)
    let candidates = preferred.isEmpty ? unended : preferred
    guard candidates.count == 1, let only = candidates.first else {
      throw CommandError.noSingleRun(
        candidates.map { .init(id: $0.row.id, destination: $0.row.destinationName) })
    }
    return only.row.id
  }

  /// Prints how a run stands, as at its end.
  func print(_ standing: RunStanding) throws {
    let summary = RunSummary(standing, for: reader)
    switch format {
    case .table: try invocation.print(RunText(summary, layout).text)
    case .json, .csv, .ndjson: try print(summary)
    }
  }
}
