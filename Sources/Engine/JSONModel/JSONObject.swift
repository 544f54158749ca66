/// The members of a JSON object, in the order they came.
///
/// Look-up walks the members of small objects, which is faster than hashing below a few dozen, and
/// uses an index beyond that, so that a hostile object of a million members costs no more per look.
package struct JSONObject: Sendable {
    /// One name and its value.
    package struct Member: Sendable, Hashable {
        package var name: String
        package var value: JSONValue

        package init(name: String, value: JSONValue) {
            self.name = name
            self.value = value
        }

        package static func == (left: Member, right: Member) -> Bool {
            left.name.hasSameCodePoints(as: right.name) && left.value == right.value
        }

        package func hash(into hasher: inout Hasher) {
            hasher.combine(name)
            hasher.combine(value)
        }
    }

    static let indexThreshold = 48

    package private(set) var members: [Member]
    private var index: [ExactText: Int]?

    /// An object of these members; where a name is repeated the first one is found by name.
    package init(_ members: [Member] = []) {
        self.members = members
        if members.count > Self.indexThreshold { buildIndex() }
    }

    package var count: Int { members.count }
    package var isEmpty: Bool { members.isEmpty }
    package var names: [String] { members.map(\.name) }

    /// The value under a name.
    ///
    /// Setting nil removes the member; setting a new name appends it.
    package subscript(_ name: String) -> JSONValue? {
        get { position(of: name).map { members[$0].value } }
        set {
            switch (position(of: name), newValue) {
            case (let place?, let value?): members[place].value = value
            case (let place?, nil):
                members.remove(at: place)
                if index != nil { buildIndex() }
            case (nil, let value?): append(name, value)
            case (nil, nil): break
            }
        }
    }

    /// Whether a member of that name exists, even when its value is null.
    package func contains(_ name: String) -> Bool { position(of: name) != nil }

    /// Adds a member at the end without looking for an earlier one of the same name.
    package mutating func append(_ name: String, _ value: JSONValue) {
        members.append(Member(name: name, value: value))
        if index != nil {
            let key = ExactText(name)
            if index?[key] == nil { index?[key] = members.count - 1 }
        } else if members.count > Self.indexThreshold {
            buildIndex()
        }
    }

    /// Where the member stands, or nil.
    package func position(of name: String) -> Int? {
        if let index { return index[ExactText(name)] }
        return members.firstIndex { $0.name.hasSameCodePoints(as: name) }
    }

    private mutating func buildIndex() {
        var built: [ExactText: Int] = [:]
        built.reserveCapacity(members.count)
        for (place, member) in members.enumerated() {
            let key = ExactText(member.name)
            if built[key] == nil { built[key] = place }
        }
        index = built
    }
}

extension JSONObject: Hashable {
    package static func == (left: JSONObject, right: JSONObject) -> Bool {
        guard left.count == right.count else { return false }
        let inStep = zip(left.members, right.members).allSatisfy { a, b in
            a.name.hasSameCodePoints(as: b.name)
        }
        if inStep { return left.members == right.members }
        return left.sortedMembers == right.sortedMembers
    }

    /// The members by name; those of one name (which only a document may have) keep their order.
    var sortedMembers: [Member] {
        members.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    }

    package func hash(into hasher: inout Hasher) {
        var sum = 0
        for member in members { sum &+= member.hashValue }
        hasher.combine(sum)
    }
}
