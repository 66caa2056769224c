import Sandbox
import Testing

@Suite("Imports refused at once")
struct ImportRefusalTests {
  private static let noIdentifier =
    "400 invalid_parameter: We could not find any valid email or SMS or Contact ID in the file you "
    + "uploaded. Please check the file and try again"

  @Test(
    "say why",
    arguments: [
      (#"{"fileBody":"EMAIL\na@b.co"}"#, "400 missing_parameter: Missing listIds or newList"),
      (
        #"{"fileBody":"EMAIL\na@b.co","listIds":[]}"#,
        "400 missing_parameter: Missing listIds or newList"
      ),
      (#"{"listIds":[2]}"#, "400 missing_parameter: Missing fileUrl, fileBody or jsonBody"),
      (
        #"{"fileBody":"EMAIL\na@b.co","listIds":2}"#,
        "400 invalid_parameter: listIds should be type array"
      ),
      (
        #"{"fileBody":"EMAIL\na@b.co","listIds":["2"]}"#,
        "400 invalid_parameter: listIds/0 should be type number"
      ),
      (#"{"fileBody":7,"listIds":[2]}"#, "400 invalid_parameter: fileBody should be type string"),
      (
        #"{"fileBody":"EMAIL\na@b.co","listIds":[9]}"#,
        "400 invalid_parameter: List ID does not exist"
      ),
      (
        #"{"fileBody":"EMAIL\na@b.co","listIds":[3]}"#,
        "400 invalid_parameter: List ID is of a dynamic list"
      ),
      (
        #"{"fileBody":"EMAIL\na@b.co","newList":{"listName":"N","folderId":9}}"#,
        "400 invalid_parameter: Folder ID does not exist"
      ),
      (#"{"fileBody":"EMAIL\nnot an address\n","listIds":[2]}"#, noIdentifier),
      (#"{"fileBody":"EMAIL\n","listIds":[2]}"#, noIdentifier),
      (#"{"fileBody":"","listIds":[2]}"#, noIdentifier),
      (#"{"fileBody":"NAME\na@b.co","listIds":[2]}"#, noIdentifier),
      (#"{"jsonBody":[],"listIds":[2]}"#, noIdentifier),
    ])
  func say(body: String, refusal: String) async throws {
    try await withRoutes { caller, account in
      let answer = try await caller.post("/v3/contacts/import", body)
      #expect(answer.refusal == refusal)
      #expect(try await caller.get("/v3/processes").json["count"]?.integer == 0)
      #expect(await account.receivedImports.count == 1)
      #expect(await account.contactCount == 0)
    }
  }

  @Test(
    "are refused where they are no JSON",
    arguments: [
      "", "{", #"{"fileBody":"EMAIL"#, #"{"fileBody":"a\"#, #"{"fileBody":"\x","listIds":[2]}"#,
      #"{"fileBody":"\ud83d","listIds":[2]}"#, #"{"fileBody":"\ude00","listIds":[2]}"#,
      #"{"fileBody":"\u12","listIds":[2]}"#, #"{"fileBody":"EMAIL\na@b.co" "listIds":[2]}"#,
      #"["fileBody"]"#, #"{"fileBody":"\ud83dA","listIds":[2]}"#, "{\"fileBody\":\"\\\"",
    ])
  func noJSON(body: String) async throws {
    try await withRoutes { caller, _ in
      let answer = try await caller.post("/v3/contacts/import", body)
      #expect(answer.status == 400)
    }
  }

  @Test("are refused over 10 MB, and taken at it")
  func size() async throws {
    try await withRoutes { caller, account in
      let start = #"{"listIds":[2],"fileBody":"EMAIL\na@b.co\n"#
      let padding = String(repeating: ";", count: 10_000_000 - start.utf8.count - 2)
      let taken = try await caller.post("/v3/contacts/import", "\(start)\(padding)\"}")
      #expect(taken.status == 202)
      let refused = try await caller.post("/v3/contacts/import", "\(start)\(padding);\"}")
      #expect(
        refused.refusal
          == "400 invalid_parameter: Request body exceeds 10000000 bytes")
      #expect(await account.receivedImports.map(\.size) == [10_000_000])
    }
  }
}
