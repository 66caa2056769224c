import Foundation
import Glibc
import Results
import Testing
import waybill

@Suite struct SettingsFileTests {
  @Test(arguments: ["", "{", "[]", "7", "\"ledger\"", "{\"ledger\": \"/a\",}x", "{ledger: 1}"])
  func `What is no JSON object is malformed`(text: String) throws {
    try expect(text, .badData, saying: "malformed")
  }

  @Test func `Neither is what is no text, or far too long`() throws {
    try expect(Data([0x7B, 0xFF, 0xFE, 0x7D]), .badData, saying: "malformed")
    let long = #"{"format": "\#(String(repeating: "a", count: 70_000))"}"#
    try expect(Data(long.utf8), .badData, saying: "65536")
  }

  @Test(arguments: [
    (#"{"ledgers": "/a"}"#, "“ledgers”"), (#"{"log": {"levels": "info"}}"#, "“log.levels”"),
    (#"{"log.level": "info"}"#, "“log.level”"), (#"{"LEDGER": "/a"}"#, "“LEDGER”"),
    (#"{"metrics": {"port": 1, "": 2}}"#, "“metrics.”"), (#"{"base-url": "x"}"#, "“base-url”"),
  ]) func `What there is no key for is refused`(text: String, words: String) throws {
    try expect(text, .badData, saying: words)
  }

  @Test(arguments: ["api-key", "apiKey", "API_KEY", "brevo-api-key"])
  func `A secret is refused, and told where it goes`(key: String) throws {
    try expect(#"{"\#(key)": "xkeysib-1"}"#, .badData, saying: "--api-key-file", not: "xkeysib-1")
  }

  @Test(arguments: [
    #"{"ledger": 1}"#, #"{"ledger": null}"#, #"{"ledger": ""}"#, #"{"identity": ["A"]}"#,
    #"{"master-key": {"path": "/a"}}"#, #"{"ledger": "/a\u0000b"}"#, #"{"format": "A\nB"}"#,
    #"{"log": "info"}"#, #"{"log": {"level": 3}}"#, #"{"metrics": {"port": "9464"}}"#,
    #"{"metrics": {"port": true}}"#, #"{"metrics": {"port": 1.5}}"#, #"{"metrics": []}"#,
    #"{"metrics": {"port": 99999999999999999999}}"#,
  ]) func `A value of another type is refused`(text: String) throws {
    try expect(text, .badData, saying: "takes")
  }

  @Test func `A file that says nothing is one`() throws {
    try SettingsFolder.during { folder in
      _ = try folder.write(#"{"log": {}}"#)
      #expect(Set(try folder.settings().all.map(\.origin)) == [.byDefault])
    }
  }

  @Test func `A file that is named has to be there`() throws {
    try SettingsFolder.during { folder in
      let error = try #require(throws: CommandError.self) {
        try folder.settings(environment: ["WAYBILL_CONFIG": "nowhere.json"])
      }
      #expect(error.description.contains(folder.path + "/nowhere.json"))
      #expect(ExitStatus(of: error) == .inputOutput)
    }
  }

  @Test func `A folder in a file's place cannot be read`() throws {
    try SettingsFolder.during { folder in
      let error = try #require(throws: CommandError.self) {
        try folder.settings(environment: ["WAYBILL_CONFIG": folder.path])
      }
      #expect(ExitStatus(of: error) == .inputOutput)
    }
  }

  @Test(arguments: [0o620, 0o602, 0o666]) func `A file that others may write is refused`(
    mode: Int
  ) throws {
    try SettingsFolder.during { folder in
      let path = try folder.write("{}", mode: mode)
      let error = try #require(throws: CommandError.self) { try folder.settings() }
      #expect(error.description.contains(path))
      #expect(error.description.contains("chmod go-w"))
      #expect(ExitStatus(of: error) == .inputOutput)
    }
  }

  @Test(.enabled(if: getuid() == 0, "only root can give files away"))
  func `So is one of another user`() throws {
    try SettingsFolder.during { folder in
      let path = try folder.write("{}")
      try #require(chown(path, 12_345, 12_345) == 0)
      let error = try #require(throws: CommandError.self) { try folder.settings() }
      #expect(error.description.contains("another user"))
      #expect(ExitStatus(of: error) == .inputOutput)
    }
  }

  @Test(arguments: [0o600, 0o644, 0o444]) func `One that others may read is none of their doing`(
    mode: Int
  ) throws {
    try SettingsFolder.during { folder in
      _ = try folder.write(#"{"format": "csv"}"#, mode: mode)
      #expect(try folder.settings().format == .csv)
    }
  }

  private func expect(
    _ text: String, _ status: waybill.ExitStatus, saying words: String, not: String? = nil
  )
    throws
  {
    try expect(Data(text.utf8), status, saying: words, not: not)
  }

  private func expect(
    _ bytes: Data, _ status: waybill.ExitStatus, saying words: String, not: String? = nil
  )
    throws
  {
    try SettingsFolder.during { folder in
      let path = try folder.write(bytes)
      let error = try #require(throws: CommandError.self) { try folder.settings() }
      #expect(error.description.contains(path))
      #expect(error.description.contains(words), "\(error)")
      if let not { #expect(!error.description.contains(not)) }
      #expect(ExitStatus(of: error) == status)
    }
  }
}
