import HTTPModel
import JSONModel
import JSONSchema

/// What was found where a parameter may stand.
enum ParameterReading {
    case absent
    case value(JSONValue)
    /// Empty, which this parameter may be.
    case empty
    /// A single value given several times.
    case repeated([String])
    /// Text that is not written in the parameter's style or media type.
    case unreadable(String)
}

extension ParameterValue {
    /// Reads the segment of a path, still percent-encoded.
    func read(pathText text: String, name: String) -> ParameterReading {
        if mediaType != nil {
            return content(PercentEncoding.decodeIfNeeded(text, plusIsSpace: false))
        }
        switch style {
        case .label:
            guard text.hasPrefix(".") else { return .unreadable(text) }
            return list(
                String(text.dropFirst()), mark: UInt8(ascii: isExploded ? "." : ","),
                isEncoded: true)
        case .matrix: return matrix(text, name: name)
        default: return list(text, mark: UInt8(ascii: ","), isEncoded: true)
        }
    }

    /// Reads the value of a header, which is not percent-encoded.
    func read(headerText text: String) -> ParameterReading {
        if mediaType != nil { return content(text) }
        return list(text, mark: UInt8(ascii: ","), isEncoded: false)
    }

    /// Reads a query or the cookies.
    func read(_ items: [RawItem], name: String) -> ParameterReading {
        if mediaType == nil, style == .deepObject { return brackets(items, name) }
        if mediaType == nil, style == .form, isExploded,
            case .object(let object, let otherwise) = shape
        {
            return members(of: items, object, name, otherwise)
        }
        var texts: [String] = []
        for item in items where item.name == name { texts.append(item.value) }
        guard let raw = texts.first else { return .absent }
        if mediaType == nil, isExploded, case .list(let types, let otherwise) = shape,
            texts.count > 1 || otherwise.isEmpty
        {
            return .value(.array(texts.map { Self.scalar(raw: $0, types) }))
        }
        guard texts.count == 1 else { return .repeated(texts) }
        if raw.isEmpty, allowsEmpty { return .empty }
        if mediaType != nil {
            return content(PercentEncoding.decodeIfNeeded(raw, plusIsSpace: true))
        }
        switch shape {
        case .text: return .value(.string(PercentEncoding.decodeIfNeeded(raw, plusIsSpace: true)))
        case .scalar(let types): return .value(Self.scalar(raw: raw, types))
        case .list(let types, let otherwise):
            if raw.isEmpty { return .value(.array([])) }
            let parts = TextList.parts(of: raw, style: style, isEncoded: true)
            if !otherwise.isEmpty, parts.count == 1 {
                return .value(Self.scalar(raw: raw, otherwise))
            }
            return .value(.array(parts.map { JSONValue(text: $0, as: types) }))
        case .object(let object, let otherwise):
            let parts = TextList.parts(of: raw, style: style, isEncoded: true)
            return Self.object(flat: parts, object, otherwise, raw)
        }
    }

    /// Whether an item of the query belongs to this parameter.
    func claims(_ item: String, name: String) -> Bool {
        if item == name { return true }
        guard mediaType == nil else { return false }
        if style == .deepObject {
            return item.utf8.count > name.utf8.count && item.hasPrefix(name)
                && item.utf8[item.utf8.index(item.utf8.startIndex, offsetBy: name.utf8.count)]
                    == UInt8(ascii: "[")
        }
        guard style == .form, isExploded, case .object(let object, _) = shape else { return false }
        return object.members[item] != nil || object.further != nil
    }

    private func content(_ text: String) -> ParameterReading {
        guard let mediaType, MediaType.isJSON(mediaType) else { return .value(.string(text)) }
        guard let value = try? JSONValue.parse(Array(text.utf8)) else { return .unreadable(text) }
        return .value(value)
    }

    private func brackets(_ items: [RawItem], _ name: String) -> ParameterReading {
        var tree = FormTree()
        for item in items where claims(item.name, name: name) { tree.insert(item.name, item.value) }
        guard let inner = tree[name] else { return .absent }
        if inner.members.isEmpty, inner.elements.isEmpty, inner.texts == [""], allowsEmpty {
            return .empty
        }
        let schemas: [SchemaCursor] =
            if case .object(let object, _) = shape { object.schemas } else { [] }
        if case .list(let types, let otherwise) = shape { return elements(inner, types, otherwise) }
        return .value(FormReading().value(inner, schemas))
    }

    private func elements(
        _ tree: FormTree, _ types: TypeMask, _ otherwise: TypeMask
    ) -> ParameterReading {
        let numbered = tree.members.compactMap { member in Int(member.key).map { ($0, member.tree) }
        }
        guard numbered.count == tree.members.count else {
            return .value(FormReading().value(tree, []))
        }
        let inner = numbered.sorted { $0.0 < $1.0 }.map(\.1) + tree.elements
        let texts = tree.texts + inner.flatMap(\.texts)
        if inner.isEmpty, texts.count == 1, !otherwise.isEmpty {
            return .value(Self.scalar(raw: texts[0], otherwise))
        }
        return .value(.array(texts.map { Self.scalar(raw: $0, types) }))
    }

    private func members(
        of items: [RawItem], _ object: ObjectShape, _ name: String, _ otherwise: TypeMask
    ) -> ParameterReading {
        var value = JSONObject()
        for item in items {
            if item.name == name, !otherwise.isEmpty, object.members[name] == nil {
                return .value(Self.scalar(raw: item.value, otherwise))
            }
            guard let types = object.members[item.name] ?? object.further else { continue }
            value.append(item.name, Self.scalar(raw: item.value, types))
        }
        return value.isEmpty ? .absent : .value(.object(value))
    }

    private func matrix(_ text: String, name: String) -> ParameterReading {
        guard text.hasPrefix(";") else { return .unreadable(text) }
        let rest = String(text.dropFirst())
        let mark = UInt8(ascii: ";")
        guard let pairs = TextList.pairs(of: rest, at: mark, isEncoded: true) else {
            return rest == name ? .value(.string("")) : .unreadable(text)
        }
        if isExploded, case .object(let object, _) = shape {
            return .value(.object(Self.members(pairs, object)))
        }
        guard pairs.allSatisfy({ $0.name == name }) else { return .unreadable(text) }
        if isExploded, case .list(let types, _) = shape {
            return .value(.array(pairs.map { JSONValue(text: $0.text, as: types) }))
        }
        guard pairs.count == 1, let equals = rest.firstIndex(of: "=") else {
            return .unreadable(text)
        }
        return list(
            String(rest[rest.index(after: equals)...]), mark: UInt8(ascii: ","), isEncoded: true)
    }

    /// One text whose parts stand between marks.
    private func list(_ raw: String, mark: UInt8, isEncoded: Bool) -> ParameterReading {
        func decoded() -> String {
            isEncoded ? PercentEncoding.decodeIfNeeded(raw, plusIsSpace: false) : raw
        }
        switch shape {
        case .text: return .value(.string(decoded()))
        case .scalar(let types): return .value(JSONValue(text: decoded(), as: types))
        case .list(let types, let otherwise):
            if raw.isEmpty { return .value(.array([])) }
            let parts = TextList.parts(of: raw, at: mark, isEncoded: isEncoded)
            if !otherwise.isEmpty, parts.count == 1 {
                return .value(JSONValue(text: decoded(), as: otherwise))
            }
            return .value(.array(parts.map { JSONValue(text: $0, as: types) }))
        case .object(let object, let otherwise):
            if isExploded {
                if let pairs = TextList.pairs(of: raw, at: mark, isEncoded: isEncoded) {
                    return .value(.object(Self.members(pairs, object)))
                }
                return otherwise.isEmpty
                    ? .unreadable(raw) : .value(JSONValue(text: decoded(), as: otherwise))
            }
            let parts = TextList.parts(of: raw, at: mark, isEncoded: isEncoded)
            return Self.object(flat: parts, object, otherwise, raw)
        }
    }

    /// The members of `R,1,G,2`.
    private static func object(
        flat parts: [String], _ object: ObjectShape, _ otherwise: TypeMask, _ raw: String
    ) -> ParameterReading {
        if parts == [""] { return .value(.object(JSONObject())) }
        guard parts.count.isMultiple(of: 2) else {
            return otherwise.isEmpty || parts.count > 1
                ? .unreadable(raw) : .value(JSONValue(text: parts[0], as: otherwise))
        }
        let pairs = stride(from: 0, to: parts.count, by: 2).map { (parts[$0], parts[$0 + 1]) }
        return .value(.object(members(pairs, object)))
    }

    private static func members(
        _ pairs: [(name: String, text: String)], _ object: ObjectShape
    ) -> JSONObject {
        JSONObject(
            pairs.map { pair in
                let types = object.members[pair.name] ?? object.further ?? .all
                return JSONObject.Member(
                    name: pair.name, value: JSONValue(text: pair.text, as: types))
            })
    }

    private static func scalar(raw: String, _ types: TypeMask) -> JSONValue {
        JSONValue(text: PercentEncoding.decodeIfNeeded(raw, plusIsSpace: true), as: types)
    }
}
