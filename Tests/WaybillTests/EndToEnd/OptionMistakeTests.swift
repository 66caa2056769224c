import Sandbox
import Testing

/// Options that contradict each other, or that name what is not there.
@Suite(.tags(.slow), .timeLimit(.minutes(30))) struct OptionMistakeTests {
  @Test func `What is wrong with a source is said, and whose fault it is`() async throws {
    try await Workplace.during { place in
      try await place.begin()
      _ = try place.write(Workplace.customers, to: "some people.csv")
      let shown = try await place.succeed("segment", "add", "Spaced", "--csv", "some people.csv")
      #expect(shown.contains("\(place.home)/some people.csv"))
      for kind in ["--csv", "--ndjson"] {
        try await place.fail(
          "segment", "add", "A", kind, place.home, status: 65, saying: "Name a file in it")
      }
      try await place.fail(
        "segment", "add", "A", "--csv", "some people.csv", "--customer-id", "Number", status: 1,
        saying: "It has “CustomerId”")
      try await place.fail(
        "segment", "add", "A", "--csv", "some people.csv", "--members", "some people.csv",
        "--member-field", "Number", status: 65, saying: "no field \"Number\". Name another field")
      _ = try place.write("Email\na@example.com\n", to: "plain.csv")
      try await place.fail(
        "segment", "add", "A", "--csv", "plain.csv", "--members", "plain.csv", status: 64,
        saying: "--customer-id: say which field")
      try await place.fail(
        "segment", "add", "A", "--csv", "a", "--ndjson", "b", status: 64, saying: "and no more")
      // Port 9 (discard) is served by nobody on loopback.
      try await place.fail(
        "segment", "add", "A", "--postgresql", "host=127.0.0.1 port=9 dbname=x", "--query",
        "SELECT 1", status: 69, saying: "cannot be reached")
      let trail = try await place.succeed("audit", "log", "--type", "command-refused")
      #expect(trail.contains("cannot be reached"))
    }
  }

  @Test func `A guard without a mirror is told from one that means nothing`() async throws {
    try await withSandbox { sandbox in
      try await Workplace.during { place in
        try await place.prepare(for: sandbox)
        try await place.fail(
          "destination", "edit", "News", "--remove-at-most", "20", status: 64,
          saying: "“News” takes nobody off its list; add --mirror")
        try await place.fail(
          "destination", "edit", "News", "--no-mirror", "--remove-at-most", "20", status: 64,
          saying: "means nothing without it")
        for share in ["110%", "-1", "abc", ""] {
          try await place.fail(
            "destination", "edit", "News", "--mirror", "--remove-at-most=\(share)", status: 64,
            saying: "0% to 100%")
        }
        try await place.succeed("destination", "edit", "News", "--mirror")
        try await place.succeed("destination", "edit", "News", "--remove-at-most", "20")
        #expect(
          try await place.succeed("destination", "show", "News").contains("takes off at most 20%"))
        try await place.fail(
          "destination", "edit", "News", "--email", "Mail", status: 1, saying: "segment show")
      }
    }
  }

  @Test func `Whoever approves learns whom a plan takes off the list`() async throws {
    try await withSandbox { sandbox in
      try await Workplace.during { place in
        try await place.prepare(for: sandbox)
        try await place.succeed(
          "destination", "edit", "News", "--mirror", "--remove-at-most", "100%")
        try await place.succeed("run", "start", "News")
        let header = try #require(Workplace.customers.split(separator: "\n").first)
        _ = try place.write("\(header)\n", to: "customers.csv")
        let plan = try place.write(try await place.succeed("run", "plan", "News"), to: "a.plan")
        #expect(
          try await place.succeed("run", "approve", plan).contains(
            "0 of 0 rows to send, 6 of 6 contacts to take off the list"))
      }
    }
  }
}
