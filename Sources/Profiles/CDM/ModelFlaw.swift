/// Why a Common Data Model folder's `model.json` does not tell where an entity's rows are.
///
/// It names entities, attributes and partitions, which are the operator's own words, and never a
/// location: that may end in a signature that opens the storage to its bearer.
package enum ModelFlaw: Error, Equatable, Sendable {
  /// The file is longer than `maximum` bytes.
  case tooLarge(maximum: Int)
  /// The file is no JSON; `line` counts from 1.
  case malformed(line: Int, fault: JSONFault)
  /// What stands at `place` is missing or not what it must be.
  case misshapen(place: String, expected: String)
  /// There is no entity of this name; these are there.
  case unknownEntity(String, known: [String])
  /// The entity's rows belong to another folder's model.
  case referenceEntity(String)
  /// The entity has no partitions, so nothing says where its rows are.
  case schemaOnly(String)
  /// Two attributes of the entity have one name.
  case repeatedAttribute(String)
  /// The partition has no location.
  case withoutLocation(partition: String)
  /// The partition's location is no path of a file.
  case badLocation(partition: String)
  /// The partition's file is not in the folder.
  case missingFile(partition: String, file: String)
  /// The partition's file lies outside the folder.
  case outside(partition: String)
  /// Two partitions have one file.
  case repeatedFile(partition: String)
  /// The partition's format is one that we do not read.
  case unsupported(partition: String, setting: String)
}

extension ModelFlaw: CustomStringConvertible {
  /// What is wrong and what to do, to follow the file's name.
  package var description: String {
    switch self {
    case .tooLarge(let maximum):
      "is longer than \(maximum) bytes. Check that it is a model."
    case .malformed(let line, let fault):
      "line \(line) is \(fault.words)."
    case .misshapen(let place, let expected):
      "\(place) is not \(expected). Have the folder written anew."
    case .unknownEntity(let name, let known):
      "has no entity \"\(name)\". Name one of: \(known.joined(separator: ", "))."
    case .referenceEntity(let name):
      "\"\(name)\" is an entity of another folder. Name the folder that it points to."
    case .schemaOnly(let name):
      "\"\(name)\" has no partitions, so nothing says where its rows are. Export it again."
    case .repeatedAttribute(let name):
      "two attributes are named \"\(name)\". Rename one of them."
    case .withoutLocation(let partition):
      "partition \"\(partition)\" has no location. Export the entity again."
    case .badLocation(let partition):
      "the location of partition \"\(partition)\" is no path of a file. Correct it."
    case .missingFile(let partition, let file):
      "the file of partition \"\(partition)\", \(file), is not in the folder. Copy all of it."
    case .outside(let partition):
      "partition \"\(partition)\" lies outside the folder. Copy its file into the folder."
    case .repeatedFile(let partition):
      "partition \"\(partition)\" has the file of one before it. Give each its own."
    case .unsupported(let partition, let setting):
      "partition \"\(partition)\" has a \(setting) that is not read. Export it as CSV in UTF-8."
    }
  }
}
