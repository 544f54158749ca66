/// A JSON text read once: a flat list of its values in reading order, over the text's own bytes.
///
/// Meant for judging messages without building values: a tape keeps its storage from one text to
/// the next, so reading allocates nothing once it has seen a text of that size. Reading checks
/// everything ``JSONValue/parse(_:limits:)`` checks, which itself builds its values from a tape.
package struct JSONTape: ~Copyable {
    private(set) var storage: JSONTapeStorage
    private(set) var bytes: [UInt8] = []

    package init() { storage = JSONTapeStorage(capacity: 64) }

    /// A tape for one text of that many bytes.
    init(forBytes count: Int) {
        storage = JSONTapeStorage(capacity: min(count, 64 << 20) / 8 + 16)
    }

    deinit { storage.deallocate() }

    /// How many entries the text last read has; the root is the first one.
    package var count: Int { storage.count }

    /// Reads a text; when it is refused the tape is empty.
    package mutating func read(
        _ bytes: [UInt8], limits: JSONLimits = JSONLimits()
    ) throws(JSONParseError) {
        try read(bytes, limits: limits, duplicates: .refused)
    }

    mutating func read(
        _ bytes: [UInt8], limits: JSONLimits, duplicates: JSONTapeReader.Duplicates
    ) throws(JSONParseError) {
        self.bytes = bytes
        storage.removeAll()
        var failure: JSONParseError?
        bytes.withUnsafeBufferPointer { buffer in
            var reader = JSONTapeReader(
                buffer, limits: limits, duplicates: duplicates, storage: storage)
            storage.decoded = []  // One owner only, or writing to it would copy it.
            do throws(JSONParseError) { try reader.readText() } catch { failure = error }
            storage = reader.storage
        }
        if let failure {
            storage.removeAll()
            self.bytes = []
            throw failure
        }
    }

    /// Gives the entries and the bytes they point into to `body`; neither may leave it.
    package borrowing func withView<Result, Failure: Error>(
        _ body: (JSONTapeView) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        let entries = UnsafeBufferPointer(start: storage.entries, count: storage.count)
        return try bytes.withUnsafeBufferPointer { (text) throws(Failure) -> Result in
            try storage.decoded.withUnsafeBufferPointer { (decoded) throws(Failure) -> Result in
                try body(JSONTapeView(entries: entries, text: text, decoded: decoded))
            }
        }
    }
}

// The storage belongs to this one value, and only mutating calls write to it.
extension JSONTape: @unchecked Sendable {}

/// One value or member name on a tape.
package struct JSONTapeEntry {
    package enum Kind {
        case null, `false`, `true`, number, string, array, object, name
    }

    /// Where it starts in the text: the bracket, the first digit, the byte after the quote.
    package var offset: UInt32
    /// Bytes of a number or a decoded text; elements or members of a container.
    package var length: UInt32
    /// For a container the entry after its last part; for a text with escapes its place among the
    /// decoded ones.
    package var link: UInt32
    package var kind: Kind
    /// See the constants below.
    package var flags: UInt8 = 0
    /// For names: a cheap hash of the bytes.
    var hash: UInt16 = 0

    /// A text with escapes; one with other than ASCII; a number with a point or an exponent.
    package static let escaped: UInt8 = 1
    package static let nonASCII: UInt8 = 2
    package static let fraction: UInt8 = 4

    var hasEscapes: Bool { flags & Self.escaped != 0 }
    var isObject: Bool { if case .object = kind { true } else { false } }

    var isContainer: Bool {
        switch kind {
        case .array, .object: true
        case .null, .false, .true, .number, .string, .name: false
        }
    }
}

/// The memory behind a tape, handed to the reader and back.
struct JSONTapeStorage {
    /// One container that is still open.
    struct Frame {
        var entry: Int
        var count: Int
        /// One bit for each hash of a name met so far.
        var names: UInt64
    }

    private(set) var entries: UnsafeMutablePointer<JSONTapeEntry>
    private var capacity: Int
    private(set) var count = 0
    private(set) var frames: UnsafeMutablePointer<Frame>
    private var frameCapacity = 16
    private(set) var depth = 0
    /// Texts that had escapes, without them.
    var decoded: [UInt8] = []
    /// The entries of names that stood before in the same object.
    var repeated: [Int] = []

    init(capacity: Int) {
        self.capacity = capacity
        entries = .allocate(capacity: capacity)
        frames = .allocate(capacity: frameCapacity)
    }

    mutating func removeAll() {
        count = 0
        depth = 0
        if !decoded.isEmpty { decoded.removeAll(keepingCapacity: true) }
        if !repeated.isEmpty { repeated.removeAll() }
    }

    func deallocate() {
        entries.deallocate()
        frames.deallocate()
    }

    @inline(__always)
    mutating func append(_ entry: JSONTapeEntry) {
        if count == capacity { growEntries() }
        (entries + count).initialize(to: entry)
        count += 1
    }

    @inline(__always)
    mutating func push(_ frame: Frame) {
        if depth == frameCapacity { growFrames() }
        (frames + depth).initialize(to: frame)
        depth += 1
    }

    mutating func pop() { depth -= 1 }

    @inline(never)
    private mutating func growEntries() {
        let larger = UnsafeMutablePointer<JSONTapeEntry>.allocate(capacity: capacity * 2)
        larger.moveInitialize(from: entries, count: count)
        entries.deallocate()
        entries = larger
        capacity *= 2
    }

    @inline(never)
    private mutating func growFrames() {
        let larger = UnsafeMutablePointer<Frame>.allocate(capacity: frameCapacity * 2)
        larger.moveInitialize(from: frames, count: depth)
        frames.deallocate()
        frames = larger
        frameCapacity *= 2
    }
}
