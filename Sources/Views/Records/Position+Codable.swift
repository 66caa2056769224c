package import EventLog

/// Written as a number, in rows and in what the command line prints.
extension Position: Codable {}
