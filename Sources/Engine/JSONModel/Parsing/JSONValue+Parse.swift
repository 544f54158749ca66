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
        let result: Result<JSONValue, JSONParseError> = bytes.withUnsafeBufferPointer { buffer in
            var parser = JSONParser(buffer, limits: limits)
            do throws(JSONParseError) {
                return .success(try parser.parseDocument())
            } catch {
                return .failure(error)
            }
        }
        return try result.get()
    }
}

extension JSONDocument {
    /// Reads a JSON file's bytes, keeping the place of every value; repeated names are collected.
    package static func parse(
        _ bytes: [UInt8], name: String, limits: JSONLimits = JSONLimits()
    ) throws(JSONParseError) -> JSONDocument {
        let result: Result<JSONDocument, JSONParseError> = bytes.withUnsafeBufferPointer { buffer in
            let recorder = JSONPositionRecorder(buffer)
            var parser = JSONParser(buffer, limits: limits, recorder: recorder)
            do throws(JSONParseError) {
                let root = try parser.parseDocument()
                return .success(
                    JSONDocument(
                        name: name, root: root, positions: recorder.positions,
                        namePositions: recorder.namePositions, duplicates: recorder.duplicates))
            } catch {
                return .failure(error)
            }
        }
        return try result.get()
    }
}
