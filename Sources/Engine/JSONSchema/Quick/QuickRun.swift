import JSONModel

/// One judgement of a tape by the tables, which both outlive it.
///
/// Indices into the tape come from the tape, those into the tables from the tables; nothing here is
/// computed from what a text says beyond the offsets its reader has checked.
struct QuickRun {
    let tables: QuickTables
    let view: JSONTapeView
    let entries: UnsafePointer<JSONTapeEntry>
    let text: UnsafePointer<UInt8>
    /// What changes on the way, kept apart: a run that changed itself would have to count
    /// references at every look at its tables.
    let state: UnsafeMutablePointer<State>

    struct State {
        var depth = 0
        /// At least as many as the combinations a walk would have judged so far.
        var steps = 0
        /// Whether only the walk over the whole value can say more; then the verdict means nothing.
        var isUndecided = false
    }

    /// - Returns: nil for an empty tape.
    init?(
        _ tables: QuickTables, _ view: JSONTapeView, _ state: UnsafeMutablePointer<State>
    ) {
        guard let entries = view.entries.baseAddress, let text = view.text.baseAddress else {
            return nil
        }
        self.tables = tables
        self.view = view
        self.state = state
        self.entries = entries
        self.text = text
    }

    func judge(_ number: Int32, _ index: Int) -> Bool {
        let node = tables.nodes + Int(number)
        state.pointee.steps &+= tables.span
        guard state.pointee.depth < tables.depthLimit,
            state.pointee.steps < UndecidedReason.stepLimit
        else {
            state.pointee.isUndecided = true
            return false
        }
        state.pointee.depth &+= 1
        let holds = judge(node, index)
        state.pointee.depth &-= 1
        return holds
    }

    @inline(__always)
    private func judge(_ node: UnsafePointer<QuickNode>, _ index: Int) -> Bool {
        switch node.pointee.form {
        case .always: return true
        case .never: return false
        case .walked: return walks(node, index)
        case .listed: return judge(node, tables.sets + Int(node.pointee.set), index)
        case .rules: break
        }
        let entry = entries[index]
        let bit = Self.typeBits(entry)
        guard node.pointee.types & bit != 0 else { return false }
        if case .number = entry.kind, !entry.isPlainInteger, !Self.takesAnyNumber(node) {
            return walks(node, index)
        }
        if node.pointee.combination >= 0 {
            let rule = tables.combinations + Int(node.pointee.combination)
            guard judge(rule, index) else { return false }
        }
        switch entry.kind {
        case .null, .false, .true: return true
        case .string, .name:
            if node.pointee.string < 0 { return true }
            return judge(node, tables.strings + Int(node.pointee.string), entry, index)
        case .number:
            if node.pointee.number < 0 { return true }
            return judge(node, tables.numbers + Int(node.pointee.number), entry, index)
        case .array:
            if node.pointee.array < 0 { return true }
            return judge(node, tables.arrays + Int(node.pointee.array), entry, index)
        case .object:
            if node.pointee.object < 0 { return true }
            return judge(tables.objects + Int(node.pointee.object), entry, index)
        }
    }

    /// Whether a number that is not written as an integer can be judged by its kind.
    @inline(__always)
    private static func takesAnyNumber(_ node: UnsafePointer<QuickNode>) -> Bool {
        node.pointee.number < 0
            && node.pointee.types & TypeMask.number.rawValue == TypeMask.number.rawValue
    }

    /// The bits of the types an entry may have; a written integer is an integer.
    @inline(__always)
    private static func typeBits(_ entry: JSONTapeEntry) -> UInt8 {
        switch entry.kind {
        case .null: TypeMask.null.rawValue
        case .false, .true: TypeMask.boolean.rawValue
        case .number:
            entry.isPlainInteger ? TypeMask.integer.rawValue : TypeMask.number.rawValue
        case .string, .name: TypeMask.string.rawValue
        case .array: TypeMask.array.rawValue
        case .object: TypeMask.object.rawValue
        }
    }

    /// Leaves one value to the walk, which starts as deep as a walk from the root could be here.
    @inline(never)
    func walks(_ node: UnsafePointer<QuickNode>, _ index: Int) -> Bool {
        var walk = SchemaWalk<SilentSink>(tables.schemas, sink: SilentSink())
        walk.steps = state.pointee.steps
        walk.depth = state.pointee.depth &* tables.span &- 1
        var marks = EvaluationMarks()
        let value = view.value(at: index)
        let holds = walk.judge(
            Int(node.pointee.origin), value, track: false, marks: &marks)
        state.pointee.steps = walk.steps
        if walk.undecided != nil { state.pointee.isUndecided = true }
        return holds
    }

    private func judge(_ rule: UnsafePointer<QuickCombination>, _ index: Int) -> Bool {
        let combination = rule.pointee
        for place in combination.all.indices where !judge(tables.lists[place], index) {
            return false
        }
        if combination.any.count > 0 {
            var matches = false
            for place in combination.any.indices where !matches {
                matches = judge(tables.lists[place], index)
            }
            guard matches else { return false }
        }
        if combination.one.count > 0 {
            var matches = 0
            for place in combination.one.indices where judge(tables.lists[place], index) {
                matches += 1
            }
            if matches != 1 { return false }
        }
        if combination.not >= 0, judge(combination.not, index) { return false }
        if combination.condition >= 0 {
            let branch =
                judge(combination.condition, index) ? combination.then : combination.otherwise
            if branch >= 0 { return judge(branch, index) }
        }
        return true
    }
}

extension QuickRange {
    @inline(__always)
    var indices: Range<Int> { Int(start)..<(Int(start) &+ Int(count)) }
}
