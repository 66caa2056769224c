import Testing
import Webhooks

@Suite struct WebhookURLTests {
  @Test(arguments: [
    ("https://hooks.example.com/a/B%20c?d=E&f=%2F", "https://hooks.example.com/a/B%20c?d=E&f=%2F"),
    (" HTTPS://Hooks.Example.COM/A/ \n", "https://hooks.example.com/A/"),
    ("https://example.com", "https://example.com/"),
    ("https://example.com?x", "https://example.com/?x"),
    ("https://example.com:8443/..;/@x", "https://example.com:8443/..;/@x"),
    ("https://[2001:DB8::1]/x", "https://[2001:db8::1]/x"),
    ("http://127.0.0.1:8080/x", "http://127.0.0.1:8080/x"),
    ("http://127.255.3.4/", "http://127.255.3.4/"), ("http://localhost:1", "http://localhost:1/"),
    ("http://[::1]:8080/x?y=z", "http://[::1]:8080/x?y=z"),
  ])
  func `What is posted to is what was given`(text: String, normal: String) throws {
    #expect(try WebhookURL(text).exposed() == normal)
    #expect(try WebhookURL(normal) == WebhookURL(text))
  }

  @Test(arguments: [
    ("", WebhookURL.Flaw.notAnAbsoluteURL), ("hooks.example.com/x", .notAnAbsoluteURL),
    ("/x", .notAnAbsoluteURL), ("https://", .notAnAbsoluteURL), ("https:///x", .notAnAbsoluteURL),
    ("https:x", .notAnAbsoluteURL), ("https://a b/", .notAnAbsoluteURL),
    ("https://example.com/a b", .notAnAbsoluteURL), ("https://example.com/é", .notAnAbsoluteURL),
    ("https://exämple.com/", .notAnAbsoluteURL), ("https://ex%41mple.com/", .notAnAbsoluteURL),
    ("https://example.com/\r\nx-evil: 1", .notAnAbsoluteURL),
    ("https://example.com:0/", .notAnAbsoluteURL),
    ("https://example.com:65536/", .notAnAbsoluteURL),
    ("https://example.com/%zz", .notAnAbsoluteURL), ("file:///etc", .notAnAbsoluteURL),
    ("http://example.com/", .notEncrypted), ("ftp://localhost/", .notEncrypted),
    ("http://10.0.0.1/", .notEncrypted), ("http://169.254.169.254/", .notEncrypted),
    ("http://127.0.0.1.example.com/", .notEncrypted), ("http://127.1/", .notEncrypted),
    ("http://127.0.0.256/", .notEncrypted), ("http://127.00.0.1/", .notEncrypted),
    ("http://127.0.0.1./", .notEncrypted), ("http://localhost.example.com/", .notEncrypted),
    ("http://[::2]/", .notEncrypted), ("http://[::ffff:127.0.0.1]/", .notEncrypted),
    ("https://user@example.com/", .carriesUserInformation),
    ("https://:word@example.com/", .carriesUserInformation),
    ("https://localhost@evil.example/", .carriesUserInformation),
    ("https://example.com/#x", .carriesFragment), ("https://example.com/?x#", .carriesFragment),
  ])
  func `Says what is wrong with an address`(text: String, flaw: WebhookURL.Flaw) {
    #expect(throws: WebhookError.malformedURL(flaw)) { try WebhookURL(text) }
  }

  @Test func `Has at most 2,048 bytes`() throws {
    let start = "https://example.com/"
    let longest = start + String(repeating: "x", count: 2_048 - start.utf8.count)
    #expect(try WebhookURL(longest).exposed() == longest)
    #expect(throws: WebhookError.malformedURL(.tooLong)) { try WebhookURL(longest + "x") }
  }

  @Test func `Prints without what may be a token`() throws {
    let url = try WebhookURL("https://hooks.example.com:8443/T0KEN?sig=T0KEN")
    var dumped = ""
    dump(url, to: &dumped)
    dump([Optional(url)], to: &dumped)
    for text in ["\(url)", String(reflecting: url), "\([url])", "\(Optional(url) as Any)", dumped] {
      #expect(text.contains("https://hooks.example.com:8443/…"))
      #expect(!text.contains("T0KEN"))
    }
    #expect("\(url.server)" == "https://hooks.example.com:8443")
    #expect(try "\(WebhookURL("https://example.com"))" == "https://example.com/")
  }

  @Test func `A refusal quotes nothing`() {
    let error = #expect(throws: WebhookError.self) {
      try WebhookURL("https://me:hunter2@a.example")
    }
    #expect(!"\(error as Any)".contains("hunter2"))
  }
}
