import Sandbox
import Testing

@Suite(.tags(.slow), .timeLimit(.minutes(30))) struct ScheduleTests {
  @Test func `A schedule is set, shown, and switched off`() async throws {
    try await Workplace.during { place in
      try await place.begin()
      #expect(try await place.succeed("schedule") == "schedule: off\n")
      try await place.fail(
        "schedule", "set", "--daily", "--at", "06:00", status: 64, saying: "--time-zone")
      let set = try await place.succeed(
        "schedule", "set", "--weekly", "--day", "thu,mon", "--at", "18:30", "--at", "06:00",
        "--time-zone", "Asia/Hong_Kong")
      #expect(set.contains("on mon and thu at 06:00 and 18:30, Asia/Hong_Kong, next "))
      let shown = try await place.succeed("schedule")
      #expect(shown.hasPrefix("schedule: on mon and thu at 06:00 and 18:30, Asia/Hong_Kong\n"))
      let next = shown.matches(
        of: /(mon|thu) [0-9-]{10} (06:00|18:30) \+08:00  [0-9-]{10}T(22|10):(00|30):00\.000Z/)
      #expect(next.count == 5)
      // The time zone stays where none is named.
      let again = try await place.succeed("schedule", "set", "--daily", "--at", "07:00")
      #expect(again.contains("daily at 07:00, Asia/Hong_Kong"))
      let same = try await place.succeed("schedule", "set", "--daily", "--at", "07:00")
      #expect(same == "It was so already; nothing changed.\n")
      try await place.succeed("user", "add", "Vera", "--role", "viewer")
      #expect(try await place.succeed("schedule", as: "Vera").contains("07:00"))
      try await place.fail("schedule", "off", as: "Vera", status: 77, saying: "administrator")
      try await place.succeed("schedule", "off")
      #expect(try await place.succeed("schedule", "--format", "ndjson").contains("\"off\""))
    }
  }

  @Test(arguments: [
    (["--daily", "--at", "06:00", "--time-zone", "Europe/Berln"], "Did you mean Europe/Berlin?"),
    (["--daily", "--at", "06:00", "--time-zone", "Middle-earth"], "“Middle-earth”"),
    (["--weekly", "--at", "06:00", "--time-zone", "UTC"], "names no day"),
    (["--daily", "--time-zone", "UTC"], "names no time"),
    (
      [
        "--daily", "--at", "01:00", "--at", "02:00", "--at", "03:00", "--at", "04:00", "--at",
        "05:00", "--time-zone", "UTC",
      ], "names 5 times"
    ),
  ])
  func `What the rules refuse is on record`(flags: [String], words: String) async throws {
    try await Workplace.during { place in
      try await place.begin()
      let result = try await place.waybill(["schedule", "set"] + flags)
      #expect(result.status == 1)
      #expect(result.messages.contains(words), "\(result.messages)")
      #expect(result.messages.split(separator: "\n").count == 1)
      let log = try await place.succeed("audit", "log", "--type", "command-refused")
      #expect(log.split(separator: "\n").count == 2)
    }
  }

  @Test func `A destination goes with the refresh, by its own times, or not at all`() async throws {
    try await withSandbox { sandbox in
      try await Workplace.during { place in
        try await place.prepare(for: sandbox)
        let before = try await place.succeed("destination", "schedule", "News")
        #expect(before.contains("with every refresh, whose schedule is off"))
        try await place.fail(
          "destination", "schedule", "News", "--daily", "--at", "09:00", status: 64,
          saying: "--time-zone")
        try await place.succeed(
          "schedule", "set", "--daily", "--at", "06:00", "--time-zone", "Europe/Berlin")
        let with = try await place.succeed("destination", "schedule", "news")
        #expect(with.contains("with every refresh, daily at 06:00, Europe/Berlin"))
        #expect(
          try await place.succeed("destination", "schedule", "News", "--daily", "--at", "09:00")
            == "“News” runs by itself daily at 09:00, Europe/Berlin.\n")
        let own = try await place.succeed("destination", "schedule", "News", "--format", "json")
        #expect(own.contains("\"kind\" : \"own\""))
        let off = try await place.succeed("destination", "schedule", "News", "--off")
        #expect(off == "“News” runs only when somebody starts it.\n")
        #expect(
          try await place.succeed("destination", "schedule", "News")
            == "destination: News\nschedule:    off\n")
        try await place.fail(
          "destination", "schedule", "Nothing", status: 1, saying: "destination list")
      }
    }
  }

  @Test func `A schedule that waits for a person counts again when they say so`() async throws {
    try await withSandbox { sandbox in
      try await Workplace.during { place in
        try await place.prepare(for: sandbox)
        try await place.succeed("segment", "deactivate", "Customers")
        for _ in 1...3 {
          try await place.fail("refresh", status: 1, saying: "1 refused")
        }
        #expect(try await place.succeed("destination", "schedule", "News").contains("--resume"))
        #expect(try await place.succeed("refresh").contains("no destination took part"))
        try await place.succeed("segment", "activate", "Customers")
        try await place.succeed("destination", "schedule", "News", "--resume")
        #expect(try await place.succeed("refresh").contains("1 completed"))
        let again = try await place.succeed("destination", "schedule", "News", "--resume")
        #expect(again == "It was so already; nothing changed.\n")
      }
    }
  }
}
