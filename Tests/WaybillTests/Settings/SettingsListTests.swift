import Foundation
import Testing

@Suite(.tags(.slow), .timeLimit(.minutes(30))) struct SettingsListTests {
  private static let file = #"{"ledger": "l", "format": "csv", "metrics": {"port": 9464}}"#

  @Test func `Each value is printed with where it comes from`() async throws {
    try await Workplace.during { place in
      let path = try place.write(Self.file, to: "config.json")
      let output = try await place.succeed(
        "config", "--master-key", "k", with: ["WAYBILL_CONFIG": path])
      let lines = [
        "key,value,source,from", "ledger,\(place.home)/l,file,\(path)",
        "master-key,\(place.home)/k,flag,'--master-key", "signing-key,,default,default",
        "identity,\(try place.identity(of: "Anna")),environment,WAYBILL_IDENTITY",
        "format,csv,file,\(path)", "log.level,info,default,default",
        "log.format,text,default,default", "metrics.port,9464,file,\(path)",
      ]
      #expect(output.components(separatedBy: "\r\n") == lines + [""])
    }
  }

  @Test func `A file's format and ledger hold for every command`() async throws {
    try await Workplace.during { place in
      let variables = ["WAYBILL_CONFIG": try place.write(Self.file, to: "config.json")]
      try await place.succeed("init", "--name", "Anna", with: variables)
      let users = try await place.succeed("user", "list", with: variables)
      #expect(users.hasPrefix("name,role,"))
      #expect(FileManager.default.fileExists(atPath: place.home + "/l/log.sqlite"))
      let text = try await place.succeed("connection", "consent-text", with: variables)
      #expect(text.hasPrefix("version,sha256,text"))
      let table = try await place.succeed("user", "list", "--format", "table", with: variables)
      #expect(table.hasPrefix("NAME"))
    }
  }

  @Test func `A file that cannot be used stops every command`() async throws {
    try await Workplace.during { place in
      let path = try place.write("{", to: "config.json")
      try await place.fail("config", with: ["WAYBILL_CONFIG": path], status: 65, saying: path)
      try await place.fail("init", with: ["WAYBILL_CONFIG": path], status: 65, saying: path)
      #expect(!FileManager.default.fileExists(atPath: place.ledger))
    }
  }
}
