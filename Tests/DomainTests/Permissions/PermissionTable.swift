import Domain

/// Who may do and read what, as the rules themselves say.
enum PermissionTable {
  /// The rules that are about who asks; all others say no to anybody, as things stand.
  private static let rulesAboutWhoAsks: Set<String> = [
    "actor-unknown", "actor-inactive", "schedule-may-not", "role-insufficient",
    "connection-not-accessible", "export-user-not-yourself", "ledger-exists",
  ]

  /// What the rules say to one who asks.
  private enum Verdict {
    case may
    case mayWhenDue
    case mayNot
  }

  /// The commands, a row each.
  static var commands: String {
    var lines = heading("Command")
    for command in PermissionCommand.all {
      let name = command.sample(by: .administrator, .anything).name
      lines.append(row("`\(name)`", Asker.allCases.map { cell(command, $0) }))
    }
    return lines.joined(separator: "\n")
  }

  /// What can be read, a row each.
  static var readings: String {
    var lines = heading("What")
    for right in ReadingRight.allCases {
      let cells = Asker.allCases.map { asker in
        asker.role.map(right.isHeld) == true ? "✔" : "–"
      }
      lines.append(row(right.title + ": " + commands(showing: right), cells))
    }
    return lines.joined(separator: "\n")
  }

  /// What a command comes to for one who asks, in a word or two.
  static func cell(_ command: PermissionCommand, _ asker: Asker) -> String {
    let scopes = Scope.all(of: command)
    let verdicts = scopes.map { verdict(command, asker, $0) }
    let allowed = zip(scopes, verdicts).filter { $0.1 == .may }.map(\.0)
    if verdicts.allSatisfy({ $0 == .mayWhenDue }) { return "what is due" }
    if allowed == scopes { return "✔" }
    if allowed.isEmpty { return "–" }
    if allowed == scopes.filter({ [.ownShared, .othersShared].contains($0) }) {
      return "shared only"
    }
    if allowed == [.themselves] { return "themselves only" }
    return "unlike any other: \(allowed)"
  }

  private static func verdict(
    _ command: PermissionCommand, _ asker: Asker, _ scope: Scope
  ) -> Verdict {
    let state = State(replaying: scope.history(of: asker))
    switch Decision(of: command.sample(by: asker, scope), by: asker.actor, in: state) {
    case .events: return .may
    case .refused(.nothingDue): return .mayWhenDue
    case .refused(let refusal):
      return rulesAboutWhoAsks.contains(refusal.rule) ? .mayNot : .may
    }
  }

  /// Where the command line shows it.
  private static func commands(showing right: ReadingRight) -> String {
    switch right {
    case .configuration:
      "`status`; `segment`, `destination`, `run` and `schedule` `list` and `show`"
    case .sharedConnections: "`connection list` and `show`, name and type"
    case .connections: "`connection list` and `show`, account and authority in `run show`"
    case .leftOutRows: "`run show --rejected`"
    case .disclosures: "`run show`"
    case .users: "`user list`"
    case .notifications: "`notify show`"
    case .audit: "`audit`, `subject list`"
    }
  }

  private static func heading(_ first: String) -> [String] {
    [
      row(first, Asker.allCases.map(\.rawValue)),
      "|---|" + String(repeating: ":-:|", count: Asker.allCases.count),
    ]
  }

  private static func row(_ first: String, _ cells: [String]) -> String {
    "| \(first) | \(cells.joined(separator: " | ")) |"
  }
}
