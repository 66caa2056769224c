/// What the file of a database looks like, whatever its rows hold.
package struct StoredLayout: Hashable, Sendable {
  /// Whose file it is and of which layout, and each table, index, trigger and view by kind and name,
  /// as its creator wrote it.
  private let definitions: [String: String]

  /// States what a file looks like.
  /// - Parameters:
  ///   - application: its `application_id`.
  ///   - version: its `user_version`.
  ///   - definitions: kind and name of each table, index, trigger and view, and how it was made.
  package init(application: Int, version: Int, definitions: [(name: String, sql: String)]) {
    self.definitions = Dictionary(definitions.map { ($0.name, $0.sql) }) { "\($0)\n\($1)" }
      .merging(["application_id": String(application), "user_version": String(version)]) { $1 }
  }

  /// In what a file differs from what it should look like.
  /// - Parameters:
  ///   - expected: what it should look like.
  ///   - part: the part that the problems are of.
  /// - Returns: a problem for each difference, by name.
  package func problems(
    besides expected: StoredLayout, in part: VerificationProblem.Part
  ) -> [VerificationProblem] {
    Set(definitions.keys).union(expected.definitions.keys).sorted().compactMap { name in
      switch (definitions[name], expected.definitions[name]) {
      case (let found, let known) where found == known: nil
      case (_, nil):
        VerificationProblem(
          part, .inserted, at: nil, "The file has a foreign \(Self.visible(name)).")
      case (nil, _):
        VerificationProblem(part, .deleted, at: nil, "The file lacks its \(name).")
      default:
        VerificationProblem(part, .edited, at: nil, "The file's \(name) is not as it was made.")
      }
    }
  }

  /// A name that somebody else chose.
  private static func visible(_ name: String) -> String {
    String(name.prefix(100).map { $0.isNewline ? " " : $0 })
  }
}
