import Testing
import waybill

@Suite struct TimeZoneSuggestionTests {
  private static let known = [
    "America/New_York", "Asia/Hong_Kong", "Europe/Berlin", "Europe/Dublin", "Europe/London", "UTC",
  ]

  @Test(arguments: [
    ("Europe/Berln", ["Europe/Berlin"]), ("europe/berlin", ["Europe/Berlin"]),
    ("Europe/Beriln", ["Europe/Berlin"]), ("berlin", ["Europe/Berlin"]),
    ("Hong Kong", ["Asia/Hong_Kong"]), ("new york", ["America/New_York"]),
    // Two slips in thirteen letters, either way.
    ("Europe/Derlin", ["Europe/Berlin", "Europe/Dublin"]), ("Europe/Ldnon", ["Europe/London"]),
    ("", []), ("CET", []), ("Middle-earth", []), ("Berlin, Germany", []),
    (String(repeating: "x", count: 1000), []),
  ])
  func nearNames(text: String, expected: [String]) {
    #expect(TimeZoneSuggestion(for: text, among: Self.known).names == expected)
  }

  @Test func questions() {
    let one = TimeZoneSuggestion(for: "berlin", among: Self.known).question
    #expect(one == "Did you mean Europe/Berlin?")
    let two = TimeZoneSuggestion(for: "Europe/Derlin", among: Self.known).question
    #expect(two == "Did you mean Europe/Berlin or Europe/Dublin?")
    #expect(TimeZoneSuggestion(for: "CET", among: Self.known).question == nil)
  }

  @Test func onlyNamesThatSchedulesTakeAreSuggested() {
    let names = TimeZoneSuggestion.knownNames
    #expect(names.contains("Europe/Berlin"))
    #expect(!names.contains("CET"))
    #expect(!names.contains { $0.hasPrefix("Etc/GMT") })
  }
}
