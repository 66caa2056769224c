package import Profiles
import Synchronization

/// The rows of a table or query in an SQLite file.
///
/// They are written as CSV, as ``CSVLines`` says, and the digest is that of these bytes. All
/// readings by one such object see one snapshot of a file in WAL mode. In another mode that would
/// keep everybody from writing for as long as the object lives: there each reading sees its own.
package final class SQLiteSource: RowSource {
  /// The file's name.
  package let name: String

  private let content: SQLiteContent
  private let limits: WaitLimits
  /// The session between two readings.
  private let idle = Mutex<SQLiteSession?>(nil)

  /// Names what to read.
  ///
  /// - Parameters:
  ///   - path: the file's name.
  ///   - content: what of it.
  ///   - limits: how long to wait.
  package init(
    _ path: String, _ content: SQLiteContent,
    limits: WaitLimits = WaitLimits(connecting: .seconds(5), silence: .seconds(60))
  ) {
    name = path
    self.content = content
    self.limits = limits
  }

  package func open(
    chunkSize: Int, observer: @escaping (UnsafeRawBufferPointer) -> Void
  ) throws(SourceError) -> any RowReader {
    CSVRows(try CSVReader(stream: try stream(), chunkSize: chunkSize, observer: observer))
  }

  private func stream() throws(SourceError) -> SQLiteStream {
    let session = idle.withLock { $0.take() }
    if session == nil { try FileCheck.check(name) }
    do throws(DatabaseFailure) {
      if let session { return try stream(in: session) }
      return try stream(in: try SQLiteSession.opened(name, limits: limits))
    } catch {
      throw .database(name: name, failure: error)
    }
  }

  private func stream(
    in session: SQLiteSession
  ) throws(DatabaseFailure) -> SQLiteStream {
    let query =
      switch content {
      case .table(let table): try session.query(forTable: table)
      case .query(let text): try SourceQuery(text)
      }
    let statement = try session.prepare(query)
    return SQLiteStream(SQLiteReading(session, statement), of: self)
  }

  /// Keeps a session for the next reading.
  ///
  /// - Parameter session: the session, no statement of it being left.
  func keep(_ session: SQLiteSession) {
    idle.withLock { $0 = session }
  }
}
