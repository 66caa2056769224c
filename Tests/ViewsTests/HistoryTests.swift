import Domain
import EventLog
import ScriptedHistory
import Testing
import Views

@Suite("The scripted history itself")
struct HistoryTests {
  @Test func coversEveryCommandAndEvent() throws {
    let scratch = try Scratch()
    let messages = try scratch.history().entries(after: .beginning, limit: 1000)
      .map { try RecordedMessage($0) }
    var commands: Set<String> = []
    var events: Set<String> = []
    for message in messages {
      switch message {
      case .command(let command, let envelope):
        commands.insert(command.name)
        #expect(envelope.type == RecordType(of: command).description)
        #expect(envelope.subject == command.subject.text)
      case .event(let event, let envelope):
        events.insert(event.name)
        #expect(envelope.type == RecordType(of: event).description)
        #expect(envelope.subject == event.subject.text)
      }
    }
    #expect(commands == Set(Command.names))
    #expect(events == Set(Event.names))
  }

  @Test(
    arguments: [
      ("waybill.command.add-user.v1", RecordType.command(name: "add-user")),
      ("waybill.event.user-added.v1", RecordType.event(name: "user-added")),
      ("waybill.event.user-added.v12", RecordType.event(name: "user-added", version: 12)),
      ("waybill.event.user-added.v0", nil), ("waybill.event.user-added.v01", nil),
      ("waybill.event.user-added.v+1", nil), ("waybill.event.user-added.v", nil),
      ("waybill.event.user-added", nil),
      ("waybill.other.user-added.v1", nil), ("", nil),
    ] as [(String, RecordType?)])
  func recordTypes(text: String, type: RecordType?) {
    #expect(RecordType(text) == type)
    if let type { #expect(type.description == text) }
  }
}
