/// Something that had to hold of what a reader took, and does not.
package struct BrokenPromise: Error, CustomStringConvertible {
  package let description: String
}

/// Makes sure that something holds of what a reader took.
/// - Parameters:
///   - holds: whether it does.
///   - promise: what was to hold, as a sentence.
/// - Throws: the promise if it does not hold.
package func require(_ holds: Bool, _ promise: String) throws(BrokenPromise) {
  guard holds else { throw BrokenPromise(description: promise) }
}
