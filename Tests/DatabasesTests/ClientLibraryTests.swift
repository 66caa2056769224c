import Databases
import Profiles
import Testing

/// What there is without libpq.
@Suite struct ClientLibraryTests {
  @Test func itIsOnThisMachine() throws {
    _ = try ClientLibrary.load("libpq.so.5")
  }

  @Test func aMissingOneIsNamed() {
    #expect(reason(of: "libpq-of-nobody.so.5").contains("libpq-of-nobody.so.5"))
  }

  /// A library that is there, and another one.
  @Test func anotherOneIsNotTakenForIt() {
    #expect(reason(of: "libc.so.6") == "libc.so.6 has no PQclear")
  }

  private func reason(of file: String) -> String {
    do throws(DatabaseFailure) {
      _ = try ClientLibrary.load(file)
    } catch {
      if case .clientMissing(let reason) = error { return reason }
    }
    return ""
  }
}
