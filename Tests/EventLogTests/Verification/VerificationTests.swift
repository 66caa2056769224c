import EventLog
import Foundation
import Synchronization
import Testing
import Transparency

/// Nothing is found where nothing was changed, however the log is cut up.
@Suite struct VerificationTests {
  private let directory: TemporaryDirectory
  private let log: EventLog

  init() throws {
    directory = try TemporaryDirectory()
    log = try EventLog.create(at: directory.path(), signer: ExampleKey.source)
  }

  private func verify(kept: [SignedNote] = []) async throws -> LogVerification {
    try await log.verify(against: LogExpectation(verifier: ExampleKey.own.verifier, kept: kept))
  }

  @Test(arguments: [
    [], [1], [255], [256], [257], [3, 255, 256], [511, 512, 513], [1, 2, 3, 700],
    [16_383, 16_384, 16_385], [16_384, 33_000],
  ])
  func anUntouchedLogIsVerified(sizes: [Int]) async throws {
    try log.appendHistory(sizes)
    let found = try await verify()
    #expect(found.problems == [])
    #expect(found.entries == UInt64(sizes.last ?? 0))
    #expect(found.checkpoints == sizes.count)
    let leaves = try PlainTree.leaves(of: log)
    #expect(found.head.root == PlainTree.root(leaves[...]))
  }

  @Test func levelsAboveAreVerified() async throws {
    try log.appendHistory([30_000, 65_600])
    #expect(try await verify().problems == [])
    try forge("UPDATE tiles SET hashes = zeroblob(8192) WHERE level = 1", at: directory.path())
    let found = try await verify().problems
    #expect(found.map(\.part) == [.tiles])
    #expect(found.first?.positions?.upperBound.rawValue == 65_536)
  }

  @Test func progressIsTold() async throws {
    try log.appendHistory([40_000])
    let told = Mutex<[UInt64]>([])
    _ = try await log.verify(against: LogExpectation(verifier: ExampleKey.own.verifier)) {
      done, all in
      #expect(all == 40_000)
      told.withLock { $0.append(done) }
    }
    #expect(told.withLock(\.self) == [16_384, 32_768, 40_000])
  }

  @Test func whatIsAppendedMeanwhileDoesNotMatter() async throws {
    try log.appendHistory([20_000])
    let writer = try EventLog.open(at: directory.path(), signer: ExampleKey.source)
    let found = try await log.verify(
      against: LogExpectation(verifier: ExampleKey.own.verifier)
    ) { done, _ in
      guard done < 20_000 else { return }
      do { try writer.appendHistory([20_100]) } catch { Issue.record(error) }
    }
    #expect(found.problems == [])
    #expect(found.entries == 20_000)
  }

  @Test func everyKeptCheckpointIsFoundAgain() async throws {
    var kept: [SignedNote] = []
    for size in [1, 3, 256, 257, 300, 512, 513, 700] {
      try log.appendHistory([size])
      kept.append(try #require(try log.lastCheckpoint()))
    }
    #expect(try await verify(kept: kept).problems == [])
  }
}
