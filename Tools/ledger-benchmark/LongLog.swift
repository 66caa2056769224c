import Domain
import EventLog
import Transparency

/// A log of as many entries as are asked for, like those that runs leave.
struct LongLog {
  let log: EventLog
  let verifier: NoteVerifier

  /// Writes the log, a thousand entries a commit.
  ///
  /// - Parameters:
  ///   - path: Where; no file of that name.
  ///   - count: How many entries.
  ///   - samples: What they are like, one after the other and again: a command, then its events.
  /// - Throws: What keeps it from being written.
  init(at path: String, of count: Int, like samples: [Envelope]) throws {
    let origin = samples[0].source
    let signer = try NoteSigner(
      name: try KeyName(origin), seed: [UInt8](repeating: 7, count: NoteSigner.seedLength))
    log = try EventLog.create(at: path) { _ in signer }
    verifier = signer.verifier
    var written = 0
    var command = ""
    while written < count {
      let block = written..<min(written + 1000, count)
      let drafts = block.map { number in
        let sample = samples[number % samples.count]
        let milliseconds = 1_796_000_000_000 + Int64(number)
        let id = "\(UUIDv7(milliseconds: milliseconds, random: (0, UInt64(number))))"
        if sample.causationID == nil { command = id }
        return Draft(sample, id: id, because: command)
      }
      try log.write { transaction in
        _ = try transaction.append(drafts, expecting: try transaction.head())
      }
      written = block.upperBound
    }
  }
}

extension Draft {
  /// What an entry says, under another identity and as another command's consequence.
  fileprivate init(_ sample: Envelope, id: String, because command: String) {
    self.init(
      id: id, source: sample.source, type: sample.type, subject: sample.subject,
      time: sample.time, dataschema: sample.dataschema, actor: sample.actor,
      causationID: sample.causationID.map { _ in command }, correlationID: command,
      data: sample.data)
  }
}
