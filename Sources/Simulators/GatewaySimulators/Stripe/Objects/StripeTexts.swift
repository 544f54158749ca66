/// The texts a request may set and answers show; most payments set none.
struct StripeTexts: Sendable, Hashable {
    private enum Field: Int, CaseIterable {
        case description, receiptEmail, setupFutureUsage, statementDescriptor
        case statementDescriptorSuffix, transferGroup
    }

    /// By the number of the field; empty while no text is set.
    private var values: [String?] = []

    private subscript(field: Field) -> String? {
        get { values.isEmpty ? nil : values[field.rawValue] }
        set {
            if values.isEmpty {
                guard newValue != nil else { return }
                values = Array(repeating: nil, count: Field.allCases.count)
            }
            values[field.rawValue] = newValue
        }
    }

    var description: String? {
        get { self[.description] }
        set { self[.description] = newValue }
    }
    var receiptEmail: String? {
        get { self[.receiptEmail] }
        set { self[.receiptEmail] = newValue }
    }
    var setupFutureUsage: String? {
        get { self[.setupFutureUsage] }
        set { self[.setupFutureUsage] = newValue }
    }
    var statementDescriptor: String? {
        get { self[.statementDescriptor] }
        set { self[.statementDescriptor] = newValue }
    }
    var statementDescriptorSuffix: String? {
        get { self[.statementDescriptorSuffix] }
        set { self[.statementDescriptorSuffix] = newValue }
    }
    var transferGroup: String? {
        get { self[.transferGroup] }
        set { self[.transferGroup] = newValue }
    }
}
