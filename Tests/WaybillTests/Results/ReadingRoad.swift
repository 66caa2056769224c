import Sandbox
import Testing

/// A road on which everything that there is is looked at.
struct ReadingRoad {
  private let place: Workplace

  /// Goes on from where another road led.
  init(place: Workplace) {
    self.place = place
  }

  /// Walks the road: whatever a result can hold is there to be looked at.
  static func walk(printing printed: PrintedResults) async throws {
    try await withSandbox { sandbox in
      try await Workplace.during(printing: printed) { place in
        try await place.prepare(for: sandbox)
        try await place.succeed("user", "add", "Carl", "--role", "contributor")
        try await place.succeed("destination", "edit", "News", "--name", "Weekly")
        try await place.succeed("destination", "edit", "Weekly", "--name", "Weekly")
        try await place.succeed("run", "start", "Weekly")
        let road = ReadingRoad(place: place)
        try await road.exceedALimit(sandbox)
        try await road.shareANumber()
        try await road.look()
        try await road.lookCloser()
      }
    }
  }

  /// A run that a rule ends: six people, over a connection that takes five.
  private func exceedALimit(_ sandbox: RunningSandbox) async throws {
    try await place.succeed(
      "connection", "add", "Small", "--profile-limit", "5", "--agree", Workplace.consentVersion,
      with: ["BREVO_API_URL": sandbox.baseURL, "BREVO_API_KEY": "sandbox-key"])
    try await place.succeed(
      "destination", "edit", "Weekly", "--connection", "Small")
    try await place.fail("run", "start", "Weekly", status: 1, saying: "5")
    try await place.succeed("destination", "edit", "Weekly", "--connection", "Brevo")
  }

  /// A run of which Sendinblue refuses a row: its number is another contact's.
  private func shareANumber() async throws {
    let path = try place.write(
      "CustomerId,Email,MobilePhone\nt1,twin@example.com,+49 170 1234567\n", to: "twin.csv")
    try await place.succeed("segment", "add", "Twin", "--csv", path)
    try await place.succeed(
      "destination", "save", "Twins", "--connection", "Brevo", "--list", "2", "--segment", "Twin",
      "--email", "Email", "--attribute", "SMS=MobilePhone")
    try await place.succeed("run", "start", "Twins")
  }

  /// Looks at lists, at each run, and at the log.
  func look() async throws {
    for concept in ["user", "connection", "segment", "destination", "run"] {
      try await place.succeed(concept, "list")
    }
    let runs = try await place.succeed("run", "list", "--format", "ndjson")
    for run in runs.matches(of: /"id":"([0-9a-f-]+)","list"/) {
      try await place.succeed("run", "show", String(run.output.1))
      try await place.succeed("run", "show", String(run.output.1), "--rejected")
    }
    try await place.succeed("audit", "log")
    try await place.succeed("rebuild")
    try await place.succeed("config")
  }

  private func lookCloser() async throws {
    for actor in ["Anna", "Carl"] {
      try await place.succeed("connection", "list", as: actor)
      try await place.succeed("connection", "show", "Brevo", as: actor)
    }
    try await place.succeed("connection", "consent-text")
    try await place.succeed("segment", "show", "Customers")
    try await place.succeed("segment", "preview", "Customers")
    try await place.succeed("destination", "show", "Weekly")
    try await place.succeed("config", "--ledger", "elsewhere")
  }
}
