import Results

/// A page that is one list, as it is or as it was.
protocol ListPage: Page {
  /// What it lists.
  associatedtype Row: Tabular

  /// What there is to list.
  ///
  /// - Parameter look: The ledger, and who asks.
  /// - Returns: The rows, in their order.
  /// - Throws: Why the ledger cannot be read.
  func rows(of look: Look) throws -> [Row]
}

extension ListPage {
  var menu: String? { "title" }
  var looksBack: Bool { true }

  func content(_ request: PageRequest, _ look: Look) async throws -> PageContent {
    let texts = request.texts
    let rows = PageTable(
      caption: texts["title"], rows: try rows(of: look), hidden: ["id"], isCaptionHidden: true
    ).values(texts, request.time)
    return PageContent(title: texts["title"], values: ["rows": rows])
  }

  func document(
    _ request: PageRequest, _ look: Look, in layout: Layout
  ) async throws -> Document {
    Document(try layout.list(rows(of: look)))
  }
}
