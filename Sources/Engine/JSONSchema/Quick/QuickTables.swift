/// The program's tables at fixed addresses, for as long as this object lives.
///
/// A verdict reads some ten tables; as arrays each would cost reference counting at each look. Every
/// index into them was written by ``QuickCompiler``, never taken from a text that is judged.
final class QuickTables: @unchecked Sendable {
    let nodes: UnsafePointer<QuickNode>
    let strings: UnsafePointer<QuickString>
    let numbers: UnsafePointer<QuickNumber>
    let arrays: UnsafePointer<QuickArray>
    let objects: UnsafePointer<QuickObject>
    let combinations: UnsafePointer<QuickCombination>
    let sets: UnsafePointer<QuickSet>
    let texts: UnsafePointer<QuickText>
    let bytes: UnsafePointer<UInt8>
    let slots: UnsafePointer<Int32>
    let members: UnsafePointer<QuickMember>
    let lists: UnsafePointer<Int32>
    let integers: UnsafePointer<Int>
    let patternMembers: UnsafePointer<QuickPatternMember>
    let patternForms: UnsafePointer<QuickPatterns.Form>
    let patternSteps: UnsafePointer<QuickPatterns.Step>
    let patternClasses: UnsafePointer<UInt64>
    let patternTables: [PatternTable]
    let patternSources: [Pattern]
    let schemas: SchemaProgram
    /// How many schemas a walk judges at most where one record judges: itself and those skipped.
    let span: Int
    /// How many records may judge inside each other before the walk has to judge instead.
    let depthLimit: Int

    init(_ program: QuickProgram, schemas: SchemaProgram, longestSkip: Int) {
        span = longestSkip + 1
        depthLimit = UndecidedReason.depthLimit / span
        nodes = Self.copy(program.nodes)
        strings = Self.copy(program.strings)
        numbers = Self.copy(program.numbers)
        arrays = Self.copy(program.arrays)
        objects = Self.copy(program.objects)
        combinations = Self.copy(program.combinations)
        sets = Self.copy(program.sets)
        texts = Self.copy(program.texts)
        bytes = Self.copy(program.bytes)
        slots = Self.copy(program.slots)
        members = Self.copy(program.members)
        lists = Self.copy(program.lists)
        integers = Self.copy(program.integers)
        patternMembers = Self.copy(program.patternMembers)
        patternForms = Self.copy(program.patterns.forms)
        patternSteps = Self.copy(program.patterns.steps)
        patternClasses = Self.copy(program.patterns.classes)
        patternTables = program.patterns.tables
        patternSources = program.patterns.sources
        self.schemas = schemas
    }

    deinit {
        nodes.deallocate()
        strings.deallocate()
        numbers.deallocate()
        arrays.deallocate()
        objects.deallocate()
        combinations.deallocate()
        sets.deallocate()
        texts.deallocate()
        bytes.deallocate()
        slots.deallocate()
        members.deallocate()
        lists.deallocate()
        integers.deallocate()
        patternMembers.deallocate()
        patternForms.deallocate()
        patternSteps.deallocate()
        patternClasses.deallocate()
    }

    /// Records hold no references, so their memory is only given back, not torn down.
    private static func copy<Record: BitwiseCopyable>(_ records: [Record]) -> UnsafePointer<Record>
    {
        let memory = UnsafeMutablePointer<Record>.allocate(capacity: max(records.count, 1))
        memory.initialize(from: records, count: records.count)
        return UnsafePointer(memory)
    }
}
