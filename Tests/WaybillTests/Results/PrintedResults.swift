import Foundation

/// What commands printed.
actor PrintedResults {
  /// A command line and what it printed.
  struct Printed: Encodable {
    /// The command, such as `user add`.
    let command: String
    /// The schemas that it may print by.
    let schemas: [String]
    /// Standard output.
    let output: String
  }

  private(set) var all: [Printed] = []

  /// Remembers what a command printed in the format that the environment names.
  func add(_ arguments: [String], _ output: String) {
    guard !output.isEmpty, !arguments.contains("--format"),
      let command = CommandResults.command(of: arguments)
    else { return }
    let schemas: [String]
    switch CommandResults.all[command] {
    case .schemas(let names): schemas = names
    // It is no document.
    case .some(.none): return
    case nil: schemas = []
    }
    all.append(Printed(command: command, schemas: schemas, output: output))
  }

  /// The results, a JSON object a line.
  func lines() throws -> String {
    try all.map { String(decoding: try JSONEncoder().encode($0), as: UTF8.self) + "\n" }.joined()
  }
}
