package import EventLog
package import Views

/// Why a question to the audit cannot be answered.
package enum AuditError: Error, Hashable, Sendable {
  /// No command and no event has that name.
  case unknownType(String)
  /// The log cannot be read.
  case log(EventLogError)
  /// The views cannot be read, or an entry cannot be understood.
  case views(ViewsError)
}

extension AuditError: CustomStringConvertible {
  /// What failed, on what, and what to do.
  package var description: String {
    switch self {
    case .unknownType(let name):
      "No command and no event is called “\(name)”: give a name such as `run-completed` or"
        + " `create-connection`."
    case .log(let error): "\(error)"
    case .views(let error): "\(error)"
    }
  }
}
