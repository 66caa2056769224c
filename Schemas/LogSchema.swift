/// The log file's schema.
package enum LogSchema {
  /// The statements that make an empty file a log, `application_id` and `user_version` included.
  package static var sql: String { String(decoding: PackageResources.log_sql, as: UTF8.self) }
}
