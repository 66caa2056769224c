import Domain
import EventLog
import Foundation
import GRDB
import Ledger
import ScriptedIdentities
import Testing
import Transparency
import Vault

@Suite("Everything on record is decided again")
struct ReplayTests {
  private let scratch: Scratch
  private let ledger: Ledger
  private let road: Road
  private let originals: [Envelope]
  /// The last entry of each decision.
  private let ends: [Int]

  init() async throws {
    scratch = try Scratch()
    ledger = try await scratch.createLedger()
    road = try await Road(ledger)
    try await road.ask(try road.addition("Ben"))
    try await road.ask(try road.addition("ben"))
    try await road.ask(try road.addition("Eve"), by: .scripted("Mallory"))
    let cause = try await road.start().cause
    try await ledger.record(road.started, by: .user(road.ada), cause: cause)
    try await ledger.record(road.prepared, by: .user(road.ada), cause: cause)
    try await road.ask(.run(.cancel(.init(run: road.run))))
    let signed = try await ledger.sign(try road.addition("Cleo"), by: Road.identity)
    let altered = SignedCommand(
      payload: signed.payload.replacing("contributor", with: "viewer"), signature: signed.signature)
    _ = try await ledger.execute(altered)
    _ = try await ledger.execute(signed)
    _ = try await ledger.execute(signed)
    let log = ledger.log
    originals = try ledger.records()
    ends = try originals.indices.filter { try log.checkpoint(of: UInt64($0 + 1)) != nil }
  }

  /// A log of other drafts under a key of its own, committed as the ledger's was.
  private func log(_ alter: (inout [[Draft]]) throws -> Void) throws -> EventLog {
    var decisions: [[Draft]] = [[]]
    for (place, original) in originals.enumerated() {
      decisions[decisions.count - 1].append(Draft(original))
      if ends.contains(place) { decisions.append([]) }
    }
    try alter(&decisions)
    let signer = try NoteSigner(
      name: try KeyName(ledger.origin), seed: [UInt8](repeating: 7, count: 32))
    let log = try EventLog.create(at: scratch.directory + "/forged.sqlite") { _ in signer }
    for drafts in decisions where !drafts.isEmpty {
      _ = try log.write { try $0.append(drafts, expecting: try $0.head()) }
    }
    return log
  }

  /// The last record of a name: the number of its decision, and its place there.
  private func place(_ name: String, in decisions: [[Draft]]) throws -> (Int, Int) {
    for (number, drafts) in decisions.enumerated().reversed() {
      if let place = drafts.firstIndex(where: { $0.type.contains(".\(name).") }) {
        return (number, place)
      }
    }
    throw LedgerError.missing(path: name)
  }

  @Test("as it was, where nothing was done")
  func untouched() async throws {
    let replay = try await Replay.run(ledger.log)
    #expect(replay.differences == [])
    #expect(replay.entries == (try ledger.log.head().rawValue))
    #expect(replay.commands == originals.count { $0.type.hasPrefix("waybill.command.") })
    #expect(replay.reports == 2)
    #expect(try await Replay.run(log { _ in }).isSame)
  }

  @Test("written anew, it is the same log under the same root")
  func written() async throws {
    let directory = scratch.directory + "-replayed"
    let (replay, root) = try await ledger.replay(into: directory) { _, _ in }
    #expect(replay.isSame)
    let copy = try EventLog.open(at: directory + "/log.sqlite", signer: { _ in throw NoKey() })
    let (records, others) = (try records(of: ledger.log), try records(of: copy))
    #expect(records == others)
    #expect(
      try copy.lastCheckpoint()?.serialized == ledger.log.lastCheckpoint()?.serialized)
    #expect(try Checkpoint(text: #require(try copy.lastCheckpoint()).text).root == root)
    for end in ends {
      let size = UInt64(end + 1)
      #expect(
        try copy.checkpoint(of: size)?.serialized == ledger.log.checkpoint(of: size)?.serialized)
    }
    #expect(try scratch.mode(directory) == 0o700)
    await #expect(throws: LedgerError.self) {
      try await ledger.replay(into: directory) { _, _ in }
    }
  }

  @Test("an event that says otherwise stands beside what is decided, and nothing behind it differs")
  func edited() async throws {
    let log = try log { decisions in
      let (number, place) = try place("user-added", in: decisions)
      let text = String(decoding: decisions[number][place].data, as: UTF8.self)
      decisions[number][place] = decisions[number][place].with(
        data: Array(text.replacing("contributor", with: "viewer").utf8))
    }
    let replay = try await Replay.run(log)
    let difference = try #require(replay.differences.first)
    #expect(replay.differing == 1)
    #expect(difference.subject == "add-user")
    #expect(difference.recorded.count == 1)
    #expect(difference.recorded[0].contains(#""role":"viewer""#))
    #expect(difference.decided[0].contains(#""role":"contributor""#))
    #expect(difference.decided[0].hasPrefix("user-added {"))
  }

  @Test("what should have happened besides is shown")
  func deleted() async throws {
    let log = try log { decisions in
      let (number, place) = try place("run-cancelled", in: decisions)
      decisions[number].remove(at: place)
    }
    let difference = try #require(try await Replay.run(log).differences.first)
    #expect(difference.subject == "cancel-run")
    #expect(difference.decided.count == difference.recorded.count + 1)
  }

  @Test("what cannot be read is named by its own place, where another entry is missing before it")
  func lacking() async throws {
    let log = try log { _ in }
    let spoilt = try #require(originals.last { $0.type.contains(".user-added.") }).position
    let file = try DatabaseQueue(path: log.path)
    try await file.write { database in
      try database.execute(
        sql: """
          DROP TRIGGER entries_refuse_delete;
          DROP TRIGGER entries_refuse_update;
          DELETE FROM entries WHERE position = 2;
          UPDATE entries SET record = REPLACE(record, 'user-added.v1', 'user-edited.v1')
          WHERE  position = \(spoilt.rawValue);
          """)
    }
    let error = await #expect(throws: LedgerError.self) { try await Replay.run(log) }
    #expect(error?.description.hasPrefix("Entry \(spoilt) and") == true)
    #expect(error?.description.contains("user-edited") == true)
  }

  @Test("what nobody asked for and nobody can have reported is shown")
  func inserted() async throws {
    let log = try log { decisions in
      let (number, place) = try place("user-added", in: decisions)
      let again = decisions[number][place]
      decisions.append([again.with(type: again.type)])
    }
    let difference = try #require(try await Replay.run(log).differences.last)
    #expect(difference.subject == "user-added")
    #expect(difference.recorded.count == 1)
    #expect(difference.decided == [])
  }

  @Test("a refusal that should be none is shown")
  func refused() async throws {
    let log = try log { decisions in
      let (number, _) = try place("create-connection", in: decisions)
      let refusal = try #require(
        decisions.flatMap(\.self).first { $0.type.contains("command-refused") })
      decisions[number] = [
        decisions[number][0], decisions[number][1].with(type: refusal.type, data: refusal.data),
      ]
    }
    let difference = try #require(try await Replay.run(log).differences.first)
    #expect(difference.recorded.first?.hasPrefix("command-refused") == true)
    #expect(difference.decided.first?.hasPrefix("connection-created") == true)
  }

  @Test("the same under another name or chain is not the same record")
  func recordsDiffer() async throws {
    let log = try log { decisions in
      let (number, place) = try place("user-added", in: decisions)
      decisions[number][place] = decisions[number][place].with(actor: "user/somebody")
    }
    let difference = try #require(try await Replay.run(log).differences.first)
    #expect(difference.recorded.count == 1)
    #expect(difference.recorded[0].contains(#""actor":"user/somebody""#))
    #expect(difference.decided[0].contains(#""actor":"user/\#(road.ada)""#))
  }

  @Test("a refusal keeps the sentence that was said")
  func otherWords() async throws {
    let log = try log { decisions in
      let (number, place) = try place("command-refused", in: decisions)
      let text = String(decoding: decisions[number][place].data, as: UTF8.self)
      decisions[number][place] = decisions[number][place].with(
        data: Array(text.replacing(#""reason":""#, with: #""reason":"In other words: "#).utf8))
    }
    #expect(try await Replay.run(log).isSame)
  }

  @Test("where nothing says what was decided together, nothing is decided")
  func together() async throws {
    let log = try log { $0 = [$0.flatMap(\.self)] }
    await #expect(throws: LedgerError.self) { try await Replay.run(log) }
  }

  @Test("nothing stays written where something differs")
  func notWritten() async throws {
    let log = try log { decisions in
      let (number, place) = try place("user-added", in: decisions)
      decisions[number][place] = decisions[number][place].with(actor: "user/somebody")
    }
    let signer = try NoteSigner(
      name: try KeyName(ledger.origin), seed: [UInt8](repeating: 8, count: 32))
    let copy = try EventLog.create(at: scratch.directory + "/copy.sqlite") { _ in signer }
    let replay = try await Replay.run(log, into: copy)
    let difference = try #require(replay.differences.first)
    #expect(try copy.head() < difference.entry)
  }

  private func records(of log: EventLog) throws -> [String] {
    var records: [String] = []
    try log.read(after: .beginning) { records.append($0.record) }
    return records
  }
}
