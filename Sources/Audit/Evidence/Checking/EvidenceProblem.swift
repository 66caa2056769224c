/// Something that is not as evidence has to be.
package struct EvidenceProblem: Encodable, Hashable, Sendable {
  /// The file, by its name in the directory.
  package let file: String
  /// What is wrong with it, as the rest of a sentence.
  package let problem: String

  /// Names a problem.
  init(_ file: String, _ problem: String) {
    self.file = file
    self.problem = problem
  }
}
