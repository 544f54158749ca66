import JSONModel

/// Writes down every schema a walk asks, with its errors and annotations.
struct OutputSink: FailureSink {
    /// A schema that is being asked.
    private struct Frame {
        let keyword: SchemaKeyword?
        let node: SchemaNode
        let location: JSONPointer
        let instance: JSONPointer
        var children: [OutputUnit] = []
        var error: String?
        var notes: [(keyword: SchemaKeyword, values: [JSONValue])] = []
    }

    static var stopsAtFirst: Bool { false }
    static var keepsBranches: Bool { true }

    private let program: SchemaProgram
    private var path = JSONPointer()
    private var frames: [Frame]

    init(_ program: SchemaProgram, root: SchemaNode.Index) {
        self.program = program
        frames = [
            Frame(
                keyword: nil, node: program.nodes[root], location: JSONPointer(),
                instance: JSONPointer())
        ]
    }

    mutating func enter(_ token: @autoclosure () -> String) { path.tokens.append(token()) }
    mutating func leave() { path.tokens.removeLast() }

    mutating func report(
        _ keyword: SchemaKeyword?, of node: SchemaNode, token: @autoclosure () -> String?,
        expected: @autoclosure () -> String, found: @autoclosure () -> String,
        closest: @autoclosure () -> [SchemaFailure]
    ) {
        add("expected \(expected()), found \(found())", keyword, of: node)
    }

    mutating func giveUp(
        _ reason: UndecidedReason, at node: SchemaNode, by keyword: SchemaKeyword?
    ) {
        add("expected \(reason.expected), found \(reason.found)", keyword, of: node)
    }

    private mutating func add(_ error: String, _ keyword: SchemaKeyword?, of node: SchemaNode) {
        guard let keyword else {
            frames[frames.count - 1].error = error
            return
        }
        frames[frames.count - 1].children.append(
            unit(keyword, of: node, instance: path, isValid: false, error: error))
    }

    mutating func descend(
        by keyword: SchemaKeyword, _ token: @autoclosure () -> String?, of node: SchemaNode,
        to inner: SchemaNode
    ) {
        let tokens = Self.written(keyword, token(), of: node)
        frames.append(
            Frame(
                keyword: keyword, node: inner,
                location: JSONPointer(frames[frames.count - 1].location.tokens + tokens),
                instance: path))
    }

    mutating func ascend(holds: Bool) {
        let unit = finish(holds: holds)
        frames.removeLast()
        frames[frames.count - 1].children.append(unit)
    }

    mutating func annotate(_ keyword: SchemaKeyword, _ value: @autoclosure () -> JSONValue) {
        let last = frames.count - 1
        if let place = frames[last].notes.firstIndex(where: { $0.keyword == keyword }) {
            frames[last].notes[place].values.append(value())
        } else {
            frames[last].notes.append((keyword, [value()]))
        }
    }

    /// The unit of the schema that is being asked.
    func finish(holds: Bool) -> OutputUnit {
        let frame = frames[frames.count - 1]
        var children = holds ? [] : Self.grouped(frame.children)
        if holds { children = annotations(of: frame) + frame.children }
        return OutputUnit(
            isValid: holds, keyword: frame.keyword, location: frame.location,
            absoluteLocation: uri(of: frame.node, frame.node.site.pointer),
            instance: frame.instance, error: frame.error, children: children)
    }

    /// Puts the branches of a failed keyword below the keyword's own error.
    private static func grouped(_ units: [OutputUnit]) -> [OutputUnit] {
        let failed = units.filter { $0.error != nil && $0.keyword != nil }
        var kept: [OutputUnit] = []
        for unit in units {
            let isBranch = unit.keyword == .anyOf || unit.keyword == .oneOf
            let owner = failed.contains {
                $0.keyword == unit.keyword && $0.instance == unit.instance
                    && $0.location != unit.location
            }
            if isBranch, owner { continue }
            var unit = unit
            if unit.error != nil, isBranch {
                unit.children = units.filter {
                    $0.keyword == unit.keyword && $0.location != unit.location
                }
            }
            kept.append(unit)
        }
        return kept
    }

    private func unit(
        _ keyword: SchemaKeyword, of node: SchemaNode, instance: JSONPointer, isValid: Bool,
        error: String? = nil, annotation: JSONValue? = nil
    ) -> OutputUnit {
        let tokens = Self.written(keyword, nil, of: node)
        return OutputUnit(
            isValid: isValid, keyword: keyword,
            location: JSONPointer(frames[frames.count - 1].location.tokens + tokens),
            absoluteLocation: uri(of: node, JSONPointer(node.site.pointer.tokens + tokens)),
            instance: instance, error: error, annotation: annotation)
    }
}

extension OutputSink {
    /// What the keywords of a schema that holds tell about the value.
    private func annotations(of frame: Frame) -> [OutputUnit] {
        var units = frame.notes.compactMap { note -> OutputUnit? in
            let value: JSONValue? =
                switch note.keyword {
                case .items, .unevaluatedItems: true
                case .prefixItems: note.values.last
                default: .array(note.values)
                }
            return unit(
                note.keyword, of: frame.node, instance: frame.instance, isValid: true,
                annotation: value)
        }
        let site = frame.node.site
        for member in site.document.root.value(at: site.pointer)?.object?.members ?? [] {
            guard let keyword = SchemaKeyword(rawValue: member.name), keyword.isAnnotation else {
                continue
            }
            units.append(
                unit(
                    keyword, of: frame.node, instance: frame.instance, isValid: true,
                    annotation: member.value))
        }
        return units
    }

    /// The tokens a keyword is written under in the schema's own draft.
    private static func written(
        _ keyword: SchemaKeyword, _ token: String?, of node: SchemaNode
    ) -> [String] {
        let tokens = [keyword.rawValue] + (token.map { [$0] } ?? [])
        let site = node.site
        guard let object = site.document.root.value(at: site.pointer)?.object else {
            return tokens
        }
        if keyword == .dynamicReference { return [keyword.written(in: site.draft)] }
        return DraftTranslation(object, draft: site.draft).written(tokens)
    }

    /// The URI of a place: that of its resource with a pointer as fragment.
    private func uri(of node: SchemaNode, _ pointer: JSONPointer) -> String {
        guard program.resources.indices.contains(node.resource) else {
            return "#" + pointer.description
        }
        let resource = program.resources[node.resource]
        let inner = JSONPointer(Array(pointer.tokens.dropFirst(resource.pointer.tokens.count)))
        return resource.uri + "#" + Self.fragment(inner.description)
    }

    /// The text with percent signs for what may not stand in a fragment.
    private static func fragment(_ text: String) -> String {
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            if URIFormat.isFragmentByte(byte) {
                bytes.append(byte)
            } else {
                let digits = Array("0123456789ABCDEF".utf8)
                bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension SchemaKeyword {
    /// Whether the keyword's value itself is what it tells about a value.
    fileprivate var isAnnotation: Bool {
        switch self {
        case .title, .description, .default, .deprecated, .readOnly, .writeOnly, .examples,
            .format, .contentEncoding, .contentMediaType, .contentSchema:
            true
        default: false
        }
    }
}
