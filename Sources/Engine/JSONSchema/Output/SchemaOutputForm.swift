import JSONModel

/// The forms in which JSON Schema lets a judgement be written, from a bare verdict to the whole way.
package enum SchemaOutputForm: String, Sendable, CaseIterable {
    /// Only whether the value is valid.
    case flag
    /// A flat list of what failed, or of the annotations when nothing did.
    case basic
    /// The same in the shape of the schema, without the parts that say nothing.
    case detailed
    /// Every schema that was asked, whatever it answered.
    case verbose
}

extension CompiledSchema {
    /// The judgement on a value in one of the specification's output forms.
    package func output(_ value: JSONValue, form: SchemaOutputForm) -> JSONValue {
        guard form != .flag else { return ["valid": .bool(accepts(value))] }
        var walk = SchemaWalk<OutputSink>(program, sink: OutputSink(program, root: root))
        var marks = EvaluationMarks()
        let holds = walk.judge(root, value, track: false, marks: &marks) && walk.undecided == nil
        let unit = walk.sink.finish(holds: holds)
        return switch form {
        case .flag, .basic: unit.basic
        case .detailed: unit.detailed
        case .verbose: unit.verbose
        }
    }
}
