/// What taking contacts off a list came to.
package struct Removal: Sendable, Hashable {
  /// How many contacts were taken off.
  package let removed: Int

  /// How many were not, since they were not on the list.
  package let failed: Int

  /// Gives an outcome, as whatever stands in for Sendinblue does.
  ///
  /// - Parameters:
  ///   - removed: How many contacts were taken off.
  ///   - failed: How many were not.
  package init(removed: Int, failed: Int) {
    self.removed = removed
    self.failed = failed
  }

  /// How many contacts the answer speaks of.
  var total: Int { removed + failed }
}

extension Removal: Decodable {
  private enum CodingKeys: String, CodingKey {
    case contacts, success, failure
  }

  package init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: CodingKeys.self)
      .nestedContainer(keyedBy: CodingKeys.self, forKey: .contacts)
    removed = try fields.decode([Name].self, forKey: .success).count
    failed = try fields.decodeIfPresent([Name].self, forKey: .failure)?.count ?? 0
  }

  /// A contact as the answer names it, by address or number: counted, not kept.
  private struct Name: Decodable {
    init(from decoder: any Decoder) throws {}
  }
}
