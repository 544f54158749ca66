/// A JSON value together with the file it came from and the place of every part of it.
///
/// Schemas, specifications and scenarios are read as documents, so that every finding can say
/// `file:line:column`. Messages in flight are read as bare values, which is faster.
package struct JSONDocument: Sendable {
    /// What to call the source in messages: a path as the person gave it.
    package let name: String
    package let root: JSONValue
    /// Where each value starts, by pointer; a member's value, not its name.
    package let positions: [JSONPointer: SourcePosition]
    /// Where each member's name starts, by the pointer of the member.
    package let namePositions: [JSONPointer: SourcePosition]
    /// Names that occur more than once in one object, by the pointer of the repeated member.
    package let duplicates: [JSONPointer]

    package init(
        name: String, root: JSONValue, positions: [JSONPointer: SourcePosition],
        namePositions: [JSONPointer: SourcePosition] = [:], duplicates: [JSONPointer] = []
    ) {
        self.name = name
        self.root = root
        self.positions = positions
        self.namePositions = namePositions
        self.duplicates = duplicates
    }

    /// Where a value starts; for one that does not exist, the nearest one around it.
    package func position(of pointer: JSONPointer) -> SourcePosition {
        var tokens = pointer.tokens
        while true {
            if let place = positions[JSONPointer(tokens)] { return place }
            guard tokens.popLast() != nil else { return SourcePosition(line: 1, column: 1) }
        }
    }

    /// Where a member's name starts; falls back to the value's place.
    package func namePosition(of pointer: JSONPointer) -> SourcePosition {
        namePositions[pointer] ?? position(of: pointer)
    }
}
