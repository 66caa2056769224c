import Domain
import Ledger
import Sandbox
import Testing

extension Workplace {
  /// The version of the current consent text.
  static var consentVersion: String { CurrentConsent.english.name.version }

  /// Ten rows: six people, one of them twice, one who said no, one address missing, one malformed.
  static let customers = """
    CustomerId,FirstName,Email,MobilePhone,EmailConsent
    c1,Ada,ada@example.com,+49 170 1234567,yes
    c2,Bob,bob@example.com,0170 7654321,yes
    c3,Cleo,cleo@example.org,,yes
    c4,Dora,ADA@example.com,,yes
    c5,Emil,emil@example.org,not a phone,yes
    c6,Fay,,,yes
    c7,Gus,gus.example.com,,yes
    c8,Hal,hal@example.net,,no
    c9,"=Ida","ida@example.net",,yes
    c10,"Jo, ""the"" one",jo@example.com,,yes

    """

  /// Begins a ledger, with Anna as its administrator.
  func begin() async throws {
    try await succeed("init", "--name", "Anna")
  }

  /// Begins a ledger and connects it with a sandbox.
  func connect(to sandbox: RunningSandbox, sharing: Bool = true) async throws {
    try await begin()
    let result = try await waybill(
      "connection", "add", "Brevo", "--agree", Self.consentVersion, "--base-url", sandbox.baseURL,
      "--api-key-file", "-", sharing ? "--share" : "--profile-limit=1000000", input: "sandbox-key\n"
    )
    #expect(result.status == 0, "\(result.messages)")
  }

  /// Begins a ledger with a connection, a segment and a destination.
  func prepare(for sandbox: RunningSandbox) async throws {
    try await connect(to: sandbox)
    let path = try write(Self.customers, to: "customers.csv")
    try await succeed("segment", "add", "Customers", "--csv", path)
    try await succeed(
      "destination", "save", "News", "--connection", "brevo", "--list", "2", "--segment",
      "customers", "--email", "Email", "--attribute", "FIRSTNAME=FirstName", "--attribute",
      "SMS=MobilePhone", "--default-country", "DE", "--consent-field", "EmailConsent=yes")
  }
}
