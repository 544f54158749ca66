/// A list that grows page by page, so that growing it never moves what it holds.
///
/// An array of a million wide values copies all of them whenever it doubles; here a value stays
/// where it was put, and a copy of the list shares the pages that nobody changes.
struct StripePages<Element: Sendable>: Sendable {
    private var pages: [[Element]] = []
    /// How many values have been added, dropped ones included.
    private(set) var count = 0

    private static var pageSize: Int { 256 }

    subscript(place: Int) -> Element {
        _read { yield pages[place / Self.pageSize][place % Self.pageSize] }
        _modify { yield &pages[place / Self.pageSize][place % Self.pageSize] }
    }

    /// Adds a value and gives its place.
    @discardableResult
    mutating func append(_ element: consuming Element) -> Int {
        let place = count
        if place % Self.pageSize == 0 {
            pages.append([])
            // Most accounts stay small: only one that has filled a page gets whole ones.
            if place > 0 { pages[pages.count - 1].reserveCapacity(Self.pageSize) }
        }
        pages[place / Self.pageSize].append(element)
        count = place + 1
        return place
    }

    /// Gives the room of a page back once everything in it lies before a place.
    ///
    /// Must be told of every place in turn; the places of what is left stay the same.
    mutating func drop(before place: Int) {
        guard place > 0, place % Self.pageSize == 0 else { return }
        pages[place / Self.pageSize - 1] = []
    }
}
