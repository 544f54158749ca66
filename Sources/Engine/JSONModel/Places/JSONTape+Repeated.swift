/// A member whose name stood before in the same object.
package struct RepeatedMember: Sendable {
    package let pointer: JSONPointer
    /// Where the repetition of the name starts, in bytes.
    package let offset: UInt32

    package init(pointer: JSONPointer, offset: UInt32) {
        self.pointer = pointer
        self.offset = offset
    }
}

extension JSONTape {
    /// The repeated names with their paths, in reading order.
    var repeatedMembers: [RepeatedMember] {
        let wanted = storage.repeated.sorted()
        return withView { view in
            wanted.map { index in
                RepeatedMember(
                    pointer: JSONPointer(view.path(to: index)), offset: view[index].offset &- 1)
            }
        }
    }
}

extension JSONTapeView {
    /// The names and indices that lead to the name entry at `wanted`.
    fileprivate func path(to wanted: Int) -> [String] {
        var tokens: [String] = []
        var container = 0
        while true {
            var child = container + 1
            var place = 0
            let isObject = self[container].isObject
            while true {
                if child == wanted { return tokens + [string(self[child])] }
                let value = isObject ? child + 1 : child
                let end = next(after: value)
                if wanted < end {
                    tokens.append(isObject ? string(self[child]) : String(place))
                    container = value
                    break
                }
                child = end
                place += 1
            }
        }
    }
}
