package import Domain
package import EventLog

extension Envelope {
  /// The entry's time.
  ///
  /// - Throws: `undecodable` where it is no time.
  package func instant() throws(ViewsError) -> Timestamp {
    guard let time = Timestamp(time) else {
      throw .undecodable(position, type: type, reason: "its time is no time")
    }
    return time
  }
}
