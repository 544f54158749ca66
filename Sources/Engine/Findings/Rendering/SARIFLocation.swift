import JSONModel

/// A finding's place as a SARIF location.
struct SARIFLocation {
    private let location: FindingLocation
    private let source: SourceText?

    init(_ location: FindingLocation, _ source: SourceText?) {
        self.location = location
        self.source = source
    }

    /// The location object, or nil when nothing is known.
    var json: JSONValue? {
        var object = JSONObject()
        if let file = location.file, !file.isEmpty {
            var place = JSONObject()
            place.append("artifactLocation", ["uri": .string(Self.uri(of: file))])
            if let region { place.append("region", region) }
            object.append("physicalLocation", .object(place))
        }
        let logical = logicalLocations
        if !logical.isEmpty { object.append("logicalLocations", .array(logical)) }
        return object.isEmpty ? nil : .object(object)
    }

    private var region: JSONValue? {
        guard let position = location.position, position.line >= 1 else { return nil }
        var region = JSONObject()
        region.append("startLine", JSONValue(position.line))
        if let columns = source?.utf16Columns(of: position) {
            region.append("startColumn", JSONValue(columns.start))
            region.append("endColumn", JSONValue(columns.end))
        }
        return .object(region)
    }

    private var logicalLocations: [JSONValue] {
        var logical: [JSONValue] = []
        if let pointer = location.pointer, let name = pointer.tokens.last {
            logical.append([
                "name": .string(name), "fullyQualifiedName": .string(pointer.description),
                "kind": "value",
            ])
        }
        if let step = location.step {
            logical.append([
                "name": .string("step \(step)"), "fullyQualifiedName": .string("step \(step)"),
                "kind": "step",
            ])
        }
        return logical
    }

    /// A file name as a URI reference; relative names stay relative.
    static func uri(of file: String) -> String {
        var uri = file.utf8.first == UInt8(ascii: "/") ? "file://" : ""
        for byte in file.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
                UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "/"):
                uri.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                let digits = String(byte, radix: 16, uppercase: true)
                uri += (digits.utf8.count == 1 ? "%0" : "%") + digits
            }
        }
        return uri
    }
}

/// Names that stay with a finding when lines move, so that it is not reported as new.
///
/// A name is a hash of the rule, the file, and the place in the document or else the text of the
/// line; findings that share all of these are told apart by a number.
struct SARIFFingerprints {
    private var counts: [String: Int] = [:]

    mutating func next(for finding: Finding, _ source: SourceText?) -> String {
        let location = finding.location
        var parts = [finding.rule, location.file ?? ""]
        if let pointer = location.pointer {
            parts.append("pointer \(pointer)")
        } else if let line = location.position.flatMap({ source?.line($0.line) }) {
            parts.append("line " + String(decoding: line.filter { $0 > 0x20 }, as: UTF8.self))
        } else {
            parts.append("message " + finding.message)
        }
        if let step = location.step { parts.append("step \(step)") }
        let hash = Self.hash(parts)
        let count = counts[hash, default: 0] + 1
        counts[hash] = count
        return "\(hash):\(count)"
    }

    /// FNV-1a over the parts, each ended by a byte that UTF-8 never has.
    private static func hash(_ parts: [String]) -> String {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for part in parts {
            for byte in Array(part.utf8) + [0xFF] {
                hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
            }
        }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - digits.utf8.count) + digits
    }
}
