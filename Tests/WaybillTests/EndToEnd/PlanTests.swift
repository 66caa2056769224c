import Foundation
import Sandbox
import Testing

/// Trying exports out, holding runs to plans, and having plans approved.
@Suite(.tags(.slow), .timeLimit(.minutes(30))) struct PlanTests {
  @Test func aCheckComesToTheFiguresOfTheRunAfterItAndLeavesNoTrace() async throws {
    try await withSandbox { sandbox in
      try await Workplace.during { place in
        try await place.prepare(for: sandbox)
        let before = try await place.succeed("audit", "log", "--format", "ndjson")
        let checked = try await place.succeed("destination", "check", "News", "--format", "json")
        try await place.succeed("run", "plan", "News", "--output", "news.plan")
        #expect(try await place.succeed("audit", "log", "--format", "ndjson") == before)
        #expect(await sandbox.account.contactCount == 0)
        let run = try await place.succeed("run", "start", "News", "--format", "json")
        #expect(try PrintedFigures(checked).figures == PrintedFigures(run).figures)
        #expect(try PrintedFigures(run).figures.sent == 6)
        let again = try await place.succeed("destination", "check", "News")
        #expect(again.contains("compared with run"))
        #expect(again.contains(/to send +6/))
      }
    }
  }

  @Test func aCheckSaysWhatForbidsARunAndRecordsNothing() async throws {
    try await withSandbox { sandbox in
      try await Workplace.during { place in
        try await place.prepare(for: sandbox)
        try await place.succeed("user", "add", "Vera", "--role", "viewer")
        try await place.fail(
          "destination", "check", "News", as: "Vera", status: 77, saying: "role")
        try await place.succeed("segment", "deactivate", "Customers")
        let before = try await place.succeed("audit", "log", "--format", "ndjson")
        try await place.fail("destination", "check", "News", status: 1, saying: "inactive")
        #expect(try await place.succeed("audit", "log", "--format", "ndjson") == before)
        try await place.succeed("segment", "activate", "Customers")
        try FileManager.default.removeItem(atPath: place.home + "/customers.csv")
        try await place.fail(
          "destination", "check", "News", status: 65, saying: "would fail: source-unreadable")
      }
    }
  }

  @Test func aRunKeepsToItsPlanOrSendsNothing() async throws {
    try await withSandbox { sandbox in
      try await Workplace.during { place in
        try await place.prepare(for: sandbox)
        try await place.succeed("run", "plan", "News", "--output", "news.plan")
        let mode = try FileManager.default.attributesOfItem(atPath: place.home + "/news.plan")
        #expect(mode[.posixPermissions] as? Int == 0o600)
        try await place.fail(
          "run", "plan", "News", "--output", "news.plan", status: 74, saying: "exists")
        _ = try place.write(
          Workplace.customers + "c11,Kim,kim@example.com,,yes\n", to: "customers.csv")
        try await place.fail(
          "run", "start", "--plan", "news.plan", status: 1,
          saying: "the sources' content, the figures changed")
        #expect(await sandbox.account.contactCount == 0)
        _ = try place.write(Workplace.customers, to: "customers.csv")
        try await place.succeed("run", "start", "News", "--plan", "news.plan")
        try await place.fail(
          "run", "start", "--plan", "news.plan", status: 1, saying: "the destination's last run")
        try await place.fail("run", "start", "--plan", "none.plan", status: 65, saying: "none.plan")
        let plan = try String(contentsOfFile: place.home + "/news.plan", encoding: .utf8)
        let cut = try place.write(String(plan.prefix(plan.count / 2)), to: "cut.plan")
        let empty = try place.write("", to: "empty.plan")
        for (path, reason) in [
          ("customers.csv", "holds no plan"), (cut, "holds no plan"), (empty, "is empty"),
          (place.home, "is a folder"),
        ] {
          try await place.fail("run", "start", "--plan", path, status: 65, saying: reason)
          try await place.fail("run", "approve", path, status: 65, saying: reason)
        }
        let trail = try await place.succeed("audit", "log", "--type", "run-requested")
        #expect(trail.contains("by a plan"))
      }
    }
  }

  @Test func aConnectionThatAsksForApprovalsTakesNoRunWithoutOne() async throws {
    try await withSandbox { sandbox in
      try await Workplace.during { place in
        try await place.prepare(for: sandbox)
        try await place.succeed("user", "add", "Bea", "--role", "contributor")
        try await place.succeed("schedule", "set", "--daily", "--at", "06:00", "--time-zone", "UTC")
        let required = try await place.succeed("connection", "require-approval", "Brevo")
        #expect(required.contains("“News” has a schedule, and does not run by itself any more."))
        #expect(try await place.succeed("status").contains("“News” does not run by itself"))
        let timing = try await place.succeed("destination", "schedule", "News")
        #expect(timing.contains("runs over its connection need an approved plan"))
        let set = try await place.succeed(
          "destination", "schedule", "News", "--daily", "--at", "07:00", "--time-zone", "UTC")
        #expect(set.contains("Not yet: runs over its connection need an approved plan"))
        #expect(try await place.succeed("refresh").contains("failed") == false)
        let plan = try await place.succeed("run", "plan", "News")
        let path = try place.write(plan, to: "news.plan")
        let made = try await place.waybill("run", "plan", "News", "--output", "the same.plan")
        #expect(made.messages.contains("somebody else has approved it"))
        let checked = try await place.waybill("destination", "check", "News")
        #expect(checked.messages.contains("A run by an approved plan would begin."))
        try await place.fail("run", "start", "News", status: 1, saying: "second person")
        try await place.fail("run", "start", "--all", status: 1, saying: "1 of 1")
        try await place.fail("run", "start", "--plan", path, status: 1, saying: "run approve")
        try await place.succeed("run", "approve", path)
        try await place.fail("run", "start", "--plan", path, status: 1, saying: "somebody else")
        try await place.succeed("run", "approve", path, as: "Bea")
        let tampered = plan.replacingOccurrences(of: "\"sent\" : 6", with: "\"sent\" : 7")
        #expect(tampered != plan)
        let other = try place.write(tampered, to: "other.plan")
        try await place.fail("run", "start", "--plan", other, status: 1, saying: "run approve")
        let run = try await place.succeed("run", "start", "--plan", path)
        #expect(run.contains(/approved by: +Bea/))
        try await place.fail("run", "start", "--plan", path, status: 1, saying: "out of date")
        let trail = try await place.succeed("audit", "log", "--type", "run-requested")
        #expect(trail.contains("by a plan that “Bea” approved"))
        try await place.succeed("connection", "waive-approval", "Brevo")
        try await place.succeed("run", "start", "News")
      }
    }
  }

  @Test func aPreviewCountsWhatWouldBeLeftOut() async throws {
    try await withSandbox { sandbox in
      try await Workplace.during { place in
        try await place.prepare(for: sandbox)
        let checked = try await place.succeed("destination", "check", "News", "--format", "json")
        let previewed = try await place.succeed(
          "segment", "preview", "Customers", "--rows", "2", "--destination", "News", "--format",
          "json")
        #expect(try PrintedFigures(previewed).figures == PrintedFigures(checked).figures)
        #expect(previewed.contains("\"count\" : 10"))
        let alike = try await place.succeed(
          "segment", "preview", "Customers", "--rows", "2", "--email", "Email", "--attribute",
          "SMS=MobilePhone", "--default-country", "DE", "--consent-field", "EmailConsent=yes",
          "--format", "json")
        #expect(try PrintedFigures(alike).figures == PrintedFigures(checked).figures)
        let plain = try await place.succeed("segment", "preview", "Customers", "--format", "json")
        #expect(!plain.contains("figures"))
        for secret in ["ada@example.com", "1234567"] { #expect(!previewed.contains(secret)) }
        try await place.fail(
          "segment", "preview", "Customers", "--email", "Mail", status: 65, saying: "Mail")
        try await place.fail(
          "segment", "preview", "Customers", "--attribute", "SMS=MobilePhone", status: 64,
          saying: "--email")
        try await place.fail(
          "segment", "preview", "Customers", "--destination", "News", "--attribute",
          "SMS=MobilePhone", status: 64, saying: "its own data matching")
      }
    }
  }
}
