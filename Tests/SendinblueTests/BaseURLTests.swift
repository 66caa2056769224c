import Sendinblue
import Testing

@Suite struct BaseURLTests {
  @Test(arguments: [
    ("https://api.brevo.com/v3", "https://api.brevo.com/v3"),
    (" https://api.brevo.com/v3/ \n", "https://api.brevo.com/v3"),
    ("HTTPS://API.Brevo.com//v3//", "https://api.brevo.com/v3"),
    ("https://api.sendinblue.com:8443/v3", "https://api.sendinblue.com:8443/v3"),
    ("https://example.org", "https://example.org"),
    ("http://127.0.0.1:8080/v3", "http://127.0.0.1:8080/v3"),
    ("http://127.255.3.4/", "http://127.255.3.4"),
    ("http://localhost:1", "http://localhost:1"),
    ("http://[::1]:8080/v3/", "http://[::1]:8080/v3"),
    ("https://[2001:db8::1]/v3", "https://[2001:db8::1]/v3"),
  ])
  func normalises(text: String, normal: String) throws {
    #expect(try BaseURL(text).description == normal)
    #expect(try BaseURL(normal) == BaseURL(text))
  }

  @Test(arguments: [
    ("", BaseURL.Flaw.notAnAbsoluteURL), ("api.brevo.com/v3", .notAnAbsoluteURL),
    ("/v3", .notAnAbsoluteURL), ("https://", .notAnAbsoluteURL),
    ("https:///v3", .notAnAbsoluteURL), ("https://a b/", .notAnAbsoluteURL),
    ("https://api.brevo.com:0/v3", .notAnAbsoluteURL),
    ("https://api.brevo.com:65536/v3", .notAnAbsoluteURL),
    ("https://api.brevo.com/v3/../x", .notAnAbsoluteURL),
    ("https://api.brevo.com/%2e%2e", .notAnAbsoluteURL),
    ("https://ex%41mple.com/", .notAnAbsoluteURL),
    ("http://api.brevo.com/v3", .notEncrypted), ("ftp://localhost/", .notEncrypted),
    ("file:///etc", .notAnAbsoluteURL), ("http://10.0.0.1/", .notEncrypted),
    ("http://127.0.0.1.example.com/", .notEncrypted), ("http://127.1/", .notEncrypted),
    ("http://127.0.0.256/", .notEncrypted), ("http://127.00.0.1/", .notEncrypted),
    ("http://localhost.example.com/", .notEncrypted), ("http://[::2]/", .notEncrypted),
    ("https://user@api.brevo.com/", .carriesUserInformation),
    ("https://:word@api.brevo.com/", .carriesUserInformation),
    ("https://localhost@evil.example/", .carriesUserInformation),
    ("https://api.brevo.com/v3?x=1", .carriesQuery), ("https://api.brevo.com/v3?", .carriesQuery),
    ("https://api.brevo.com/v3#x", .carriesFragment),
  ])
  func refuses(text: String, flaw: BaseURL.Flaw) {
    #expect(throws: SendinblueError.malformedBaseURL(flaw)) { try BaseURL(text) }
  }

  @Test func refusalsDoNotQuoteUserInformation() {
    #expect(throws: SendinblueError.self) { try BaseURL("https://me:hunter2@example.com") }
    #expect(!"\(SendinblueError.malformedBaseURL(.carriesUserInformation))".contains("hunter2"))
  }
}
