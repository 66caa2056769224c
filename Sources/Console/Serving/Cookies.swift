import Hummingbird

/// The cookies of the console.
enum Cookies {
  /// Tells who is signed in.
  static let browser = "waybill-console"
  /// The reader's language.
  static let language = "language"
  /// The reader's time zone, which the script sets.
  static let zone = "zone"

  /// The cookie that keeps a browser signed in until it is closed.
  static func signIn(_ id: String, isSecure: Bool) -> Cookie {
    cookie(browser, id, isSecure: isSecure)
  }

  /// The cookie that takes that away.
  static func signOut(isSecure: Bool) -> Cookie {
    cookie(browser, "", maxAge: 0, isSecure: isSecure)
  }

  /// The cookie that keeps a language for a year.
  static func language(_ language: Language, isSecure: Bool) -> Cookie {
    cookie(self.language, language.rawValue, maxAge: 31_536_000, isSecure: isSecure)
  }

  private static func cookie(
    _ name: String, _ value: String, maxAge: Int? = nil, isSecure: Bool
  ) -> Cookie {
    if let maxAge {
      return Cookie(
        name: name, value: value, maxAge: maxAge, path: "/", secure: isSecure, httpOnly: true,
        sameSite: .strict)
    }
    return Cookie(
      name: name, value: value, path: "/", secure: isSecure, httpOnly: true, sameSite: .strict)
  }
}
