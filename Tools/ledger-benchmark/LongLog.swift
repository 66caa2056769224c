import Domain
import EventLog
import Foundation
import Ledger
import Transparency

/// A log of as many entries as are asked for: a ledger's own, and then runs like those that it holds.
struct LongLog {
  let log: EventLog
  let verifier: NoteVerifier
  /// How long its records are on average, in bytes.
  let bytes: Int

  /// Writes the log, a thousand entries a commit.
  ///
  /// - Parameters:
  ///   - directory: Where; it is made, as a ledger that has nothing but its log.
  ///   - count: How many entries.
  ///   - recorded: The ledger that it begins like, whose key signs it. Each time around its runs are
  ///     other runs.
  /// - Throws: What keeps it from being written.
  init(at directory: String, of count: Int, like recorded: RecordedRuns) throws {
    let entries = try recorded.ledger.log.entries(after: .beginning, limit: .max)
    let envelopes = try entries.map { try Envelope($0) }
    let setup = Array(envelopes.prefix { !$0.subject.hasPrefix("run/") })
    let runs = Array(envelopes.dropFirst(setup.count).prefix(700))
    let origin = recorded.ledger.origin
    let signer = try SigningKey.load(
      from: recorded.ledger.location.signingKey(ofOrigin: origin), origin: origin)
    try FileManager.default.createDirectory(
      atPath: directory, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
    log = try EventLog.create(at: directory + "/log.sqlite") { _ in signer }
    verifier = signer.verifier
    bytes = entries.reduce(0) { $0 + $1.record.utf8.count } / entries.count
    var written = 0
    var command = ""
    while written < count {
      let block = written..<min(written + 1000, count)
      let drafts = block.map { number in
        if number < setup.count { return Draft(setup[number]) }
        let (round, place) = (number - setup.count).quotientAndRemainder(dividingBy: runs.count)
        let id = UUIDv7(
          milliseconds: 1_796_000_000_000 + Int64(number), random: (1, UInt64(number)))
        if runs[place].causationID == nil { command = "\(id)" }
        return Draft(runs[place], id: "\(id)", because: command, round: round)
      }
      try log.write { transaction in
        _ = try transaction.append(drafts, expecting: try transaction.head())
      }
      written = block.upperBound
    }
  }
}

extension Draft {
  /// What an entry says, under another identity, as another command's consequence and of another run.
  fileprivate init(_ sample: Envelope, id: String, because command: String, round: Int) {
    let (run, data) = Self.another(sample, round: round)
    self.init(
      id: id, source: sample.source, type: sample.type, subject: run,
      time: sample.time, dataschema: sample.dataschema, actor: sample.actor,
      causationID: sample.causationID.map { _ in command }, correlationID: command, data: data)
  }

  /// Subject and data with the round in the last eight digits of the run's identifier.
  private static func another(_ sample: Envelope, round: Int) -> (subject: String, data: [UInt8]) {
    guard sample.subject.hasPrefix("run/") else { return (sample.subject, sample.data) }
    let id = sample.subject.dropFirst(4)
    let digits = String(round, radix: 16)
    let other = id.dropLast(8) + String(repeating: "0", count: 8 - digits.count) + digits
    let data = String(decoding: sample.data, as: UTF8.self).replacing(id, with: other)
    return ("run/\(other)", Array(data.utf8))
  }
}
