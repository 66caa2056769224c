import Domain
import Foundation
import Runner
import Testing

@Suite("Sources that change between survey and sending")
struct SourceChangeTests {
  /// Lines of 64 bytes each, the header too, so that every chunk ends with a line.
  private static let lineLength = 64
  private static let lines = 12_400
  private static let chunk = 1 << 18

  /// What becomes of the source; offsets in bytes.
  enum Change: CustomTestStringConvertible {
    case byte(at: Int)
    case truncated(to: Int)
    case grown
    case replaced

    var testDescription: String { "\(self)" }
  }

  private static let changes: [Change] = [
    .byte(at: 70), .byte(at: chunk - 40), .byte(at: chunk + 10), .byte(at: 2 * chunk + 5_000),
    .byte(at: 3 * chunk + 10), .byte(at: lines * lineLength - 40), .truncated(to: chunk),
    .truncated(to: 2 * chunk), .truncated(to: 3 * chunk), .truncated(to: 2 * chunk + 64),
    .truncated(to: chunk + 30), .truncated(to: lineLength), .grown, .replaced,
  ]

  private static func source(_ mark: String = "customer") -> String {
    var source = "email,first".padding(toLength: lineLength - 1, withPad: "t", startingAt: 0) + "\n"
    for number in 1..<lines {
      let row = "\(mark)\(number)@shop.example,"
      source += row.padding(toLength: lineLength - 1, withPad: "n", startingAt: 0) + "\n"
    }
    return source
  }

  private static let matching = DataMatching(emailField: "email")

  private static func apply(_ change: Change, to stage: Stage) throws {
    let url = URL(fileURLWithPath: stage.scratch.source)
    var bytes = try Data(contentsOf: url)
    switch change {
    case .byte(let offset): bytes[offset] = UInt8(ascii: "~")
    case .truncated(let count): bytes = bytes.prefix(count)
    case .grown: bytes.append(Data("~@shop.example,\(String(repeating: "n", count: 20))\n".utf8))
    case .replaced: bytes = Data(source("~").utf8)
    }
    try bytes.write(to: url)
  }

  @Test("are noticed before anything of the change could leave", arguments: changes)
  func noticed(_ change: Change) async throws {
    let assembly = try await Assembly(
      Self.source(), matching: Self.matching, bodyLimit: 150_000)
    let original = try await assembly.batches()
    try Self.apply(change, to: assembly.stage)
    var bodies: [[UInt8]] = []
    let failure = await #expect(throws: BatchAssembler.Failure.self) {
      let assembler = try await assembly.assembler()
      var row = 0
      while let batch = try await assembler.batch(from: row) {
        bodies.append(batch.body)
        row = batch.rows.to
      }
    }
    guard case .sourceChanged = failure else {
      Issue.record("\(String(describing: failure))")
      return
    }
    #expect(bodies == original.prefix(bodies.count).map(\.body))
    #expect(bodies.allSatisfy { !$0.contains(UInt8(ascii: "~")) })
  }

  @Test("are no matter where nothing has changed but the file")
  func sameContent() async throws {
    let assembly = try await Assembly(
      Self.source(), matching: Self.matching, bodyLimit: 150_000)
    let original = try await assembly.batches()
    try assembly.stage.scratch.write(source: Self.source())
    #expect(try await assembly.batches().map(\.body) == original.map(\.body))
  }
}
