/// How much input a parser takes before it refuses.
package struct JSONLimits: Sendable {
    package var maximumDepth: Int
    package var maximumBytes: Int

    /// Defaults: 256 levels, 64 MiB.
    package init(maximumDepth: Int = 256, maximumBytes: Int = 64 << 20) {
        self.maximumDepth = maximumDepth
        self.maximumBytes = maximumBytes
    }
}

extension JSONValue {
    /// Reads one JSON value; repeated member names are refused.
    package static func parse(
        _ bytes: [UInt8], limits: JSONLimits = JSONLimits()
    ) throws(JSONParseError) -> JSONValue {
        var tape = JSONTape(forBytes: bytes.count)
        try tape.read(bytes, limits: limits)
        return tape.value
    }
}

extension JSONTape {
    /// The value the text stands for; null before any text was read.
    package var value: JSONValue { count == 0 ? .null : withView { $0.value(at: 0) } }
}

extension JSONDocument {
    /// Reads a JSON file's bytes, keeping the place of every value; repeated names are collected.
    package static func parse(
        _ bytes: [UInt8], name: String, limits: JSONLimits = JSONLimits()
    ) throws(JSONParseError) -> JSONDocument {
        var tape = JSONTape(forBytes: bytes.count)
        try tape.read(bytes, limits: limits, duplicates: .collected)
        let root = tape.value
        let places = tape.withView { JSONPlaces($0, shape: root) }
        let duplicates = tape.repeatedMembers
        return JSONDocument(
            name: name, root: root, places: places, duplicates: duplicates.map(\.pointer),
            repeated: duplicates)
    }
}
