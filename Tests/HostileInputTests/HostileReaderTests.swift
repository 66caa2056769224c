import HostileAnswers
import HostileInput
import Testing

/// Readers of what strangers write, given what only strangers would write.
///
/// `Tools/fuzz` gives them far more of it.
@Suite struct HostileReaderTests {
  @Test(.timeLimit(.minutes(1)), arguments: HostileReader.all + HostileReader.answers)
  func keepsItsPromisesOnExamples(_ reader: HostileReader) throws {
    var taken = 0
    for (name, bytes) in try HostileCorpus.examples(of: reader) {
      #expect(throws: Never.self, "\(name)") { if try reader.read(bytes) { taken += 1 } }
    }
    #expect(taken > 0, "no example is one: nothing would be tried but refusals")
  }

  @Test(.timeLimit(.minutes(1)), arguments: HostileReader.all + HostileReader.answers)
  func keepsItsPromisesOnMutations(_ reader: HostileReader) throws {
    let examples = try HostileCorpus.examples(of: reader).map(\.bytes)
    var (taken, refused) = (0, 0)
    for bytes in Mutations(of: examples, seed: 0x5EED).prefix(400) {
      do throws(BrokenPromise) {
        if try reader.read(bytes) { taken += 1 } else { refused += 1 }
      } catch {
        Issue.record("\(error): \(String(reflecting: String(decoding: bytes, as: UTF8.self)))")
      }
    }
    #expect(taken > 0)
    #expect(refused > 0)
  }

  /// What costs more than its length: a reader that does would be here for minutes.
  @Test(.timeLimit(.minutes(1)), arguments: HostileReader.all + HostileReader.answers)
  func endsOnWhatIsLongAndDeep(_ reader: HostileReader) throws {
    let examples = try HostileCorpus.examples(of: reader).map(\.bytes)
    let pieces =
      examples + ["[", "{\"a\":", "\"", "\n", "\\", " ", "+", "/"].map { Array($0.utf8) }
    for piece in pieces where !piece.isEmpty {
      let count = (1 << 15) / piece.count
      #expect(throws: Never.self) {
        _ = try reader.read(Array(repeatElement(piece, count: count).joined()))
      }
    }
  }
}

extension HostileReader: CustomTestStringConvertible {
  public var testDescription: String { name }
}
