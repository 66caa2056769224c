import Foundation
import Runner
import Sendinblue
import Synchronization

/// A Sendinblue in memory with one static list, whose answers a test can replace one by one.
final class ScriptedGateway: ImportGateway {
  /// What can be asked.
  enum Call: String, CaseIterable, Sendable {
    case list, contacts, attributes, importContacts, removeContacts, process, processes, report
  }

  /// How a call goes.
  enum Turn: Sendable {
    /// As it should.
    case asUsual
    /// Without an answer, or with one that says no.
    case fails(SendinblueError)
    /// As it should, and without an answer; for removals.
    case loses(SendinblueError)
    /// As it should, though what is asked about is found in this condition: a list `dynamic` or
    /// `missing`, attributes `missing`, an import in some status or, when completed, `refusing`.
    case finds(String)
  }

  private struct Conduct {
    var turns: [Call: [Turn]]
    var calls: [Call] = []
    var bodies: [[UInt8]] = []
    var removals: [[UInt8]] = []
    var members: [ListedContact] = []
    var contacts: Int64 = 0
  }

  private let conduct: Mutex<Conduct>
  private let afterwards: [Call: Turn]
  private let witness: @Sendable (Call) async -> Void

  /// Makes a gateway.
  ///
  /// - Parameters:
  ///   - turns: How the first calls of each kind go.
  ///   - afterwards: How all later ones go.
  ///   - witness: Told of every call before it is answered.
  init(
    _ turns: [Call: [Turn]] = [:], afterwards: [Call: Turn] = [:],
    witness: @escaping @Sendable (Call) async -> Void = { _ in }
  ) {
    conduct = Mutex(Conduct(turns: turns))
    self.afterwards = afterwards
    self.witness = witness
  }

  /// What was asked, in order.
  var calls: [Call] { conduct.withLock(\.calls) }
  /// The bodies of imports, whatever became of them.
  var bodies: [[UInt8]] { conduct.withLock(\.bodies) }

  /// The bodies of removals, whatever became of them.
  var removals: [[UInt8]] { conduct.withLock(\.removals) }
  /// The addresses on the list, in the order in which they came.
  var members: [String] { conduct.withLock(\.members).compactMap(\.email) }

  /// Puts contacts on the list, as somebody else does; one without an address has a phone number.
  func enlist(_ emails: [String?]) {
    conduct.withLock { conduct in
      // Addresses are compared in lower case.
      var known = Set(conduct.members.compactMap { $0.email?.lowercased() })
      for email in emails {
        if let email, !known.insert(email.lowercased()).inserted { continue }
        conduct.contacts += 1
        conduct.members.append(ListedContact(id: conduct.contacts, email: email))
      }
    }
  }

  /// Takes contacts off the list, as somebody else does.
  ///
  /// - Returns: How many were on it.
  @discardableResult
  func delist(_ emails: [String]) -> Int {
    let addresses = Set(emails.map { $0.lowercased() })
    return conduct.withLock { conduct in
      let before = conduct.members.count
      conduct.members.removeAll { $0.email.map { addresses.contains($0.lowercased()) } ?? false }
      return before - conduct.members.count
    }
  }

  func contacts(
    ofList id: Int64, offset: Int, limit: Int
  ) async throws(SendinblueError) -> Answer<ContactPage> {
    _ = try await condition(of: .contacts)
    guard id == 2 else {
      throw .notFound(Exchange(operation: .contacts(list: id), status: 404))
    }
    let members = conduct.withLock(\.members)
    return Answer(
      value: ContactPage(
        count: members.count, contacts: Array(members.dropFirst(offset).prefix(limit))))
  }

  func remove(
    _ body: RemovalBody, fromList id: Int64
  ) async throws(SendinblueError) -> Answer<Removal> {
    conduct.withLock { $0.removals.append(body.bytes) }
    let turn = await turn(of: .removeContacts)
    if case .fails(let error) = turn { throw error }
    guard id == 2 else {
      throw .notFound(Exchange(operation: .removeContacts(list: id), status: 404))
    }
    let emails: [String: [String]] = try answer(String(decoding: body.bytes, as: UTF8.self)).value
    let removed = delist(emails["emails"] ?? [])
    if case .loses(let error) = turn { throw error }
    return Answer(value: Removal(removed: removed, failed: body.count - removed))
  }

  func list(_ id: Int64) async throws(SendinblueError) -> Answer<ContactList> {
    let condition = try await condition(of: .list)
    guard id == 2, condition != "missing" else {
      throw .notFound(Exchange(operation: .list(id), status: 404, code: .documentNotFound))
    }
    return try answer(
      #"""
      {"id":2,"name":"Newsletter","uniqueSubscribers":0,"dynamicList":\#(condition == "dynamic")}
      """#)
  }

  func attributes() async throws(SendinblueError) -> Answer<[ContactAttribute]> {
    let condition = try await condition(of: .attributes)
    let names = condition == "missing" ? ["LASTNAME"] : ["LASTNAME", "FIRSTNAME"]
    let attributes = names.map { #"{"name":"\#($0)","category":"normal","type":"text"}"# }
    return try answer("[\(attributes.joined(separator: ","))]")
  }

  func importContacts(bytes: [UInt8]) async throws(SendinblueError) -> Answer<ProcessID> {
    conduct.withLock { $0.bodies.append(bytes) }
    _ = try await condition(of: .importContacts)
    guard let received = ReceivedBody(bytes), received.listIDs == [2] else {
      throw .badRequest(
        Exchange(operation: .importContacts, status: 400, code: .invalidParameter))
    }
    enlist(received.addresses.filter { $0.contains("@") })
    return try answer("\(conduct.withLock(\.bodies.count))")
  }

  func process(_ id: ProcessID) async throws(SendinblueError) -> Answer<ImportProcess> {
    let condition = try await condition(of: .process)
    guard let bytes = body(of: id) else {
      throw .notFound(Exchange(operation: .process(id), status: 404, code: .documentNotFound))
    }
    return try answer(describe(id, bytes, condition))
  }

  func processes(limit: Int) async throws(SendinblueError) -> Answer<[ImportProcess]> {
    let condition = try await condition(of: .processes)
    let bodies = conduct.withLock(\.bodies)
    var latest = bodies.enumerated().reversed().prefix(limit).compactMap { number, bytes in
      ProcessID(Int64(number + 1)).map { describe($0, bytes, nil) }
    }
    // Somebody else's import, which was there before ours.
    if let condition { latest.append(#"{"id":9,"name":"IMPORTUSER","status":"\#(condition)"}"#) }
    return try answer("[\(latest.prefix(limit).joined(separator: ","))]")
  }

  func reportRowCount(_ report: ImportReport) async throws(SendinblueError) -> Int {
    _ = try await condition(of: .report)
    let refused = conduct.withLock(\.bodies).last.flatMap(ReceivedBody.init)?.refused ?? 0
    return max(refused, 1)
  }

  private func condition(of call: Call) async throws(SendinblueError) -> String? {
    switch await turn(of: call) {
    case .asUsual: return nil
    case .finds(let condition): return condition
    case .fails(let error), .loses(let error): throw error
    }
  }

  private func turn(of call: Call) async -> Turn {
    let turn = conduct.withLock { conduct in
      conduct.calls.append(call)
      var turns = conduct.turns[call] ?? []
      defer { conduct.turns[call] = turns }
      return turns.isEmpty ? afterwards[call] ?? .asUsual : turns.removeFirst()
    }
    await witness(call)
    return turn
  }

  private func body(of id: ProcessID) -> [UInt8]? {
    let place = Int(id.rawValue) - 1
    return conduct.withLock { $0.bodies.indices.contains(place) ? $0.bodies[place] : nil }
  }

  private func describe(_ id: ProcessID, _ bytes: [UInt8], _ condition: String?) -> String {
    let isRefusing = condition == "refusing" || ReceivedBody(bytes).map { $0.refused > 0 } == true
    let status = condition == "refusing" ? "completed" : condition ?? "completed"
    let reports = isRefusing ? #"{"invalid_emails":"https://reports.example/1"}"# : "{}"
    return #"""
      {"id":\#(id),"name":"IMPORTUSER","status":"\#(status)",\#
      "info":{"import":\#(reports)}}
      """#
  }

  private func answer<Value: Decodable & Sendable>(
    _ json: String
  ) throws(SendinblueError) -> Answer<Value> {
    do {
      return Answer(value: try JSONDecoder().decode(Value.self, from: Data(json.utf8)))
    } catch {
      preconditionFailure("the double's own answer is malformed: \(error)")
    }
  }
}
