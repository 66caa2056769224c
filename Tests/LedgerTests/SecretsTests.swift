import Domain
import Foundation
import Ledger
import Testing
import Vault

@Suite("Secrets of a ledger")
struct SecretsTests {
  private let scratch: Scratch
  private let ledger: Ledger
  private let road: Road

  init() async throws {
    scratch = try Scratch()
    ledger = try await scratch.createLedger()
    road = try await Road(ledger)
  }

  private func exposed(_ secret: Secret?) -> String? {
    secret?.withExposed { String(decoding: $0, as: UTF8.self) }
  }

  @Test("a sealed key is found by its fingerprint and connection, until it is forgotten")
  func sealing() async throws {
    let fingerprint = try await ledger.seal(Secret(Array("first".utf8)), for: road.connection)
    let other = ConnectionID(ledger.surroundings.identifier())
    #expect(try await exposed(ledger.apiKey(fingerprint, of: road.connection)) == "first")
    #expect(try await ledger.apiKey(fingerprint, of: other) == nil)
    #expect(try await ledger.apiKey("0011223344556677", of: road.connection) == nil)
    let second = try await ledger.seal(Secret(Array("second".utf8)), for: road.connection)
    #expect(second != fingerprint)
    #expect(try await exposed(ledger.apiKey(fingerprint, of: road.connection)) == "first")
    try await ledger.forget(fingerprint, of: road.connection)
    #expect(try await ledger.apiKey(fingerprint, of: road.connection) == nil)
    #expect(try await exposed(ledger.apiKey(second, of: road.connection)) == "second")
  }

  @Test("a ledger keeps its pseudonyms over its life")
  func pseudonyms() async throws {
    let address = Array("ada@example.com".utf8)
    let pseudonym = try await ledger.pseudonymizer().pseudonym(of: address)
    #expect(pseudonym.count == Manifest.pseudonymLength)
    let again = try Ledger.open(at: scratch.location, surroundings: .scripted())
    #expect(try await again.pseudonymizer().pseudonym(of: address) == pseudonym)
    let elsewhere = try await Scratch().createLedger(.system)
    #expect(try await elsewhere.pseudonymizer().pseudonym(of: address) != pseudonym)
  }

  @Test("no file of the ledger has the key's bytes, and only the log its fingerprint")
  func bytes() async throws {
    _ = try await road.start()
    let fingerprint = KeyFingerprint.of(Secret(Array(Road.key.utf8)))
    let files = try scratch.files()
    #expect(files.keys.contains("log.sqlite") && files.keys.contains("vault.sqlite"))
    for (name, content) in files {
      #expect(content.range(of: Data(Road.key.utf8)) == nil, "\(name)")
    }
    let log = files.filter { $0.key.hasPrefix("log.sqlite") }.values
    #expect(log.contains { $0.range(of: Data(fingerprint.utf8)) != nil })
  }
}
