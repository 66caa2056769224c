import Domain
import GRDB
import Ledger
import Testing
import Transparency
import Views

/// Looking for a person in the manifests of batches.
@Suite struct ManifestSearchTests {
  private static func pseudonym(_ number: Int) -> Pseudonym {
    // In an order that is not that of the numbers.
    Pseudonym(bytes: (0..<16).map { UInt8(truncatingIfNeeded: number &* 167 &+ $0 &* 31) })
  }

  private static func manifest(of numbers: Range<Int>) -> Manifest {
    Manifest(unsorted: numbers.flatMap { pseudonym($0).bytes })
  }

  @Test(arguments: [1, 2, 3, 7, 8, 100])
  func `Everybody in a manifest is found, at their place, with a proof`(_ people: Int) throws {
    let manifest = Self.manifest(of: 0..<people)
    let root = Manifest.root(of: manifest.pseudonyms)
    #expect(SHA256Digest(bytes: root.bytes) == manifest.root)
    let plain = Manifest.split(manifest.pseudonyms)
    for number in 0..<people {
      let person = Self.pseudonym(number)
      let key = KeyedDigest(person.bytes, at: 0)
      let index = try #require(Manifest.index(of: key, in: manifest.pseudonyms))
      #expect(plain.firstIndex(of: person.bytes) == index)
      let proof = try Manifest.proof(of: index, in: manifest.pseudonyms)
      try proof.verify(leaf: TreeHash(leaf: person.bytes), root: root)
      #expect(throws: TransparencyError.self) {
        try proof.verify(leaf: TreeHash(leaf: Self.pseudonym(200).bytes), root: root)
      }
    }
    let stranger = KeyedDigest(Self.pseudonym(200).bytes, at: 0)
    #expect(Manifest.index(of: stranger, in: manifest.pseudonyms) == nil)
    #expect(throws: TransparencyError.self) {
      try Manifest.proof(of: people, in: manifest.pseudonyms)
    }
  }

  @Test(arguments: [true, false])
  func `What is gone or altered is told apart from who was not there`(
    hasDigest: Bool
  ) async throws {
    let scratch = try Scratch()
    let ledger = try await scratch.createLedger()
    let connection = ConnectionID(ledger.surroundings.identifier())
    let target = ListTarget(
      destination: DestinationID(ledger.surroundings.identifier()), connection: connection, list: 2)
    let run = RunID(ledger.surroundings.identifier())
    var recorded: [RecordedManifest] = []
    for number in 1...5 {
      let manifest = Self.manifest(of: (number == 2 ? 10..<20 : 0..<10))
      try ledger.manifests.keep(manifest, run: run, batch: number, target: target)
      recorded.append(
        .init(
          run: run, number: number, connection: connection, recipients: 10, root: manifest.root,
          sha256: hasDigest ? manifest.sha256 : nil))
    }
    let database = try DatabaseQueue(path: scratch.location.manifests)
    try await database.write { database in
      try database.execute(sql: "DELETE FROM manifests WHERE batch = 3")
      // One person less, and one person's last byte another.
      try database.execute(
        sql: "UPDATE manifests SET pseudonyms = SUBSTR(pseudonyms, 17) WHERE batch = 4")
      try database.execute(
        sql: """
          UPDATE manifests
          SET    pseudonyms = CAST(SUBSTR(pseudonyms, 1, 159) || x'00' AS BLOB)
          WHERE  batch = 5
          """)
    }
    let person = Self.pseudonym(3)
    let place = Manifest.split(Self.manifest(of: 0..<10).pseudonyms).firstIndex(of: person.bytes)
    let sights = try await ledger.manifests.look(for: person, in: recorded)
    #expect(
      sights == [.there(try #require(place)), .notThere, .missing, .altered, .altered])
    #expect(try await ledger.manifests.look(for: person, in: []) == [])
  }
}
