import Domain
import Profiles

/// Reads a run's sources block by block, one block ahead of whoever asks.
///
/// An actor, so that the rows of the next block are read and looked at on one processor while another
/// finds out what those before it come to. It holds one block in wait, however many rows there are.
actor BlockFeed {
  /// A block, and what is known of its sources.
  struct Delivery: ~Copyable, Sendable {
    /// The rows.
    var block: RowBlock
    /// Whether something other than at an earlier reading was read, up to the end of the block.
    let sawChange: Bool
  }

  private let watch: SourceWatch
  private var reader: BlockReader
  private var waiting: Delivery?
  /// A block whose memory is to be used again.
  private var spare = RowBlock()

  /// Makes ready to read what a run was ordered to send.
  ///
  /// - Parameters:
  ///   - order: What it was ordered to send.
  ///   - inputs: Its sources.
  ///   - watch: Watches them; nobody else has it.
  ///   - gathersValues: Whether the values are needed that would be sent.
  ///   - keepsCustomers: Whether a row with a usable address may have to be told of by its customer id.
  /// - Throws: `SourceError` where a source cannot be opened or lacks a field.
  init(
    _ order: RunOrder, _ inputs: [SourceInput], _ watch: sending SourceWatch,
    gathersValues: Bool, keepsCustomers: Bool
  ) throws(SourceError) {
    self.watch = watch
    reader = try BlockReader(
      sources: inputs, matching: Profiles.DataMatching(order.settings.matching),
      gathersValues: gathersValues, keepsCustomers: keepsCustomers,
      observer: { watch.see($1, of: $0) })
  }

  /// The digest of all of a source, once it was read through.
  func digest(of source: Int) -> SHA256Digest { watch.digest(of: source) }

  /// The seals of what was read.
  var seals: SourceWatch.Seals { watch.seals }

  /// Reads the next block, unless one is waiting to be asked for.
  func readAhead() {
    if waiting != nil { return }
    var block = RowBlock()
    swap(&block, &spare)
    reader.fill(&block)
    watch.end(reader.ended)
    waiting = Delivery(block: block, sawChange: watch.sawChange)
  }

  /// The block behind the one that was last given.
  ///
  /// - Parameter used: The block before, whose memory is used again.
  /// - Returns: The block, without rows where there are no further ones.
  func next(returning used: consuming RowBlock) -> Delivery {
    readAhead()
    spare = used
    guard let delivery = waiting.take() else { preconditionFailure("a block was read just now") }
    return delivery
  }
}
