import JSONModel
import JSONSchema

/// The parts of a multipart body (RFC 2046, RFC 7578).
struct MultipartParts {
    struct Part {
        /// By name in lower case.
        var fields: [String: String] = [:]
        var body: ArraySlice<UInt8> = []

        /// A parameter of `Content-Disposition`: `name`, `filename`.
        func disposition(_ name: String) -> String? {
            fields["content-disposition"].flatMap { MultipartParts.parameter(name, of: $0) }
        }
    }

    private(set) var parts: [Part] = []

    /// The parts, or nil when the body does not keep to the boundary its type names.
    init?(_ body: [UInt8], contentType: String) {
        guard let boundary = Self.parameter("boundary", of: contentType), !boundary.isEmpty,
            boundary.utf8.count <= 70
        else { return nil }
        let mark = Array("--\(boundary)".utf8)
        let starts = Self.lines(startingWith: mark, in: body)
        guard starts.count > 1, let last = starts.last else { return nil }
        for (start, next) in zip(starts, starts.dropFirst()) {
            guard let part = Self.part(body[(start + mark.count)..<next]) else { return nil }
            parts.append(part)
        }
        guard body[(last + mark.count)...].starts(with: "--".utf8) else { return nil }
    }

    /// The parts as the members of an object; a name given several times becomes a list.
    func value(_ media: MediaType) -> JSONValue {
        var object = JSONObject()
        for part in parts {
            let name = part.disposition("name") ?? ""
            let schemas = media.formSchema?.schemas(ofMember: name) ?? []
            let isList = schemas.valueTypes.isSubset(of: [.array, .null])
            let types =
                isList
                ? schemas.flatMap { $0.schemas(ofElement: 0) }.valueTypes : schemas.valueTypes
            let value = Self.value(of: part, media.encodings[name], types)
            switch object[name] {
            case .array(let earlier)? where isList: object[name] = .array(earlier + [value])
            case let earlier?: object[name] = [earlier, value]
            case nil:
                let isWhole = value.array != nil
                object[name] = isList && !isWhole ? [value] : value
            }
        }
        return .object(object)
    }

    private static func value(
        of part: Part, _ encoding: PropertyEncoding?, _ types: TypeMask
    ) -> JSONValue {
        let type =
            part.fields["content-type"].map(MediaType.essence)
            ?? encoding?.contentTypes.first
        let isStructured =
            types.isDisjoint(with: .string)
            && !types.isDisjoint(with: [.object, .array])
        if MediaType.isJSON(type ?? "") || (type == nil && isStructured),
            let value = try? JSONValue.parse(Array(part.body))
        {
            return value
        }
        let text = String(decoding: part.body, as: UTF8.self)
        return part.disposition("filename") != nil
            ? .string(text) : JSONValue(text: text, as: types)
    }

    /// Where lines start that begin with the mark.
    private static func lines(startingWith mark: [UInt8], in body: [UInt8]) -> [Int] {
        var found: [Int] = []
        var place = 0
        while place + mark.count <= body.count {
            if body[place...].starts(with: mark) { found.append(place) }
            guard let end = body[place...].firstIndex(of: 0x0A) else { break }
            place = end + 1
        }
        return found
    }

    private static func part(_ bytes: ArraySlice<UInt8>) -> Part? {
        guard var rest = afterLine(bytes) else { return nil }
        var part = Part()
        while let end = rest.firstIndex(of: 0x0A) {
            let line = rest[..<end].filter { $0 != 0x0D }
            rest = rest[(end + 1)...]
            if line.isEmpty {
                if rest.last == 0x0A { rest.removeLast() }
                if rest.last == 0x0D { rest.removeLast() }
                part.body = rest
                return part
            }
            let text = String(decoding: line, as: UTF8.self)
            guard let colon = text.firstIndex(of: ":") else { return nil }
            let value = text[text.index(after: colon)...].drop { $0 == " " }
            part.fields[text[..<colon].lowercased()] = String(value)
        }
        return nil
    }

    private static func afterLine(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        bytes.firstIndex(of: 0x0A).map { bytes[($0 + 1)...] }
    }

    /// A parameter of a header's value: `boundary` of `multipart/form-data; boundary=x`.
    static func parameter(_ name: String, of value: String) -> String? {
        for part in value.split(separator: ";").dropFirst() {
            let pair = part.drop { $0 == " " }
            guard let equals = pair.firstIndex(of: "="),
                pair[..<equals].lowercased() == name
            else { continue }
            let text = pair[pair.index(after: equals)...]
            if text.utf8.count > 1, text.hasPrefix("\""), text.hasSuffix("\"") {
                return String(text.dropFirst().dropLast())
            }
            return String(text)
        }
        return nil
    }
}
