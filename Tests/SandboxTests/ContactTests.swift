import Sandbox
import Testing

@Suite("Contacts")
struct ContactTests {
  @Test("are created, found in whatever case, and deleted")
  func life() async throws {
    try await withRoutes { caller, account in
      let body = #"""
        {"email":"Ada+x@Example.com","attributes":{"FIRSTNAME":"Ada","SMS":"+33612345678",
        "UNKNOWN":"ignored"},"listIds":[2],"emailBlacklisted":true}
        """#
      let created = try await caller.post("/v3/contacts", body)
      #expect(created.status == 201)
      let contact = try await caller.get("/v3/contacts/ada%2Bx%40EXAMPLE.com").json
      #expect(contact["email"]?.string == "ada+x@example.com")
      #expect(contact["emailBlacklisted"] == .boolean(true))
      #expect(contact["smsBlacklisted"] == .boolean(false))
      #expect(contact["listIds"] == .array([.number(2)]))
      #expect(
        contact["attributes"]
          == .object(["FIRSTNAME": .string("Ada"), "SMS": .string("33612345678")]))
      #expect(try await caller.get("/v3/contacts/1").json == contact)
      #expect(try await caller.delete("/v3/contacts/1").status == 204)
      #expect(
        try await caller.delete("/v3/contacts/1").refusal
          == "404 document_not_found: Contact does not exist")
      #expect(try await account.members(ofList: 2).isEmpty)
      // The number is free again, and the identifier is not given twice.
      #expect(try await caller.post("/v3/contacts", body).json["id"]?.integer == 2)
    }
  }

  @Test(
    "are refused",
    arguments: [
      (#"{"email":"known@example.com"}"#, "400 duplicate_parameter: Contact already exist"),
      (#"{"email":"a b@example.com"}"#, "400 invalid_parameter: Invalid email address"),
      (#"{}"#, "400 missing_parameter: email is missing"),
      (
        #"{"email":"a@example.com","attributes":{"SMS":"06 12"}}"#,
        "400 invalid_parameter: Invalid phone number"
      ),
      (
        #"{"email":"a@example.com","listIds":2}"#,
        "400 invalid_parameter: listIds should be type array"
      ),
      (
        #"{"email":"a@example.com","listIds":["2"]}"#,
        "400 invalid_parameter: listIds/0 should be type number"
      ),
    ])
  func refused(body: String, refusal: String) async throws {
    try await withRoutes { caller, account in
      _ = try await caller.post("/v3/contacts", #"{"email":"known@example.com"}"#)
      #expect(try await caller.post("/v3/contacts", body).refusal == refusal)
      #expect(await account.contactCount == 1)
    }
  }

  @Test("say when they were created and changed")
  func times() async throws {
    let clock = VirtualClock()
    try await withRoutes(SandboxConfiguration(clock: clock.now)) { caller, _ in
      _ = try await caller.post("/v3/contacts", #"{"email":"a@example.com"}"#)
      clock.advance(bySeconds: 61.5)
      _ = try await caller.post("/v3/contacts", #"{"email":"a@example.com","updateEnabled":true}"#)
      let contact = try await caller.get("/v3/contacts/1").json
      #expect(contact["createdAt"]?.string == "2023-11-14T22:13:20.000Z")
      #expect(contact["modifiedAt"]?.string == "2023-11-14T22:14:21.500Z")
    }
  }

  @Test("do not share a telephone number")
  func sharedNumber() async throws {
    try await withRoutes { caller, _ in
      let first = #"{"email":"a@example.com","attributes":{"SMS":"33612345678"}}"#
      let second = #"{"email":"b@example.com","attributes":{"SMS":"0033612345678"}}"#
      _ = try await caller.post("/v3/contacts", first)
      let answer = try await caller.post("/v3/contacts", second)
      #expect(answer.status == 400)
      #expect(answer.json["code"]?.string == "duplicate_parameter")
      #expect(
        answer.json["metadata"] == .object(["duplicate_identifiers": .array([.string("SMS")])]))
    }
  }

  @Test("are updated where the request allows it")
  func update() async throws {
    try await withRoutes { caller, account in
      _ = try await caller.post(
        "/v3/contacts", #"{"email":"a@example.com","attributes":{"SMS":"33612345678"}}"#)
      let answer = try await caller.post(
        "/v3/contacts",
        #"{"email":"A@example.com","attributes":{"SMS":"33612345678"},"updateEnabled":true}"#)
      #expect(answer.status == 204)
      #expect(await account.contact(withEmail: "a@example.com")?.attributes.count == 1)
    }
  }

  @Test(
    "addresses are judged",
    arguments: [
      ("a@b.co", true), ("first.last+tag@sub.example.com", true), ("o'neil@example.com", true),
      ("a@b", false), (".a@b.co", false), ("a.@b.co", false), ("a..b@b.co", false),
      ("a@-b.co", false), ("a@b..co", false), ("@b.co", false), ("a@", false), ("a@@b.co", false),
      ("a b@b.co", false), ("m\u{fc}ller@b.co", false), ("a@m\u{fc}ller.de", true), ("", false),
    ])
  func addresses(address: String, isValid: Bool) async throws {
    try await withRoutes { caller, _ in
      let answer = try await caller.post("/v3/contacts", #"{"email":"\#(address)"}"#)
      #expect((answer.status == 201) == isValid)
    }
  }
}
