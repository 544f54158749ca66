/// What the parser met, and where it starts in bytes.
struct YAMLEvent {
    enum Kind {
        case streamStart, streamEnd, documentStart, documentEnd
        case node(Node)
    }

    /// The parts values are made of.
    enum Node {
        case alias(String)
        case scalar(Scalar)
        case sequenceStart(Properties)
        case sequenceEnd
        case mappingStart(Properties)
        case mappingEnd
    }

    /// What may stand before a node.
    struct Properties {
        var anchor: String?
        var tag: String?
    }

    struct Scalar {
        var text: String
        /// Whether the text stands without quotes and is no block.
        var isPlain: Bool
        var properties: Properties
    }

    var kind: Kind
    var offset: Int
}
