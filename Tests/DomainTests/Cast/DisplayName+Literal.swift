import Domain

/// Lets specifications write names as they are read; a flawed literal is the test's own bug.
extension DisplayName: ExpressibleByStringLiteral {
  package init(stringLiteral text: String) {
    do throws(Flaw) {
      self = try DisplayName(text)
    } catch {
      preconditionFailure("“\(text)”: \(error)")
    }
  }
}
