import ArgumentParser

extension CompletionKind {
  /// The names of connections.
  static var connections: CompletionKind { names { try $0.connections() } }
  /// The names of segments.
  static var segments: CompletionKind { names { try $0.segments() } }
  /// The names of destinations.
  static var destinations: CompletionKind { names { try $0.destinations() } }
  /// The names of users.
  static var users: CompletionKind { names { try $0.users() } }
  /// The identifiers of runs.
  static var runs: CompletionKind { names { try $0.runs() } }

  private static func names(
    _ names: @escaping @Sendable (KnownNames) throws -> [String]
  ) -> CompletionKind {
    .custom { words, _, _ in
      do {
        return try KnownNames(words).map(names)?.map(literal) ?? []
      } catch {
        // Half a command line has no place for a message: the command itself will say what is wrong.
        return []
      }
    }
  }

  /// A name such that the shell takes it as it is.
  ///
  /// bash expands what `compgen -W` is given, as if it had been typed: a name that holds `$(...)`
  /// would be run as a command, by whoever only looks for a name. zsh describes what comes before a
  /// colon with what comes after. fish takes lines.
  private static func literal(_ name: String) -> String {
    switch CompletionShell.requesting {
    case CompletionShell.bash: "'" + name.replacing("'", with: #"'\''"#) + "'"
    case CompletionShell.zsh: name.replacing(":", with: #"\:"#)
    default: name
    }
  }
}
