extension SandboxAccount {
  /// So many rows are imported before other requests get their turn.
  private static let rowsPerTurn = 5_000

  /// Accepts an import.
  ///
  /// - Parameters:
  ///   - order: What to import.
  ///   - fate: What is to become of it.
  /// - Returns: Its process.
  /// - Throws: A refusal, where a list is missing or dynamic; no process is made then.
  func submit(_ order: ImportOrder, fate: ImportFate) throws(APIError) -> Int {
    _ = try staticListIndices(order.listIDs)
    var listIDs = order.listIDs
    if let newList = order.newList {
      guard newList.folderId == Self.folderID else {
        throw .invalidParameter("Folder ID does not exist")
      }
      listIDs.append(try createList(named: newList.listName))
    }
    let id = processes.count + 1
    processes.append(ImportProcess(id: id, fate: fate, order: order, listIDs: listIDs))
    submissions.continuation.yield()
    return id
  }

  /// Takes an import for completed, of which only the size is known.
  ///
  /// - Parameter size: The size of its body in bytes.
  /// - Returns: Its process.
  func discard(importOf size: Int) -> Int {
    receivedImports.append(ReceivedImport(size: size, body: nil))
    let id = processes.count + 1
    processes.append(
      ImportProcess(id: id, fate: .completes, order: nil, listIDs: [], status: .completed))
    return id
  }

  /// Carries out imports as they come, one at a time, until the task is cancelled.
  ///
  /// Does nothing where the polls set the pace.
  func workOffImports() async {
    guard case .background = pace else { return }
    for await _ in submissions.stream {
      while let head = headOfQueue, processes[head].status == .queued {
        processes[head].status = .inProcess
        await Task.yield()
        guard var run = begin(head) else { continue }
        while !advance(&run, of: head) {
          if Task.isCancelled { return }
          await Task.yield()
        }
        complete(head, run)
      }
    }
  }

  /// Moves the import at the head of the queue on, where the polls set the pace.
  func notePoll() {
    guard case .onPolls(let queued, let inProcess) = pace, let head = headOfQueue else { return }
    processes[head].polls += 1
    if processes[head].polls <= queued { return }
    processes[head].status = .inProcess
    guard processes[head].polls > queued + inProcess, var run = begin(head) else { return }
    while !advance(&run, of: head) {}
    complete(head, run)
  }

  /// Carries out what was accepted, whoever polls or not, but for imports that never end.
  package func finishImports() {
    while let head = headOfQueue {
      guard var run = begin(head) else {
        if processes[head].status.isFinal { continue }
        return
      }
      while !advance(&run, of: head) {}
      complete(head, run)
    }
  }

  /// Lets imports that got stuck end as failed, so that those behind them have their turn.
  package func failStuckImports() {
    for index in processes.indices
    where !processes[index].status.isFinal && processes[index].fate == .neverEnds {
      processes[index].status = .failed
      processes[index].order = nil
    }
    submissions.continuation.yield()
  }

  /// The first process that has not ended, which those behind it wait for.
  private var headOfQueue: Int? { processes.firstIndex { !$0.status.isFinal } }

  /// The run of an import, or nil where its fate is not to be carried out.
  private func begin(_ index: Int) -> ImportRun? {
    switch processes[index].fate {
    case .completes:
      return processes[index].order.map { ImportRun($0, attributes: attributes, at: now) }
    case .neverEnds:
      return nil
    case .fails:
      processes[index].status = .failed
      processes[index].order = nil
      return nil
    }
  }

  /// - Returns: Whether all rows are imported.
  private func advance(_ run: inout ImportRun, of index: Int) -> Bool {
    let turn = run.advance(rows: Self.rowsPerTurn, contacts: &contacts)
    for list in lists.indices where processes[index].listIDs.contains(lists[list].id) {
      for contact in turn.imported { lists[list].members.insert(contact) }
    }
    return turn.isFinished
  }

  private func complete(_ index: Int, _ run: ImportRun) {
    processes[index].reports = run.reports
    if !run.reports.isEmpty { processes[index].reportToken = token }
    processes[index].order = nil
    processes[index].status = .completed
  }
}
