package import Domain
import Transparency

extension SHA256Digest {
  /// The digest of some bytes.
  ///
  /// - Parameter content: The bytes.
  package init(of content: some Sequence<UInt8>) {
    var hasher = ContentHasher()
    hasher.update(content)
    self.init(bytes: hasher.digest())
  }
}
