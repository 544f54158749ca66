import JSONModel
import JSONSchema

extension ParameterValue {
    /// A value of that style; its shape is worked out from the schema as written.
    init(
        style: ParameterStyle, isExploded: Bool? = nil, allowsReserved: Bool = false,
        allowsEmpty: Bool = false, mediaType: String? = nil, schema: CompiledSchema,
        cursor: SchemaCursor?
    ) {
        self.style = style
        self.isExploded = isExploded ?? (style == .form || style == .deepObject)
        self.allowsReserved = allowsReserved
        self.allowsEmpty = allowsEmpty
        self.mediaType = mediaType
        self.schema = schema
        shape = mediaType == nil ? Self.shape(of: cursor) : .text
    }

    private static func shape(of cursor: SchemaCursor?) -> Shape {
        guard let cursor else { return .scalar(.all) }
        let types = cursor.valueTypes
        let scalars = types.intersection(.scalars)
        if types == .string { return .text }
        // A schema that says nothing is no reason to look for lists.
        if types == .all || types.isDisjoint(with: [.array, .object]) { return .scalar(types) }
        if types.contains(.object) {
            let (members, further) = cursor.memberTypes
            let isOpen = further == nil && !cursor.refusesFurtherMembers
            return .object(
                ObjectShape(
                    members: members, further: isOpen ? .all : further, schemas: [cursor]),
                otherwise: types.subtracting(.object))
        }
        return .list(
            cursor.schemas(ofElement: 0).valueTypes, otherwise: scalars.subtracting(.null))
    }
}
