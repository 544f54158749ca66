import JSONModel

/// Changes a part of an input as a JSON value, so that more inputs than byte mutations leave whole
/// get past the reader and into what judges, compares and generates.
struct JSONMutator {
    private var random: UInt64

    init(seed: UInt32) { random = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1 }

    /// The input with one part changed, or nil when the drawn part is no JSON.
    mutating func mutate(_ bytes: [UInt8], longest: Int) -> [UInt8]? {
        var parts = bytes.split(
            separator: FuzzInput.separator, omittingEmptySubsequences: false)
        let place = draw(parts.count)
        guard var value = try? JSONValue.parse(Array(parts[place])) else { return nil }
        let donor = draw(3) == 0 ? parts[draw(parts.count)] : parts[place]
        let donated = (try? JSONValue.parse(Array(donor))).map { nodes(of: $0) } ?? [value]
        for _ in 0...draw(3) {
            let size = nodes(of: value).count
            value = changed(value, at: draw(size), with: donated[draw(donated.count)])
        }
        parts[place] = value.serialized()[...]
        let joined = Array(parts.joined(separator: [FuzzInput.separator]))
        return joined.count <= longest ? joined : nil
    }

    private mutating func draw(_ bound: Int) -> Int {
        random ^= random << 13
        random ^= random >> 7
        random ^= random << 17
        return bound > 1 ? Int(random >> 33) % bound : 0
    }

    /// The value and everything in it, in the order of the text.
    private func nodes(of value: JSONValue) -> [JSONValue] {
        switch value {
        case .array(let values): [value] + values.flatMap { nodes(of: $0) }
        case .object(let object): [value] + object.members.flatMap { nodes(of: $0.value) }
        default: [value]
        }
    }

    /// The value with its node of that number changed.
    private mutating func changed(
        _ value: JSONValue, at number: Int, with donated: JSONValue
    ) -> JSONValue {
        var left = number
        return walk(value, &left, donated)
    }

    private mutating func walk(
        _ value: JSONValue, _ left: inout Int, _ donated: JSONValue
    ) -> JSONValue {
        left -= 1
        if left == -1 { return replacement(of: value, donated) }
        switch value {
        case .array(let values):
            return .array(values.map { left < 0 ? $0 : walk($0, &left, donated) })
        case .object(let object):
            return .object(
                JSONObject(
                    object.members.map { member in
                        guard left >= 0 else { return member }
                        return JSONObject.Member(
                            name: member.name, value: walk(member.value, &left, donated))
                    }))
        default: return value
        }
    }

    private mutating func replacement(of value: JSONValue, _ donated: JSONValue) -> JSONValue {
        switch (value, draw(4)) {
        case (.array(var values), 0...2):
            switch (draw(3), values.isEmpty) {
            case (0, false): values.remove(at: draw(values.count))
            case (1, false): values.append(values[draw(values.count)])
            default: values.insert(donated, at: draw(values.count + 1))
            }
            return .array(values)
        case (.object(let object), 0...2):
            var members = object.members
            switch (draw(4), members.isEmpty) {
            case (0, false): members.remove(at: draw(members.count))
            case (1, false): members[draw(members.count)].name = Self.names[draw(Self.names.count)]
            default:
                let name = Self.names[draw(Self.names.count)]
                members.removeAll { $0.name == name }
                members.append(JSONObject.Member(name: name, value: donated))
            }
            return .object(JSONObject(Self.withoutRepeats(members)))
        case (_, 0): return donated
        default: return Self.values[draw(Self.values.count)]
        }
    }

    private static func withoutRepeats(_ members: [JSONObject.Member]) -> [JSONObject.Member] {
        var seen: Set<String> = []
        return members.filter { seen.insert($0.name).inserted }
    }

    private static let values: [JSONValue] = [
        nil, true, false, 0, 1, -1, 2, 3, 10, "", "a", "abc", "é", "object", "array", "string",
        "integer", "number", "null", "boolean", "#", "#/$defs/a", "^a", "date-time", "uri", "query",
        "path", "header", "form", "deepObject", "type", "regex", "application/json", [], [:],
        ["a", "b"], ["type": "string"], ["$ref": "#"], ["not": [:]],
        JSONNumber("0.5").map(JSONValue.number) ?? nil,
        JSONNumber("-1.5e30").map(JSONValue.number) ?? nil,
    ]

    private static let names: [String] = [
        "a", "b", "", "$ref", "$defs", "$id", "$anchor", "$dynamicRef", "$dynamicAnchor", "$schema",
        "type", "enum", "const", "multipleOf", "maximum", "minimum", "exclusiveMaximum",
        "exclusiveMinimum", "maxLength", "minLength", "pattern", "format", "maxItems", "minItems",
        "uniqueItems", "contains", "maxContains", "minContains", "maxProperties", "minProperties",
        "required", "dependentRequired", "prefixItems", "items", "properties", "patternProperties",
        "additionalProperties", "propertyNames", "if", "then", "else", "dependentSchemas", "allOf",
        "anyOf", "oneOf", "not", "unevaluatedItems", "unevaluatedProperties", "nullable",
        "discriminator", "definitions", "additionalItems", "dependencies", "schema", "content",
        "headers", "parameters", "requestBody", "responses", "200", "default", "style", "explode",
        "in", "name", "get", "post", "security", "components", "schemas", "readOnly", "examples",
        "matchingRules", "matchers", "match", "regex", "body", "$", "$.a", "status", "encoding",
    ]
}

/// libFuzzer asks this, when it is there, to change an input in place.
@_cdecl("LLVMFuzzerCustomMutator")
func changeInput(
    _ data: UnsafeMutablePointer<UInt8>, _ size: Int, _ longest: Int, _ seed: UInt32
) -> Int {
    if seed % 2 == 0 {
        var mutator = JSONMutator(seed: seed)
        let bytes = [UInt8](UnsafeBufferPointer(start: data, count: size))
        if let changed = mutator.mutate(bytes, longest: longest) {
            for (place, byte) in changed.enumerated() { data[place] = byte }
            return changed.count
        }
    }
    return changeBytes(data, size, longest)
}

/// libFuzzer's own mutation of bytes.
@_silgen_name("LLVMFuzzerMutate")
private func changeBytes(
    _ data: UnsafeMutablePointer<UInt8>, _ size: Int, _ longest: Int
) -> Int
