import Domain

/// Why a page cannot be shown.
enum ConsoleError: Error, Hashable {
  /// There is no such page, or nothing of that identity.
  case notFound
  /// A filter has a value that means nothing.
  case unusableFilter(name: String)
  /// The ledger's files are not those any more that the console opened.
  case ledgerReplaced
  /// Whoever started the console may not read this, or not any more.
  case notPermitted(ReadingRight)
  /// The browser is not signed in, or not any more.
  case signInNeeded
  /// A link that signs in was used, or is too old.
  case linkUsed
  /// A form was sent that this console did not give out.
  case foreignForm
  /// The request names another host: a page elsewhere may be asking in the reader's name.
  case foreignHost
}
