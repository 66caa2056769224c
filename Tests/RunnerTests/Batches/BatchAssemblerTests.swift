import Domain
import Ledger
import Runner
import Testing
import Vault

@Suite("Filling batches")
struct BatchAssemblerTests {
  private static let limits = [450, 1_000, 5_000, 8_000_000]

  private func assembly(_ customers: Customers, limit: Int) async throws -> Assembly {
    try await Assembly(customers.csv, matching: Customers.matching, bodyLimit: limit)
  }

  @Test(
    "batches take all rows in turn, keep to the limit and carry everyone once", arguments: limits)
  func partition(_ limit: Int) async throws {
    let customers = Customers(count: 300)
    let assembly = try await assembly(customers, limit: limit)
    let batches = try await assembly.batches()
    #expect(batches.first?.rows.from == 0)
    for (earlier, later) in zip(batches, batches.dropFirst()) {
      #expect(earlier.rows.to == later.rows.from)
    }
    #expect(batches.last?.rows.to == 300)
    #expect(batches.allSatisfy { $0.body.count <= limit })
    let received = try batches.map { try #require(ReceivedBody($0.body)) }
    #expect(received.map(\.rows.count) == batches.map(\.recipients))
    #expect(received.flatMap(\.addresses) == customers.addresses)
    #expect((limit < 8_000_000) == (batches.count > 2))
  }

  @Test("a body asks for what it should, and for nothing that would block or erase")
  func settings() async throws {
    let batch = try #require(
      try await assembly(Customers(count: 5), limit: 8_000_000).batches().first)
    let received = try #require(ReceivedBody(batch.body))
    #expect(received.listIDs == [2])
    #expect(
      received.settings == [
        "listIds", "updateExistingContacts", "emptyContactsAttributes", "disableNotification",
        "fileBody",
      ])
  }

  @Test("digest and manifest are of the body and the people in it")
  func digests() async throws {
    let assembly = try await assembly(Customers(count: 120), limit: 2_000)
    let pseudonymizer = try await assembly.stage.ledger.pseudonymizer()
    for batch in try await assembly.batches() {
      #expect(batch.bodySHA256 == SHA256Digest(of: batch.body))
      let people = try #require(ReceivedBody(batch.body)).addresses
      let pseudonyms = people.flatMap { pseudonymizer.pseudonym(of: $0.utf8) }
      #expect(batch.manifest == Manifest(unsorted: pseudonyms))
      let prepared = batch.prepared(run: assembly.run.id, number: 3)
      #expect(batch.matches(prepared))
      #expect(prepared.bytes == batch.body.count)
      #expect(prepared.recipients == people.count)
    }
  }

  @Test("any batch filled again from the beginning is the same, byte for byte", arguments: limits)
  func again(_ limit: Int) async throws {
    let assembly = try await assembly(Customers(count: 200, seed: 7), limit: limit)
    let batches = try await assembly.batches()
    for batch in batches {
      let assembler = try await assembly.assembler()
      let again = try await assembler.batch(from: batch.rows.from, to: batch.rows.to)
      #expect(again?.body == batch.body)
      #expect(again?.rows == batch.rows)
      #expect(again?.manifest == batch.manifest)
      let next = try await assembler.batch(from: batch.rows.to)
      let after = batches.first { $0.rows.from == batch.rows.to }
      #expect(next?.body == after?.body)
    }
  }

  @Test("filling ahead changes nothing")
  func prefetching() async throws {
    let assembly = try await assembly(Customers(count: 200), limit: 1_500)
    let plain = try await assembly.batches()
    let ahead = try await assembly.batches(prefetching: true)
    #expect(ahead.map(\.body) == plain.map(\.body))
    #expect(ahead.map(\.rows) == plain.map(\.rows))
  }

  @Test("what all rows came to is what the survey said", arguments: [0, 1, 200])
  func finish(_ count: Int) async throws {
    let customers = Customers(count: count)
    let assembly = try await assembly(customers, limit: 1_000)
    let assembler = try await assembly.assembler()
    var row = 0
    while let batch = try await assembler.batch(from: row) { row = batch.rows.to }
    #expect(try await assembler.finish() == customers.figures)
    // After a crash behind the last batch, all rows are read again.
    #expect(try await assembly.assembler().finish() == customers.figures)
  }

  @Test("rows that are left out are kept once each, with number, customer and reason")
  func leftOut() async throws {
    let customers = Customers(count: 400)
    let assembly = try await assembly(customers, limit: 1_000)
    let expected = customers.outcomes.enumerated().compactMap { row, outcome in
      switch outcome {
      case .sent, .duplicate: nil as Manifests.LeftOut?
      case .withheld: .init(row: row + 1, customerID: "c\(row)", reason: "withheld")
      case .rejected(let reason): .init(row: row + 1, customerID: "c\(row)", reason: reason)
      }
    }
    #expect(expected.count > 30)
    let manifests = assembly.stage.ledger.manifests
    let batches = try await assembly.batches()
    #expect(try manifests.leftOut(of: assembly.run.id, limit: 1_000) == expected)
    // Taking the run up again in its middle keeps no row twice.
    let middle = batches[batches.count / 2]
    let assembler = try await assembly.assembler()
    _ = try await assembler.batch(from: middle.rows.from, to: middle.rows.to)
    _ = try await assembler.finish()
    #expect(try manifests.leftOut(of: assembly.run.id, limit: 1_000) == expected)
  }

  @Test("a source without anybody to send gives no batch, and keeps its rows")
  func nobody() async throws {
    let source = "id,email\nc0,\nc1,nonsense\n"
    let assembly = try await Assembly(
      source, matching: DataMatching(emailField: "email"), bodyLimit: 1_000)
    #expect(try await assembly.batches().isEmpty)
    let leftOut = try assembly.stage.ledger.manifests.leftOut(of: assembly.run.id, limit: 10)
    #expect(
      leftOut == [
        .init(row: 1, customerID: "c0", reason: "address-missing"),
        .init(row: 2, customerID: "c1", reason: "address-malformed"),
      ])
  }
}
