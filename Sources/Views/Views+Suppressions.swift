package import Domain
import GRDB

extension Views {
  /// The people who are kept out of runs now, in the order in which it was said.
  ///
  /// - Returns: A row a person.
  /// - Throws: Why the views cannot be read.
  package func suppressions() throws(ViewsError) -> [SuppressionRow] {
    try read { database in
      try database.rows(
        SuppressionRow.self,
        """
        SELECT suppressions.*, users.name AS suppressed_by_name
        FROM   suppressions
        JOIN   users ON users.id = suppressions.suppressed_by
        WHERE  suppressions.released_position IS NULL
        ORDER  BY suppressions.position
        """)
    }
  }

  /// What came of deleting a person, over each connection for which it was ever ordered.
  ///
  /// - Parameter pseudonym: Who.
  /// - Returns: A row a connection, in the order of their names.
  /// - Throws: Why the views cannot be read.
  package func erasures(of pseudonym: Pseudonym) throws(ViewsError) -> [ErasureRow] {
    try read { database in
      try database.rows(
        ErasureRow.self,
        """
        SELECT erasures.*, connections.name AS connection_name
        FROM   erasures
        JOIN   connections ON connections.id = erasures.connection
        WHERE  erasures.pseudonym = :pseudonym
        ORDER  BY connections.name, connections.id
        """, ["pseudonym": pseudonym.hexadecimal])
    }
  }

  /// Whom a run keeps out.
  ///
  /// What was said after it was ordered does not reach it, so that a run which is resumed makes the
  /// same batches again.
  ///
  /// - Parameter run: The run; one that is not on record goes by what holds now.
  /// - Returns: The people.
  /// - Throws: Why the views cannot be read.
  package func peopleKeptOut(of run: RunID) throws(ViewsError) -> [Pseudonym] {
    try read { database in
      try String.fetchAll(
        database.cachedStatement(
          sql: """
            WITH ordered (position) AS (
              SELECT COALESCE((SELECT position FROM runs WHERE id = :run), 9223372036854775807)
            )
            SELECT suppressions.pseudonym
            FROM   suppressions, ordered
            WHERE  suppressions.position < ordered.position
              AND  (suppressions.released_position IS NULL
                    OR suppressions.released_position > ordered.position)
            ORDER  BY suppressions.position
            """),
        arguments: ["run": run.description]
      ).compactMap(Pseudonym.init)
    }
  }
}
