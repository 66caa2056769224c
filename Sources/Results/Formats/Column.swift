package import Audit

/// Which side of a column its text keeps to.
package enum Alignment: Sendable {
  /// Words.
  case leading
  /// Numbers.
  case trailing
}

/// A column of a table or CSV file: its title, and what it shows of a row.
package struct Column<Row> {
  /// The title.
  package let title: String
  /// Whether a table shows the title as it is, and not in capitals: the name of a profile's field,
  /// whose letter case counts.
  package private(set) var isTitleVerbatim = false
  /// Which side the text keeps to.
  package let alignment: Alignment
  /// Whether the text may be cut where the terminal is too narrow; never an identifier.
  package let mayBeCut: Bool
  /// The cell's text as the ledger has it, not yet made safe to show.
  package let text: (Row) -> String
  /// Whether lists leave the column to files, where there is room.
  package let isDetail: Bool
  /// The cell's text where it is the program's own words, which a page says in its reader's language;
  /// nothing where it is somebody's name or the like.
  package private(set) var phrase: ((Row) -> Sentence)?
  /// What a colour should say of the cell.
  package private(set) var tone: (Row) -> Tone = { _ in .plain }

  /// Describes a column.
  ///
  /// - Parameters:
  ///   - title: The title.
  ///   - alignment: Which side the text keeps to.
  ///   - mayBeCut: Whether the text may be cut where the terminal is too narrow.
  ///   - isDetail: Whether lists leave the column to files.
  ///   - text: The cell's text.
  package init(
    _ title: String, _ alignment: Alignment = .leading, mayBeCut: Bool = false,
    isDetail: Bool = false, text: @escaping (Row) -> String
  ) {
    self.title = title
    self.alignment = alignment
    self.mayBeCut = mayBeCut
    self.isDetail = isDetail
    self.text = text
  }

  /// Describes a column of sentences, or parts of them.
  ///
  /// - Parameters:
  ///   - title: The title.
  ///   - mayBeCut: Whether the text may be cut where the terminal is too narrow.
  ///   - isDetail: Whether lists leave the column to files.
  ///   - phrase: The cell's text.
  package init(
    _ title: String, mayBeCut: Bool = false, isDetail: Bool = false,
    phrase: @escaping (Row) -> Sentence
  ) {
    self.init(title, mayBeCut: mayBeCut, isDetail: isDetail) { phrase($0).text }
    self.phrase = phrase
  }

  /// The column where all its texts are the program's own words.
  package var inWords: Column { said { [text] in Sentence(words: text($0)) } }

  /// The column with what a page says in its place, in its reader's language.
  ///
  /// - Parameter phrase: What it says.
  /// - Returns: The column.
  package func said(_ phrase: @escaping (Row) -> Sentence) -> Column {
    var column = self
    column.phrase = phrase
    return column
  }

  /// The column with its title as it is.
  package var titledVerbatim: Column {
    var column = self
    column.isTitleVerbatim = true
    return column
  }

  /// The column with a colour.
  ///
  /// - Parameter tone: What the colour should say of the cell.
  /// - Returns: The column.
  package func toned(_ tone: @escaping (Row) -> Tone) -> Column {
    var column = self
    column.tone = tone
    return column
  }
}

/// A result that can be printed in every format: its members are the JSON, its columns the rest.
package protocol Tabular: Encodable {
  /// The columns, in order.
  static var columns: [Column<Self>] { get }
}

extension Sentence {
  /// Names that stand together without room between them, as a page has to break its lines.
  ///
  /// - Parameter names: The names, with commas between them.
  package init(listing names: String) {
    self.init(verbatim: names.replacing(",", with: ", "))
  }
}
