import Domain
import Ledger
import Views

extension Session {
  /// The fewest characters of an identifier that name a run.
  private static let shortestPrefix = 8

  /// The run of an identifier, or of the beginning of one.
  ///
  /// - Throws: `CommandError.notFound` or `.ambiguous`.
  func run(_ text: String) throws -> RunID {
    if let id = RunID(text), try ledger.views.run(id) != nil { return id }
    guard text.count >= Self.shortestPrefix else { throw CommandError.notFound(.run, text) }
    let wanted = text.lowercased()
    let found = try ledger.views.runs(limit: .max).filter { $0.id.description.hasPrefix(wanted) }
    guard let only = found.first else { throw CommandError.notFound(.run, text) }
    guard found.count == 1 else { throw CommandError.ambiguous(.run, text) }
    return only.id
  }

  /// The one run that has not ended.
  func onlyRunUnderWay() throws -> RunID {
    guard state.runs.count == 1, let only = state.runs.keys.first else {
      throw CommandError.noSingleRun(count: state.runs.count)
    }
    return only
  }
}
