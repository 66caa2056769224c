import Foundation
import Sandbox
import Testing

@Suite(.tags(.slow), .timeLimit(.minutes(30))) struct BashCompletionTests {
  /// Presses the tabulator behind the last word, and prints what is offered, a line each.
  private static let driver = """
    source "$1"; shift
    COMP_WORDS=("$@")
    COMP_CWORD=$(($# - 1))
    COMP_LINE="$*"
    COMP_POINT=${#COMP_LINE}
    _waybill "$1" "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
    printf '%s\\n' "${COMPREPLY[@]}"
    """

  /// A shell at work with the program's completions.
  private struct Shell {
    let place: Workplace
    let script: String

    init(_ place: Workplace) async throws {
      self.place = place
      script = try place.write(
        try await place.succeed("--generate-completion-script", "bash"), to: "completions")
    }

    /// What is offered behind some words, the last of which may be empty or unfinished.
    func offers(_ words: String..., as actor: String = "Anna") async throws -> Set<String> {
      let result = try await place.run(
        "/bin/bash",
        ["-c", BashCompletionTests.driver, "driver", script, Workplace.built("waybill")] + words,
        as: actor)
      #expect(result.messages == "", "\(words)")
      return Set(result.output.split(separator: "\n").map(String.init))
    }
  }

  @Test func `Nouns, verbs, flags and values are offered`() async throws {
    try await Workplace.during { place in
      let shell = try await Shell(place)
      let syntax = try await place.run("/bin/bash", ["-n", shell.script])
      #expect(syntax.status == 0, "\(syntax.messages)")
      let root = try CommandDescription.waybill()
      let nouns = root.commands.map(\.commandName)
      #expect(try await shell.offers("").isSuperset(of: nouns))
      #expect(try await shell.offers("con").contains("connection"))
      for noun in root.commands where !noun.commands.isEmpty {
        let verbs = noun.commands.map(\.commandName)
        #expect(try await shell.offers(noun.commandName, "").isSuperset(of: verbs))
      }
      #expect(try await shell.offers("connection", "add", "X", "--sh") == ["--share"])
      #expect(
        try await shell.offers("user", "list", "--format", "") == [
          "table", "json", "csv", "ndjson",
        ])
      #expect(try await shell.offers("user", "role", "X", "adm") == ["administrator"])
      _ = try place.write("", to: "customers.csv")
      #expect(
        try await shell.offers("segment", "add", "X", "--csv", "cust") == ["customers.csv"])
      #expect(
        try await shell.offers("audit", "log", "--type", "run-com") == ["run-completed"])
    }
  }

  @Test func `Names on record are offered to those who may know them`() async throws {
    try await withSandbox { sandbox in
      try await Workplace.during { place in
        try await place.prepare(for: sandbox)
        try await place.succeed("connection", "create", "Begun one")
        try await place.succeed("user", "add", "Vera", "--role", "viewer")
        try await place.succeed("user", "add", "Gone", "--role", "auditor")
        try await place.succeed("user", "deactivate", "Gone", "--yes")
        try await place.succeed("run", "start", "News")
        let shell = try await Shell(place)
        #expect(try await shell.offers("connection", "show", "") == ["Brevo", "Begun one"])
        #expect(try await shell.offers("connection", "show", "Be") == ["Begun one"])
        #expect(try await shell.offers("connection", "show", "", as: "Vera") == ["Brevo"])
        #expect(try await shell.offers("destination", "show", "N", as: "Vera") == ["News"])
        #expect(
          try await shell.offers("destination", "save", "X", "--segment", "") == ["Customers"])
        #expect(try await shell.offers("user", "deactivate", "") == ["Anna", "Vera"])
        #expect(try await shell.offers("user", "deactivate", "", as: "Vera").isEmpty)
        #expect(try await shell.offers("run", "show", "").count == 1)
        for stranger in ["Mallory", "Gone"] {
          #expect(try await shell.offers("run", "show", "", as: stranger).isEmpty)
        }
        #expect(
          try await shell.offers("run", "show", "--ledger", place.home + "/none", "").isEmpty)
        #expect(
          try await shell.offers(
            "segment", "show", "--identity=" + place.identity(of: "Vera"), "", as: "Mallory")
            == ["Customers"])
        try await place.succeed("destination", "remove", "News", "--yes")
        #expect(try await shell.offers("destination", "show", "").isEmpty)
      }
    }
  }

  /// A name may hold whatever a person types, and another's shell must not act on it.
  @Test(arguments: [
    "$(touch taken)", "`touch taken`", "a'b\"c\\d", "$HOME", "~", "*", "{a,b}", "x; touch taken #",
    "'$(touch taken)'", "Ünïcode 小明", "\\$(touch taken)", "-n", "two  spaces",
  ])
  func `A name is offered as it is, and never run`(name: String) async throws {
    try await Workplace.during { place in
      try await place.begin()
      try await place.succeed("connection", "create", "--", name)
      let shell = try await Shell(place)
      #expect(try await shell.offers("connection", "show", "") == [name])
      #expect(!FileManager.default.fileExists(atPath: place.home + "/taken"))
    }
  }

  @Test func `Without a ledger nothing is offered and nothing is made`() async throws {
    try await Workplace.during { place in
      let shell = try await Shell(place)
      #expect(try await shell.offers("destination", "show", "").isEmpty)
      #expect(!FileManager.default.fileExists(atPath: place.ledger))
    }
  }
}
