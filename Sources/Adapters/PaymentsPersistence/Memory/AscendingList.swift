/// Distinct values in ascending order, made for short lists that change at either end.
struct AscendingList<Element: Comparable & Sendable>: Sendable {
    private(set) var elements: [Element] = []

    var first: Element? { elements.first }
    var isEmpty: Bool { elements.isEmpty }

    func contains(_ element: Element) -> Bool {
        let place = position(of: element)
        return place < elements.count && elements[place] == element
    }

    mutating func insert(_ element: Element) {
        guard let last = elements.last, element <= last else { return elements.append(element) }
        let place = position(of: element)
        guard elements[place] != element else { return }
        elements.insert(element, at: place)
    }

    mutating func remove(_ element: Element) {
        let place = position(of: element)
        guard place < elements.count, elements[place] == element else { return }
        elements.remove(at: place)
    }

    /// Where the first element stands that is not below this one.
    private func position(of element: Element) -> Int {
        if let first = elements.first, element <= first { return 0 }
        var low = 0
        var high = elements.count
        while low < high {
            let middle = (low + high) / 2
            if elements[middle] < element { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
