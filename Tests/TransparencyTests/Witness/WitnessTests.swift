import Testing
import Transparency

@Suite struct WitnessTests {
  private let authors: Authors
  private let witness: Witness
  private let origin: KeyName

  init() throws {
    authors = try Authors()
    witness = Witness(
      cosigner: authors.witness, logs: [authors.otherLog.verifier, authors.log.verifier])
    origin = authors.log.verifier.name
  }

  private func request(_ old: Int, _ new: Int) throws -> WitnessRequest {
    try WitnessRequest(
      oldSize: UInt64(old), to: authors.checkpoint(new), reading: authors.store.read)
  }

  private func seen(_ size: Int) -> [KeyName: TreeHead] { [origin: authors.head(size)] }

  @Test func theCosignatureIsThatOfTheVector() throws {
    let vector = try #require(try Vectors.read().notes.first { $0.witnessSeedHex != nil })
    let cosigner = try Cosigner(
      name: KeyName("witness.example.com/w1"),
      seed: bytes(hex: try #require(vector.witnessSeedHex)))
    #expect(cosigner.verifier.vkey == vector.witnessVkey)
    let note = try SignedNote(vector.note.utf8)
    let line = cosigner.cosign(note, at: try #require(vector.cosignatureTime))
    #expect(line == note.signatures.last)
    #expect(vector.note.hasSuffix(line.line + "\n"))
  }

  @Test(arguments: [(0, 0), (0, 1), (0, 300), (1, 2), (5, 5), (255, 256), (256, 300), (3, 299)])
  func whatFollowsIsSignedAndRemembered(old: Int, new: Int) throws {
    let request = try request(old, new)
    #expect(try WitnessRequest(request.serialized.utf8) == request)
    let answer = try witness.answer(request, lastSeen: seen(old), at: 1_700_000_000)
    #expect(answer.origin == origin)
    #expect(answer.seen == authors.head(new))
    let note = try request.note.adding(
      answer: (answer.cosignature.line + "\n").utf8, of: [authors.witness.verifier])
    let signed = try SignedCheckpoint(
      opening: note, log: authors.log.verifier, witnesses: [authors.witness.verifier])
    #expect(signed.signatures.map(\.time) == [nil, 1_700_000_000])
  }

  @Test func aLogThatWasNeverSeenBeginsAtNothing() throws {
    #expect(
      try witness.answer(request(0, 7), lastSeen: [:], at: 1).seen == authors.head(7))
    #expect(throws: WitnessRefusal.staleSize(lastSeen: 0)) {
      try witness.answer(request(3, 7), lastSeen: [:], at: 1)
    }
  }

  @Test func theRequestIsThatOfTheSpecification() throws {
    let expected =
      "old 2\n\(authors.store.leaves[2].base64)\n\n" + (try authors.note(3).serialized)
    #expect(try request(2, 3).serialized == expected)
    #expect(try request(0, 3).serialized == "old 0\n\n" + authors.note(3).serialized)
  }

  @Test(arguments: [(5, 6), (7, 6), (0, 6)])
  func aStaleSizeIsRefusedWithTheOneThatWasSeen(old: Int, seen size: Int) throws {
    #expect(throws: WitnessRefusal.staleSize(lastSeen: UInt64(size))) {
      try witness.answer(request(old, 9), lastSeen: seen(size), at: 1)
    }
  }

  /// The log was cut, and the proof asked for from behind its end.
  @Test func anOldSizeBehindTheNewOneIsRefused() throws {
    let bytes = "old 9\n\n" + (try authors.note(5).serialized)
    let cause = TransparencyError.smallerTree(oldSize: 9, newSize: 5)
    #expect(throws: WitnessRefusal.badRequest(cause)) {
      try witness.answer(WitnessRequest(bytes.utf8), lastSeen: seen(9), at: 1)
    }
  }

  @Test(arguments: [(0, 5), (3, 5), (4, 5), (5, 5)])
  func badProofsAreRefused(old: Int, new: Int) throws {
    let request = try request(old, new)
    let stranger = TreeHash(leaf: "stranger".utf8).base64
    let start = "old \(old)\n"
    let longer = start + stranger + "\n" + request.serialized.dropFirst(start.count)
    #expect {
      try witness.answer(WitnessRequest(longer.utf8), lastSeen: seen(old), at: 1)
    } throws: {
      if case .badProof? = $0 as? WitnessRefusal { true } else { false }
    }
    // What was seen was another tree.
    guard old > 0 else { return }
    let other = [origin: TreeHead(size: UInt64(old), root: TreeHash(leaf: "other".utf8))]
    #expect { try witness.answer(request, lastSeen: other, at: 1) } throws: {
      if case .badProof? = $0 as? WitnessRefusal { true } else { false }
    }
  }

  @Test func aLogThatIsNotKnownIsRefused() throws {
    let blind = Witness(cosigner: authors.witness, logs: [authors.otherLog.verifier])
    #expect(throws: WitnessRefusal.unknownOrigin) {
      try blind.answer(request(0, 5), lastSeen: [:], at: 1)
    }
  }

  @Test func aCheckpointThatItsLogDidNotSignIsRefused() throws {
    let text = try authors.note(5).text
    let unsigned = try authors.otherLog.sign(text)
    let request = try WitnessRequest(("old 0\n\n" + unsigned.serialized).utf8)
    #expect(
      throws: WitnessRefusal.badSignature(.unsigned(name: origin.text))
    ) { try witness.answer(request, lastSeen: [:], at: 1) }
    let wrong = unsigned.adding(try authors.note(6).signatures[0])
    let changed = try WitnessRequest(("old 0\n\n" + wrong.serialized).utf8)
    #expect(
      throws: WitnessRefusal.badSignature(.badSignature(name: origin.text))
    ) { try witness.answer(changed, lastSeen: [:], at: 1) }
  }

  @Test func whatIsNoCheckpointIsRefused() throws {
    let note = try authors.log.sign("example.com/log\nmany\n")
    let request = try WitnessRequest(("old 0\n\n" + note.serialized).utf8)
    #expect { try witness.answer(request, lastSeen: [:], at: 1) } throws: {
      if case .badRequest? = $0 as? WitnessRefusal { true } else { false }
    }
    let empty = try authors.log.sign("example.com/log\n0\n\(authors.head(1).root.base64)\n")
    let other = try WitnessRequest(("old 0\n\n" + empty.serialized).utf8)
    #expect(throws: WitnessRefusal.badProof(.wrongEmptyRoot)) {
      try witness.answer(other, lastSeen: [:], at: 1)
    }
  }

  @Test(arguments: [
    "", "old\n", "old \n", "old 05\n", "old -1\n", "Old 5\n", "old 5 \n", "new 5\n", "old 5\r\n",
    "old 5\nold 5\n", "old 5\nAQID\n", "old 9223372036854775808\n",
  ])
  func otherTextsAreNoRequest(header: String) throws {
    let note = try authors.note(6)
    #expect(throws: TransparencyError.self) {
      try WitnessRequest((header + "\n" + note.serialized).utf8)
    }
  }

  @Test func answersOfUnknownWitnessesAreLeftOut() throws {
    let note = try authors.note(5)
    let lines = [authors.stranger, authors.witness, authors.witness].map {
      $0.cosign(note, at: 3).line + "\n"
    }.joined()
    let cosigned = try note.adding(answer: lines.utf8, of: [authors.witness.verifier])
    #expect(cosigned.signatures.map(\.name.text) == ["example.com/log", "witness.example/w1"])
    let foreign = authors.witness.cosign(try authors.note(6), at: 3).line + "\n"
    #expect(throws: TransparencyError.badSignature(name: "witness.example/w1")) {
      try note.adding(answer: foreign.utf8, of: [authors.witness.verifier])
    }
    for answer in ["", "\n", "\n" + lines, lines + "\n", String(lines.dropLast())] {
      #expect(throws: TransparencyError.self) {
        try note.adding(answer: answer.utf8, of: [authors.witness.verifier])
      }
    }
  }
}
