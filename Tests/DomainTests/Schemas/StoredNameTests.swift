import Domain
import Foundation
import Testing

/// Stored names never change, and what is written under them is read again.
struct StoredNameTests {
  /// Reads payloads with Foundation.
  struct Reader: PayloadReader {
    let data: Data
    var version = 1

    func decode<P: Payload>(_ type: P.Type) throws -> P {
      try JSONDecoder().decode(type, from: data)
    }
  }

  static let commandNames = [
    "create-ledger", "add-user", "change-user-role", "deactivate-user", "rotate-user-key",
    "create-connection",
    "accept-consent", "establish-connection", "add-export-user", "save-connection",
    "share-connection", "unshare-connection", "require-approval", "waive-approval",
    "rename-connection", "rotate-api-key",
    "withdraw-consent", "remove-connection", "define-segment", "activate-segment",
    "deactivate-segment", "remove-segment", "save-destination", "edit-destination",
    "remove-destination", "detach-destination", "attach-destination",
    "set-destination-schedule", "approve-run", "start-run", "resume-run", "cancel-run",
    "set-schedule",
    "switch-off-schedule", "start-refresh", "complete-refresh", "set-notification",
    "switch-off-notification", "look-up-subject", "suppress-subject",
    "release-subject", "erase-subject", "purge-manifests", "write-evidence", "mark-gap",
    "upgrade-ledger",
  ]

  static let eventNames = [
    "ledger-created", "user-added", "user-role-changed", "user-deactivated", "user-key-rotated",
    "connection-created",
    "consent-accepted", "connection-established", "connection-attempt-failed",
    "export-user-added", "connection-saved", "connection-shared", "connection-unshared",
    "approval-required", "approval-waived", "connection-renamed", "api-key-rotated",
    "consent-withdrawn", "connection-removed",
    "segment-defined", "segment-activated", "segment-deactivated", "segment-removed",
    "destination-saved", "destination-edited", "destination-removed", "destination-detached",
    "destination-attached", "destination-scheduled", "destination-paused", "run-approved",
    "run-requested",
    "run-started", "batch-prepared", "batch-deferred", "batch-unanswered", "batch-rejected",
    "batch-sent", "batch-imported", "batch-removed", "run-interrupted", "run-resumed",
    "run-completed",
    "run-failed", "run-cancelled", "schedule-set", "schedule-switched-off", "refresh-started",
    "refresh-completed", "notification-set", "notification-switched-off",
    "notification-delivered", "notification-failed", "subject-looked-up", "subject-suppressed",
    "subject-released", "subject-erasure-ordered", "subject-erased",
    "subject-erasure-failed", "subject-erasure-unanswered",
    "manifests-purged", "evidence-written", "gap-marked", "ledger-upgraded",
    "command-refused",
  ]

  @Test
  func `Stored names never change`() {
    #expect(Command.names == Self.commandNames)
    #expect(Event.names == Self.eventNames)
    #expect(Set(Command.names + Event.names).count == Command.names.count + Event.names.count)
  }

  @Test
  func `Every command and event has a sample`() {
    #expect(Set(CommandSamples.all.map(\.name)) == Set(Command.names))
    #expect(Set(EventSamples.all.map(\.name)) == Set(Event.names))
  }

  @Test(arguments: CommandSamples.all)
  func `A command that was written is read again`(_ command: Command) throws {
    let reader = Reader(data: try JSONEncoder().encode(command.payload))
    let again = try #require(try Command(name: command.name, from: reader))
    #expect(again == command)
    #expect(again.subject == command.subject)
    #expect(try Event(name: command.name, from: reader) == nil)
    if Self.isEmpty(command.payload) { return }
    #expect(throws: DecodingError.self) {
      try Command(name: command.name, from: Reader(data: Data("{}".utf8)))
    }
  }

  @Test(arguments: EventSamples.all)
  func `An event that was written is read again`(_ event: Event) throws {
    let reader = Reader(
      data: try JSONEncoder().encode(event.payload), version: type(of: event.payload).version)
    let again = try #require(try Event(name: event.name, from: reader))
    #expect(again == event)
    #expect(again.subject == event.subject)
    #expect(try Command(name: event.name, from: reader) == nil)
    if Self.isEmpty(event.payload) { return }
    #expect(throws: DecodingError.self) {
      try Event(
        name: event.name,
        from: Reader(data: Data("{}".utf8), version: type(of: event.payload).version))
    }
  }

  /// Whether a payload says nothing beyond its name.
  private static func isEmpty(_ payload: any Payload) -> Bool {
    Mirror(reflecting: payload).children.isEmpty
  }

  @Test(arguments: ["", "create_connection", "Create-Connection", "connection-created-v2"])
  func `A name that is not stored is no command and no event`(_ name: String) throws {
    let reader = Reader(data: Data("{}".utf8))
    #expect(try Command(name: name, from: reader) == nil)
    #expect(try Event(name: name, from: reader) == nil)
  }

  @Test(arguments: RunFailure.allCases)
  func `Every failure of a run comes with advice`(_ failure: RunFailure) {
    #expect(failure.advice.hasSuffix("."))
    #expect(RunFailure.allCases.count { $0.advice == failure.advice } == 1)
  }
}
