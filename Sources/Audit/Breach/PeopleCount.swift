/// How many different people batches carried, as far as their manifests are kept.
package struct PeopleCount: Encodable, Hashable, Sendable {
  /// At least so many.
  package let atLeast: Int
  /// At most so many; the same as at least where every manifest is kept.
  package let atMost: Int
  /// The batches whose manifests are gone, so that nobody knows who was in them.
  package let batchesWithoutManifest: Int

  /// Describes a count.
  package init(atLeast: Int, atMost: Int, batchesWithoutManifest: Int) {
    self.atLeast = atLeast
    self.atMost = atMost
    self.batchesWithoutManifest = batchesWithoutManifest
  }
}
