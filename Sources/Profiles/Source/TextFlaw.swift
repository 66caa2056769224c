/// What makes bytes no text.
enum TextFlaw {
  /// They do not follow the Unicode standard's table 3-7, well-formed UTF-8 byte sequences.
  case notUTF8
  /// They hold U+0000.
  case nulByte
}
