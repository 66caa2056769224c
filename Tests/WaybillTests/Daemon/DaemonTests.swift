import Domain
import EventLog
import Foundation
import Glibc
import Ledger
import Sandbox
import Testing
import Views

@Suite(.tags(.slow), .timeLimit(.minutes(30))) struct DaemonTests {
  @Test func `What was missed is made up for, and what a kill left open is taken up`() async throws
  {
    let gate = Gate()
    let faults = FaultScript([
      .init("POST", "/v3/contacts/import", occurrence: 2, .delay(until: gate))
    ])
    try await withSandbox(SandboxConfiguration(faults: faults)) { sandbox in
      try await Workplace.during { place in
        try await place.prepare(for: sandbox)
        let watcher = try Watcher(place)
        let due = try await watcher.fallBehind("06:00", "18:00")
        let first = try await place.waybill("daemon") { process in
          try await watcher.waitForRefreshes(1)
          kill(process, SIGKILL)
        }
        #expect(first.status == 137)
        #expect(first.messages.contains("missed=\(due - 1)"))
        #expect(first.messages.contains(/Run ended destination=News .* sent=6/))

        try await watcher.fallBehind("00:30")
        let second = try await place.waybill("daemon") { process in
          try await gate.waitUntilReached()
          kill(process, SIGKILL)
        }
        #expect(second.status == 137)
        gate.open()
        #expect(try await watcher.ledger.currentState().refresh != nil)

        let third = try await place.waybill("daemon") { process in
          try await watcher.waitForRefreshes(2)
          kill(process, SIGTERM)
        }
        #expect(third.status == 0, "\(third.messages)")
        #expect(third.messages.contains("Stopped"))
        try await expectTwoGoodRounds(watcher, sandbox)
        #expect(try await place.verifyCommands().contains("schedule "))
        for messages in [first, second, third].map(\.messages) { expectNoProfile(in: messages) }
      }
    }
  }

  @Test(arguments: [SIGTERM, SIGINT])
  func `A signal interrupts the run, and the next daemon goes on with it`(
    signal: Int32
  ) async throws {
    let gate = Gate()
    let faults = FaultScript([.init("GET", "/v3/processes", .delay(until: gate))])
    try await withSandbox(SandboxConfiguration(faults: faults)) { sandbox in
      try await Workplace.during { place in
        try await place.prepare(for: sandbox)
        let watcher = try Watcher(place)
        try await watcher.fallBehind("06:00")
        let stopped = try await place.waybill("daemon", with: ["WAYBILL_LOG_FORMAT": "json"]) {
          process in
          try await gate.waitUntilReached()
          kill(process, signal)
        }
        gate.open()
        #expect(stopped.status == 0, "\(stopped.messages)")
        let lines = stopped.messages.split(separator: "\n")
        #expect(lines.allSatisfy { $0.hasPrefix("{") && $0.hasSuffix("}") })
        #expect(stopped.messages.contains("\"outcome\":\"under-way\""))
        let state = try await watcher.ledger.currentState()
        #expect(state.runs.values.map(\.isInterrupted) == [true])
        #expect(state.refresh != nil)

        let next = try await place.waybill("daemon") { process in
          try await watcher.waitForRefreshes(1)
          kill(process, signal)
        }
        #expect(next.status == 0, "\(next.messages)")
        #expect(next.messages.contains("taken-up=true"))
        let runs = try watcher.ledger.views.runs(limit: .max)
        #expect(runs.map(\.status) == [.completed])
        #expect(try watcher.ledger.views.refreshes(limit: .max).first?.figures?.completed == 1)
      }
    }
  }

  @Test func `One daemon a ledger, and one refresh at a time`() async throws {
    let gate = Gate()
    let faults = FaultScript([
      .init("POST", "/v3/contacts/import", occurrence: 2, .delay(until: gate))
    ])
    try await withSandbox(SandboxConfiguration(faults: faults)) { sandbox in
      try await Workplace.during { place in
        try await place.prepare(for: sandbox)
        let watcher = try Watcher(place)
        let daemon = try await place.waybill("daemon", with: ["WAYBILL_LOG_LEVEL": "debug"]) {
          process in
          _ = try await watcher.waitForMessage(/debug (Waiting)/)
          try await place.fail("daemon", status: 1, saying: "daemon already")
          // The daemon idles: others may refresh.
          try await place.succeed("refresh")
          kill(process, SIGTERM)
        }
        #expect(daemon.status == 0, "\(daemon.messages)")
        try await watcher.fallBehind("06:00")
        let busy = try await place.waybill("daemon") { process in
          try await gate.waitUntilReached()
          try await place.fail("refresh", status: 1, saying: "performing a refresh")
          gate.open()
          try await watcher.waitForRefreshes(2)
          kill(process, SIGTERM)
        }
        #expect(busy.status == 0, "\(busy.messages)")
      }
    }
  }

  @Test func `What it cannot begin with ends it at once`() async throws {
    try await Workplace.during { place in
      try await place.fail("daemon", status: 74, saying: "waybill init")
      try await place.begin()
      let port = try place.write("{\"metrics\": {\"port\": 0}}", to: "config.json")
      try await place.fail(
        "daemon", with: ["WAYBILL_CONFIG": port], status: 65, saying: "metrics.port")
      try await place.fail(
        "daemon", with: ["WAYBILL_LOG_LEVEL": "loud"], status: 64, saying: "log.level")
      #expect(chmod(place.ledger, 0o755) == 0)
      try await place.fail("daemon", status: 74, saying: "chmod 700")
      #expect(chmod(place.ledger, 0o700) == 0)
      let key = try place.write(String(repeating: "0", count: 64) + "\n", to: "other.key")
      try await place.fail("daemon", "--master-key", key, status: 65, saying: "master key")
      try await place.fail("daemon", "--signing-key", key, status: 65, saying: "signing key")
    }
  }

  @Test func `Prometheus' own library reads what is measured`() async throws {
    let python = try #require(
      ProcessInfo.processInfo.environment["WAYBILL_TEST_PYTHON"],
      "WAYBILL_TEST_PYTHON is not set: run the tests with Tools/test, which prepares it")
    try await withSandbox { sandbox in
      try await Workplace.during { place in
        try await place.prepare(for: sandbox)
        try await place.succeed("destination", "edit", "News", "--name", "a\"b\\c=}")
        let watcher = try Watcher(place)
        try await watcher.fallBehind("06:00")
        var text = ""
        let daemon = try await place.waybill("daemon", "--metrics-port", "0") { process in
          try await watcher.waitForRefreshes(1)
          let url = try await watcher.waitForMessage(/url=(http:\S+)/)
          try expectOnLoopbackAlone(url)
          let checked = try await place.run(
            python, ["-B", Repository.path("Tests/WaybillTests/check_metrics.py"), url])
          #expect(checked.status == 0, "\(checked.messages)")
          text = checked.output
          // Another daemon of another ledger finds the port taken.
          let port = try #require(url.firstMatch(of: /:([0-9]+)\//)).output.1
          try await Workplace.during { other in
            try await other.begin()
            try await other.fail(
              "daemon", "--metrics-port", String(port), status: 74, saying: "port \(port)")
          }
          kill(process, SIGTERM)
        }
        #expect(daemon.status == 0, "\(daemon.messages)")
        try await expectMeasured(PlainMetrics(text), watcher)
        expectNoProfile(in: text)
      }
    }
  }

  /// Nobody on another machine gets at what is served (proc(5), /proc/net/tcp; 0A: listening).
  private func expectOnLoopbackAlone(_ url: String) throws {
    let port = try #require(url.firstMatch(of: /:([0-9]+)\//).flatMap { UInt16($0.output.1) })
    let digits = String(port, radix: 16, uppercase: true)
    let suffix = ":" + String(repeating: "0", count: 4 - digits.count) + digits
    let sockets = try ["tcp", "tcp6"].flatMap { name in
      try String(contentsOfFile: "/proc/net/\(name)", encoding: .ascii).split(separator: "\n")
        .map { $0.split(separator: " ") }
    }
    let listening = sockets.filter { $0.count > 3 && $0[1].hasSuffix(suffix) && $0[3] == "0A" }
    #expect(listening.map { $0[1].prefix { $0 != ":" } } == ["0100007F"])
  }

  private func expectMeasured(_ metrics: PlainMetrics, _ watcher: Watcher) async throws {
    #expect(metrics.value("waybill_runs_total", ["status": "completed"]) == 1)
    #expect(metrics.value("waybill_runs_total", ["status": "failed"]) == 0)
    #expect(metrics.value("waybill_recipients_sent_total") == 6)
    #expect(metrics.value("waybill_batches_in_doubt") == 0)
    #expect(metrics.value("waybill_destinations", ["condition": "working"]) == 1)
    #expect(metrics.value("waybill_refresh_under_way") == 0)
    #expect(metrics.value("waybill_notices_undelivered") == 0)
    #expect(metrics.value("waybill_errors_total") == 0)
    #expect(metrics.kinds["waybill_errors_total"] == "counter")
    let head = try watcher.ledger.log.head().rawValue
    #expect(metrics.value("waybill_log_position") == Double(head))
    let run = try #require(try watcher.ledger.views.runs(limit: 1).first?.endedAt)
    #expect(
      metrics.value(
        "waybill_destination_last_completed_timestamp_seconds", ["destination": "a\"b\\c=}"])
        == Double(run.milliseconds) / 1000)
    let next = try #require(metrics.value("waybill_next_refresh_timestamp_seconds"))
    #expect(next > Double(run.milliseconds) / 1000)
  }

  private func expectTwoGoodRounds(_ watcher: Watcher, _ sandbox: RunningSandbox) async throws {
    let refreshes = try watcher.ledger.views.refreshes(limit: .max)
    #expect(refreshes.map(\.orderedBy) == [.schedule, .schedule])
    #expect(refreshes.allSatisfy { $0.due != nil && $0.figures?.completed == 1 })
    let runs = try watcher.ledger.views.runs(limit: .max)
    #expect(runs.map(\.status) == [.completed, .completed])
    #expect(try await watcher.ledger.currentState().runs.isEmpty)
    #expect(await sandbox.account.contactCount == 6)
  }

  private func expectNoProfile(in text: String) {
    for value in ["ada@", "example.", "Cleo", "1234567", "sandbox-key"] {
      #expect(!text.contains(value))
    }
  }
}
