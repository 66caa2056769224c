import Sandbox
import Testing

@Suite("Attributes")
struct AttributeTests {
  @Test("an account begins with four")
  func beginning() async throws {
    try await withRoutes { caller, _ in
      let attributes = try await caller.get("/v3/contacts/attributes").json["attributes"]
      #expect(
        attributes?.array.compactMap { $0["name"]?.string }
          == ["EMAIL", "SMS", "FIRSTNAME", "LASTNAME"])
    }
  }

  @Test("are created once")
  func creation() async throws {
    try await withRoutes { caller, _ in
      let path = "/v3/contacts/attributes"
      let created = try await caller.post("\(path)/normal/CITY", #"{"type":"text"}"#)
      #expect(created.status == 201)
      for (attribute, body, message) in [
        ("normal/CITY", #"{"type":"text"}"#, "Attribute name must be unique"),
        ("normal/X", #"{"type":"colour"}"#, "Attribute type is invalid"),
        ("odd/X", #"{"type":"text"}"#, "Attribute category is invalid"),
      ] {
        let refused = try await caller.post("\(path)/\(attribute)", body)
        #expect(refused.refusal == "400 invalid_parameter: \(message)")
      }
    }
  }

  @Test(
    "values are shown by their type, and ignored where they are of another",
    arguments: [
      ("boolean", "Yes", JSON.boolean(true)), ("boolean", "false", .boolean(false)),
      ("boolean", "maybe", nil), ("float", "1.5", .number(1.5)), ("float", "12", .number(12)),
      ("float", "twelve", nil), ("float", "nan", nil),
      ("date", "31-12-2025", .string("2025-12-31")),
      ("date", "2025-12-31", .string("2025-12-31")), ("date", "12/31/2025", nil),
      ("date", "2025-13-01", nil), ("text", "1.50", .string("1.50")),
    ])
  func types(type: String, cell: String, shown: JSON?) async throws {
    try await withRoutes { caller, account in
      try await account.createAttribute("VALUE", type: type)
      _ = try await caller.importFile("EMAIL;VALUE\na@example.com;\(cell)\n")
      _ = try await caller.waitForProcess(1)
      let contact = try await caller.get("/v3/contacts/1").json
      #expect(contact["attributes"]?["VALUE"] == shown)
    }
  }
}
