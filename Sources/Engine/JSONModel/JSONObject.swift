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
    }

    static let indexThreshold = 48

    package private(set) var members: [Member]
    private var index: [String: Int]?

    /// An object of these members; where a name is repeated the first one is found by name.
    package init(_ members: [Member] = []) {
        self.members = members
        if members.count > Self.indexThreshold { buildIndex() }
    }

    package var count: Int { members.count }
    package var isEmpty: Bool { members.isEmpty }
    package var names: [String] { members.map(\.name) }

    /// The value under a name. Setting nil removes the member; setting a new name appends it.
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
            if index?[name] == nil { index?[name] = members.count - 1 }
        } else if members.count > Self.indexThreshold {
            buildIndex()
        }
    }

    /// Where the member stands, or nil.
    package func position(of name: String) -> Int? {
        if let index { return index[name] }
        for place in members.indices where members[place].name == name { return place }
        return nil
    }

    private mutating func buildIndex() {
        var built: [String: Int] = [:]
        built.reserveCapacity(members.count)
        for (place, member) in members.enumerated() where built[member.name] == nil {
            built[member.name] = place
        }
        index = built
    }
}

extension JSONObject: Hashable {
    package static func == (left: JSONObject, right: JSONObject) -> Bool {
        guard left.count == right.count else { return false }
        return left.members.allSatisfy { right[$0.name] == $0.value }
    }

    package func hash(into hasher: inout Hasher) {
        var sum = 0
        for member in members { sum &+= member.hashValue }
        hasher.combine(sum)
    }
}
