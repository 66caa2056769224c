import Foundation
import ProfileGenerator
import Sandbox
import Testing

@Suite struct ReadmeTests {
  @Test(.tags(.slow), .timeLimit(.minutes(30)))
  func `What the console shows is what happens`() async throws {
    let transcript = Transcript(Markdown(try Repository.text("README.md")))
    try #require(transcript.steps.count > 5)
    let key = "xkeysib-of-the-transcript"
    try await withSandbox(SandboxConfiguration(apiKey: key)) { sandbox in
      try await Workplace.during { place in
        _ = try place.write("\(key)\n", to: "api-key")
        _ = try place.write(profiles(10_000, seed: 7), to: "profiles.csv")
        let variables = [
          "WAYBILL_LEDGER": place.home + "/ledger",
          "WAYBILL_MASTER_KEY": place.home + "/keys/master.key",
          "WAYBILL_SIGNING_KEY": place.home + "/keys/signing.key",
          "BREVO_API_URL": sandbox.baseURL,
        ]
        for step in transcript.steps {
          let words = try ShellWords(step.command.text).words
          try #require(words.first == "waybill", "README.md:\(step.command.line)")
          let result = try await place.waybill(
            Array(words.dropFirst()), as: "ada", with: variables)
          for difference in step.differences(from: result) { Issue.record("\(difference)") }
        }
      }
    }
  }

  @Test func `Every command and flag that is named exists`() async throws {
    let document = Markdown(try Repository.text("README.md"))
    let commands = Transcript(document).steps.map(\.command)
    let code = commands + document.indented + document.spans
    try #require(code.count > 50)
    let programs = try await NamedPrograms()
    for piece in code {
      let complaint = programs.complaint(about: piece.text)
      #expect(complaint == nil, "README.md:\(piece.line): `\(piece.text)`: \(complaint ?? "")")
    }
  }

  @Test(arguments: [
    ("waybill connection add Brevo --share", true), ("waybill connection ad Brevo", false),
    ("waybill connection add Brevo --shared", false), ("connection consent-text", true),
    ("connection consent-txt", false), ("--api-key-file FILE", true), ("--api-key FILE", false),
    ("sendinblue-sandbox --port 1 --api-key K", true), ("sendinblue-sandbox --prt 1", false),
    ("Tools/demo DIRECTORY", true), ("Tools/demonstrate", false), ("log.sqlite", true),
  ])
  func `What does not exist is noticed`(code: String, exists: Bool) async throws {
    let complaint = try await NamedPrograms().complaint(about: code)
    #expect((complaint == nil) == exists, "\(complaint ?? "")")
  }

  @Test(arguments: [
    ("a…", "abc", true), ("…c", "abc", true), ("a…c  ", "abc ", true), ("…", "", true),
    ("a…b…c", "a1b2c", true), ("a…b…c", "a1c2", false), ("ab…ba", "aba", false),
    ("abc", "abcd", false), ("abc", "ABC", false), ("a…", "ba", false),
  ])
  func `Dots stand for any text in a line`(pattern: String, line: String, fits: Bool) {
    #expect(Transcript.Step.matches(line, pattern) == fits)
  }

  @Test func `Lines that are missing, other or too many are told apart`() throws {
    let document = Markdown("```console\n$ waybill a 'b c'\none\ntwo\n```\n")
    let step = try #require(Transcript(document).steps.first)
    #expect(try ShellWords(step.command.text).words == ["waybill", "a", "b c"])
    func differences(_ output: String, status: Int32 = 0) -> [String] {
      step.differences(from: .init(status: status, output: output, messages: ""))
    }
    #expect(differences("one\ntwo\n") == [])
    #expect(differences("one\n").map { $0.hasPrefix("README.md:4: $ ") } == [true])
    #expect(differences("1\n2\n3\n").count == 3)
    #expect(differences("one\ntwo\n", status: 1).count == 1)
  }

  @Test func `It is short`() throws {
    let text = try Repository.text("README.md")
    #expect(text.count { $0 == "\n" } <= 200)
  }

  @Test func `The top level holds what the house has, and nothing else`() async throws {
    let listed = try await Workplace.during { place in
      // Whoever owns the files, as in a container, we only read.
      try await place.run(
        "/usr/bin/env",
        ["git", "-C", Repository.path(""), "-c", "safe.directory=*", "ls-files", "-z"])
    }
    try #require(listed.status == 0, "\(listed.messages)")
    let paths = listed.output.split(separator: "\0")
    let names = Set(paths.compactMap { $0.split(separator: "/").first.map(String.init) })
    let house: Set = [
      "Package.swift", "Sources", "Tests", "Schemas", "Tools", "README.md", "LICENSE",
    ]
    let unexpected = names.symmetricDifference(house).filter { !$0.hasPrefix(".") }
    #expect(unexpected.isEmpty, "missing or too many: \(unexpected.sorted())")
  }

  private func profiles(_ count: Int, seed: UInt64) -> String {
    let rows = ProfileRows(seed: seed)
    var text: [UInt8] = []
    rows.appendHeader(to: &text)
    for index in 0..<count { rows.appendRow(index, to: &text) }
    return String(decoding: text, as: UTF8.self)
  }
}
