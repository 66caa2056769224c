import Audit
import Results
import Synchronization
import Testing
import Views
import waybill

@Suite struct RunWatcherTests {
  @Test func everyChangeIsToldOnceUntilTheEnd() async throws {
    let sights: [RunSight] = [
      .init(status: .queued, isUnattended: false, recipients: nil, batches: []),
      .init(status: .queued, isUnattended: false, recipients: nil, batches: []),
      .init(
        status: .running, isUnattended: false, recipients: 6,
        batches: [.init(number: 1, status: .prepared, recipients: 4)]),
      .init(
        status: .running, isUnattended: false, recipients: 6,
        batches: [.init(number: 1, status: .sent, recipients: 4)]),
      .init(
        status: .completed, isUnattended: true, recipients: 6,
        batches: [
          .init(number: 1, status: .imported, recipients: 4),
          .init(number: 2, status: .imported, recipients: 2),
        ]),
    ]
    let (end, lines, looks) = try await follow(sights)
    #expect(end == sights.last)
    #expect(looks == 5)
    #expect(
      lines == [
        "queued", "batch 1: prepared, 4 profiles", "running",
        "batch 1: waiting for import, 4 profiles", "batch 1: imported, 4 profiles",
        "batch 2: imported, 2 profiles", "completed",
      ])
    #expect(sights[3].line.text == "running: 0 of 6 profiles imported, 1 batch")
    #expect(sights[4].line.text == "completed: 6 of 6 profiles imported, 2 batches")
  }

  @Test func aRunThatNobodyPerformsIsGivenUpAtTheSecondLook() async throws {
    let seen = RunSight(status: .running, isUnattended: false, recipients: 6, batches: [])
    let lost = RunSight(status: .running, isUnattended: true, recipients: 6, batches: [])
    // Taken up in between, it is followed.
    let (end, _, looks) = try await follow([seen, lost, seen, lost, lost, seen])
    #expect(end == lost)
    #expect(looks == 5)
  }

  @Test(arguments: [
    RunStatus.interrupted, .completed, .completedWithWarnings, .failed, .refused, .cancelled,
  ]) func endsAtOnce(status: RunStatus) async throws {
    let (end, lines, looks) = try await follow([
      .init(status: status, isUnattended: false, recipients: nil, batches: [])
    ])
    #expect(end.status == status)
    #expect(lines == [status.words])
    #expect(looks == 1)
  }

  @Test func stopsWhenItIsCancelled() async throws {
    let task = Task {
      let watcher = RunWatcher(interval: .seconds(3600), clock: ContinuousClock())
      _ = try await watcher.follow {
        RunSight(status: .running, isUnattended: false, recipients: nil, batches: [])
      } onLook: { _, _ in
      }
    }
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
  }

  private func follow(_ sights: [RunSight]) async throws -> (RunSight, [String], Int) {
    var looks = 0
    var lines: [String] = []
    let watcher = RunWatcher(interval: .seconds(3600), clock: ImpatientClock())
    let end = try await watcher.follow {
      defer { looks += 1 }
      return try #require(looks < sights.count ? sights[looks] : nil)
    } onLook: { _, changes in
      lines += changes.map(\.line)
    }
    return (end, lines, looks)
  }
}

/// A clock by which every wait is over at once.
private struct ImpatientClock: Clock {
  var now: ContinuousClock.Instant { ContinuousClock.now }
  var minimumResolution: Duration { .zero }

  func sleep(until deadline: ContinuousClock.Instant, tolerance: Duration?) async throws {
    try Task.checkCancellation()
  }
}
