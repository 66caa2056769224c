import Sendinblue
import Testing

@Suite struct RequestTests {
  @Test func readsTheAccount() async throws {
    let body = #"""
      {"organization_id":"x","companyName":"Ada\u001b[31m & Co","email":"owner@example.com",
       "plan":[{"type":"payAsYouGo","credits":250.5},{"type":"sms"}],
       "planVerticals":[{"planCategory":"Marketing","name":"Starter"}]}
      """#
    let headers = [
      "x-sib-ratelimit-limit": "100", "x-sib-ratelimit-remaining": "42",
      "x-sib-ratelimit-reset": "45", "sib-request-id": "r-1",
    ]
    try await withClient([.answer(200, body, headers: headers)]) { client, server in
      let answer = try await client.account()
      #expect(answer.value.companyName == "Ada [31m & Co")
      #expect(answer.value.plan == "Starter")
      #expect(
        answer.rateLimit == RateLimit(limit: 100, remaining: 42, resetAfter: .seconds(45)))
      #expect(answer.requestID?.description == "r-1")
      let request = try #require(server.requests.first)
      #expect(request.method == "GET" && request.target == "/v3/account")
      #expect(request.headers["api-key"] == secretKey)
      #expect(request.headers["accept"] == "application/json")
      #expect(request.headers["user-agent"] == "waybill/9.8")
    }
  }

  @Test func describesThePlanByItsTypesFailingAName() async throws {
    let body = #"{"companyName":"Ada","plan":[{"type":"free"},{"type":"sms"}]}"#
    try await withClient([.answer(200, body)]) { client, _ in
      let account = try await client.account().value
      #expect(account.plan == "free, sms")
    }
  }

  @Test(arguments: [("false", false), ("true", true)])
  func readsAList(dynamic: String, isDynamic: Bool) async throws {
    let body = #"""
      {"id":7,"name":"News","folderId":1,"uniqueSubscribers":12,"totalSubscribers":0,
       "dynamicList":\#(dynamic),"campaignStats":[]}
      """#
    try await withClient([.answer(200, body)]) { client, server in
      let list = try await client.list(7).value
      #expect(list.id == 7 && list.name == "News" && list.uniqueSubscribers == 12)
      #expect(list.isDynamic == isDynamic)
      #expect(server.requests.map(\.target) == ["/v3/contacts/lists/7"])
    }
  }

  @Test func readsTheAttributes() async throws {
    let body = #"""
      {"attributes":[{"name":"PRENOM","category":"normal","type":"text"},
       {"name":"SCORE","category":"calculated","calculatedValue":"1"},
       {"name":"NEW","category":"holographic","type":"hologram"},
       {"name":"TAGS","category":"normal","type":"multiple-choice"}]}
      """#
    try await withClient([.answer(200, body)]) { client, server in
      let attributes = try await client.attributes().value
      #expect(attributes.map(\.name) == ["PRENOM", "SCORE", "NEW", "TAGS"])
      #expect(attributes.map(\.category) == [.normal, .calculated, .unrecognised, .normal])
      #expect(attributes.map(\.type) == [.text, nil, .unrecognised, .multipleChoice])
      #expect(server.requests.map(\.target) == ["/v3/contacts/attributes"])
    }
  }

  @Test(arguments: [202, 201, 200])
  func importsABatch(status: Int) async throws {
    try await withClient([.answer(status, #"{"processId":78}"#)]) { client, server in
      let answer = try await client.importContacts(bytes: someBatch())
      #expect(answer.value == ProcessID(78))
      #expect(answer.rateLimit == nil && answer.requestID == nil)
      let request = try #require(server.requests.first)
      #expect(request.method == "POST" && request.target == "/v3/contacts/import")
      #expect(request.headers["content-type"] == "application/json")
      #expect(request.headers["transfer-encoding"] == nil)
      #expect(request.headers["api-key"] == secretKey)
      #expect(request.body == someBatch())
    }
  }

  @Test func importsABatchOfManyPieces() async throws {
    let bytes = Array(String(repeating: "0123456789abcde\n", count: 200_000).utf8)
    try await withClient([.answer(202, #"{"processId":1}"#)]) { client, server in
      _ = try await client.importContacts(bytes: bytes)
      #expect(server.requests.first.map { $0.body == bytes } == true)
    }
  }

  @Test func keepsTheConnectionForTheNextRequest() async throws {
    let step = ScriptedServer.Step.answer(202, #"{"processId":1}"#)
    try await withClient([step, step, step]) { client, server in
      for _ in 1...3 { _ = try await client.importContacts(bytes: someBatch()) }
      #expect(server.requests.count == 3)
    }
  }

  @Test(arguments: [
    ("queued", ImportProcess.Status.queued, false), ("in_process", .inProcess, false),
    ("processing", .processing, false), ("completed", .completed, true),
    ("failed", .failed, true), ("cancelled", .cancelled, true),
    ("levitating", .unrecognised, false), ("unrecognised", .unrecognised, false),
  ])
  func readsAProcess(text: String, status: ImportProcess.Status, isFinal: Bool) async throws {
    let body = #"{"id":217,"name":"IMPORTUSER","status":"\#(text)"}"#
    try await withClient([.answer(200, body)]) { client, server in
      let id = try #require(ProcessID(217))
      let process = try await client.process(id).value
      #expect(process.id == id && process.isImport && process.reports.isEmpty)
      #expect(process.status == status && process.status.isFinal == isFinal)
      #expect(server.requests.map(\.target) == ["/v3/processes/217"])
    }
  }

  @Test func readsTheReportsOfAProcess() async throws {
    let body = #"""
      {"id":1,"name":"IMPORTUSER","status":"completed","info":{"import":{
       "duplicate_phone_id":"https://x.example/p","invalid_emails":"https://x.example/e?sig=s3cret",
       "duplicate_contact_id":null,"duplicate_ext_id":"","duplicate_email_id":0,
       "duplicate_whatsapp_id":3,"brand_new":"https://x.example/n"}}}
      """#
    try await withClient([.answer(200, body)]) { client, _ in
      let process = try await client.process(try #require(ProcessID(1))).value
      #expect(
        process.reports.map(\.kind) == [
          .invalidEmails, .duplicatePhoneID, .duplicateWhatsAppID, .other,
        ])
      var text = "\(process)\(process.reports)"
      dump(process, to: &text)
      #expect(!text.contains("s3cret"))
      let rows = try await client.reportRowCount(process.reports[2])
      #expect(rows == 3)
    }
  }

  @Test(arguments: ["", #","info":null"#, #","info":{}"#, #","info":{"import":null}"#])
  func aProcessMayHaveNoReports(info: String) async throws {
    let body = #"{"id":1,"name":"IMPORTUSER","status":"completed"\#(info)}"#
    try await withClient([.answer(200, body)]) { client, _ in
      let process = try await client.process(try #require(ProcessID(1))).value
      #expect(process.reports.isEmpty)
    }
  }

  @Test func readsTheLatestProcesses() async throws {
    let body = #"""
      {"count":2,"processes":[{"id":9,"name":"EXPORTUSER","status":"completed",
       "info":{"export":{"url":"https://x.example"},"import":"not ours"}},
       {"id":8,"name":"IMPORTUSER","status":"queued"}]}
      """#
    try await withClient([.answer(200, body), .answer(200, #"{"count":0}"#)]) { client, server in
      let processes = try await client.processes(limit: 20).value
      #expect(processes.map(\.id) == [ProcessID(9), ProcessID(8)])
      #expect(processes.map(\.isImport) == [false, true])
      let none = try await client.processes().value
      #expect(none.isEmpty)
      #expect(
        server.requests.map(\.target) == [
          "/v3/processes?limit=20&offset=0&sort=desc", "/v3/processes?limit=50&offset=0&sort=desc",
        ])
    }
  }

  @Test(arguments: [
    ["x-sib-ratelimit-limit": "100", "x-sib-ratelimit-remaining": "1"],
    [
      "x-sib-ratelimit-limit": "-1", "x-sib-ratelimit-remaining": "1", "x-sib-ratelimit-reset": "1",
    ],
    [
      "x-sib-ratelimit-limit": "9999999999", "x-sib-ratelimit-remaining": "1",
      "x-sib-ratelimit-reset": "1",
    ],
    ["x-sib-ratelimit-limit": "1", "x-sib-ratelimit-remaining": "", "x-sib-ratelimit-reset": "1"],
    [
      "x-sib-ratelimit-limit": "1", "x-sib-ratelimit-remaining": "1",
      "x-sib-ratelimit-reset": "86401",
    ],
  ])
  func ignoresLimitsThatAreNone(headers: [String: String]) async throws {
    let step = ScriptedServer.Step.answer(202, #"{"processId":1}"#, headers: headers)
    try await withClient([step]) { client, _ in
      let answer = try await client.importContacts(bytes: someBatch())
      #expect(answer.rateLimit == nil)
    }
  }

  @Test(arguments: ["two words", "caf\u{e9}", String(repeating: "r", count: 129)])
  func ignoresRequestIDsThatAreNone(id: String) async throws {
    let step = ScriptedServer.Step.answer(
      202, #"{"processId":1}"#, headers: ["sib-request-id": id])
    try await withClient([step]) { client, _ in
      let answer = try await client.importContacts(bytes: someBatch())
      #expect(answer.requestID == nil)
    }
  }
}
