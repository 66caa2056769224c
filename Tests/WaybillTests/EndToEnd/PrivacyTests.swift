import Foundation
import Glibc
import Sandbox
import Testing

/// Nothing of a profile, and no API key, in what is kept or printed.
@Suite(.tags(.slow), .timeLimit(.minutes(30))) struct PrivacyTests {
  /// Parts of every name, address and number of the profiles, and the API key.
  private static let tokens = ["Quillon", "Zyxwv", "private.example", "15177", "sandbox-key"]

  private static let profiles =
    "CustomerId,FirstName,LastName,Email,MobilePhone\n"
    + (10..<60).map { number in
      let address =
        switch number % 10 {
        case 7: "broken\(number).private.example"
        case 8: "QUILLON\(number - 1 - number % 10)@private.example"
        default: "quillon\(number)@private.example"
        }
      return
        "c\(number),Quillon\(number),\"Zyxwv, \(number)\",\(address),+49 151 77 0000 \(number)\n"
    }.joined()

  @Test func nothingOfAProfileIsPrintedOrRecorded() async throws {
    let gate = Gate()
    let faults = FaultScript([.init("POST", "/v3/contacts/import", .delay(until: gate))])
    try await withSandbox(SandboxConfiguration(faults: faults)) { sandbox in
      try await Workplace.during { place in
        try await place.connect(to: sandbox)
        try await prepare(in: place)
        let killed = try await place.waybill("run", "start", "News") { process in
          try await gate.waitUntilReached()
          kill(process, SIGKILL)
        }
        #expect(killed.status == 128 + SIGKILL)
        #expect(FileManager.default.fileExists(atPath: place.ledger + "/log.sqlite-wal"))
        try expectNothing(in: place)
        gate.open()

        try await place.succeed("run", "resume")
        let members = try await sandbox.account.members(ofList: SandboxAccount.newsletterID)
        #expect(members.contains { $0.attributes["LASTNAME"] == "Zyxwv, 10" })
        try await lookAround(in: place)
        try expectNothing(in: place)
      }
    }
  }

  private func prepare(in place: Workplace) async throws {
    let path = try place.write(Self.profiles, to: "profiles.csv")
    try await place.succeed("segment", "add", "People", "--csv", path)
    try await place.succeed(
      "destination", "save", "News", "--connection", "Brevo", "--list", "2", "--segment", "People",
      "--email", "Email", "--attribute", "FIRSTNAME=FirstName", "--attribute",
      "LASTNAME=LastName", "--attribute", "SMS=MobilePhone")
  }

  /// Prints what there is to print, and makes the mistakes whose messages are near to a profile.
  private func lookAround(in place: Workplace) async throws {
    let run = try await place.succeed("run", "list", "--format", "csv")
      .split(whereSeparator: \.isNewline).last?.split(separator: ",").first
    let id = String(try #require(run))
    for format in ["table", "json", "csv", "ndjson"] {
      try await place.succeed("segment", "preview", "People", "--format", format)
      try await place.succeed("run", "show", id, "--format", format)
      try await place.succeed("run", "show", id, "--rejected", "--format", format)
      try await place.succeed("audit", "log", "--format", format)
    }
    let ragged = try place.write(Self.profiles + "c99,Quillon99,Zyxwv\n", to: "ragged.csv")
    try await place.succeed("segment", "add", "Ragged", "--csv", ragged)
    try await place.succeed("destination", "edit", "News", "--segment", "Ragged")
    try await place.fail("run", "start", "News", status: 65, saying: "ragged.csv:")
    try await place.succeed("rebuild")
  }

  private func expectNothing(in place: Workplace) throws {
    var scanned = 0
    let files = try #require(FileManager.default.enumerator(atPath: place.home))
    for case let name as String in files where !name.hasSuffix(".csv") && !name.hasSuffix(".in") {
      var isDirectory: ObjCBool = false
      let path = place.home + "/" + name
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory),
        !isDirectory.boolValue
      else { continue }
      let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
      for token in Self.tokens {
        #expect(bytes.range(of: Data(token.utf8)) == nil, "\(name) holds \(token)")
      }
      scanned += 1
    }
    #expect(scanned > 10)
  }
}
