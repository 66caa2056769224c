/// An entity of a Common Data Model folder, whose `model.json` says where its rows are.
///
/// Its digest is that of `model.json` and then the file of each partition, in order.
package struct CDMSource: RowSource {
  /// The longest `model.json` that is read: 16 MiB.
  package static let maximumModelBytes = 16 << 20

  private let folder: String
  private let entity: String

  /// Names an entity.
  ///
  /// - Parameters:
  ///   - folder: the folder that holds `model.json`.
  ///   - entity: the entity's name, in its own letters.
  package init(folder: String, entity: String) {
    self.folder = folder
    self.entity = entity
  }

  package var name: String { "\(folder) entity \(entity)" }

  /// The attribute that identifies a customer, where the model names one.
  ///
  /// - Returns: the value of the annotation `c360:PrimaryKey`, if it is one of the attributes.
  /// - Throws: ``SourceError`` when the model cannot be read or does not have the entity.
  package func primaryKey() throws(SourceError) -> String? {
    let entity = try model { _ in }
    guard let key = entity.primaryKey, entity.attributes.contains(key) else { return nil }
    return key
  }

  package func open(
    chunkSize: Int, observer: @escaping (UnsafeRawBufferPointer) -> Void
  ) throws(SourceError) -> any RowReader {
    var modelBytes = 0
    let entity = try model { bytes in
      modelBytes = bytes.count
      var rest = bytes[...]
      while !rest.isEmpty {
        observer(UnsafeRawBufferPointer(rebasing: rest.prefix(chunkSize)))
        rest = rest.dropFirst(chunkSize)
      }
    }
    let partitions = try CDMPartition.find(entity, in: SourceFolder(folder), model: modelPath)
    return try CDMRows(
      partitions, columnNames: entity.attributes, modelBytes: modelBytes, chunkSize: chunkSize,
      observer: observer)
  }

  private var modelPath: String { folder + "/model.json" }

  private func model(
    observer: (UnsafeRawBufferPointer) -> Void
  ) throws(SourceError) -> CDMEntity {
    var bytes = try modelText(observer: observer)
    return try parse(&bytes)
  }

  private func modelText(
    observer: (UnsafeRawBufferPointer) -> Void
  ) throws(SourceError) -> [UInt8] {
    let file = try SourceFile(path: modelPath)
    let maximum = CDMSource.maximumModelBytes
    let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 1)
    defer { piece.deallocate() }
    var bytes: [UInt8] = []
    while true {
      let count = try file.read(into: piece)
      if count == 0 { break }
      bytes.append(contentsOf: piece[..<count])
      if bytes.count > maximum { throw .model(path: modelPath, .tooLarge(maximum: maximum)) }
    }
    bytes.withUnsafeBytes(observer)
    return bytes
  }

  private func parse(_ bytes: inout [UInt8]) throws(SourceError) -> CDMEntity {
    let check = bytes.withUnsafeBufferPointer { TextCheck($0) }
    guard check.validCount == bytes.count else {
      let line = 1 + bytes[..<check.validCount].count { $0 == .lineFeed }
      throw SourceError(check.flaw ?? .notUTF8, path: modelPath, line: line)
    }
    let mark = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let result = bytes.withUnsafeMutableBufferPointer { buffer -> Result<CDMEntity, SourceError> in
      guard let start = buffer.baseAddress else {
        return .failure(.model(path: modelPath, .malformed(line: 1, fault: .syntax)))
      }
      var scan = JSONScan(start + mark, count: buffer.count - mark)
      do throws(JSONFault) {
        let document = try scan.wholeDocument()
        do throws(ModelFlaw) {
          return .success(try CDMEntity(entity, in: document))
        } catch {
          return .failure(.model(path: modelPath, error))
        }
      } catch {
        let line = scan.lineFeeds + 1
        return .failure(.model(path: modelPath, .malformed(line: line, fault: error)))
      }
    }
    return try result.get()
  }
}
