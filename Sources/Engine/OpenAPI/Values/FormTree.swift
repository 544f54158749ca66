/// Names with brackets put in their places: `a[b][c]=1`, `a[]=x`, `a[0]=x`.
struct FormTree {
    /// Deeper brackets than any honest form has are taken as a part of the name.
    static let depthLimit = 32

    /// What stands under one key.
    struct Member {
        let key: String
        var tree: FormTree
    }

    /// The texts given under exactly this name.
    private(set) var texts: [String] = []
    /// What stands under empty brackets, in order.
    private(set) var elements: [FormTree] = []
    private(set) var members: [Member] = []
    private var places: [String: Int] = [:]

    /// The tree under a key, or nil.
    subscript(key: String) -> FormTree? { places[key].map { members[$0].tree } }

    var isEmpty: Bool { texts.isEmpty && elements.isEmpty && members.isEmpty }

    mutating func insert(_ name: String, _ text: String) {
        let keys = Self.keys(of: name)
        insertMember(keys[0], keys.dropFirst(), text)
    }

    private mutating func insert(_ keys: ArraySlice<String>, _ text: String) {
        guard let key = keys.first else {
            texts.append(text)
            return
        }
        if key.isEmpty {
            insertElement(keys.dropFirst(), text)
        } else {
            insertMember(key, keys.dropFirst(), text)
        }
    }

    private mutating func insertMember(
        _ key: String, _ rest: ArraySlice<String>, _ text: String
    ) {
        let place: Int
        if let known = places[key] {
            place = known
        } else {
            place = members.count
            members.append(Member(key: key, tree: FormTree()))
            places[key] = place
        }
        members[place].tree.insert(rest, text)
    }

    /// `a[][b]=1&a[][c]=2` fills one element, a second `a[][b]` starts the next.
    private mutating func insertElement(_ rest: ArraySlice<String>, _ text: String) {
        let startsNext: Bool =
            if let next = rest.first, let last = elements.last {
                last.members.isEmpty
                    || (rest.count == 1 && !next.isEmpty && last.places[next] != nil)
            } else {
                true
            }
        if startsNext { elements.append(FormTree()) }
        elements[elements.count - 1].insert(rest, text)
    }

    /// `a[b][]` as `a`, `b` and the empty key; a name that is not written so is one key.
    static func keys(of name: String) -> [String] {
        let bytes = Array(name.utf8)
        guard let open = bytes.firstIndex(of: UInt8(ascii: "[")), open > 0,
            bytes.last == UInt8(ascii: "]")
        else { return [name] }
        var keys = [String(decoding: bytes[..<open], as: UTF8.self)]
        var place = open
        while place < bytes.count {
            guard bytes[place] == UInt8(ascii: "["), keys.count <= depthLimit,
                let close = bytes[place...].firstIndex(of: UInt8(ascii: "]"))
            else { return [name] }
            let key = bytes[(place + 1)..<close]
            guard !key.contains(UInt8(ascii: "[")) else { return [name] }
            keys.append(String(decoding: key, as: UTF8.self))
            place = close + 1
        }
        return keys
    }
}
