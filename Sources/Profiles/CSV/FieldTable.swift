/// Where the fields of the row under way begin and end, counted from the row's first byte.
///
/// Its storage is used again for every row.
struct FieldTable: ~Copyable {
  private typealias Bounds = (start: Int, end: Int)

  /// How many fields the row has, also those beyond what the table keeps.
  private(set) var count = 0
  private var capacity = 32
  private var bounds: UnsafeMutablePointer<Bounds>
  private var grows = true

  init() { bounds = .allocate(capacity: capacity) }

  deinit { bounds.deallocate() }

  /// Forgets the fields of the row before.
  mutating func removeAll() { count = 0 }

  /// Keeps no more fields a row than there are columns: further ones are only counted, so a row of
  /// nothing but separators costs no memory.
  mutating func stopGrowing(at columns: Int) {
    while capacity < columns { grow() }
    grows = false
  }

  /// Takes the next field.
  ///
  /// - Parameters:
  ///   - start: where it begins.
  ///   - end: where it ends, exclusive.
  @inline(__always)
  mutating func append(start: Int, end: Int) {
    if count == capacity, grows { grow() }
    if count < capacity { bounds[count] = (start, end) }
    count &+= 1
  }

  /// The field's place in its row.
  ///
  /// - Parameter index: the field's number from 0, less than ``count``.
  @inline(__always)
  subscript(index: Int) -> (start: Int, end: Int) {
    precondition(index < count && index < capacity, "no such field in this row")
    return bounds[index]
  }

  private mutating func grow() {
    let larger = UnsafeMutablePointer<Bounds>.allocate(capacity: capacity * 2)
    larger.initialize(from: bounds, count: capacity)
    bounds.deallocate()
    bounds = larger
    capacity *= 2
  }
}
