/// The schema of the file that holds manifests and rejected rows.
package enum ManifestsSchema {
  /// The statements that make an empty file one for manifests, `application_id` and
  /// `user_version` included.
  package static var sql: String { String(decoding: PackageResources.manifests_sql, as: UTF8.self) }
}
