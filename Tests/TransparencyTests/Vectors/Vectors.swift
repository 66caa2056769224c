import Foundation
import Testing
import Transparency

/// Proofs and notes of other implementations, byte for byte.
struct Vectors: Decodable {
  struct Inclusion: Decodable {
    let index: UInt64
    let size: UInt64
    let proofHex: [String]
  }

  struct Consistency: Decodable {
    let size1: UInt64
    let size2: UInt64
    let proofHex: [String]
  }

  struct Note: Decodable {
    let source: String
    let vkey: String
    let note: String
    let leavesUtf8: [String]?
    let seedHex: String?
    let witnessSeedHex: String?
    let witnessVkey: String?
    let cosignatureTime: UInt64?
  }

  struct Hasher: Decodable {
    let emptyRoot: String
    let leafOfEmpty: String
    let leafL123456: String
    let nodeN123N456: String
  }

  let leavesHex: [String]
  let leafHashHex: [String]
  let rootHexBySize: [String]
  let inclusion: [Inclusion]
  let consistency: [Consistency]
  let rfc6962Hasher: Hasher
  let notes: [Note]

  static func read() throws -> Vectors {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "transparency.json")
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return try decoder.decode(Vectors.self, from: Data(contentsOf: file))
  }

  var leaves: [TreeHash] { leavesHex.map { TreeHash(leaf: bytes(hex: $0)) } }
}

/// The hash with these hexadecimal digits.
func hash(hex: String) throws -> TreeHash {
  try #require(TreeHash(bytes(hex: hex)))
}
