import Domain
import EventLog
import Ledger
import Transparency

/// Logs of as many entries as are asked for: a ledger's own, and then runs like those that it holds.
enum LongLog {
  /// Writes a log, a thousand entries a commit.
  ///
  /// - Parameters:
  ///   - path: Where.
  ///   - count: How many entries, no fewer than the ledger has.
  ///   - recorded: The ledger that it begins like, whose key signs it.
  /// - Throws: What keeps it from being written.
  static func write(at path: String, of count: Int, like recorded: RecordedRuns) throws {
    let log = try create(at: path, like: recorded)
    let own = try recorded.ledger.log.entries(after: .beginning, limit: .max)
    try append(try own.map { Draft(try Envelope($0)) }, by: 1000, to: log)
    let samples = try Samples(of: recorded)
    var written = own.count
    while written < count {
      let block = written..<min(written + 1000, count)
      try append(block.map { samples.draft($0 - own.count) }, by: 1000, to: log)
      written = block.upperBound
    }
  }

  /// Makes an empty log with a ledger's key.
  static func create(at path: String, like recorded: RecordedRuns) throws -> EventLog {
    let origin = recorded.ledger.origin
    let signer = try SigningKey.load(
      from: recorded.ledger.location.signingKey(ofOrigin: origin), origin: origin)
    return try EventLog.create(at: path) { _ in signer }
  }

  /// Appends entries, so many a commit.
  static func append(_ drafts: [Draft], by commit: Int, to log: EventLog) throws {
    for start in stride(from: 0, to: drafts.count, by: commit) {
      let block = Array(drafts[start..<min(start + commit, drafts.count)])
      try log.write { transaction in
        _ = try transaction.append(block, expecting: try transaction.head())
      }
    }
  }

  /// A ledger's runs, of which others like them are made.
  struct Samples {
    private let runs: [Envelope]
    /// Of each entry, the place of the command that it follows from.
    private let commands: [Int]

    /// Takes the first hundred runs of a ledger, or all of them.
    init(of recorded: RecordedRuns) throws {
      let entries = try recorded.ledger.log.entries(after: .beginning, limit: .max)
      let envelopes = try entries.map { try Envelope($0) }
      runs = Array(envelopes.drop { !$0.subject.hasPrefix("run/") }.prefix(700))
      var command = 0
      commands = runs.enumerated().map { place, envelope in
        if envelope.causationID == nil { command = place }
        return command
      }
    }

    /// An entry like one of the samples: under another identity, and each time around of another run.
    ///
    /// - Parameter number: Which, from 0; a run's entries follow one another.
    /// - Returns: The entry, to be appended in the order of the numbers.
    func draft(_ number: Int) -> Draft {
      let (round, place) = number.quotientAndRemainder(dividingBy: runs.count)
      let sample = runs[place]
      let id = Self.identifier(number)
      let command = Self.identifier(number - place + commands[place])
      let (subject, data) = Self.another(sample, round: round)
      return Draft(
        id: id, source: sample.source, type: sample.type, subject: subject, time: sample.time,
        dataschema: sample.dataschema, actor: sample.actor,
        causationID: sample.causationID.map { _ in command }, correlationID: command, data: data)
    }

    private static func identifier(_ number: Int) -> String {
      let milliseconds = 1_797_000_000_000 + Int64(number)
      return UUIDv7(milliseconds: milliseconds, random: (1, UInt64(number))).description
    }

    /// Subject and data with the round in the last eight digits of the run's identifier, beyond all that
    /// a ledger's own runs have there.
    private static func another(
      _ sample: Envelope, round: Int
    ) -> (subject: String, data: [UInt8]) {
      let id = sample.subject.dropFirst(4)
      let other = id.dropLast(8) + String(0x8000_0000 + round, radix: 16)
      var data = sample.data
      replace(Array(id.utf8), by: Array(other.utf8), in: &data)
      return ("run/\(other)", data)
    }

    private static func replace(_ old: [UInt8], by new: [UInt8], in data: inout [UInt8]) {
      guard old.count <= data.count else { return }
      for start in 0...data.count - old.count
      where data[start] == old[0] && data[start..<start + old.count].elementsEqual(old) {
        data.replaceSubrange(start..<start + old.count, with: new)
      }
    }
  }
}
