/// All pages, in the order of the menu.
enum ConsolePages {
  /// The pages: each has a folder in `Pages`, and its line here.
  ///
  /// - Parameter verifier: Verifies the ledger.
  /// - Returns: The pages.
  static func all(_ verifier: Verifier) -> [any Page] {
    [
      OverviewPage(), DisclosuresPage(), RunsPage(), RunPage(), TrailPage(), EntryPage(),
      PersonPage(), ConnectionsPage(), DestinationsPage(), UsersPage(), ConsentsPage(),
      EvidencePage(), IntegrityPage(verifier: verifier),
    ]
  }
}
