import Sandbox
import Testing

@Suite("Lists")
struct ListTests {
  @Test("a new account has a static and a dynamic list")
  func beginning() async throws {
    try await withRoutes { caller, _ in
      let lists = try await caller.get("/v3/contacts/lists").json
      #expect(lists["count"]?.integer == 2)
      #expect(lists["lists"]?.array.compactMap { $0["id"]?.integer } == [3, 2])
      let newsletter = try await caller.get("/v3/contacts/lists/2").json
      #expect(newsletter["name"]?.string == "Newsletter")
      #expect(newsletter["dynamicList"] == .boolean(false))
      #expect(newsletter["totalSubscribers"]?.integer == 0)
      let dynamic = try await caller.get("/v3/contacts/lists/3").json
      #expect(dynamic["dynamicList"] == .boolean(true))
    }
  }

  @Test(
    "refuses what is not there",
    arguments: [
      ("/v3/contacts/lists/9", "404 document_not_found: List ID does not exist"),
      ("/v3/contacts/lists/9/contacts", "404 document_not_found: List ID does not exist"),
      ("/v3/contacts/lists/two", "400 invalid_parameter: listId should be type number"),
      ("/v3/contacts/lists?limit=51", "400 out_of_range: Limit exceeds max value"),
      ("/v3/contacts/lists?limit=-1", "400 invalid_parameter: limit should be type number"),
      ("/v3/contacts/lists/2/contacts?limit=501", "400 out_of_range: Limit exceeds max value"),
      ("/v3/contacts/lists?sort=up", "400 invalid_parameter: sort should be one of asc, desc"),
      ("/v3/contacts/elsewhere/at/all", "404 document_not_found: Route does not exist"),
    ])
  func refuses(path: String, refusal: String) async throws {
    try await withRoutes { caller, _ in
      let answer = try await caller.get(path)
      #expect(answer.refusal == refusal)
    }
  }

  @Test("lists are created in a folder that exists")
  func creation() async throws {
    try await withRoutes { caller, _ in
      let path = "/v3/contacts/lists"
      let created = try await caller.post(path, #"{"name":"VIP","folderId":1}"#)
      #expect(created.status == 201)
      #expect(created.json["id"]?.integer == 4)
      let refusals = [
        (#"{"name":"VIP","folderId":7}"#, "404 document_not_found: Folder ID does not exist"),
        (#"{"name":"VIP"}"#, "400 missing_parameter: folderId is missing"),
        (#"{"name":3,"folderId":1}"#, "400 invalid_parameter: name should be type string"),
        (#"{"name":"#, "400 bad_request: Input must be a valid JSON object"),
      ]
      for (body, refusal) in refusals {
        #expect(try await caller.post(path, body).refusal == refusal)
      }
    }
  }

  @Test("members come in pages, newest first unless told otherwise")
  func pages() async throws {
    try await withRoutes { caller, _ in
      let rows = (1...130).map { "c\($0)@example.com" }.joined(separator: "\n")
      _ = try await caller.importFile("EMAIL\n\(rows)\n")
      _ = try await caller.waitForProcess(1)
      for (query, expected) in [
        ("limit=3", [130, 129, 128]), ("limit=3&sort=asc", [1, 2, 3]),
        ("limit=3&offset=63&sort=asc", [64, 65, 66]), ("limit=3&offset=1", [129, 128, 127]),
        ("limit=500&offset=128", [2, 1]), ("offset=130", []),
      ] {
        let page = try await caller.get("/v3/contacts/lists/2/contacts?\(query)").json
        #expect(page["count"]?.integer == 130)
        #expect(page["contacts"]?.array.compactMap { $0["id"]?.integer } == expected)
      }
      #expect(try await caller.get("/v3/contacts?limit=1").json["count"]?.integer == 130)
    }
  }

  @Test("contacts are put on a list and taken off it")
  func membership() async throws {
    try await withRoutes { caller, account in
      _ = try await caller.post("/v3/contacts", #"{"email":"a@example.com"}"#)
      _ = try await caller.post("/v3/contacts", #"{"email":"b@example.com"}"#)
      let path = "/v3/contacts/lists/2/contacts"
      let added = try await caller.post(
        "\(path)/add", #"{"emails":["A@example.com","nobody@example.com"],"ids":[2]}"#)
      #expect(added.status == 201)
      #expect(
        added.json["contacts"]?["success"] == .array([.string("A@example.com"), .number(2)]))
      #expect(added.json["contacts"]?["failure"] == .array([.string("nobody@example.com")]))
      #expect(
        try await caller.post("\(path)/add", #"{"ids":[1]}"#).refusal
          == "400 invalid_parameter: Contact already in list and/or does not exist")
      _ = try await caller.post("\(path)/remove", #"{"emails":["a@example.com"]}"#)
      #expect(try await account.members(ofList: 2).map(\.email) == ["b@example.com"])
      let many = (0...150).map(String.init).joined(separator: ",")
      #expect(try await caller.post("\(path)/remove", #"{"ids":[\#(many)]}"#).status == 400)
    }
  }

  @Test("contacts come and go behind the exporter's back, and removals are remembered")
  func elsewhere() async throws {
    let configuration = SandboxConfiguration(
      importPace: .onPolls(queued: 0, inProcess: 0), keepsBodies: true)
    try await withRoutes(configuration) { caller, account in
      try await account.enlist(["a@example.com", "b@example.com", "A@example.com"], onList: 2)
      #expect(
        try await account.members(ofList: 2).map(\.email) == ["a@example.com", "b@example.com"])
      try await account.delist(["B@example.com", "nobody@example.com"], fromList: 2)
      let body = #"{"emails":["b@example.com"]}"#
      #expect(
        try await caller.post("/v3/contacts/lists/2/contacts/remove", body).refusal
          == "400 invalid_parameter: Contact already removed from list and/or does not exist")
      #expect(try await account.members(ofList: 2).map(\.email) == ["a@example.com"])
      let removals = await account.receivedRemovals
      #expect(removals.map(\.list) == [2])
      #expect(removals.map(\.body) == [Array(body.utf8)])
    }
  }
}
