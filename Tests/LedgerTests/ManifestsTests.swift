import Domain
import Foundation
import Ledger
import Testing

@Suite("Manifests")
struct ManifestsTests {
  private let scratch: Scratch
  private let ledger: Ledger
  private let run: RunID
  private let other: RunID
  private let target: ListTarget

  init() async throws {
    scratch = try Scratch()
    ledger = try await scratch.createLedger()
    run = RunID(ledger.surroundings.identifier())
    other = RunID(ledger.surroundings.identifier())
    target = ListTarget(
      destination: DestinationID(ledger.surroundings.identifier()),
      connection: ConnectionID(ledger.surroundings.identifier()), list: 2)
  }

  private static func manifest(_ byte: UInt8, count: Int) -> Manifest {
    Manifest(unsorted: Array(repeating: byte, count: count * Manifest.pseudonymLength))
  }

  @Test("keeps a batch's pseudonyms, and the later ones of a batch that is prepared again")
  func batches() throws {
    let manifests = ledger.manifests
    try manifests.keep(Self.manifest(1, count: 3), run: run, batch: 1, target: target)
    try manifests.keep(Self.manifest(2, count: 2), run: run, batch: 2, target: target)
    try manifests.keep(Self.manifest(3, count: 1), run: other, batch: 1, target: target)
    try manifests.keep(Self.manifest(4, count: 5), run: run, batch: 1, target: target)
    #expect(
      try manifests.pseudonyms(run: run, batch: 1) == Self.manifest(4, count: 5).pseudonyms)
    #expect(
      try manifests.pseudonyms(run: run, batch: 2) == Self.manifest(2, count: 2).pseudonyms)
    #expect(
      try manifests.pseudonyms(run: other, batch: 1) == Self.manifest(3, count: 1).pseudonyms)
    let again = try Ledger.open(at: scratch.location, surroundings: .scripted())
    #expect(try again.manifests.pseudonyms(run: run, batch: 1).count == 80)
  }

  @Test("says where a manifest is gone")
  func missing() {
    let error = #expect(throws: ManifestsError.self) {
      try ledger.manifests.pseudonyms(run: run, batch: 7)
    }
    #expect(error?.description.contains("batch 7 of run \(run)") == true)
  }

  @Test("keeps rows that were left out, each once, in the order of their rows")
  func leftOut() throws {
    let manifests = ledger.manifests
    let rows: [Manifests.LeftOut] = [
      .init(row: 9, customerID: "c9", reason: "address-missing"),
      .init(row: 2, customerID: nil, reason: "withheld"),
    ]
    try manifests.keep(leftOut: rows, run: run)
    try manifests.keep(leftOut: [], run: run)
    try manifests.keep(
      leftOut: [.init(row: 9, customerID: "c9", reason: "address-malformed")], run: run)
    try manifests.keep(leftOut: [.init(row: 1, customerID: "x", reason: "withheld")], run: other)
    let expected: [Manifests.LeftOut] = [
      rows[1], .init(row: 9, customerID: "c9", reason: "address-malformed"),
    ]
    #expect(try manifests.leftOut(of: run, limit: 10) == expected)
    #expect(try manifests.leftOut(of: run, limit: 1) == [rows[1]])
    #expect(try manifests.leftOut(of: other, limit: 10).map(\.row) == [1])
  }

  @Test("forgets all of a run and nothing of another, so that the file's bytes hold it no more")
  func forgetting() throws {
    let manifests = ledger.manifests
    let marks = (Data(repeating: 0x5a, count: 16), Data(repeating: 0xa5, count: 16))
    try manifests.keep(Self.manifest(0x5a, count: 300), run: run, batch: 1, target: target)
    try manifests.keep(Self.manifest(0x5a, count: 2), run: run, batch: 2, target: target)
    try manifests.keep(Self.manifest(0xa5, count: 300), run: other, batch: 1, target: target)
    let row = Manifests.LeftOut(row: 1, customerID: "c-to-forget", reason: "withheld")
    try manifests.keep(leftOut: [row], run: run)
    #expect(try manifests.batchesHeld() == [run: 2, other: 1])
    #expect(try fileHolds(marks.0) && fileHolds(Data("c-to-forget".utf8)))
    try manifests.forget([run])
    #expect(try manifests.batchesHeld() == [other: 1])
    #expect(try !fileHolds(marks.0) && !fileHolds(Data("c-to-forget".utf8)))
    #expect(try fileHolds(marks.1))
    #expect(try manifests.pseudonyms(run: other, batch: 1).count == 300 * 16)
    try manifests.forget([run])
    #expect(try manifests.leftOut(of: run, limit: 1).isEmpty)
  }

  /// Whether bytes stand in the file or its write-ahead log.
  private func fileHolds(_ bytes: Data) throws -> Bool {
    try ["", "-wal"].contains { suffix in
      let path = scratch.location.manifests + suffix
      guard FileManager.default.fileExists(atPath: path) else { return false }
      return try Data(contentsOf: URL(fileURLWithPath: path)).firstRange(of: bytes) != nil
    }
  }

  @Test("a row that cannot be kept is an error, and leaves none of its company")
  func notWritten() throws {
    let rows: [Manifests.LeftOut] = [
      .init(row: 1, customerID: nil, reason: "address-missing"),
      .init(row: 0, customerID: nil, reason: "address-missing"),
    ]
    #expect(throws: ManifestsError.self) { try ledger.manifests.keep(leftOut: rows, run: run) }
    #expect(try ledger.manifests.leftOut(of: run, limit: 10).isEmpty)
  }
}
