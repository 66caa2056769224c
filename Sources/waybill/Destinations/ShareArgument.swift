import ArgumentParser

/// A share in whole percent, written `10%`.
package struct ShareArgument: ExpressibleByArgument, Hashable, Sendable {
  /// The share, in `[0, 100]`.
  package let percent: Int

  /// States a share.
  package init(percent: Int) {
    self.percent = percent
  }

  /// Reads an argument; the sign may be left out.
  package init?(argument: String) {
    let digits = argument.hasSuffix("%") ? argument.dropLast() : argument[...]
    guard digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let percent = Int(digits),
      (0...100).contains(percent)
    else { return nil }
    self.percent = percent
  }

  /// The share as it is written.
  package var defaultValueDescription: String { "\(percent)%" }
}
