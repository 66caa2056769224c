import Results
import Vault

/// A key that can sign, and where it is.
struct IdentitySummary: Tabular {
  /// Where a private key is.
  enum Place {
    /// In a file, by its path.
    case file(String)
    /// With an ssh-agent, by its socket's path.
    case agent(String)

    var path: String {
      switch self {
      case .file(let path), .agent(let path): path
      }
    }
  }

  private enum CodingKeys: String, CodingKey {
    case fingerprint
    case algorithm
    case comment
    case publicKey
    case file
    case agent
  }

  /// The public half.
  let publicKey: PublicKey
  /// What stands behind it.
  let comment: KeyComment
  /// Where the private half is.
  let place: Place

  private var line: String { publicKey.line(comment: comment) }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(publicKey.fingerprint, forKey: .fingerprint)
    try container.encode(publicKey.algorithm.name, forKey: .algorithm)
    try container.encode(comment.description, forKey: .comment)
    try container.encode(line, forKey: .publicKey)
    switch place {
    case .file(let path): try container.encode(path, forKey: .file)
    case .agent(let path): try container.encode(path, forKey: .agent)
    }
  }

  static var columns: [Column<IdentitySummary>] {
    [
      Column("fingerprint") { $0.publicKey.fingerprint },
      Column("algorithm") { $0.publicKey.algorithm.name },
      Column("comment", mayBeCut: true, isDetail: true) { $0.comment.description },
      Column("public key") { $0.line },
      Column("private key", isDetail: true) { $0.place.path },
    ]
  }
}
