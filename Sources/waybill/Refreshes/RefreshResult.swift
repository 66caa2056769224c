package import Domain
package import Results

/// What a refresh came to.
package struct RefreshResult: Encodable, Sendable {
  /// Which refresh.
  package let refresh: RefreshID
  /// How many destinations came to which outcome.
  package let figures: RefreshFigures
  /// What became of each that was tried by this process.
  package let destinations: [DestinationOutcome]

  /// Sums a refresh up.
  package init(
    refresh: RefreshID, figures: RefreshFigures, destinations: [DestinationOutcome]
  ) {
    (self.refresh, self.figures, self.destinations) = (refresh, figures, destinations)
  }

  /// The refresh for people: a line a destination, and the figures.
  ///
  /// - Parameter layout: How lists are laid out.
  /// - Returns: The text, with a line break at its end.
  /// - Throws: `EncodingError`.
  package func text(_ layout: Layout) throws -> String {
    let list = destinations.isEmpty ? "" : try layout.list(destinations) + "\n"
    return list + "Refresh \(refresh): \(figures.words).\n"
  }
}

extension RefreshFigures {
  /// Whether all that was asked for was done.
  package var isGood: Bool { underWay + failed + refused + cancelled == 0 }

  /// The figures in words; what nothing came to is left out.
  package var words: String {
    let counted: [(Int, RefreshOutcome)] = [
      (completed, .completed), (completedWithWarnings, .completedWithWarnings), (failed, .failed),
      (refused, .refused), (cancelled, .cancelled), (underWay, .underWay),
    ]
    let found = counted.filter { $0.0 > 0 }.map { "\($0.0) \($0.1.words)" }
    return found.isEmpty ? "no destination took part" : found.joined(separator: ", ")
  }
}
