import Domain
import EventLog
import Foundation
import ScriptedHistory
import Testing
import Views

/// How payloads are read, beside how Foundation's decoder reads them.
@Suite("Payloads of records")
struct PayloadReadingTests {
  /// Reads a payload in one way; a command's from its signed document.
  private struct Reader: PayloadReader {
    let version: Int
    let bytes: [UInt8]
    let isCommand: Bool
    let isPlain: Bool

    func decode<P: Payload>(_ type: P.Type) throws -> P {
      isCommand ? try read(Document<P>.self).arguments : try read(type)
    }

    private func read<Value: Decodable>(_ type: Value.Type) throws -> Value {
      isPlain
        ? try JSONDecoder().decode(type, from: Data(bytes))
        : try CanonicalJSON.decode(type, from: bytes)
    }
  }

  private struct Signed: Decodable {
    let payload: String
  }

  private struct Document<Arguments: Decodable>: Decodable {
    let arguments: Arguments
  }

  /// What a payload says and what is wrong with it, in either way.
  private func outcome(_ type: RecordType, _ bytes: [UInt8], plainly: Bool) -> String {
    do {
      switch type {
      case .command(let name, let version):
        let reader = Reader(version: version, bytes: bytes, isCommand: true, isPlain: plainly)
        return "\(try Command(name: name, from: reader) as Any)"
      case .event(let name, let version):
        let reader = Reader(version: version, bytes: bytes, isCommand: false, isPlain: plainly)
        return "\(try Event(name: name, from: reader) as Any)"
      }
    } catch {
      return "\(error)"
    }
  }

  private func payload(of envelope: Envelope, _ type: RecordType) throws -> [UInt8] {
    guard case .command = type else { return envelope.data }
    return Array(
      try JSONDecoder().decode(Signed.self, from: Data(envelope.data)).payload.utf8)
  }

  private func requireAlike(_ log: EventLog) throws {
    let known = DecodedObjects()
    try log.read(after: .beginning, upTo: nil) { entry in
      let envelope = try Envelope(entry)
      let type = try #require(RecordType(envelope.type))
      let bytes = try payload(of: envelope, type)
      let read = outcome(type, bytes, plainly: true)
      #expect(outcome(type, bytes, plainly: false) == read)
      #expect(try RecordedMessage(envelope, recalling: known) == RecordedMessage(envelope))
      switch try RecordedMessage(envelope) {
      case .command(let command, _): #expect("\(Command?.some(command) as Any)" == read)
      case .event(let event, _): #expect("\(Event?.some(event) as Any)" == read)
      }
    }
  }

  @Test func areReadAlikeInAWholeHistory() throws {
    try requireAlike(try Scratch().history())
  }

  @Test(arguments: [1, 2]) func areReadAlikeInWhatWasReleased(version: Int) throws {
    let scratch = try Scratch()
    let released = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../WaybillTests/Released/\(version)/ledger/log.sqlite")
    try FileManager.default.copyItem(
      at: released, to: URL(fileURLWithPath: scratch.path("released.sqlite")))
    try requireAlike(
      try EventLog.open(at: scratch.path("released.sqlite"), signer: Script.signer))
  }

  @Test func areReadAlikeWhereTheyAreSpoilt() throws {
    let characters = Array(#"{}[]",:\ 019-.etfnux"#.utf8) + [0, 0xC3]
    var random = Repeatable(state: 5)
    var differing = 0
    for entry in try Scratch().history().entries(after: .beginning, limit: 1000) {
      let envelope = try Envelope(entry)
      let type = try #require(RecordType(envelope.type))
      let bytes = try payload(of: envelope, type)
      let whole = outcome(type, bytes, plainly: true)
      for _ in 0..<20 {
        var spoilt = bytes
        let place = Int.random(in: spoilt.indices, using: &random)
        let byte = characters[Int.random(in: characters.indices, using: &random)]
        switch Int.random(in: 0..<3, using: &random) {
        case 0: spoilt[place] = byte
        case 1: spoilt.insert(byte, at: place)
        default: spoilt.remove(at: place)
        }
        let read = outcome(type, spoilt, plainly: true)
        if read != whole { differing += 1 }
        #expect(outcome(type, spoilt, plainly: false) == read)
      }
    }
    #expect(differing > 1000)
  }

  /// The slow way is for what is in no log of ours.
  @Test func areInTheFormThatIsReadFast() throws {
    struct Anything: Decodable {}
    for entry in try Scratch().history().entries(after: .beginning, limit: 1000) {
      let envelope = try Envelope(entry)
      let bytes = try payload(of: envelope, try #require(RecordType(envelope.type)))
      for bytes in [envelope.data, bytes] {
        #expect(CanonicalJSON.decodeStrictly(Anything.self, from: bytes) != nil)
      }
    }
  }
}

/// Numbers that are the same every time (Knuth's MMIX generator).
private struct Repeatable: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state >> 32 | state << 32
  }
}
