import HTTPTypes

extension HTTPField.Name {
    /// A field name that the code itself spells, so it is known to be valid.
    package static func named(_ name: String) -> HTTPField.Name {
        guard let field = HTTPField.Name(name) else {
            preconditionFailure("\(name) is not a header field name")
        }
        return field
    }

    /// Names one logical operation, so that repeating the request repeats no effect.
    package static let idempotencyKey = named("Idempotency-Key")
}
