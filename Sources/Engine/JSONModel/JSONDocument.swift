/// A JSON value together with the file it came from and the place of every part of it.
///
/// Schemas, specifications and scenarios are read as documents, so that every finding can say
/// `file:line:column`. Messages in flight are read as bare values, which is faster.
package struct JSONDocument: Sendable {
    /// What to call the source in messages: a path as the person gave it.
    package let name: String
    package let root: JSONValue
    /// Where the values are; nil for a document made in memory, whose parts are all at 1:1.
    package let places: JSONPlaces?
    /// Names that occur more than once in one object, by the pointer of the repeated member.
    package let duplicates: [JSONPointer]
    /// Where repeated names stand again: a pointer alone leads to the first.
    private let repeated: [JSONPointer: UInt32]

    package init(
        name: String, root: JSONValue, places: JSONPlaces? = nil, duplicates: [JSONPointer] = [],
        repeated: [RepeatedMember] = []
    ) {
        self.name = name
        self.root = root
        self.places = places
        self.duplicates = duplicates
        self.repeated = Dictionary(
            repeated.map { ($0.pointer, $0.offset) }, uniquingKeysWith: { $1 })
    }

    private init(_ original: JSONDocument, root: JSONValue) {
        name = original.name
        self.root = root
        places = original.places
        duplicates = original.duplicates
        repeated = original.repeated
    }

    /// The document with another value in place of the one that was read.
    ///
    /// For documents that are translated when loaded: pointers that existed keep their places, and
    /// those that did not have the place of the nearest value around that did.
    package func replacingRoot(_ root: JSONValue) -> JSONDocument {
        JSONDocument(self, root: root)
    }

    /// Where a value starts; for one that does not exist, the nearest one around it.
    package func position(of pointer: JSONPointer) -> SourcePosition {
        guard let places else { return SourcePosition(line: 1, column: 1) }
        return places.position(at: places.record(of: pointer).record.value)
    }

    /// Where a member's name starts; falls back to the value's place.
    ///
    /// For a repeated name this is where it stands again.
    package func namePosition(of pointer: JSONPointer) -> SourcePosition {
        guard let places else { return SourcePosition(line: 1, column: 1) }
        if !repeated.isEmpty, let offset = repeated[pointer] { return places.position(at: offset) }
        let (record, isExact) = places.record(of: pointer)
        return places.position(at: isExact ? record.name : record.value)
    }
}
