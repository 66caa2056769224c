package import Sendinblue

/// The runner's way to Sendinblue.
///
/// Every call is one request: it neither tries again nor waits, which is the runner's to decide
/// and to record. An error whose `outcomeIsUnknown` is true leaves open whether the request took
/// effect. Cancelling the task ends a call early, with an error.
package protocol ImportGateway: Sendable {
  /// Reads a list.
  func list(_ id: Int64) async throws(SendinblueError) -> Answer<ContactList>
  /// Reads a part of a list's contacts, the oldest first.
  func contacts(
    ofList id: Int64, offset: Int, limit: Int
  ) async throws(SendinblueError) -> Answer<ContactPage>
  /// Reads the account's attributes.
  func attributes() async throws(SendinblueError) -> Answer<[ContactAttribute]>
  /// Sends a batch.
  func importContacts(bytes: [UInt8]) async throws(SendinblueError) -> Answer<ProcessID>
  /// Takes a batch of contacts off a list; that none of them was on it is no error.
  func remove(
    _ body: RemovalBody, fromList id: Int64
  ) async throws(SendinblueError) -> Answer<Removal>
  /// Asks how far an import is.
  func process(_ id: ProcessID) async throws(SendinblueError) -> Answer<ImportProcess>
  /// Asks for the account's latest processes, the latest first.
  func processes(limit: Int) async throws(SendinblueError) -> Answer<[ImportProcess]>
  /// Counts the rows that a report of an import names.
  func reportRowCount(_ report: ImportReport) async throws(SendinblueError) -> Int
}
