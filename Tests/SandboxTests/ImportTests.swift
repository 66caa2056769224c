import Foundation
import Sandbox
import Testing

@Suite("Imports")
struct ImportTests {
  @Test("merge on the address, whatever its case, and put everyone on the lists")
  func merging() async throws {
    try await withRoutes { caller, account in
      let answer = try await caller.importFile(
        "EMAIL;FIRSTNAME;SMS\r\nAda@Example.com;Ada;+33612345678\r\nADA@EXAMPLE.COM;;\r\n"
          + "\r\nbo@example.com;\"B;\"\"o\"\"\n\";\r\n")
      #expect(answer.status == 202)
      #expect(answer.json == .object(["processId": .number(1)]))
      _ = try await caller.waitForProcess(1)
      let members = try await account.members(ofList: 2)
      #expect(members.map(\.email) == ["ada@example.com", "bo@example.com"])
      #expect(members.first?.attributes == ["FIRSTNAME": "Ada", "SMS": "33612345678"])
      #expect(members.last?.attributes == ["FIRSTNAME": "B;\"o\"\n"])
    }
  }

  @Test(
    "update contacts as they are told",
    arguments: [
      ("", ["FIRSTNAME": "New", "LASTNAME": "Kept"]),
      (#""updateExistingContacts":false"#, ["FIRSTNAME": "Old", "LASTNAME": "Kept"]),
      (#""emptyContactsAttributes":true"#, ["FIRSTNAME": "New"]),
      (
        #""emptyContactsAttributes":true,"updateExistingContacts":false"#,
        ["FIRSTNAME": "Old", "LASTNAME": "Kept"]
      ),
    ])
  func updating(options: String, expected: [String: String]) async throws {
    try await withRoutes { caller, account in
      let list = try await account.createList(named: "Second")
      _ = try await caller.importFile("EMAIL;FIRSTNAME;LASTNAME\na@example.com;Old;Kept\n")
      _ = try await caller.importFile(
        "EMAIL;FIRSTNAME;LASTNAME\nA@example.com;New;\n", lists: [list], options: options)
      _ = try await caller.waitForProcess(1)
      _ = try await caller.waitForProcess(2)
      let contact = try #require(await account.contact(withEmail: "a@example.com"))
      #expect(contact.attributes == expected)
      #expect(contact.listIDs == [2, list])
    }
  }

  @Test("read a file with a byte order mark and quoted names")
  func byteOrderMark() async throws {
    try await withRoutes { caller, account in
      _ = try await caller.importFile("\u{feff}\"EMAIL\";\"FIRSTNAME\"\na@example.com;A")
      _ = try await caller.waitForProcess(1)
      #expect(try await account.members(ofList: 2).map(\.attributes) == [["FIRSTNAME": "A"]])
    }
  }

  @Test("ignore what the account has no attribute for")
  func unknownAttributes() async throws {
    try await withRoutes { caller, account in
      _ = try await caller.importFile("EMAIL;SHOE;firstname;LASTNAME\na@example.com;9;x;L;more\n")
      _ = try await caller.waitForProcess(1)
      #expect(
        await account.contact(withEmail: "a@example.com")?.attributes == ["LASTNAME": "L"])
    }
  }

  @Test("block everyone or nobody, and never unblock")
  func blocking() async throws {
    try await withRoutes { caller, account in
      let file = "EMAIL\na@example.com\n"
      _ = try await caller.importFile(file, options: #""emailBlacklist":true,"smsBlacklist":true"#)
      _ = try await caller.importFile(
        "\(file)b@example.com\n", options: #""emailBlacklist":false,"smsBlacklist":false"#)
      _ = try await caller.waitForProcess(1)
      _ = try await caller.waitForProcess(2)
      let members = try await account.members(ofList: 2)
      #expect(members.map(\.isEmailBlacklisted) == [true, false])
      #expect(members.map(\.isSMSBlacklisted) == [true, false])
    }
  }

  @Test("report refused rows where only who knows the address finds them")
  func reports() async throws {
    let configuration = SandboxConfiguration(
      importPace: .onPolls(queued: 0, inProcess: 0), reportBase: "https://reports.example",
      makeToken: { "token" })
    try await withRoutes(configuration) { caller, account in
      _ = try await caller.importFile(
        "EMAIL;SMS\na@example.com;33600000001\nb@example.com;33600000001\n"
          + "\"no;body\";33600000002\n;\nc@example.com;not a number\n")
      let process = try await caller.waitForProcess(1)
      let info = process["info"]?["import"]
      let base = "https://reports.example/reports/token"
      #expect(info?["invalid_emails"]?.string == "\(base)/invalid_emails.csv")
      #expect(info?["duplicate_phone_id"]?.string == "\(base)/duplicate_phone_id.csv")
      #expect(info?["duplicate_email_id"] == .null)
      #expect(
        try await account.members(ofList: 2).map(\.email) == ["a@example.com", "c@example.com"])

      let anyone = Caller(apiKey: nil, send: caller.send)
      let invalid = try await anyone.get("/reports/token/invalid_emails.csv")
      #expect(invalid.text == "EMAIL\n\"no;body\"\n\n")
      #expect(invalid.headers["content-type"] == "text/csv; charset=utf-8")
      let duplicates = try await anyone.get("/reports/token/duplicate_phone_id.csv")
      #expect(duplicates.text == "EMAIL;SMS\nb@example.com;33600000001\n")
      #expect(try await anyone.get("/reports/guess/invalid_emails.csv").status == 404)
      #expect(try await anyone.get("/reports/token/duplicate_email_id.csv").status == 404)
    }
  }

  @Test("match rows without an address by their number")
  func numbersAlone() async throws {
    try await withRoutes { caller, account in
      _ = try await caller.importFile(
        "SMS;FIRSTNAME;EMAIL\n33600000001;A;a@example.com\n33600000001;Again;\n33600000002;B;\n")
      _ = try await caller.waitForProcess(1)
      let members = try await account.members(ofList: 2)
      #expect(members.map(\.email) == ["a@example.com", "33600000002@mailin-sms.com"])
      #expect(members.first?.attributes["FIRSTNAME"] == "Again")
    }
  }

  @Test("may come as JSON, and to a new list")
  func jsonBody() async throws {
    try await withRoutes { caller, account in
      let answer = try await caller.post(
        "/v3/contacts/import",
        #"""
        {"newList":{"listName":"Fresh","folderId":1},"jsonBody":[
        {"email":"a@example.com","attributes":{"FIRSTNAME":"A \"q\"; r","LASTNAME":7}},
        {"email":"b@example.com"},{"email":"bad"}]}
        """#)
      #expect(answer.status == 202)
      let process = try await caller.waitForProcess(1)
      #expect(process["info"]?["import"]?["invalid_emails"]?.string != nil)
      let members = try await account.members(ofList: 4)
      #expect(members.map(\.email) == ["a@example.com", "b@example.com"])
      #expect(members.first?.attributes == ["FIRSTNAME": "A \"q\"; r", "LASTNAME": "7"])
    }
  }

  @Test("keep their bodies where a test wants to see them", arguments: [true, false])
  func bodies(keepsBodies: Bool) async throws {
    try await withRoutes(SandboxConfiguration(keepsBodies: keepsBodies)) { caller, account in
      let body = #"{"listIds":[2],"fileBody":"EMAIL\na@example.com"}"#
      _ = try await caller.post("/v3/contacts/import", body)
      let received = try #require(await account.receivedImports.first)
      #expect(received.size == body.utf8.count)
      #expect(received.body == (keepsBodies ? Array(body.utf8) : nil))
    }
  }
}
