import HTTPModel

/// The shape checks that come before a request runs; what fails here is not kept under a key.
extension StripeForm {
    /// A text that, when sent empty, counts as absent.
    mutating func optionalText(_ name: String) -> String? {
        take(name).flatMap { $0.isEmpty ? nil : $0 }
    }

    mutating func requiredText(_ name: String) throws(StripeError) -> String {
        guard let text = take(name) else { throw .missingParameter(name) }
        if text.isEmpty { throw .emptyParameter(name) }
        return text
    }

    mutating func optionalInteger(_ name: String) throws(StripeError) -> Int? {
        guard let place = takePlace(name) else { return nil }
        if place.isEmpty { throw .emptyParameter(name) }
        guard let number = integer(place) else {
            throw .integer("Invalid integer: \(text(place))", param: name)
        }
        return number
    }

    mutating func requiredInteger(_ name: String) throws(StripeError) -> Int {
        guard let number = try optionalInteger(name) else { throw .missingParameter(name) }
        return number
    }

    mutating func optionalBool(_ name: String) throws(StripeError) -> Bool? {
        guard let place = takePlace(name) else { return nil }
        if equals(place, "true") { return true }
        if equals(place, "false") { return false }
        throw StripeError("Invalid boolean: \(text(place))", param: name)
    }

    /// One of the listed words.
    mutating func optionalWord(
        _ name: String, of choices: @autoclosure () -> [String]
    ) throws(StripeError) -> String? {
        guard let place = takePlace(name) else { return nil }
        let words = choices()
        if let word = words.first(where: { equals(place, $0) }) { return word }
        let head = words.dropLast().joined(separator: ", ")
        let comma = words.count > 2 ? "," : ""
        throw StripeError(
            "Invalid \(name): must be one of \(head)\(comma) or \(words.last ?? "")", param: name)
    }

    /// Metadata within its published limits; keys with empty values are left out.
    mutating func metadata(named name: String = "metadata") throws(StripeError) -> [FormItem] {
        guard !isEmpty else { return [] }
        _ = take(name)
        var items = takeMap(name)
        items.removeAll { $0.value.isEmpty }
        try Self.check(metadata: items)
        return items
    }

    /// Holds metadata against its published limits.
    static func check(metadata items: [FormItem]) throws(StripeError) {
        guard items.count <= 50 else {
            throw StripeError("Metadata can have up to 50 keys.", param: "metadata")
        }
        for item in items {
            // No text has more characters than bytes.
            guard item.name.utf8.count <= 40 || item.name.unicodeScalars.count <= 40 else {
                throw StripeError(
                    "Metadata keys can have up to 40 characters: \(item.name)", param: "metadata")
            }
            guard item.value.utf8.count <= 500 || item.value.unicodeScalars.count <= 500 else {
                throw StripeError(
                    "Metadata values can have up to 500 characters, but \(item.name) has "
                        + "\(item.value.unicodeScalars.count).",
                    param: "metadata[\(item.name)]")
            }
        }
    }

    /// Refuses whatever nobody has taken.
    func refuseRest() throws(StripeError) {
        if let name = leftOver { throw .unknownParameter(name) }
    }
}
