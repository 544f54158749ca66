import JSONModel

/// A schema in the form that judges messages from their bytes.
///
/// It gives the verdicts of ``CompiledSchema`` and nothing else: a value it refuses is judged again
/// by the schema itself, which can say why. Values that hold cost no allocation once the tape has
/// room for them.
package struct QuickSchema: Sendable {
    private let tables: QuickTables
    private let root: Int32
    private let schema: CompiledSchema

    /// The quick form, or nil for schemas with dynamic references, which only the walk can follow.
    package init?(_ schema: CompiledSchema) {
        guard let form = QuickForms().form(of: schema) else { return nil }
        self = form
    }

    init(tables: QuickTables, root: Int32, schema: CompiledSchema) {
        self.tables = tables
        self.root = root
        self.schema = schema
    }

    /// The quick forms of several schemas; those compiled together share their tables.
    package static func compile(_ schemas: [CompiledSchema]) -> [QuickSchema?] {
        let forms = QuickForms()
        return schemas.map { forms.form(of: $0) }
    }

    /// Whether the text is JSON that keeps to the schema; `tape` is only working space.
    ///
    /// - Throws: ``JSONParseError`` for a text that is no JSON.
    package func accepts(
        _ bytes: [UInt8], using tape: inout JSONTape, limits: JSONLimits = JSONLimits()
    ) throws(JSONParseError) -> Bool {
        try tape.read(bytes, limits: limits)
        return accepts(tape)
    }

    /// Whether the text last read keeps to the schema; false when there is none.
    package func accepts(_ tape: borrowing JSONTape) -> Bool {
        tape.count > 0 && tape.withView { accepts(in: $0, at: 0) }
    }

    /// Whether one value of a tape keeps to the schema.
    package func accepts(in view: JSONTapeView, at index: Int) -> Bool {
        precondition(view.entries.indices.contains(index))
        var state = QuickRun.State()
        let holds = withUnsafeMutablePointer(to: &state) { state in
            QuickRun(tables, view, state)?.judge(root, index) ?? false
        }
        return state.isUndecided ? schema.accepts(view.value(at: index)) : holds
    }
}
