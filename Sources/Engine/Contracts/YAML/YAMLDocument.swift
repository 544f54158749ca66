import JSONModel

/// Reads YAML into the same documents JSON is read into, so that everything after is alike.
///
/// The scalars are those of YAML 1.2's core schema: `no` and `2024-01-01` are strings, quoted text
/// always is. What has no JSON value, or reads differently in YAML 1.1 and 1.2, is refused. Values
/// are built from the parser's events, without a call stack that input could exhaust.
package enum YAMLDocument {
    /// How many values aliases may stand for once they are written out.
    static let aliasLimit = 100_000
    static let depthLimit = 256
    static let byteLimit = 32 << 20

    /// Reads one YAML document; positions count columns in bytes, as for JSON.
    ///
    /// Repeated names are collected, like those of JSON documents.
    package static func load(_ bytes: [UInt8], name: String) throws(YAMLError) -> JSONDocument {
        let lines = LineStarts(bytes)
        guard bytes.count <= byteLimit else {
            throw YAMLError(
                name: name, position: SourcePosition(line: 1, column: 1),
                explanation: "longer than \(byteLimit) bytes")
        }
        if let place = UTF8Check.firstInvalidByte(in: bytes) {
            throw YAMLError(
                name: name, position: lines.position(of: place),
                explanation: "the bytes here are not valid UTF-8", expected: "UTF-8 text")
        }
        let result: Result<JSONDocument, YAMLFault> = bytes.withUnsafeBufferPointer { buffer in
            do throws(YAMLFault) {
                var events = YAMLEventReader(buffer)
                return .success(try read(&events, name: name, lines))
            } catch {
                return .failure(error)
            }
        }
        do throws(YAMLFault) {
            return try result.get()
        } catch {
            throw YAMLError(error, name: name, lines)
        }
    }

    private static func read(
        _ events: inout YAMLEventReader, name: String, _ lines: LineStarts
    ) throws(YAMLFault) -> JSONDocument {
        var builder = YAMLBuilder()
        var hasDocument = false
        while true {
            let event = try events.next()
            switch event.kind {
            case .streamStart, .documentEnd: break
            case .documentStart:
                guard !hasDocument else {
                    throw YAMLFault(
                        event.offset, "a second document starts here",
                        expected: "a single document", nextAction: "put it into a file of its own")
                }
                hasDocument = true
            case .streamEnd:
                guard let root = builder.root else {
                    throw YAMLFault(
                        0, "there is no YAML document in the text", expected: "one document")
                }
                let places = JSONPlaces(shape: root, records: builder.records, lines: lines)
                return JSONDocument(
                    name: name, root: root, places: places,
                    duplicates: builder.repeated.map(\.pointer), repeated: builder.repeated)
            case .node(let node): try builder.add(node, at: event.offset)
            }
        }
    }
}
