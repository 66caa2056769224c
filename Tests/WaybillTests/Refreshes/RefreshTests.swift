import Domain
import Glibc
import Ledger
import Sandbox
import Testing
import Views

@Suite(.tags(.slow), .timeLimit(.minutes(30))) struct RefreshTests {
  @Test func `Every destination is tried, and one that was not exported is told`() async throws {
    try await withSandbox { sandbox in
      try await Workplace.during { place in
        try await place.prepare(for: sandbox)
        let path = try place.write(Workplace.customers, to: "others.csv")
        try await place.succeed("segment", "add", "Others", "--csv", path)
        try await place.succeed(
          "destination", "save", "More", "--connection", "Brevo", "--list", "2", "--segment",
          "Others", "--email", "Email")
        let good = try await place.waybill("refresh")
        #expect(good.status == 0, "\(good.messages)")
        #expect(good.output.contains(/News +completed +10 +6 +[0-9a-f]/))
        #expect(good.output.contains("2 completed"))
        #expect(good.messages.contains("“News” is completed: 6 of 10 sent."))

        try await place.succeed("segment", "deactivate", "Others")
        let bad = try await place.waybill("refresh", "--format", "csv")
        #expect(bad.status == 1)
        #expect(bad.output.contains(/News,completed,10,6,/))
        #expect(bad.output.contains(/More,refused,,,,The .*segment activate/))
        #expect(bad.messages.contains("1 completed, 1 refused"))

        try await place.succeed("destination", "schedule", "More", "--off")
        let one = try await place.waybill("refresh", "--format", "ndjson")
        #expect(one.status == 0)
        #expect(!one.output.contains("More"))
        try await place.succeed("user", "add", "Carl", "--role", "contributor")
        try await place.fail("refresh", as: "Carl", status: 77, saying: "administrator")
        try await place.succeed("destination", "schedule", "News", "--off")
        #expect(try await place.succeed("refresh").contains("no destination took part"))
      }
    }
  }

  @Test(arguments: [(SIGINT, 130), (SIGTERM, 143), (SIGKILL, 137)] as [(Int32, Int32)])
  func `What a signal left open, the next one takes up`(
    signal: Int32, status: Int32
  ) async throws {
    let gate = Gate()
    let faults = FaultScript([.init("GET", "/v3/processes", .delay(until: gate))])
    try await withSandbox(SandboxConfiguration(faults: faults)) { sandbox in
      try await Workplace.during { place in
        try await place.prepare(for: sandbox)
        let stopped = try await place.waybill("refresh") { process in
          try await gate.waitUntilReached()
          kill(process, signal)
        }
        gate.open()
        #expect(stopped.status == status, "\(stopped.messages)")
        if signal != SIGKILL { #expect(stopped.messages.contains("still open")) }
        let next = try await place.waybill("refresh")
        #expect(next.status == 0, "\(next.messages)")
        #expect(next.messages.contains("was left open and is taken up"))
        let watcher = try Watcher(place)
        #expect(
          try watcher.ledger.views.refreshes(limit: .max).map { $0.figures?.completed } == [1, 1])
        #expect(await sandbox.account.contactCount == 6)
      }
    }
  }

  @Test func `It serves what was missed, and says so`() async throws {
    try await withSandbox { sandbox in
      try await Workplace.during { place in
        try await place.prepare(for: sandbox)
        let watcher = try Watcher(place)
        let due = try await watcher.fallBehind("06:00", "18:00")
        let result = try await place.waybill("refresh")
        #expect(result.status == 0, "\(result.messages)")
        #expect(result.messages.contains("\(due - 1) earlier"))
        #expect(try watcher.ledger.views.refreshes(limit: 1).first?.missed == due - 1)
      }
    }
  }
}
