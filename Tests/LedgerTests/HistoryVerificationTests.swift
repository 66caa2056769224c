import Domain
import EventLog
import Foundation
import GRDB
import Ledger
import ScriptedIdentities
import Testing
import Transparency
import Vault

/// Whoever has the log's own key can sign any tree: what they cannot do is sign for others, or have
/// something decided that was not.
@Suite("What is on record was signed and decided")
struct HistoryVerificationTests {
  private let scratch: Scratch
  private let ledger: Ledger
  private let road: Road
  private let originals: [Envelope]

  init() async throws {
    scratch = try Scratch()
    ledger = try await scratch.createLedger()
    road = try await Road(ledger)
    try await road.ask(try road.addition("Ben"))
    try await road.ask(try road.addition("ben"))
    let cause = try await road.start().cause
    try await ledger.record(road.started, by: .user(road.ada), cause: cause)
    try await ledger.record(road.prepared, by: .user(road.ada), cause: cause)
    let signed = try await ledger.sign(try road.addition("Cleo"), by: Road.identity)
    let altered = SignedCommand(
      payload: signed.payload.replacing("contributor", with: "viewer"), signature: signed.signature)
    _ = try await ledger.execute(altered)
    _ = try await ledger.execute(signed)
    _ = try await ledger.execute(signed)
    originals = try ledger.records()
  }

  private func verdicts(of log: EventLog) async throws -> Set<String> {
    let size = UInt64(try log.head().rawValue)
    let history = try await HistoryVerification.verify(log, upTo: size) { _, _ in }
    return Set(
      history.problems.map { problem in
        let positions = problem.positions.map { " \($0.lowerBound)-\($0.upperBound)" } ?? ""
        return "\(problem.part.rawValue) \(problem.kind.rawValue)\(positions)"
      })
  }

  /// What is found of a log of other drafts, each signed with a key of the log's own.
  private func verdicts(_ alter: (inout [Draft]) throws -> Void) async throws -> Set<String> {
    var drafts = originals.map { Draft($0) }
    try alter(&drafts)
    let signer = try NoteSigner(
      name: try KeyName(ledger.origin), seed: [UInt8](repeating: 7, count: 32))
    let log = try EventLog.create(at: scratch.directory + "/forged.sqlite") { _ in signer }
    for draft in drafts {
      _ = try log.write { try $0.append([draft], expecting: try $0.head()) }
    }
    return try await verdicts(of: log)
  }

  private func place(_ name: String, _ last: Bool = false) throws -> Int {
    let matches = originals.indices.filter { originals[$0].type.contains(".\(name).") }
    return try #require(last ? matches.last : matches.first)
  }

  @Test("nothing is found where nothing was done")
  func untouched() async throws {
    #expect(try await verdicts(of: ledger.log) == [])
    #expect(try await verdicts { _ in } == [])
  }

  @Test("a command under a key of somebody else's does not count")
  func foreignKey() async throws {
    let place = try place("create-connection")
    let found = try await verdicts { drafts in
      let payload = try #require(try CommandData(drafts[place].data)).payload
      let signature = try Identity.scripted("Mallory").sign(
        Array(payload.utf8), namespace: SSHSignature.commandNamespace)
      drafts[place] = drafts[place].with(
        data: try CommandData(payload: payload, signature: signature.armored).encoded())
    }
    #expect(found.contains("signatures unauthorized \(place + 1)-\(place + 1)"))
  }

  @Test("a command that says something else is not the one that was signed")
  func otherText() async throws {
    let place = try place("create-connection")
    let found = try await verdicts { drafts in
      let data = try #require(try CommandData(drafts[place].data))
      drafts[place] = drafts[place].with(
        data: try CommandData(
          payload: data.payload.replacing("Main", with: "Mine"), signature: data.signature
        ).encoded())
    }
    #expect(found.contains("signatures unauthorized \(place + 1)-\(place + 1)"))
    #expect(found.contains("decisions edited \(place + 2)-\(place + 2)"))
  }

  @Test("a signature that is none")
  func noSignature() async throws {
    let place = try place("create-connection")
    let found = try await verdicts { drafts in
      let data = try #require(try CommandData(drafts[place].data))
      drafts[place] = drafts[place].with(
        data: try CommandData(payload: data.payload, signature: "x").encoded())
    }
    #expect(
      found == [
        "signatures malformed \(place + 1)-\(place + 1)",
        "decisions malformed \(place + 1)-\(place + 1)",
      ])
  }

  @Test("an event that was not decided", arguments: ["contributor", "administrator"])
  func otherEvent(role: String) async throws {
    let place = try place("user-added", true)
    let found = try await verdicts { drafts in
      let text = String(decoding: drafts[place].data, as: UTF8.self)
      drafts[place] = drafts[place].with(
        data: Array(text.replacing("\"contributor\"", with: "\"\(role)\"").utf8))
    }
    #expect(found == (role == "contributor" ? [] : ["decisions edited \(place + 1)-\(place + 1)"]))
  }

  @Test("an event that is gone, and one that nothing brought about")
  func deletedAndInserted() async throws {
    let place = try place("connection-saved")
    #expect(try await verdicts { $0.remove(at: place) } == ["decisions deleted \(place)-\(place)"])
    unlinkForged()
    let found = try await verdicts { drafts in
      let share = drafts[place].with(type: "waybill.event.connection-shared.v1")
      drafts.insert(share, at: place + 1)
    }
    #expect(found == ["decisions inserted \(place + 2)-\(place + 2)"])
  }

  @Test("a refusal that is gone makes its command count")
  func refusalGone() async throws {
    let place = try place("command-refused", true)
    let found = try await verdicts { $0.remove(at: place) }
    #expect(
      found == ["signatures unauthorized \(place)-\(place)", "decisions deleted \(place)-\(place)"])
  }

  @Test("a refusal by another rule")
  func otherRule() async throws {
    let place = try place("command-refused", true)
    let found = try await verdicts { drafts in
      let text = String(decoding: drafts[place].data, as: UTF8.self)
      drafts[place] = drafts[place].with(
        data: Array(text.replacing("command-replayed", with: "name-taken").utf8))
    }
    #expect(
      found == [
        "signatures edited \(place)-\(place)", "decisions edited \(place + 1)-\(place + 1)",
      ])
  }

  @Test("who, when and which, as the record has it")
  func otherEnvelope() async throws {
    let place = try place("create-connection")
    let ben = try #require(originals.first { $0.type.contains("user-added.v1") }?.subject)
    let position = "\(place + 1)-\(place + 1)"
    let actor = try await verdicts { $0[place] = $0[place].with(actor: ben + "x") }
    #expect(actor.contains("signatures edited \(position)"))
    unlinkForged()
    let time = try await verdicts { $0[place] = $0[place].with(time: "2020-01-01T00:00:00.000Z") }
    #expect(time.contains("signatures edited \(position)"))
    unlinkForged()
    let subject = try await verdicts { $0[place] = $0[place].with(subject: "connection/other") }
    #expect(subject == ["schemas edited \(position)"])
  }

  @Test("data that says more, or says it otherwise")
  func otherData() async throws {
    let place = try place("connection-created")
    let spellings = [
      ("{", #"{"a":1,"#), (#""Main""#, #""M\u0061in""#), (#""Main""#, #""Main","name":"x""#),
    ]
    for (old, new) in spellings {
      unlinkForged()
      let found = try await verdicts { drafts in
        let text = String(decoding: drafts[place].data, as: UTF8.self)
        let start = try #require(text.range(of: old))
        drafts[place] = drafts[place].with(
          data: Array(text.replacingCharacters(in: start, with: new).utf8))
      }
      #expect(found == ["schemas malformed \(place + 1)-\(place + 1)"], "\(new)")
    }
    unlinkForged()
    let unknown = try await verdicts {
      $0[place] = $0[place].with(type: "waybill.event.connection-imagined.v1")
    }
    let position = "\(place + 1)-\(place + 1)"
    #expect(
      unknown == [
        "schemas malformed \(position)", "signatures malformed \(position)",
        "decisions malformed \(position)",
      ])
  }

  @Test("a checkpoint that is gone from the middle")
  func checkpointGone() async throws {
    let middle = try place("batch-prepared")
    try await DatabaseQueue(path: ledger.location.log).writeWithoutTransaction { database in
      try database.execute(
        sql: "DROP TRIGGER checkpoints_refuse_delete; DELETE FROM checkpoints WHERE size = ?",
        arguments: [middle])
    }
    #expect(try await verdicts(of: ledger.log) == ["checkpoints deleted \(middle)-\(middle)"])
  }

  private func unlinkForged() {
    for suffix in ["", "-wal", "-shm"] { unlink(scratch.directory + "/forged.sqlite" + suffix) }
  }
}
