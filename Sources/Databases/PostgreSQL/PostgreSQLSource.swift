package import Profiles
import Synchronization

/// The rows of a PostgreSQL query.
///
/// They come as the server writes them itself, `COPY (query) TO STDOUT WITH (FORMAT csv, HEADER
/// true, ENCODING 'UTF8')`, and the digest is that of these bytes. All readings by one such object
/// see one snapshot of the database, as long as the connection stands.
package final class PostgreSQLSource: RowSource {
  /// The connection string, which holds no secret.
  package let name: String

  private let connection: ConnectionString
  private let query: SourceQuery
  private let limits: WaitLimits
  /// The session between two readings.
  private let idle = Mutex<PostgreSQLSession?>(nil)

  /// Names a query.
  ///
  /// - Parameters:
  ///   - connection: where the database is and who reads it, as keywords and values, as a URI, or
  ///     as `service=NAME`.
  ///   - query: a statement that reads.
  ///   - limits: how long to wait.
  /// - Throws: ``SourceError`` when the connection string is malformed or holds a secret, or there
  ///   is no query.
  package init(
    connection: String, query: String,
    limits: WaitLimits = WaitLimits(connecting: .seconds(10), silence: .seconds(60))
  ) throws(SourceError) {
    do throws(DatabaseFailure) {
      self.connection = try ConnectionString(connection)
    } catch .clientMissing(let reason) {
      throw .database(name: "PostgreSQL", failure: .clientMissing(reason: reason))
    } catch {
      // Not by its name, which may hold a secret.
      throw .database(name: "The connection string", failure: error)
    }
    name = connection
    self.limits = limits
    do throws(DatabaseFailure) {
      self.query = try SourceQuery(query)
    } catch {
      throw .database(name: name, failure: error)
    }
  }

  package func open(
    chunkSize: Int, observer: @escaping (UnsafeRawBufferPointer) -> Void
  ) throws(SourceError) -> any RowReader {
    CSVRows(try CSVReader(stream: try stream(), chunkSize: chunkSize, observer: observer))
  }

  /// Starts a reading, in the session of the one before where there is one and it still stands.
  private func stream() throws(SourceError) -> CopyStream {
    do throws(DatabaseFailure) {
      if let session = takeIdle() {
        do throws(DatabaseFailure) {
          try session.startCopy(query)
          return CopyStream(session, of: self)
        } catch .lost, .ended {
          // What was read before is compared by its digest all the same.
        }
      }
      let session = try PostgreSQLSession.connected(to: connection, limits: limits)
      try session.begin()
      try session.check(query)
      try session.startCopy(query)
      return CopyStream(session, of: self)
    } catch {
      throw .database(name: name, failure: error)
    }
  }

  private func takeIdle() -> PostgreSQLSession? { idle.withLock { $0.take() } }

  /// Keeps a session for the next reading.
  ///
  /// - Parameter session: the session, its copy at an end.
  func keep(_ session: PostgreSQLSession) {
    idle.withLock { $0 = session }
  }
}
