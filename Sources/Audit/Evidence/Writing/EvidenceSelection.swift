import Domain
import EventLog

/// Which entries belong to evidence.
struct EvidenceSelection {
  /// Those that it is about, in order.
  let about: [Position]
  /// Those without which these can be neither understood nor checked, in order.
  ///
  /// They tell who acted by which key, and how what they used had been set up.
  let context: [Position]
  /// The runs that it is about, in the order of their first entry in it.
  let runs: [RunID]

  /// All of them, in order.
  var all: [Position] { (about + context).sorted() }
}
