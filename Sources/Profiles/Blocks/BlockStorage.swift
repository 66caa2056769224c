/// Elements one after the other in memory that is used again once they are removed.
///
/// An array would ask at every element whether it shares its memory with another: this one shares it
/// with none, and a million rows write here.
struct BlockStorage<Element: BitwiseCopyable>: ~Copyable {
  private(set) var count = 0
  private var capacity = 0
  /// Has room for ``capacity`` elements, of which those before ``count`` are there.
  private var elements: UnsafeMutablePointer<Element>

  /// Takes no memory yet.
  init() { elements = .allocate(capacity: 0) }

  deinit { elements.deallocate() }

  /// All elements, valid until the next change.
  var all: UnsafeMutableBufferPointer<Element> {
    @inline(__always) get { UnsafeMutableBufferPointer(start: elements, count: count) }
  }

  /// Where the first element is, valid until the next change.
  var start: UnsafeMutablePointer<Element> {
    @inline(__always) get { elements }
  }

  /// One element.
  ///
  /// - Parameter index: its place, in `[0, count)`.
  @inline(__always)
  subscript(index: Int) -> Element {
    get {
      precondition(index >= 0 && index < count, "no such element")
      return elements[index]
    }
    set {
      precondition(index >= 0 && index < count, "no such element")
      elements[index] = newValue
    }
  }

  /// Puts one element behind the others.
  @inline(__always)
  mutating func append(_ element: Element) {
    if count == capacity { grow(by: 1) }
    elements[count] = element
    count &+= 1
  }

  /// Makes room behind the elements, which ``commit(_:)`` then makes part of them.
  ///
  /// - Parameter length: how many elements it has to take.
  /// - Returns: where it begins, valid until the next change.
  @inline(__always)
  mutating func room(for length: Int) -> UnsafeMutablePointer<Element> {
    if length > capacity &- count { grow(by: length) }
    return elements + count
  }

  /// Takes as many elements of the room behind the others as were written there.
  @inline(__always)
  mutating func commit(_ length: Int) {
    precondition(length >= 0 && length <= capacity &- count, "only what there was room for")
    count &+= length
  }

  /// Removes all elements and keeps the memory.
  mutating func removeAll() { count = 0 }

  private mutating func grow(by length: Int) {
    let larger = max(capacity * 2, count + length, 1024)
    let moved = UnsafeMutablePointer<Element>.allocate(capacity: larger)
    moved.update(from: elements, count: count)
    elements.deallocate()
    (elements, capacity) = (moved, larger)
  }
}
