extension String {
    /// Whether both texts have the same code points.
    ///
    /// JSON compares strings code point by code point, while Swift's `==` also calls canonically
    /// equivalent texts equal: a composed and a decomposed accent are two different member names.
    package func hasSameCodePoints(as other: String) -> Bool {
        utf8.count == other.utf8.count && self == other && utf8.elementsEqual(other.utf8)
    }
}
