import Domain
import Foundation
import Testing

/// The permission table, derived from the rules, and the page that shows it.
struct PermissionTests {
  private static let page = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Sources/Domain/Domain.docc/Permissions.md")

  /// Writes the tables anew where `WAYBILL_REGENERATE` is set; then look at the difference.
  @Test
  func `The page shows what the rules say`() throws {
    let tables = [("commands", PermissionTable.commands), ("reading", PermissionTable.readings)]
    for (name, table) in tables {
      print(table)
      let text = try String(contentsOf: Self.page, encoding: .utf8)
      let begin = "<!-- \(name): made from the rules by a test -->\n\n"
      let start = try #require(text.range(of: begin)?.upperBound)
      let stop = try #require(text.range(of: "\n\n<!-- \(name): end -->")?.lowerBound)
      if ProcessInfo.processInfo.environment["WAYBILL_REGENERATE"] != nil {
        let page = text[..<start] + table + text[stop...]
        try String(page).write(to: Self.page, atomically: true, encoding: .utf8)
      } else {
        #expect(text[start..<stop] == table)
      }
    }
  }

  @Test
  func `Every command has a row`() {
    let names = PermissionCommand.all.map { $0.sample(by: .administrator, .anything).name }
    #expect(names == Command.names)
  }

  @Test(arguments: PermissionCommand.all)
  func `Whoever is not on record, was deactivated or only reads may change nothing`(
    _ command: PermissionCommand
  ) {
    #expect(PermissionTable.cell(command, .deactivated) == "–")
    for asker in [Asker.viewer, .auditor] {
      // Their own key is everybody's own affair; what leaves a record of reading is a command.
      let expected =
        switch command {
        case .user(.rotateKey): "themselves only"
        case .custody(.writeEvidence) where asker == .auditor: "✔"
        case .dataSubject(.lookUp) where asker == .auditor: "✔"
        case .user, .connection, .segment, .destination, .run, .schedule, .notification,
          .dataSubject, .custody:
          "–"
        }
      #expect(PermissionTable.cell(command, asker) == expected)
    }
    if command != .user(.createLedger) {
      #expect(PermissionTable.cell(command, .unknown) == "–")
    }
  }

  @Test(arguments: PermissionCommand.all)
  func `An administrator may everything, and a contributor no more than they`(
    _ command: PermissionCommand
  ) {
    switch command {
    case .user(.createLedger): break
    case .connection(.addExportUser):
      #expect(PermissionTable.cell(command, .administrator) == "themselves only")
    case .user, .connection, .segment, .destination, .run, .schedule, .notification, .dataSubject,
      .custody:
      #expect(PermissionTable.cell(command, .administrator) == "✔")
    }
    if command != .user(.rotateKey) {
      #expect(["✔", "–", "shared only"].contains(PermissionTable.cell(command, .contributor)))
    }
  }

  @Test
  func `The schedule orders what is due and nothing else`() {
    let may = PermissionCommand.all.filter { PermissionTable.cell($0, .schedule) != "–" }
    #expect(
      may == [
        .run(.start), .run(.resume), .schedule(.startRefresh), .schedule(.completeRefresh),
      ])
  }

  @Test(arguments: Role.allCases)
  func `An auditor reads all, and nobody less than a role beneath them`(_ role: Role) {
    let held = ReadingRight.allCases.filter { $0.isHeld(by: role) }
    switch role {
    case .auditor, .administrator: #expect(held == ReadingRight.allCases)
    case .contributor: #expect(held == [.configuration, .sharedConnections, .leftOutRows])
    case .viewer: #expect(held == [.configuration, .sharedConnections])
    }
  }
}
