/// What about a schema changed; with the direction it makes the rule of a finding.
package enum SchemaAspect: String, Sendable, CaseIterable {
    case type
    case null
    case enumeration = "enum"
    case minimum, maximum
    case multipleOf = "multiple-of"
    case length
    case pattern
    case format
    case required
    case member
    case undescribedMember = "undescribed-member"
    case memberName = "member-name"
    case memberCount = "member-count"
    case dependent
    case element
    case elementCount = "element-count"
    case uniqueness
    case contains
    case alternative
    case exclusivity
    case exclusion
    case condition
    case reference
    case value

    /// What is compared, for people.
    package var words: String {
        switch self {
        case .type: "the type"
        case .null: "whether null may stand there"
        case .enumeration: "the listed values"
        case .minimum: "the least number"
        case .maximum: "the greatest number"
        case .multipleOf: "the step of numbers"
        case .length: "the length of texts"
        case .pattern: "the pattern of texts"
        case .format: "the format of texts"
        case .required: "which members have to be there"
        case .member: "which members may be there"
        case .undescribedMember: "a member nobody had described before"
        case .memberName: "how members may be called"
        case .memberCount: "the number of members"
        case .dependent: "which members need which others"
        case .element: "which elements may be there"
        case .elementCount: "the number of elements"
        case .uniqueness: "whether elements may be equal"
        case .contains: "which elements have to be among the others"
        case .alternative: "the alternatives"
        case .exclusivity: "that only one alternative may fit"
        case .exclusion: "what is ruled out"
        case .condition: "what holds under a condition"
        case .reference: "a dynamic reference"
        case .value: "whether there may be a value at all"
        }
    }
}
