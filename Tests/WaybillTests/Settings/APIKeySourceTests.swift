import Foundation
import Glibc
import Sendinblue
import Testing
import waybill

@Suite struct APIKeySourceTests {
  @Test(
    arguments: [
      ("key.txt", "k", true, APIKeySource.file(path: "key.txt")), ("-", "k", true, .standardInput),
      (nil, "k", true, .environment), (nil, "k", false, .environment), (nil, "", true, .prompt),
      (nil, nil, true, .prompt),
    ] as [(String?, String?, Bool, APIKeySource)])
  func flagThenEnvironmentThenTerminal(
    flag: String?, variable: String?, isInteractive: Bool, expected: APIKeySource
  ) throws {
    let environment = variable.map { ["BREVO_API_KEY": $0] } ?? [:]
    let source = try APIKeySource(
      flag: flag, environment: environment, isInteractive: isInteractive)
    #expect(source == expected)
  }

  @Test func withoutAnySourceItSaysWhichThereAre() {
    let error = #expect(throws: CommandError.self) {
      try APIKeySource(flag: nil, environment: [:], isInteractive: false)
    }
    #expect(error?.description.contains("--api-key-file or BREVO_API_KEY") == true)
  }

  @Test func aFileIsReadAndTrimmed() throws {
    let path = try file(Data("  xkeysib-1\n".utf8))
    defer { unlink(path) }
    #expect(try APIKeySource.file(path: path).read([:]).exposed() == "xkeysib-1")
  }

  @Test(arguments: [Data(repeating: 65, count: 10_000), Data([0xFF, 0xFE])])
  func aFileThatHoldsNoKeyIsRefusedWithoutBeingShown(contents: Data) throws {
    let path = try file(contents)
    defer { unlink(path) }
    let error = #expect(throws: CommandError.self) {
      try APIKeySource.file(path: path).read([:])
    }
    #expect(error?.description.contains(path) == true)
    #expect(error?.description.contains("AAAA") == false)
  }

  @Test func aMissingFileIsNamed() {
    let error = #expect(throws: CommandError.self) {
      try APIKeySource.file(path: "/nowhere/key").read([:])
    }
    #expect(error?.description.contains("/nowhere/key") == true)
  }

  private func file(_ contents: Data) throws -> String {
    let path = NSTemporaryDirectory() + "waybill-key-\(UUID().uuidString)"
    #expect(
      FileManager.default.createFile(
        atPath: path, contents: contents, attributes: [.posixPermissions: 0o600]))
    return path
  }
}
