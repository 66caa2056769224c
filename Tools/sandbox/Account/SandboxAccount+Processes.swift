extension SandboxAccount {
  /// A process, as a poll sees it.
  ///
  /// - Throws: A refusal, where there is none with this identifier.
  func poll(_ id: Int) throws(APIError) -> ImportProcess {
    guard processes.indices.contains(id - 1) else { throw .processMissing }
    notePoll()
    return processes[id - 1]
  }

  /// One page of the processes, as a poll sees them.
  ///
  /// - Returns: The page, and how many there are in all.
  func poll(_ page: Page) -> (processes: [ImportProcess], count: Int) {
    notePoll()
    return (page.items(of: processes), processes.count)
  }

  /// A report's file.
  ///
  /// - Throws: A refusal, where the token is nobody's or no row was refused for this.
  func report(_ kind: ImportReports.Kind, token: String) throws(APIError) -> [UInt8] {
    guard let file = processes.first(where: { $0.reportToken == token })?.reports[kind] else {
      throw .reportMissing
    }
    return file
  }
}
