/// A sentence that names commands between backticks, as the command line writes them.
enum Prose {
  /// What a template has places for: the parts, each of them text or a command.
  ///
  /// - Parameter text: The sentence.
  /// - Returns: The places' values.
  static func values(_ text: String) -> [[String: Any]] {
    text.split(separator: "`", omittingEmptySubsequences: false).enumerated().map { place, part in
      place.isMultiple(of: 2) ? ["plain": String(part)] : ["command": String(part)]
    }
  }
}
