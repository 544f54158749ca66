import JSONModel

/// Where a finding is: in a file, in a value, at a step of a history, or any mix of these.
package struct FindingLocation: Sendable, Hashable {
    /// The file as the person named it.
    package var file: String?
    package var position: SourcePosition?
    /// The place inside a JSON value, such as a message in flight.
    package var pointer: JSONPointer?
    /// The number of the step in a history, counted from 1.
    package var step: Int?

    package init(
        file: String? = nil, position: SourcePosition? = nil, pointer: JSONPointer? = nil,
        step: Int? = nil
    ) {
        self.file = file
        self.position = position
        self.pointer = pointer
        self.step = step
    }

    /// The place of a value in a document.
    package init(_ document: JSONDocument, at pointer: JSONPointer) {
        self.init(
            file: document.name, position: document.position(of: pointer), pointer: pointer)
    }

    /// The place of a member's name in a document.
    package init(_ document: JSONDocument, nameAt pointer: JSONPointer) {
        self.init(
            file: document.name, position: document.namePosition(of: pointer), pointer: pointer)
    }

    /// `file:line:column`, or `step 9`, or the pointer; nil when nothing is known.
    ///
    /// The pointer is left out where file and position already say the same.
    package var text: String? {
        var parts: [String] = []
        if let file { parts.append(position.map { "\(file):\($0)" } ?? file) }
        if let step { parts.append("step \(step)") }
        if file == nil || position == nil, let pointer {
            parts.append(pointer.tokens.isEmpty ? "the whole value" : pointer.description)
        }
        return parts.isEmpty ? nil : parts.joined(separator: ", ")
    }
}
