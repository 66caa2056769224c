import ProfileDatabases
import Profiles

/// A source whose file stays as long as it does.
final class KeptSource: RowSource {
  private let source: any RowSource
  private nonisolated(unsafe) let file: SQLiteFile

  init(_ file: SQLiteFile, _ source: any RowSource) { (self.file, self.source) = (file, source) }

  var name: String { source.name }

  func open(
    chunkSize: Int, observer: @escaping (UnsafeRawBufferPointer) -> Void
  ) throws(SourceError) -> any RowReader {
    try source.open(chunkSize: chunkSize, observer: observer)
  }
}
