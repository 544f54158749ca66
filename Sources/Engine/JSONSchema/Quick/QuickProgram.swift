/// A schema as flat tables of fixed-size records, for judging tapes.
///
/// Records name each other by index and hold no references, so that a verdict touches neither
/// reference counts nor the allocator. What these records cannot say is left to ``SchemaWalk``,
/// which judges that one value instead.
struct QuickProgram: Sendable {
    typealias Index = Int32

    var nodes: [QuickNode] = []
    var strings: [QuickString] = []
    var numbers: [QuickNumber] = []
    var arrays: [QuickArray] = []
    var objects: [QuickObject] = []
    var combinations: [QuickCombination] = []
    /// Constants and enumerations.
    var sets: [QuickSet] = []

    /// Names of members and constant texts.
    var texts: [QuickText] = []
    /// The bytes of all texts, one after the other.
    var bytes: [UInt8] = []
    /// Hash tables over stretches of `texts`.
    var slots: [Int32] = []
    /// What each member leads to.
    var members: [QuickMember] = []
    /// Lists of nodes.
    var lists: [Index] = []
    /// Constants that are integers.
    var integers: [Int] = []
    var patternMembers: [QuickPatternMember] = []
    var patterns = QuickPatterns()
}

/// A stretch of one of the program's tables.
struct QuickRange {
    var start: Int32 = 0
    var count: Int32 = 0
}

/// One schema.
struct QuickNode {
    enum Form {
        case rules
        /// Any value holds.
        case always
        /// No value holds.
        case never
        /// Only the walk can judge by this schema.
        case walked
        /// The value has to be one of a set, which says everything about it.
        case listed
    }

    var form: Form
    var types: UInt8
    /// Places in the program's tables; -1 where the schema says nothing of the kind.
    var set: Int32 = -1
    var string: Int32 = -1
    var number: Int32 = -1
    var array: Int32 = -1
    var object: Int32 = -1
    var combination: Int32 = -1
    /// The schema node this one stands for.
    var origin: Int32
}

struct QuickString {
    var minLength: UInt32 = 0
    var maxLength: UInt32 = .max
    var pattern: Int32 = -1
    var format: QuickFormat = .none
}

/// Bounds for integers.
struct QuickNumber {
    /// Whether there is something only the walk can judge.
    var isWalked = false
    var minimum = Int.min
    var maximum = Int.max
    /// Numbers have to be multiples of it; 0 for none.
    var divisor = 0
}

struct QuickArray {
    var minItems: UInt32 = 0
    var maxItems: UInt32 = .max
    var isUnique = false
    var prefix = QuickRange()
    var items: Int32 = -1
    var contains: Int32 = -1
    var minContains: UInt32 = 1
    var maxContains: UInt32 = .max
}

struct QuickObject {
    var minProperties: UInt32 = 0
    var maxProperties: UInt32 = .max
    var table = QuickTable()
    /// One bit for each required name.
    var required: UInt64 = 0
    var patterns = QuickRange()
    /// The schema of members no other keyword judges.
    var additional: Int32 = -1
    var names: Int32 = -1
}

/// Some texts with a hash table over them.
struct QuickTable {
    var texts = QuickRange()
    /// A power of two, or 0 where the texts are few enough to look at each.
    var slots = QuickRange()
}

/// What a named member leads to.
struct QuickMember {
    /// Its schema, or -1 for a name that is only required.
    var node: Int32
    /// Its bit among the required names.
    var bit: UInt64
}

struct QuickPatternMember {
    var pattern: Int32
    var node: Int32
}

/// The constants one of which a value has to be.
struct QuickSet {
    var texts = QuickTable()
    var integers = QuickRange()
    /// One bit for each of null, false and true.
    var words: UInt8 = 0
    /// Whether there are constants only the walk can compare.
    var hasOthers = false

    static let null: UInt8 = 1
    static let `false`: UInt8 = 2
    static let `true`: UInt8 = 4
}

struct QuickCombination {
    var all = QuickRange()
    var any = QuickRange()
    var one = QuickRange()
    var not: Int32 = -1
    var condition: Int32 = -1
    var then: Int32 = -1
    var otherwise: Int32 = -1
}
