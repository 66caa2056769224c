import NIOHTTP1

extension SendinblueClient {
  /// Deletes a contact, with all that the account knows of it.
  ///
  /// That there is no such contact is an answer and no error. A 404 that does not say so of itself
  /// is one: it may come from whatever stands at a wrong address.
  ///
  /// - Parameter email: The contact's address; it stands in the request's path and in no error.
  /// - Returns: Whether the contact was there.
  /// - Throws: ``SendinblueError``; see ``SendinblueError/outcomeIsUnknown``.
  package func deleteContact(_ email: String) async throws(SendinblueError) -> Answer<Bool> {
    let reply = try await reply(
      to: .deleteContact, at: "contacts/\(Self.encoded(email))", by: .DELETE)
    if (200..<300).contains(reply.status) { return reply.answer(true) }
    let refusal = await answer(of: reply)
    guard reply.status == 404, refusal.code == .documentNotFound else {
      throw error(of: reply, refusal)
    }
    return reply.answer(false)
  }

  /// A text as one segment of a path: all but the unreserved characters in percent-encoding
  /// (RFC 3986, sections 2.1 and 2.3).
  private static func encoded(_ text: String) -> String {
    let digits = Array("0123456789ABCDEF")
    return text.utf8.reduce(into: "") { encoded, byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "_"), UInt8(ascii: "~"):
        encoded.unicodeScalars.append(Unicode.Scalar(byte))
      default: encoded += "%\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
      }
    }
  }
}
