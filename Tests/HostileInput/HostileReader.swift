/// A reader of bytes that strangers write, and what must hold of whatever it takes.
///
/// Refusing is always right; what may never happen is a crash, an endless wait, memory without bound,
/// or taking something and making something else of it.
package struct HostileReader: Sendable {
  /// What it is called, and the folder of ``HostileCorpus`` that its examples are in.
  package let name: String
  private let body: @Sendable ([UInt8]) throws(BrokenPromise) -> Bool

  /// Names a reader.
  /// - Parameters:
  ///   - name: a word, with hyphens if need be.
  ///   - body: reads bytes, and makes sure of what must hold of them; tells whether they were taken.
  package init(_ name: String, _ body: @escaping @Sendable ([UInt8]) throws(BrokenPromise) -> Bool)
  {
    self.name = name
    self.body = body
  }

  /// Names a reader of text; what is no UTF-8 never gets to it.
  /// - Parameters:
  ///   - name: a word, with hyphens if need be.
  ///   - body: reads text, as for ``init(_:_:)``.
  /// - Returns: the reader.
  package static func ofText(
    _ name: String, _ body: @escaping @Sendable (String) throws(BrokenPromise) -> Bool
  ) -> HostileReader {
    HostileReader(name) { bytes throws(BrokenPromise) in
      guard let text = String(validating: bytes, as: UTF8.self) else { return false }
      return try body(text)
    }
  }

  /// Has the reader read.
  /// - Parameter bytes: anything.
  /// - Returns: whether it took them.
  /// - Throws: what does not hold of what it took.
  package func read(_ bytes: [UInt8]) throws(BrokenPromise) -> Bool { try body(bytes) }

  /// All readers of what needs no network.
  package static let all: [HostileReader] = [
    notes, proofs, tables, folders, people, records, keys, values,
  ].flatMap { $0 }
}
