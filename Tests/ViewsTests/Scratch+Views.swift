import EventLog
import ScriptedHistory
import Views

extension Scratch {
  /// Views that have caught up with a log.
  func views(of log: EventLog, _ name: String = "views.sqlite") throws -> Views {
    let views = try Views.open(at: path(name))
    try views.catchUp(with: log)
    return views
  }
}
