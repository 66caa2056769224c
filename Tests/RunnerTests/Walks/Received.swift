import Foundation
import Sandbox

/// What an account at Sendinblue received, by whatever process.
struct Received {
  /// The rows of imports, by address in lower case.
  private(set) var rows: [String: String] = [:]
  /// The addresses of removals, in lower case.
  private(set) var removed: Set<String> = []

  /// How much an account had received at a moment.
  struct Mark {
    fileprivate let imports: Int
    fileprivate let removals: Int

    /// Asks the account.
    init(_ sandbox: RunningSandbox) async {
      imports = await sandbox.account.receivedImports.count
      removals = await sandbox.account.receivedRemovals.count
    }
  }

  /// Asks the account for what came since.
  init(_ sandbox: RunningSandbox, since mark: Mark) async throws {
    for delivery in await sandbox.account.receivedImports.dropFirst(mark.imports) {
      for row in delivery.body.flatMap(ReceivedBody.init)?.rows ?? [] {
        rows[row.prefix { $0 != ";" }.lowercased()] = row
      }
    }
    for delivery in await sandbox.account.receivedRemovals.dropFirst(mark.removals) {
      let names = try JSONDecoder().decode(
        [String: [String]].self, from: Data(delivery.body ?? []))
      removed.formUnion(names["emails"]?.map { $0.lowercased() } ?? [])
    }
  }

  /// Whose rows there are.
  var imported: Set<String> { Set(rows.keys) }
}
