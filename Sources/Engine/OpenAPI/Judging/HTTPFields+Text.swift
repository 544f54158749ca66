import HTTPTypes

extension HTTPFields {
    /// The value of a field, lines of the same name joined by commas; nil when there is none.
    ///
    /// The library's own look-up joins even a single line, which costs more than the rest of
    /// judging a small exchange.
    func text(of name: HTTPField.Name) -> String? {
        var found: String?
        for field in self where field.name == name {
            if found != nil { return self[name] }
            found = field.value
        }
        return found
    }
}
