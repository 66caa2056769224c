import Domain

/// What somebody could do, by the name that programs are told.
package enum Right: String, Encodable, CaseIterable, Sendable {
  /// Let people in and go, make and share connections, set the schedule and notifications.
  case manageLedger = "manage-ledger"
  /// Define, activate and remove segments.
  case defineSegments = "define-segments"
  /// Save, change, approve and run destinations over a connection.
  case useConnection = "use-connection"
  /// Answer for what is exported over a connection, unattended too.
  case exportUser = "export-user"
  /// Read configuration and outcomes.
  case readConfiguration = "read-configuration"
  /// Read which rows a run left out.
  case readLeftOutRows = "read-left-out-rows"
  /// Read connections whole, disclosures, users, notifications and the log.
  case readAudit = "read-audit"
  /// Nothing: they were deactivated.
  case nothing

  /// The rights that follow from a role alone.
  ///
  /// - Parameter role: The role of an active user.
  /// - Returns: The rights, in their order.
  static func following(from role: Role) -> [Right] {
    allCases.filter { right in
      switch right {
      case .manageLedger: role == .administrator
      case .defineSegments: role.mayContribute
      case .readConfiguration: ReadingRight.configuration.isHeld(by: role)
      case .readLeftOutRows: ReadingRight.leftOutRows.isHeld(by: role)
      case .readAudit: ReadingRight.audit.isHeld(by: role)
      case .useConnection, .exportUser, .nothing: false
      }
    }
  }
}
