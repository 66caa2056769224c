import Hummingbird

extension ConsoleServer {
  /// Sends a browser to another page, which it asks for by GET.
  static func redirect(to path: String) -> Response {
    Response(status: .seeOther, headers: [.location: path])
  }

  /// A file that pages are made with.
  static func file(_ bytes: [UInt8], _ type: String) -> Response {
    // A later console's pages have files of their own.
    Response(
      status: .ok, headers: [.contentType: type, .cacheControl: "no-cache"],
      body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
  }

  /// A file for the reader to keep.
  ///
  /// Where reading on fails, the connection ends before the file does, which browsers and programs notice.
  func download(_ document: Document, as name: String, _ type: String) -> Response {
    let body = ResponseBody { [report] writer in
      do {
        let next = document.pieces()
        while let piece = try next() { try await writer.write(ByteBuffer(string: piece)) }
        try await writer.finish(nil)
      } catch {
        report(error)
        throw error
      }
    }
    return Response(
      status: .ok,
      headers: [.contentType: type, .contentDisposition: "attachment; filename=\"\(name)\""],
      body: body)
  }
}
