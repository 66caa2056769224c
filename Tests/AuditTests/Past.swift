import Audit
import Domain
import EventLog
import ScriptedHistory
import Views

/// A log with a history, and views that have caught up with it.
struct Past {
  let log: EventLog
  let views: Views
  private let scratch: Scratch

  /// Plays a history; without one, the whole one.
  init(_ play: (inout Script) throws -> Void = { try $0.play() }) throws {
    scratch = try Scratch()
    log = try EventLog.create(at: scratch.path("log.sqlite"), signer: Script.signer)
    var script = Script()
    try play(&script)
    try script.write(into: log)
    views = try Views.open(at: scratch.path("views.sqlite"))
    try views.catchUp(with: log)
  }

  /// A history with a connection and destinations, and what comes then.
  static func afterSetup(_ play: (inout Script) throws -> Void) throws -> Past {
    try Past { script in
      try script.beginLedger()
      try script.connect()
      try script.defineSegments()
      try script.saveDestinations()
      try play(&script)
    }
  }

  /// The time of an entry.
  func time(of position: Int64) throws -> Timestamp {
    let before = Position(rawValue: position - 1) ?? .beginning
    for entry in try log.entries(after: before, limit: 1) {
      if let time = Timestamp(try Envelope(entry).time) { return time }
    }
    throw Missing(position: position)
  }

  /// The times of all entries.
  func times() throws -> [Timestamp] {
    try log.entries(after: .beginning, limit: .max).compactMap { Timestamp(try Envelope($0).time) }
  }

  /// An entry that is not there.
  struct Missing: Error {
    let position: Int64
  }
}
