/// Made-up customers with every kind of row, and who of them a list is to hold.
struct Customers {
  /// A contact as it is to stand on the list.
  struct Contact: Hashable {
    let email: String
    let first: String?
    let phone: String?
  }

  /// The fields of a profile.
  static let columns = ["CustomerId", "Email", "First", "Phone", "Consent"]

  /// The profiles, in the order of the columns.
  let rows: [[String]]

  /// Makes customers up.
  ///
  /// - Parameter count: How many.
  init(count: Int) { rows = (0..<count).map { Self.row($0) } }

  private init(rows: [[String]]) { self.rows = rows }

  /// The customers some time later: some have left, some have changed, some are new.
  ///
  /// Nobody gets a telephone number that somebody else had: what an account makes of that is another
  /// matter.
  var later: Customers {
    let stayed = rows.enumerated().filter { $0.offset % 28 != 24 }.map { number, row in
      number % 5 == 1 ? [row[0], row[1], "Neu", row[3], row[4]] : row
    }
    let new = (0..<rows.count / 10).map {
      ["new\($0)", "new\($0)@example.com", "", "", $0 % 3 == 0 ? "no" : "Yes"]
    }
    return Customers(rows: stayed + new)
  }

  /// Whom the list is to hold once they were sent to an empty account.
  var contacts: Set<Contact> {
    var (addresses, phones): (Set<String>, Set<String>) = ([], [])
    var contacts: Set<Contact> = []
    for row in rows where row[4].lowercased() == "yes" && row[1].contains("@") {
      let email = row[1].lowercased()
      guard addresses.insert(email).inserted else { continue }
      var phone = Self.digits(row[3])
      if let number = phone, !phones.insert(number).inserted { phone = nil }
      let first = row[2].replacing("\n", with: " ")
      contacts.insert(
        Contact(email: email, first: first.isEmpty ? nil : first, phone: phone))
    }
    return contacts
  }

  private static func row(_ number: Int) -> [String] {
    let email =
      switch number % 20 {
      case 0: ""
      case 1: "nonsense\(number).example.com"
      case 2: "P\(number + 1)@EXAMPLE.com"
      default: "p\(number)@example.com"
      }
    let firsts = ["", "Zoë", "O\"Neill", "a,b|c;d", "two\nlines", "王 🙂"]
    let phone =
      switch number % 4 {
      case 0: ""
      case 1: "+4915\(10_000_000 + number)"
      case 2: "n/a"
      default: "0171 \(1_000_000 + number / 40)"
      }
    return [
      "c\(number)", email, firsts[number % firsts.count], phone, number % 11 == 5 ? "no" : "yes",
    ]
  }

  /// A number of those above as it is sent; nothing where it is unusable.
  private static func digits(_ phone: String) -> String? {
    if phone.hasPrefix("+") { return String(phone.dropFirst()) }
    return phone.hasPrefix("0") ? "49" + phone.dropFirst().replacing(" ", with: "") : nil
  }
}
