package import Foundation

/// Examples of what the readers read, and what once was too much for one of them: files that
/// mutations and libFuzzer begin with.
package enum HostileCorpus {
  /// The folder of a reader's examples.
  /// - Parameter reader: the reader.
  /// - Returns: where it is in the checkout that this was compiled from.
  package static func folder(of reader: HostileReader) -> URL {
    URL(filePath: #filePath).deletingLastPathComponent()
      .appending(components: "Corpus", reader.name)
  }

  /// A reader's examples.
  /// - Parameter reader: the reader.
  /// - Returns: the examples by their files' names, in the order of these.
  /// - Throws: what Foundation throws when the files cannot be read.
  package static func examples(
    of reader: HostileReader
  ) throws -> [(name: String, bytes: [UInt8])] {
    let folder = folder(of: reader)
    return try FileManager.default.contentsOfDirectory(atPath: folder.path(percentEncoded: false))
      .sorted()
      .map { (name: $0, bytes: Array(try Data(contentsOf: folder.appending(path: $0)))) }
  }
}
