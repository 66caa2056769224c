import Ledger
import Logging
import Results
import Testing
import waybill

@Suite struct SettingsTests {
  private static let flags: [SettingKey: String] = [
    .ledger: "/flag/ledger", .masterKey: "/flag/key",
    .signingKey: "/flag/signing", .identity: "/flag/id", .format: "csv",
  ]
  private static let environment = [
    "WAYBILL_LEDGER": "/env/ledger", "WAYBILL_MASTER_KEY": "/env/key",
    "WAYBILL_SIGNING_KEY": "/env/signing", "WAYBILL_IDENTITY": "/env/identity",
    "WAYBILL_FORMAT": "json", "WAYBILL_LOG_LEVEL": "debug", "WAYBILL_LOG_FORMAT": "json",
    "WAYBILL_METRICS_PORT": "9464",
  ]
  private static let file = """
    {"ledger": "/file/ledger", "master-key": "/file/key", "signing-key": "/file/signing",
     "identity": "/file/id", "format": "ndjson", "log": {"level": "error", "format": "json"}, "metrics": {"port": 9000}}
    """

  @Test func `By default the home counts`() throws {
    try SettingsFolder.during { folder in
      let settings = try folder.settings()
      #expect(settings.location.directory == folder.path + "/.local/share/waybill")
      #expect(settings.location.masterKey == nil)
      #expect(settings.location.signingKey == nil)
      #expect(settings.location.keys == folder.path + "/.config/waybill/keys")
      #expect(settings.identity == folder.path + "/.config/waybill/identity/id_ed25519")
      #expect(settings.format == .table)
      #expect(settings.log == LogSettings(level: .info, format: .text))
      #expect(settings.metricsPort == nil)
      #expect(settings.all.map(\.key) == SettingKey.allCases)
      #expect(Set(settings.all.map(\.origin)) == [.byDefault])
    }
  }

  @Test func `A file counts before defaults`() throws {
    try SettingsFolder.during { folder in
      let path = try folder.write(Self.file)
      let settings = try folder.settings()
      #expect(settings.location.directory == "/file/ledger")
      #expect(settings.location.masterKey == "/file/key")
      #expect(settings.location.signingKey == "/file/signing")
      #expect(settings.identity == "/file/id")
      #expect(settings.format == .ndjson)
      #expect(settings.log == LogSettings(level: .error, format: .json))
      #expect(settings.metricsPort == 9000)
      #expect(Set(settings.all.map(\.origin)) == [.file(path: path)])
    }
  }

  @Test func `The environment counts before a file`() throws {
    try SettingsFolder.during { folder in
      _ = try folder.write(Self.file)
      let settings = try folder.settings(environment: Self.environment)
      #expect(settings.location.directory == "/env/ledger")
      #expect(settings.location.masterKey == "/env/key")
      #expect(settings.location.signingKey == "/env/signing")
      #expect(settings.identity == "/env/identity")
      #expect(settings.format == .json)
      #expect(settings.log == LogSettings(level: .debug, format: .json))
      #expect(settings.metricsPort == 9464)
      for setting in settings.all {
        #expect(setting.origin == .environment(variable: setting.key.variable))
      }
    }
  }

  @Test func `Flags count before all`() throws {
    try SettingsFolder.during { folder in
      _ = try folder.write(Self.file)
      let settings = try folder.settings(Self.flags, environment: Self.environment)
      #expect(settings.location.directory == "/flag/ledger")
      #expect(settings.location.masterKey == "/flag/key")
      #expect(settings.location.signingKey == "/flag/signing")
      #expect(settings.identity == "/flag/id")
      #expect(settings.format == .csv)
      let flags = settings.all.compactMap { setting in
        if case .flag(let name) = setting.origin { name } else { nil }
      }
      #expect(
        flags == ["--ledger", "--master-key", "--signing-key", "--identity", "--format"])
    }
  }

  @Test func `Variables that are empty or spelt otherwise say nothing`() throws {
    try SettingsFolder.during { folder in
      let settings = try folder.settings(
        environment: [
          "WAYBILL_LEDGER": "", "waybill_format": "csv", "WAYBILL_LOG_level": "error",
          "WAYBILL_CONFIG": "",
        ])
      #expect(Set(settings.all.map(\.origin)) == [.byDefault])
    }
  }

  @Test func `A relative path starts where it was written`() throws {
    try SettingsFolder.during { folder in
      let path = try folder.write(#"{"ledger": "l", "master-key": "../k"}"#, to: "etc/w/c.json")
      let settings = try folder.settings(
        [.ledger: "here"], environment: ["WAYBILL_CONFIG": "../w/./c.json"], at: "etc/x")
      #expect(settings.location.directory == folder.path + "/etc/x/here")
      #expect(settings.location.masterKey == folder.path + "/etc/k")
      #expect(settings.all[1].origin == .file(path: path))
    }
  }

  @Test(arguments: [
    ("WAYBILL_FORMAT", "xml", "table, json, csv, ndjson"), ("WAYBILL_LOG_LEVEL", "loud", "notice"),
    ("WAYBILL_LOG_FORMAT", "xml", "text, json"), ("WAYBILL_METRICS_PORT", "0", "65535"),
    ("WAYBILL_METRICS_PORT", "65536", "65535"), ("WAYBILL_METRICS_PORT", "http", "65535"),
  ]) func `A value that means nothing is named with what it takes`(
    variable: String, value: String, words: String
  ) throws {
    try SettingsFolder.during { folder in
      let error = try #require(throws: CommandError.self) {
        try folder.settings(environment: [variable: value])
      }
      for words in [variable, value, words] { #expect(error.description.contains(words)) }
      #expect(ExitStatus(of: error) == .usage)
    }
  }

  @Test(arguments: [
    #"{"format": "xml"}"#, #"{"log": {"level": "loud"}}"#, #"{"metrics": {"port": -1}}"#,
  ]) func `So is one in a file, which is bad data`(text: String) throws {
    try SettingsFolder.during { folder in
      let path = try folder.write(text)
      let error = try #require(throws: CommandError.self) { try folder.settings() }
      #expect(error.description.contains(path))
      #expect(ExitStatus(of: error) == .badData)
    }
  }
}
