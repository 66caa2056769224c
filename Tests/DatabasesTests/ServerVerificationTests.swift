import Databases
import ProfileDatabases
import Profiles
import Testing

/// A PostgreSQL server on another machine has to show that it is the right one.
@Suite struct ServerVerificationTests {
  private func failure(of connection: String) throws -> DatabaseFailure? {
    let source = try PostgreSQLSource(
      connection: connection, query: "SELECT 1", limits: PostgreSQLSourceTests.quick)
    do {
      _ = try ReadSource(source)
      return nil
    } catch SourceError.database(_, let failure) {
      return failure
    }
  }

  // Addresses for documentation, which nobody has (RFC 5737, RFC 3849).
  @Test(arguments: [
    "host=192.0.2.1", "host=192.0.2.1 sslmode=disable", "host=192.0.2.1 sslmode=require",
    "host=192.0.2.1 sslmode=verify-ca", "hostaddr=192.0.2.1", "host=localhost hostaddr=192.0.2.1",
    "host=127.0.0.1,192.0.2.1", "host=192.0.2.1,127.0.0.1 port=1,1", "host=2001:db8::1",
    "postgresql://192.0.2.1/crm?sslmode=prefer", "host=128.0.0.1", "host=::2",
  ])
  func nothingIsSentToWhomNobodyVouchesFor(_ connection: String) throws {
    #expect(try failure(of: connection) == .notVerified)
  }

  @Test func onThisMachineNobodyElseCanAnswer() throws {
    let port = try LoopbackSocket().port
    for host in ["127.0.0.1", "localhost", "::1", "127.1.2.3", "/nowhere"] {
      guard case .unreachable = try failure(of: "host=\(host) port=\(port)") else {
        Issue.record("\(host)")
        continue
      }
    }
  }

  @Test func aServerThatHasToShowItsCertificateIsAsked() throws {
    // Nobody has the address, so nobody answers; but the way there is free.
    guard case .unreachable = try failure(of: "host=192.0.2.1 sslmode=verify-full") else {
      Issue.record("not asked")
      return
    }
  }
}
