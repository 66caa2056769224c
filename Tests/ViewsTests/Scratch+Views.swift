import Domain
import EventLog
import ScriptedHistory
import Testing
import Transparency
import Views

extension Scratch {
  /// Views that have caught up with a log.
  func views(of log: EventLog, _ name: String = "views.sqlite") throws -> Views {
    let views = try Views.open(at: path(name))
    try views.catchUp(with: log)
    return views
  }
}

extension Views {
  /// All entries that concern a subject.
  func positions(mentioning subject: Subject) throws -> [Position] {
    try #require(try positions(mentioning: subject, atMost: 1_000_000))
  }

  /// Makes everything again from all entries of a log.
  @discardableResult
  func rebuild(from log: EventLog) throws -> RebuildReport {
    let fresh = try FreshViews(beside: path, from: log)
    try fresh.advance(to: try log.head())
    let report = try fresh.seal(root: TreeHash(leaf: [7]))
    try replace(by: fresh)
    return report
  }
}

extension EventLog {
  /// Appends what is said up to an entry to another log.
  func copyEntries(upTo end: Position, into copy: EventLog) throws {
    var drafts: [Draft] = []
    try read(after: .beginning, upTo: end) { drafts.append(Draft(try Envelope($0))) }
    let head = try copy.head()
    try copy.write { transaction in _ = try transaction.append(drafts, expecting: head) }
  }
}
