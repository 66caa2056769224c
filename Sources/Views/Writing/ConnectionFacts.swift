import Domain
import GRDB

/// How a connection stands, for runs over it: under whose authority and which consent.
struct ConnectionFacts {
  /// What it is called.
  let name: String
  /// Its export user, if it has one.
  let exportUser: String?
  /// The consent that is in force, if one is.
  let consent: Consent?

  /// An agreement, by its entry.
  struct Consent {
    /// The entry's position.
    let position: Int64
    /// Which text it is to.
    let textVersion: String
  }

  /// Reads how a connection stands.
  ///
  /// - Parameters:
  ///   - connection: The connection.
  ///   - database: The read models.
  /// - Returns: Nothing where there is no such connection.
  /// - Throws: GRDB's error where it cannot be read.
  static func of(_ connection: ConnectionID, in database: Database) throws -> ConnectionFacts? {
    let statement = try database.cachedStatement(
      sql: """
        SELECT connections.name, connections.export_user, consents.position, consents.text_version
        FROM   connections
        LEFT   JOIN consents ON consents.connection = connections.id
                            AND consents.superseded_at IS NULL
                            AND consents.withdrawn_at  IS NULL
        WHERE  connections.id = :connection
        """)
    return try Row.fetchOne(statement, arguments: ["connection": connection.description]).map {
      row in
      let position: Int64? = row[2]
      let textVersion: String? = row[3]
      return ConnectionFacts(
        name: row[0], exportUser: row[1],
        consent: position.flatMap { position in
          textVersion.map { Consent(position: position, textVersion: $0) }
        })
    }
  }
}
