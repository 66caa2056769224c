/// The schema of the file that holds the read models.
package enum ViewsSchema {
  /// The layout's number, the file's `user_version`: another number means another layout.
  package static let version = 13
  /// Tells the file from other applications', the file's `application_id`: "WAYV" in ASCII.
  package static let applicationID = 1_463_900_502

  /// The statements that make an empty file one for read models, `application_id` and
  /// `user_version` included.
  package static var sql: String { String(decoding: PackageResources.views_sql, as: UTF8.self) }
}
