/// The files of a page.
struct PageFiles: Sendable {
  /// What the page is called among files.
  let name: String
  /// Its template.
  let template: [UInt8]
  /// Its texts.
  let texts: [Language: TextFile]

  /// Reads files.
  ///
  /// - Parameters:
  ///   - name: What the page is called among files.
  ///   - template: Its template.
  ///   - english: Its texts in English.
  ///   - chinese: Its texts in Chinese.
  init(_ name: String, template: [UInt8], english: [UInt8], chinese: [UInt8]) {
    self.name = name
    self.template = template
    texts = [.english: TextFile(english), .chinese: TextFile(chinese)]
  }
}
