import Foundation
import Glibc
import Sandbox
import Testing

@Suite(.tags(.slow), .timeLimit(.minutes(30))) struct MistakeTests {
  @Test func whoMayNotIsRefusedAndOnRecord() async throws {
    try await Workplace.during { place in
      try await place.begin()
      try await place.succeed("user", "add", "Vera", "--role", "viewer")
      try await place.succeed("user", "add", "Otto", "--role", "auditor")
      let path = try place.write(Workplace.customers, to: "customers.csv")
      for actor in ["Vera", "Otto"] {
        try await place.fail(
          "segment", "add", "A", "--csv", path, as: actor, status: 77, saying: "contributor")
        try await place.fail(
          "user", "add", "X", "--role", "viewer", as: actor, status: 77, saying: "administrator")
      }
      try await place.fail("segment", "list", as: "Mallory", status: 77, saying: "user add")
      try await place.fail("user", "deactivate", "Anna", "--yes", status: 1, saying: "last")
      try await place.fail("user", "list", as: "Vera", status: 77, saying: "auditor")
      #expect(try await place.succeed("user", "list", as: "Otto").contains("Vera"))
      try await place.succeed("user", "role", "vera", "contributor")
      try await place.succeed("segment", "add", "A", "--csv", path, as: "Vera")
      try await place.succeed("user", "deactivate", "Vera", "--yes")
      try await place.fail(
        "segment", "deactivate", "A", as: "Vera", status: 77, saying: "deactivated")
    }
  }

  @Test func whoMayNotKnowOfAConnectionLearnsNothing() async throws {
    try await withSandbox { sandbox in
      try await Workplace.during { place in
        try await place.connect(to: sandbox, sharing: false)
        try await place.succeed("user", "add", "Carl", "--role", "contributor")
        try await place.succeed("connection", "create", "Begun")
        let path = try place.write(Workplace.customers, to: "customers.csv")
        try await place.succeed("segment", "add", "A", "--csv", path, as: "Carl")
        var answers: Set<String> = []
        for name in ["Brevo", "Begun", "Nothing"] {
          let saved = try await place.waybill(
            "destination", "save", "D", "--connection", name, "--list", "2", "--segment", "A",
            "--email", "Email", as: "Carl")
          #expect(saved.status == 77)
          answers.insert(saved.messages)
          let removed = try await place.waybill("connection", "remove", name, "--yes", as: "Carl")
          #expect(removed.status == 77)
          answers.insert(removed.messages)
          let shown = try await place.waybill("connection", "show", name, as: "Carl")
          #expect(shown.status == 1)
          let added = try await place.waybill("connection", "add", name, as: "Carl")
          #expect(added.status == 77)
          #expect(added.messages == removed.messages)
          answers.insert(shown.messages.replacing(name, with: "X"))
        }
        #expect(answers.count == 3)
        #expect(
          try await place.succeed("connection", "list", "--format", "json", as: "Carl") == "[]\n")
        try await place.succeed("connection", "share", "Brevo")
        let shared = try await place.succeed("connection", "list", "--format", "ndjson", as: "Carl")
        #expect(shared == "{\"name\":\"Brevo\",\"type\":\"Sendinblue\"}\n")
      }
    }
  }

  @Test func destinationsAreCheckedAgainstTheAccount() async throws {
    try await withSandbox { sandbox in
      try await Workplace.during { place in
        try await place.prepare(for: sandbox)
        try await place.fail(
          "destination", "edit", "News", "--list", "99", status: 1, saying: "no list 99")
        try await place.fail(
          "destination", "edit", "News", "--list", "3", status: 1, saying: "static")
        try await place.fail(
          "destination", "edit", "News", "--attribute", "SHOESIZE=FirstName", status: 1,
          saying: "SHOESIZE")
        try await place.fail(
          "destination", "edit", "News", "--email", "Mail", status: 1, saying: "“Mail”")
        try await place.fail(
          "destination", "edit", "News", "--no-attributes", status: 1, saying: "SMS")
        try await place.succeed(
          "destination", "edit", "News", "--no-attributes", "--no-default-country",
          "--no-consent-field", "--name", "Plain")
        let shown = try await place.succeed("destination", "show", "plain", "--format", "json")
        #expect(shown.contains("\"attributes\" : ["))
        #expect(!shown.contains("FIRSTNAME"))
        try await place.succeed("segment", "deactivate", "Customers")
        try await place.fail("run", "start", "Plain", status: 1, saying: "segment activate")
        try await place.fail("run", "start", "Nowhere", status: 1, saying: "destination list")
      }
    }
  }

  @Test func badSourcesAreRefusedByLineAndNeverQuoted() async throws {
    try await Workplace.during { place in
      try await place.begin()
      try await place.fail(
        "segment", "add", "A", "--csv", "none.csv", status: 65, saying: "\(place.home)/none.csv")
      _ = try place.write("Email,Name,Email\na@example.com,b,c\n", to: "twice.csv")
      try await place.fail(
        "segment", "add", "A", "--csv", "twice.csv", status: 65, saying: "\"Email\"")
      _ = try place.write("", to: "empty.csv")
      try await place.fail("segment", "add", "A", "--csv", "empty.csv", status: 65, saying: "empty")
      let path = try place.write("Email,Name\nsecret@example.com\n", to: "ragged.csv")
      try await place.succeed("segment", "add", "A", "--csv", path)
      let preview = try await place.waybill("segment", "preview", "A")
      #expect(preview.status == 65)
      #expect(preview.messages.contains("ragged.csv:2"))
      #expect(!preview.messages.contains("secret"))
    }
  }

  @Test func aPreviewShowsNoValue() async throws {
    try await Workplace.during { place in
      try await place.begin()
      let path = try place.write(Workplace.customers, to: "customers.csv")
      try await place.succeed("segment", "add", "A", "--csv", path)
      for format in ["table", "json", "csv", "ndjson"] {
        let text = try await place.succeed(
          "segment", "preview", "A", "--rows", "9", "--format", format)
        #expect(text.contains("FirstName"))
        for value in ["Cleo", "ada@example.com", "ada@", "1234567", "example"] {
          #expect(!text.contains(value))
        }
      }
    }
  }

  @Test(arguments: [
    "a\u{1B}[31mb", "a\nb", "a\u{202E}b", "", "   ", String(repeating: "x", count: 101),
  ])
  func namesThatCannotBeOnesAreWrongUsage(name: String) async throws {
    try await Workplace.during { place in
      try await place.begin()
      let result = try await place.waybill("user", "add", name, "--role", "viewer")
      #expect(result.status == 64)
      #expect(result.messages.unicodeScalars.allSatisfy { $0 == "\n" || $0.value >= 0x20 })
    }
  }

  @Test func whatCannotBeUndoneHasToBeConfirmed() async throws {
    try await Workplace.during { place in
      try await place.begin()
      let path = try place.write(Workplace.customers, to: "customers.csv")
      try await place.succeed("segment", "add", "A", "--csv", path)
      try await place.fail("segment", "remove", "A", status: 64, saying: "--yes")
      #expect(try await place.succeed("segment", "list", "--format", "ndjson").contains("\"A\""))
    }
  }

  @Test func withoutAnswersNothingIsBegun() async throws {
    try await Workplace.during { place in
      try await place.begin()
      try await place.fail("connection", "add", "B", status: 64, saying: "--agree")
      try await place.fail(
        "connection", "add", "B", "--agree", Workplace.consentVersion, status: 64,
        saying: "BREVO_API_KEY")
      try await place.fail(
        "connection", "add", "B", "--base-url", "http://example.com", "--agree",
        Workplace.consentVersion, status: 64, saying: "https")
      #expect(try await place.succeed("connection", "list", "--format", "json") == "[]\n")
    }
  }

  @Test func anUnreachableSendinblueIsNotOurs() async throws {
    try await Workplace.during { place in
      try await place.begin()
      // Port 9 (discard) is served by nobody on loopback.
      let result = try await place.waybill(
        "connection", "add", "B", "--agree", Workplace.consentVersion, "--base-url",
        "http://127.0.0.1:9/v3", with: ["BREVO_API_KEY": "sandbox-key"])
      #expect(result.status == 69, "\(result.messages)")
      #expect(result.messages.contains("connection add \"B\""))
    }
  }

  @Test func aKeyFileThatOthersMayReadIsWarnedOf() async throws {
    try await withSandbox { sandbox in
      try await Workplace.during { place in
        try await place.begin()
        let path = try place.write("sandbox-key\n", to: "key.txt", mode: 0o644)
        let result = try await place.waybill(
          "connection", "add", "B", "--agree", Workplace.consentVersion, "--base-url",
          sandbox.baseURL, "--api-key-file", path)
        #expect(result.status == 0, "\(result.messages)")
        #expect(result.messages.contains("chmod 600"))
      }
    }
  }
}
