/// What an auditor's own queries read.
package enum AuditSchema {
  /// The statements that make the documented views, on a connection on which the read models are
  /// `main` and the log is `log`.
  package static var sql: String { String(decoding: PackageResources.audit_sql, as: UTF8.self) }
}
