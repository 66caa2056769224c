/// A partition whose file was found in the folder.
struct CDMPartition {
  /// The file's path, without symbolic links.
  let path: String
  let dialect: CSVDialect

  /// Finds the files of an entity's partitions.
  ///
  /// A location is the address that the file had where it was written. Whoever copied the folder
  /// kept the end of the path, so the longest end of it that the folder has is taken.
  ///
  /// - Parameters:
  ///   - entity: the entity.
  ///   - folder: the folder that holds the model.
  ///   - model: the model's path, for error messages.
  /// - Returns: the partitions in the model's order.
  /// - Throws: ``SourceError`` for the first whose file is missing, outside the folder or an
  ///   earlier one's.
  static func find(
    _ entity: CDMEntity, in folder: SourceFolder, model: String
  ) throws(SourceError) -> [CDMPartition] {
    var found: [CDMPartition] = []
    var paths: Set<String> = []
    for partition in entity.partitions {
      let path = try path(of: partition, in: folder, model: model)
      guard paths.insert(path).inserted else {
        throw .model(path: model, .repeatedFile(partition: partition.name))
      }
      found.append(CDMPartition(path: path, dialect: partition.dialect))
    }
    return found
  }

  private static func path(
    of partition: CDMEntity.Partition, in folder: SourceFolder, model: String
  ) throws(SourceError) -> String {
    guard let components = components(of: partition.location) else {
      throw .model(path: model, .badLocation(partition: partition.name))
    }
    for first in components.indices {
      switch try folder.find(components[first...]) {
      case .file(let path): return path
      case .absent: continue
      case .outside: throw .model(path: model, .outside(partition: partition.name))
      }
    }
    throw .model(
      path: model,
      .missingFile(partition: partition.name, file: components[components.count - 1]))
  }

  /// The parts of a location's path, decoded; `nil` where it is none that may be followed.
  private static func components(of location: String) -> [String]? {
    var rest = location[...]
    // A query or fragment holds a snapshot's date, or a signature; RFC 3986, section 3.
    if let end = rest.firstIndex(where: { $0 == "?" || $0 == "#" }) { rest = rest[..<end] }
    if let scheme = rest.firstRange(of: "://") {
      rest = rest[scheme.upperBound...]
      guard let path = rest.firstIndex(of: "/") else { return nil }
      rest = rest[path...]
    }
    var components: [String] = []
    for part in rest.utf8.split(separator: UInt8(ascii: "/")) {
      guard let name = decoded(part), name != "..", name != "." else { return nil }
      components.append(name)
    }
    return components.isEmpty ? nil : components
  }

  /// A part of a path with its percent-encoding undone (RFC 3986, section 2.1).
  private static func decoded(_ part: Substring.UTF8View) -> String? {
    var bytes: [UInt8] = []
    var rest = part[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        bytes.append(byte)
        continue
      }
      guard let digits = String(rest.prefix(2)), digits.utf8.count == 2,
        digits.allSatisfy(\.isHexDigit), let decoded = UInt8(digits, radix: 16)
      else { return nil }
      rest = rest.dropFirst(2)
      bytes.append(decoded)
    }
    // A slash or a NUL that was encoded is part of no file's name.
    guard !bytes.contains(UInt8(ascii: "/")), !bytes.contains(0) else { return nil }
    return String(validating: bytes, as: UTF8.self)
  }
}
