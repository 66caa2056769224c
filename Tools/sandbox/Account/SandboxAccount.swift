import Foundation
import NIOCore

/// The one account that a sandbox imitates: its lists, contacts, attributes and processes.
///
/// It begins with one folder (1), a static list "Newsletter" (2), a dynamic list (3), the standard
/// attributes and nobody on it.
package actor SandboxAccount {
  /// The list that a new account can import to.
  package static let newsletterID = 2
  /// The list that nothing can be imported to.
  package static let dynamicListID = 3
  static let folderID = 1

  /// What has been posted to `/contacts/import`, in order of arrival.
  package internal(set) var receivedImports: [ReceivedImport] = []

  /// What has been posted to take contacts off lists, in order of arrival.
  package internal(set) var receivedRemovals: [ReceivedRemoval] = []

  var contacts = ContactTable()
  var attributes = Attribute.standard
  var lists: [ContactList]
  /// A process's identifier is its place, counted from 1.
  var processes: [ImportProcess] = []

  let pace: ImportPace
  let submissions: (stream: AsyncStream<Void>, continuation: AsyncStream<Void>.Continuation)

  private let keepsBodies: Bool
  private let clock: @Sendable () -> Date
  private let makeToken: @Sendable () -> String

  init(_ configuration: SandboxConfiguration) {
    pace = configuration.importPace
    keepsBodies = configuration.keepsBodies
    clock = configuration.clock
    makeToken = configuration.makeToken
    submissions = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    let now = Self.milliseconds(configuration.clock())
    lists = [
      ContactList(
        id: Self.newsletterID, name: "Newsletter", folderID: Self.folderID, isDynamic: false,
        createdAt: now),
      ContactList(
        id: Self.dynamicListID, name: "Recently active", folderID: Self.folderID, isDynamic: true,
        createdAt: now),
    ]
  }

  /// Milliseconds since 1970.
  var now: Int64 { Self.milliseconds(clock()) }

  /// A word that nobody guesses.
  var token: String { makeToken() }

  /// Takes note of a posted import.
  func note(importBody body: ByteBuffer) {
    receivedImports.append(
      ReceivedImport(
        size: body.readableBytes, body: keepsBodies ? Array(body.readableBytesView) : nil))
  }

  /// Takes note of a posted removal.
  func note(removalBody body: ByteBuffer, list: Int) {
    receivedRemovals.append(
      ReceivedRemoval(list: list, body: keepsBodies ? Array(body.readableBytesView) : nil))
  }

  private static func milliseconds(_ date: Date) -> Int64 {
    Int64((date.timeIntervalSince1970 * 1_000).rounded())
  }
}
