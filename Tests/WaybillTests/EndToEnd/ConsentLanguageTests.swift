import Sandbox
import Testing

/// Consent in another language than English, which is part of the record.
@Suite(.tags(.slow), .timeLimit(.minutes(30))) struct ConsentLanguageTests {
  private static let version = "2026-11.zh-Hant"

  @Test func whoAgreedInChineseExportsUnderTheChineseText() async throws {
    try await withSandbox { sandbox in
      try await Workplace.during { place in
        try await place.prepare(for: sandbox)
        try await place.fail(
          "connection", "accept-consent", "Brevo", "--agree", "2026-11.fr", status: 1,
          saying: "2026-11.en")
        try await place.fail(
          "connection", "accept-consent", "Brevo", "--language", "fr", status: 64,
          saying: "zh-Hant")
        try await place.succeed("connection", "accept-consent", "Brevo", "--agree", Self.version)
        let text = try await place.succeed("connection", "consent-text", "--language", "zh-Hant")
        #expect(text.contains("同意") && text.contains(Self.version))
        let sum = try await place.shell(
          #""$W" connection consent-text --language zh-Hant | sha256sum"#)
        let digest = sum.output.prefix(64)
        let shown = try await place.succeed("run", "start", "News")
        #expect(shown.contains("consent:      \(Self.version), entry"))
        let record = try await place.succeed(
          "audit", "log", "--type", "consent-accepted", "--newest-first", "--limit", "1")
        #expect(record.contains(Self.version))
        // The text that the record's digest is of, and no other.
        let consents = try await place.succeed("audit", "consents", "--format", "json")
        #expect(consents.contains(digest) && consents.contains("同意將客戶資料匯出"))
        let status = try await place.succeed("status", "--format", "json")
        #expect(!status.contains("consent-outdated"))
        let doctor = try await place.waybill("doctor")
        #expect(
          doctor.output.contains("Consent to \(Self.version) is in force"), "\(doctor.output)")
        #expect(try await place.succeed("verify").contains("verified"))
      }
    }
  }
}
