import Domain
import Results

/// One page of the console.
///
/// It has a folder of its own, with its template and its texts in every language.
protocol Page: Sendable {
  /// Its files.
  var files: PageFiles { get }
  /// Where it is, as routes are written: `/runs/:run`.
  var path: String { get }
  /// What a reader has to be allowed to see.
  var right: ReadingRight { get }
  /// The name of the text by which the menu calls it; nothing where it is not in the menu.
  var menu: String? { get }

  /// Whether it can show the past.
  var looksBack: Bool { get }
  /// The formats in which programs get its answer.
  var formats: [OutputFormat] { get }

  /// Answers what it is asked.
  ///
  /// - Parameters:
  ///   - request: What it is asked, in which language.
  ///   - look: The ledger, and who asks.
  /// - Returns: What the template has places for, and its title.
  /// - Throws: `ConsoleError`, or why the ledger cannot be read.
  func content(_ request: PageRequest, _ look: Look) async throws -> PageContent

  /// The same answer for programs, as the command line prints it.
  ///
  /// - Parameters:
  ///   - request: What is asked.
  ///   - look: The ledger, and who asks.
  ///   - layout: One of its formats.
  /// - Returns: The answer.
  /// - Throws: As `content(_:_:)`.
  func document(
    _ request: PageRequest, _ look: Look, in layout: Layout
  ) async throws -> Document
}

extension Page {
  var menu: String? { nil }
  var looksBack: Bool { false }
  var formats: [OutputFormat] { [.csv, .json] }
}

/// What a page shows.
struct PageContent {
  /// Its title.
  let title: String
  /// What its template has places for.
  let values: [String: Any]
  /// The formats in which programs get this answer, where they are not all of the page's.
  var formats: [OutputFormat]?
}
