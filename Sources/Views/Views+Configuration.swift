package import Domain
import GRDB

extension Views {
  /// All users, in the order in which they were let in.
  package func users() throws(ViewsError) -> [UserRow] {
    try read { database in
      try database.rows(UserRow.self, "SELECT * FROM users ORDER BY id")
    }
  }

  /// All connections, in the order in which they were begun, removed ones included.
  package func connections() throws(ViewsError) -> [ConnectionRow] {
    try read { database in
      try database.rows(ConnectionRow.self, "\(Self.selectConnections) ORDER BY connections.id")
    }
  }

  /// One connection.
  ///
  /// - Parameter id: Which.
  /// - Returns: The connection; nothing where there never was one.
  /// - Throws: Why the views cannot be read.
  package func connection(_ id: ConnectionID) throws(ViewsError) -> ConnectionRow? {
    try read { database in
      try database.row(
        ConnectionRow.self, "\(Self.selectConnections) WHERE connections.id = :id",
        ["id": id.description])
    }
  }

  /// All segments, in the order in which they were defined, removed ones included.
  package func segments() throws(ViewsError) -> [SegmentRow] {
    try read { database in
      try database.rows(
        SegmentRow.self, "SELECT *, customer_id_field AS customerIDField FROM segments ORDER BY id")
    }
  }

  /// All destinations, in the order in which they were saved, removed ones included.
  package func destinations() throws(ViewsError) -> [DestinationRow] {
    try read { database in
      try database.rows(
        DestinationRow.self,
        """
        SELECT destinations.*, connections.name AS connection_name, users.name AS owner_name
        FROM   destinations
        JOIN   connections ON connections.id = destinations.connection
        JOIN   users       ON users.id       = destinations.owner
        ORDER  BY destinations.id
        """)
    }
  }

  private static let selectConnections = """
    SELECT connections.*,
           connections.base_url AS baseURL,
           users.name           AS export_user_name,
           consents.text_version AS consent_version,
           consents.position     AS consent_position,
           consents.accepted_by  AS consent_accepted_by,
           consents.accepted_at  AS consent_accepted_at
    FROM   connections
    LEFT   JOIN users    ON users.id = connections.export_user
    LEFT   JOIN consents ON consents.connection = connections.id
                        AND consents.superseded_at IS NULL
                        AND consents.withdrawn_at  IS NULL
    """
}
