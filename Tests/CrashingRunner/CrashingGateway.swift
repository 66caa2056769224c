import Runner
import Sendinblue

/// A way to Sendinblue at whose requests the process may die.
struct CrashingGateway: ImportGateway {
  let gateway: any ImportGateway
  let point: CrashPoint

  func list(_ id: Int64) async throws(SendinblueError) -> Answer<ContactList> {
    try await point.around(.gateway, .list) { () throws(SendinblueError) in
      try await gateway.list(id)
    }
  }

  func contacts(
    ofList id: Int64, offset: Int, limit: Int
  ) async throws(SendinblueError) -> Answer<ContactPage> {
    try await point.around(.gateway, .members) { () throws(SendinblueError) in
      try await gateway.contacts(ofList: id, offset: offset, limit: limit)
    }
  }

  func remove(
    _ body: RemovalBody, fromList id: Int64
  ) async throws(SendinblueError) -> Answer<Removal> {
    try await point.around(.gateway, .removal) { () throws(SendinblueError) in
      try await gateway.remove(body, fromList: id)
    }
  }

  func attributes() async throws(SendinblueError) -> Answer<[ContactAttribute]> {
    try await point.around(.gateway, .attributes) { () throws(SendinblueError) in
      try await gateway.attributes()
    }
  }

  func importContacts(bytes: [UInt8]) async throws(SendinblueError) -> Answer<ProcessID> {
    try await point.around(.gateway, .imports) { () throws(SendinblueError) in
      try await gateway.importContacts(bytes: bytes)
    }
  }

  func process(_ id: ProcessID) async throws(SendinblueError) -> Answer<ImportProcess> {
    try await point.around(.gateway, .process) { () throws(SendinblueError) in
      try await gateway.process(id)
    }
  }

  func processes(limit: Int) async throws(SendinblueError) -> Answer<[ImportProcess]> {
    try await point.around(.gateway, .processes) { () throws(SendinblueError) in
      try await gateway.processes(limit: limit)
    }
  }

  func reportRowCount(_ report: ImportReport) async throws(SendinblueError) -> Int {
    try await point.around(.gateway, .report) { () throws(SendinblueError) in
      try await gateway.reportRowCount(report)
    }
  }
}
