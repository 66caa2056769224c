import Audit
import Console
import Domain
import Foundation
import Ledger
import Results
import ScriptedHistory
import Testing
import Views

/// The texts of pages, as their files have them.
@Suite struct ConsoleTextsTests {
  private static let folder = Repository.path("Sources/Console")

  /// The names of a file's texts.
  private static func names(in path: String) throws -> [String] {
    try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
      .filter { !$0.hasPrefix("#") }.map { line in
        String(line[..<(try #require(line.firstRange(of: ": "), "\(line)")).lowerBound])
      }
  }

  private static func files(_ ending: String) throws -> [String] {
    let all = try #require(FileManager.default.enumerator(atPath: folder))
    return all.compactMap { $0 as? String }.filter { $0.hasSuffix(ending) }
      .map { folder + "/" + $0 }.sorted()
  }

  @Test func everyTextIsThereInEveryLanguage() throws {
    let english = try Self.files(".en.txt")
    #expect(english.count > 10)
    for path in english {
      let other = path.replacing(".en.txt", with: ".zh-Hant.txt")
      let names = try Self.names(in: path)
      #expect(Set(names).count == names.count, "\(path)")
      #expect(try Set(names) == Set(Self.names(in: other)), "\(path)")
    }
  }

  @Test func everyTextOfATemplateIsThere() throws {
    let frame = try Self.names(in: Self.folder + "/Frame/frame.en.txt")
    var count = 0
    for path in try Self.files(".mustache") {
      let own = path.replacing(".mustache", with: ".en.txt")
      let known = FileManager.default.fileExists(atPath: own) ? try Self.names(in: own) : []
      for match in try String(contentsOfFile: path, encoding: .utf8).matches(of: /{{t\.([\w-]+)}}/)
      {
        #expect((frame + known).contains(String(match.1)), "\(path): \(match.1)")
        count += 1
      }
    }
    #expect(count > 30)
  }

  /// The sentences of the command line that there are in Chinese: those in English, and their translations.
  static func sentences() throws -> [(english: String, chinese: String)] {
    let lines = try String(
      contentsOfFile: folder + "/Frame/sentences.zh-Hant.txt", encoding: .utf8
    ).split(separator: "\n").map(String.init).filter { !$0.hasPrefix("#") }
    return stride(from: 0, to: lines.count - 1, by: 2).map { (lines[$0], lines[$0 + 1]) }
  }

  @Test func everyPlaceOfASentenceIsFilledOnce() throws {
    let sentences = try Self.sentences()
    #expect(sentences.count > 300)
    for (english, chinese) in sentences {
      let places = chinese.matches(of: /\{(\d+)\}/).compactMap { Int($0.1) }.sorted()
      let count = english.matches(of: /\{\}/).count
      #expect(places == Array(0..<count).map { $0 + 1 }, "\(english)")
      #expect(chinese.trimmingCharacters(in: .whitespaces) == chinese, "\(chinese)")
    }
  }

  /// A sentence that was changed in English alone would be shown in English.
  @Test func everySentenceIsStillSaid() throws {
    var source = ""
    for module in ["Audit", "Domain", "Results"] {
      let folder = Repository.path("Sources/\(module)")
      for path in try #require(FileManager.default.enumerator(atPath: folder)) {
        guard let path = path as? String, path.hasSuffix(".swift") else { continue }
        source += try String(contentsOfFile: folder + "/" + path, encoding: .utf8)
      }
    }
    // A literal over several lines is one.
    source = source.replacing(/"\s*\n\s*\+ "/, with: "").replacing("\\\"", with: "\"")
    for (english, _) in try Self.sentences() {
      for words in english.split(separator: "{}") where words.contains(where: \.isLetter) {
        let isSaid = [words, words.drop { $0 == " " }].contains { source.contains($0) }
        #expect(isSaid, "\(english)")
      }
    }
  }

  @Test func everySentenceOfTheRecordIsThereInChinese() throws {
    let scratch = try Scratch()
    let log = try scratch.history()
    let views = try Views.open(at: scratch.path("views.sqlite"))
    try views.catchUp(with: log)
    let said = try Trail(log: log, views: views).lines(matching: TrailQuery()).map(\.summary)
    let words: [Sentence] =
      RunFailure.allCases.flatMap { [$0.words, Sentence(words: $0.advice)] }
      + RunWarning.allCases.flatMap { [$0.words, Sentence(words: $0.advice)] }
      + ErasureFailure.allCases.map(\.words) + Interruption.allCases.map(\.words)
      + Role.allCases.map(\.words)
      + Weekday.allCases.map { day in
        DestinationSchedule.own(.init(days: [day], times: [], timeZone: "UTC")).words
      }
    let known = Set(try Self.sentences().map(\.english))
    for pattern in Set((said + words).flatMap(\.patterns)) where pattern.contains(where: \.isLetter)
    {
      let isKnown = known.contains(pattern)
      #expect(isKnown, "\(pattern)")
    }
  }

  @Test(
    arguments: [
      (nil, "en"), ("", "en"), ("fr", "en"), ("zh-HK,zh;q=0.9,en;q=0.8", "zh-Hant"),
      ("en-GB,zh;q=0.5", "en"), ("fr, zh-TW ;q=0.8", "zh-Hant"), ("ZH", "zh-Hant"), ("*", "en"),
    ] as [(String?, String)])
  func theFirstLanguageThatThereIsCounts(header: String?, language: String) {
    #expect(Language(accepting: header).rawValue == language)
  }

  @Test func aPageIsShownInTheLanguageThatWasChosen() async throws {
    let estate = try await Estate(at: "2026-11-24T08:00:00.000Z")
    try await withConsole(of: estate) { browser, _ in
      let shown = try await browser.get("/trail").text
      #expect(shown.contains("<html lang=\"en\">"))
      let page = try await browser.submit(
        "/preferences", [("language", "zh-Hant"), ("back", "/trail")])
      let cookie = try #require(page.headers["set-cookie"])
      #expect(cookie.hasPrefix("language=zh-Hant;"))
      var browser = browser
      browser.keep("language", "zh-Hant")
      let chinese = try await browser.get("/trail").text
      #expect(chinese.contains("<html lang=\"zh-Hant\">") && chinese.contains("<h1>軌跡</h1>"))
      #expect(chinese.contains(">紀錄</th>") && !chinese.contains("["))
      #expect(try await browser.submit("/preferences", [("language", "xx")]).status == 400)
    }
  }

  @Test func aRunIsFollowedInTheReadersLanguage() async throws {
    let estate = try await Estate(at: "2026-11-24T08:00:00.000Z")
    let (run, cause) = try await estate.order(try await estate.save("Weekly"))
    try await estate.prepare(run, cause, recipients: 5)
    let connection = try #require(
      try await estate.ledger.currentState().connections[estate.connection])
    let claim = try ConnectionClaim.take(of: connection, at: estate.ledger.location)
    let fail = { @Sendable () async throws in
      try await estate.report(.failed(.init(run: run, reason: .gaveUp)), cause)
    }
    try await withConsole(of: estate, pausing: fail) { browser, _ in
      var reader = browser
      reader.keep("language", "zh-Hant")
      let page = try await reader.get("/runs/\(run)/progress")
      #expect(page.text.hasPrefix("data: 執行中：5 人中已匯入 0 人，共 1 批\n\n"))
      let shown = try await reader.get("/runs/\(run)").text
      #expect(shown.contains("每次嘗試均失敗") && shown.contains("請待 Sendinblue 恢復回應"))
    }
    withExtendedLifetime(claim) {}
  }

  @Test func timesAreShownByTheReadersClockToo() async throws {
    let estate = try await Estate(at: "2026-11-24T18:30:00.000Z")
    try await withConsole(of: estate) { browser, _ in
      let shown = try await browser.get("/users").text
      #expect(shown.contains(">2026-11-24 18:30:00 UTC<"))
      for (zone, text) in [
        ("Asia%2FHong_Kong", "2026-11-25 02:30:00 <span class=\"utc\">18:30:00 UTC</span>"),
        ("Nowhere", ">2026-11-24 18:30:00 UTC<"), ("%", ">2026-11-24 18:30:00 UTC<"),
      ] {
        var browser = browser
        browser.keep("zone", zone)
        let shown = try await browser.get("/users").text
        #expect(shown.contains(text), "\(zone)")
      }
    }
  }
}
