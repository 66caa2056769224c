import EventLog
import Foundation
import Ledger
import Views

extension HostileReader {
  /// What a log holds, and what is signed for it.
  static let records = [record, canonicalJSON, commandDocument]

  private static let record = ofText("record") { text throws(BrokenPromise) in
    let entry = Entry(position: position(in: text), record: text)
    guard let envelope = try? Envelope(entry) else { return false }
    // What the log refuses to write can be taken apart, but is in no log of ours.
    if let written = try? Draft(envelope).record(at: envelope.position) {
      try require(written.utf8.elementsEqual(text.utf8), "a record comes back byte for byte")
    }
    if let message = try? RecordedMessage(envelope) {
      try require(message.envelope == envelope, "a message keeps its envelope")
    }
    return true
  }

  /// The place that a record says it has.
  private static func position(in text: String) -> Position {
    let head = text.firstRange(of: "\"sequence\":\"")?.upperBound ?? text.endIndex
    let digits = text[head...].prefix { $0.isASCII && $0.isNumber }
    return Int64(digits).flatMap(Position.init(rawValue:)) ?? .beginning
  }

  private static let canonicalJSON = HostileReader("canonical-json") {
    bytes throws(BrokenPromise) in
    guard let value = try? JSONDecoder().decode(AnyJSON.self, from: Data(bytes)),
      let written = try? CanonicalJSON.encode(value)
    else { return false }
    guard let again = try? JSONDecoder().decode(AnyJSON.self, from: Data(written)) else {
      throw BrokenPromise(description: "canonical JSON is JSON")
    }
    try require(again == value, "canonical JSON says the same")
    try require((try? CanonicalJSON.encode(again)) == written, "one value has one spelling")
    return true
  }

  private static let commandDocument = ofText("command-document") { text throws(BrokenPromise) in
    guard let document = try? CommandDocument(text) else { return false }
    try require(
      (try? document.text())?.utf8.elementsEqual(text.utf8) == true,
      "a command comes back byte for byte")
    return true
  }
}
