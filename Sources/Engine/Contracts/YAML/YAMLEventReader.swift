import CYaml

/// Reads YAML as a row of events; the bytes must outlive it.
///
/// The events come from the C parser itself: composing a tree first would follow aliases, and hash
/// what they stand for, before anybody could count them. The parser keeps its own state on the
/// heap, so nesting does not use up the call stack.
struct YAMLEventReader: ~Copyable {
    private let parser: UnsafeMutablePointer<yaml_parser_t>
    private var offsets: YAMLOffsets
    private let start: Int

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        // A byte order mark is allowed before YAML and is no part of it.
        start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        let text = UnsafeBufferPointer(rebasing: bytes[start...])
        offsets = YAMLOffsets(text)
        parser = .allocate(capacity: 1)
        _ = yaml_parser_initialize(parser)
        yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
        yaml_parser_set_input_string(parser, text.baseAddress, text.count)
    }

    deinit {
        yaml_parser_delete(parser)
        parser.deallocate()
    }

    mutating func next() throws(YAMLFault) -> YAMLEvent {
        var event = yaml_event_t()
        guard yaml_parser_parse(parser, &event) == 1 else { throw fault() }
        defer { yaml_event_delete(&event) }
        let offset = start + offsets.offset(ofCharacter: event.start_mark.index)
        return YAMLEvent(kind: Self.kind(event), offset: offset)
    }

    private static func kind(_ event: yaml_event_t) -> YAMLEvent.Kind {
        switch event.type {
        case YAML_DOCUMENT_START_EVENT: return .documentStart
        case YAML_DOCUMENT_END_EVENT: return .documentEnd
        case YAML_ALIAS_EVENT: return .node(.alias(text(event.data.alias.anchor) ?? ""))
        case YAML_SCALAR_EVENT:
            let scalar = event.data.scalar
            let bytes = UnsafeBufferPointer(start: scalar.value, count: scalar.length)
            return .node(
                .scalar(
                    YAMLEvent.Scalar(
                        text: String(decoding: bytes, as: UTF8.self),
                        isPlain: scalar.style == YAML_PLAIN_SCALAR_STYLE,
                        properties: .init(anchor: text(scalar.anchor), tag: text(scalar.tag)))))
        case YAML_SEQUENCE_START_EVENT:
            let start = event.data.sequence_start
            return .node(.sequenceStart(.init(anchor: text(start.anchor), tag: text(start.tag))))
        case YAML_SEQUENCE_END_EVENT: return .node(.sequenceEnd)
        case YAML_MAPPING_START_EVENT:
            let start = event.data.mapping_start
            return .node(.mappingStart(.init(anchor: text(start.anchor), tag: text(start.tag))))
        case YAML_MAPPING_END_EVENT: return .node(.mappingEnd)
        case YAML_STREAM_END_EVENT, YAML_NO_EVENT: return .streamEnd
        default: return .streamStart
        }
    }

    private static func text(_ pointer: UnsafeMutablePointer<UInt8>?) -> String? {
        pointer.map { String(cString: $0) }
    }

    private mutating func fault() -> YAMLFault {
        let state = parser.pointee
        let problem = state.problem.map { String(cString: $0) } ?? "the text cannot be read"
        if state.error == YAML_READER_ERROR {
            return YAMLFault(start + state.problem_offset, problem, expected: "YAML")
        }
        let offset = start + offsets.offset(ofCharacter: state.problem_mark.index)
        let context = state.context.map { String(cString: $0) + ": " } ?? ""
        return YAMLFault(offset, context + problem, expected: "YAML")
    }
}

/// Turns the places the C parser counts, in code points, into bytes.
///
/// Places come nearly in order, so a cursor moves a little each time.
struct YAMLOffsets {
    private let bytes: UnsafeBufferPointer<UInt8>
    private let isASCII: Bool
    private var characters = 0
    private var offset = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
        isASCII = bytes.allSatisfy { $0 < 0x80 }
    }

    mutating func offset(ofCharacter wanted: Int) -> Int {
        if isASCII { return min(wanted, bytes.count) }
        while characters < wanted, offset < bytes.count {
            offset += 1
            while offset < bytes.count, bytes[offset] & 0xC0 == 0x80 { offset += 1 }
            characters += 1
        }
        while characters > wanted, offset > 0 {
            offset -= 1
            while offset > 0, bytes[offset] & 0xC0 == 0x80 { offset -= 1 }
            characters -= 1
        }
        return offset
    }
}
