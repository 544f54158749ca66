/// Where name and value of one parameter stand.
struct StripeFormItem: Sendable {
    let name: Range<Int>
    let value: Range<Int>
}

/// Cuts a form into its parameters while it is read from left to right.
struct StripeFormReader {
    private(set) var items: [StripeFormItem] = []
    private var start = 0
    private var nameEnd: Int?
    private var valueStart = 0

    init() { items.reserveCapacity(12) }

    var hasMark: Bool { nameEnd != nil }

    /// Reads plain text; false as soon as something in it has to be decoded.
    mutating func read(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        // All that means something here comes before the letters, which most of a form is.
        for place in 0..<text.count where text[place] < UInt8(ascii: "A") {
            switch text[place] {
            case UInt8(ascii: "&"): finish(at: place, next: place + 1)
            case UInt8(ascii: "="): mark(at: place)
            case UInt8(ascii: "%"), UInt8(ascii: "+"): return false
            default: break
            }
        }
        finish(at: text.count, next: text.count)
        return true
    }

    /// Notes the first `=` of a parameter.
    mutating func mark(at place: Int, valueStart: Int? = nil) {
        guard nameEnd == nil else { return }
        nameEnd = place
        self.valueStart = valueStart ?? place + 1
    }

    /// Ends one parameter; a name without `=` has the empty value.
    mutating func finish(at place: Int, next: Int) {
        if let nameEnd {
            items.append(StripeFormItem(name: start..<nameEnd, value: valueStart..<place))
        } else if place > start {
            items.append(StripeFormItem(name: start..<place, value: place..<place))
        }
        nameEnd = nil
        start = next
    }
}
