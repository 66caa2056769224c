/// The plain way to import: strings in dictionaries, and rows of cells that need no parsing.
struct ReferenceAccount {
  private(set) var contacts: [String: [String: String]] = [:]
  private(set) var refused = 0

  mutating func importRows(_ rows: [[String]], header: [String], emptying: Bool) {
    for row in rows {
      var cells = Dictionary(uniqueKeysWithValues: zip(header, row))
      let email = cells.removeValue(forKey: "EMAIL")?.lowercased() ?? ""
      let phone = cells["SMS"] ?? ""
      let owner = contacts.first { !phone.isEmpty && $0.value["SMS"] == phone }
      guard email.contains("@"), owner == nil || owner?.key == email else {
        refused += 1
        continue
      }
      for (name, cell) in cells {
        if !cell.isEmpty {
          contacts[email, default: [:]][name] = cell
        } else if emptying {
          contacts[email, default: [:]][name] = nil
        } else {
          contacts[email, default: [:]][name] = contacts[email]?[name]
        }
      }
    }
  }
}
