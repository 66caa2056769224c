import Domain
import Runner
import Sandbox
import Sendinblue
import Testing

/// What the runner relies on, tried on Sendinblue's client against the sandbox and on the double.
@Suite("The contract of ways to Sendinblue")
struct ImportGatewayContractTests {
  /// The implementations.
  enum Implementation: CaseIterable {
    case client, double
  }

  private static let order = #"{"listIds":[2],"updateExistingContacts":true,"fileBody":"#

  private func withGateway(
    _ implementation: Implementation, _ body: (any ImportGateway) async throws -> Void
  ) async throws {
    switch implementation {
    case .double: try await body(ScriptedGateway())
    case .client:
      try await withSandbox(Trial.configuration()) { sandbox in
        let client = SendinblueClient(
          apiKey: try APIKey(Stage.apiKey), baseURL: try BaseURL(sandbox.baseURL))
        let outcome: Result<Void, any Error>
        do { outcome = .success(try await body(client)) } catch { outcome = .failure(error) }
        try await client.shutdown()
        try outcome.get()
      }
    }
  }

  private func body(_ rows: String) -> [UInt8] {
    Array("\(Self.order)\"EMAIL\\n\(rows)\"}".utf8)
  }

  /// Asks how far an import is until it has ended.
  private func end(
    of id: ProcessID, over gateway: any ImportGateway
  ) async throws -> ImportProcess {
    var process = try await gateway.process(id).value
    while !process.status.isFinal { process = try await gateway.process(id).value }
    return process
  }

  @Test("knows the list and the attributes", arguments: Implementation.allCases)
  func lists(_ implementation: Implementation) async throws {
    try await withGateway(implementation) { gateway in
      let list = try await gateway.list(2).value
      #expect(list.id == 2)
      #expect(!list.isDynamic)
      let error = await #expect(throws: SendinblueError.self) { _ = try await gateway.list(99) }
      guard case .notFound = error else {
        Issue.record("\(String(describing: error))")
        return
      }
      let names = try await gateway.attributes().value.map(\.name)
      #expect(names.contains("FIRSTNAME"))
      #expect(!names.contains("NOSUCH"))
    }
  }

  @Test("carries an import through to its end", arguments: Implementation.allCases)
  func imports(_ implementation: Implementation) async throws {
    try await withGateway(implementation) { gateway in
      #expect(try await gateway.processes(limit: 10).value.isEmpty)
      let first = try await gateway.importContacts(bytes: body("a@x.example\\nb@x.example")).value
      let second = try await gateway.importContacts(bytes: body("c@x.example")).value
      #expect(first < second)
      let process = try await end(of: second, over: gateway)
      #expect(process.id == second)
      #expect(process.isImport)
      #expect(process.status == .completed)
      #expect(process.reports.isEmpty)
      #expect(try await gateway.processes(limit: 10).value.map(\.id) == [second, first])
      #expect(try await gateway.processes(limit: 1).value.map(\.id) == [second])
    }
  }

  @Test("shows who is on the list, and takes people off it", arguments: Implementation.allCases)
  func membership(_ implementation: Implementation) async throws {
    try await withGateway(implementation) { gateway in
      let rows = (1...501).map { "c\($0)@x.example" }
      let id = try await gateway.importContacts(bytes: body(rows.joined(separator: "\\n"))).value
      _ = try await end(of: id, over: gateway)
      let first = try await gateway.contacts(ofList: 2, offset: 0, limit: 500).value
      let rest = try await gateway.contacts(ofList: 2, offset: 500, limit: 500).value
      #expect(first.count == 501 && rest.count == 501)
      #expect((first.contacts + rest.contacts).map(\.email) == rows)

      let leaving = RemovalBody(emails: ["C1@x.example", "c501@x.example", "nobody@x.example"])
      let removal = try await gateway.remove(leaving, fromList: 2).value
      #expect(removal == Removal(removed: 2, failed: 1))
      #expect(try await gateway.remove(leaving, fromList: 2).value.removed == 0)
      let left = try await gateway.contacts(ofList: 2, offset: 498, limit: 1).value
      #expect(left.count == 499)
      #expect(left.contacts.map(\.email) == ["c500@x.example"])
      #expect(try await gateway.contacts(ofList: 2, offset: 499, limit: 1).value.contacts.isEmpty)

      for ask in [
        { _ = try await gateway.contacts(ofList: 99, offset: 0, limit: 1) },
        { _ = try await gateway.remove(leaving, fromList: 99) },
      ] {
        let error = await #expect(throws: SendinblueError.self) { try await ask() }
        guard case .notFound = error else {
          Issue.record("\(String(describing: error))")
          return
        }
      }
    }
  }

  @Test("tells how many rows were refused", arguments: Implementation.allCases)
  func reports(_ implementation: Implementation) async throws {
    try await withGateway(implementation) { gateway in
      let bytes = body("a@x.example\\nnobody 1\\nnobody 2")
      let id = try await gateway.importContacts(bytes: bytes).value
      let report = try #require(try await end(of: id, over: gateway).reports.first)
      #expect(report.kind == .invalidEmails)
      #expect(try await gateway.reportRowCount(report) == 2)
    }
  }

  @Test("says no to what cannot be imported", arguments: Implementation.allCases)
  func refusals(_ implementation: Implementation) async throws {
    try await withGateway(implementation) { gateway in
      let malformed = ["{", #"{"listIds":[99],"fileBody":"EMAIL\na@x.example"}"#]
      for text in malformed {
        let error = await #expect(throws: SendinblueError.self) {
          _ = try await gateway.importContacts(bytes: Array(text.utf8))
        }
        #expect(error?.disposition == .rejectBatch)
        #expect(error?.outcomeIsUnknown == false)
      }
      let nobody = try #require(ProcessID(4711))
      let error = await #expect(throws: SendinblueError.self) {
        _ = try await gateway.process(nobody)
      }
      #expect(error?.disposition == .stopRun)
    }
  }
}
