/// Something to choose from in a filter.
enum Choice {
  /// What a template has places for, for each thing that there is.
  ///
  /// - Parameters:
  ///   - things: What there is, in order.
  ///   - chosen: The one that is chosen, by its value.
  ///   - id: The value that the form sends.
  ///   - name: What the reader sees.
  /// - Returns: The places' values.
  static func all<Thing>(
    _ things: [Thing], chosen: String?, id: (Thing) -> String, name: (Thing) -> String
  ) -> [[String: Any]] {
    things.map { thing in
      ["value": id(thing), "choiceName": name(thing), "isChosen": id(thing) == chosen]
    }
  }
}
