import Ledger
import Testing
import waybill

@Suite struct PathsTests {
  private func location(
    _ environment: [String: String], ledger: String? = nil, masterKey: String? = nil
  ) -> LedgerLocation {
    Paths(environment: environment, home: "/home/anna", workingDirectory: "/srv/here")
      .location(ledger: ledger, masterKey: masterKey)
  }

  @Test func byDefaultTheBaseDirectoriesOfTheHome() {
    let location = location([:])
    #expect(location.directory == "/home/anna/.local/share/waybill")
    #expect(location.keys == "/home/anna/.config/waybill/keys")
    #expect(location.masterKey == nil)
  }

  @Test func flagThenEnvironmentThenDefault() {
    let environment = [
      "HOME": "/home/h", "XDG_DATA_HOME": "/data", "XDG_CONFIG_HOME": "/config",
      "WAYBILL_LEDGER": "/env/ledger", "WAYBILL_MASTER_KEY": "/env/key",
    ]
    let fromFlags = location(environment, ledger: "/flag/ledger", masterKey: "/flag/key")
    #expect(fromFlags.directory == "/flag/ledger")
    #expect(fromFlags.masterKey == "/flag/key")
    let fromEnvironment = location(environment)
    #expect(fromEnvironment.directory == "/env/ledger")
    #expect(fromEnvironment.masterKey == "/env/key")
    let fromBase = location(environment.filter { !$0.key.hasPrefix("WAYBILL") })
    #expect(fromBase.directory == "/data/waybill")
    #expect(fromBase.keys == "/config/waybill/keys")
  }

  @Test func emptyAndRelativeVariablesSayNothing() {
    let location = location(["WAYBILL_LEDGER": "", "XDG_DATA_HOME": "relative", "HOME": ""])
    #expect(location.directory == "/home/anna/.local/share/waybill")
  }

  @Test(arguments: [
    ("a", "/srv/here/a"), ("./a//b/", "/srv/here/a/b"), ("../a", "/srv/a"), ("/x/../y", "/y"),
    ("/../..", "/"), ("", "/srv/here"),
  ]) func pathsFromTheRoot(path: String, expected: String) {
    let paths = Paths(environment: [:], home: "/home/anna", workingDirectory: "/srv/here")
    #expect(paths.absolute(path) == expected)
  }
}
