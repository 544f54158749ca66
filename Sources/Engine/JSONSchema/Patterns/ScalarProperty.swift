/// A Unicode property as `\p{...}` names it: a general category or a yes-or-no property.
///
/// Scripts are not among them, for the standard library does not tell the script of a character.
enum ScalarProperty: Sendable, Hashable {
    case categories(Set<Unicode.GeneralCategory>)
    case binary(BinaryProperty)

    /// The property of that name, or nil for a name this engine does not know.
    init?(named name: String) {
        if let categories = Self.categories(named: name) {
            self = .categories(categories)
        } else if let binary = BinaryProperty(named: name) {
            self = .binary(binary)
        } else {
            return nil
        }
    }

    func contains(_ scalar: Unicode.Scalar) -> Bool {
        switch self {
        case .categories(let categories): categories.contains(scalar.properties.generalCategory)
        case .binary(let property): property.contains(scalar)
        }
    }
}

extension ScalarProperty {
    private typealias Category = Unicode.GeneralCategory

    /// The categories a name stands for, with or without `General_Category=` or `gc=` before it.
    private static func categories(named name: String) -> Set<Category>? {
        var name = name[...]
        for prefix in ["General_Category=", "gc="] where name.hasPrefix(prefix) {
            name = name.dropFirst(prefix.utf8.count)
        }
        guard let row = rows.first(where: { $0.names.contains(String(name)) }) else { return nil }
        return Set(row.categories)
    }

    private static let cased: [Category] = [.uppercaseLetter, .lowercaseLetter, .titlecaseLetter]
    private static let letters: [Category] = cased + [.modifierLetter, .otherLetter]
    private static let marks: [Category] = [.nonspacingMark, .spacingMark, .enclosingMark]
    private static let numbers: [Category] = [.decimalNumber, .letterNumber, .otherNumber]
    private static let punctuation: [Category] = [
        .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation,
        .initialPunctuation, .finalPunctuation, .otherPunctuation,
    ]
    private static let symbols: [Category] = [
        .mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol,
    ]
    private static let separators: [Category] = [
        .spaceSeparator, .lineSeparator, .paragraphSeparator,
    ]
    private static let others: [Category] = [
        .control, .format, .surrogate, .privateUse, .unassigned,
    ]

    private static let rows: [(names: [String], categories: [Category])] = [
        (["L", "Letter"], letters), (["LC", "Cased_Letter"], cased),
        (["Lu", "Uppercase_Letter"], [.uppercaseLetter]),
        (["Ll", "Lowercase_Letter"], [.lowercaseLetter]),
        (["Lt", "Titlecase_Letter"], [.titlecaseLetter]),
        (["Lm", "Modifier_Letter"], [.modifierLetter]), (["Lo", "Other_Letter"], [.otherLetter]),
        (["M", "Mark", "Combining_Mark"], marks), (["Mn", "Nonspacing_Mark"], [.nonspacingMark]),
        (["Mc", "Spacing_Mark"], [.spacingMark]), (["Me", "Enclosing_Mark"], [.enclosingMark]),
        (["N", "Number"], numbers), (["Nd", "Decimal_Number", "digit"], [.decimalNumber]),
        (["Nl", "Letter_Number"], [.letterNumber]), (["No", "Other_Number"], [.otherNumber]),
        (["P", "Punctuation", "punct"], punctuation),
        (["Pc", "Connector_Punctuation"], [.connectorPunctuation]),
        (["Pd", "Dash_Punctuation"], [.dashPunctuation]),
        (["Ps", "Open_Punctuation"], [.openPunctuation]),
        (["Pe", "Close_Punctuation"], [.closePunctuation]),
        (["Pi", "Initial_Punctuation"], [.initialPunctuation]),
        (["Pf", "Final_Punctuation"], [.finalPunctuation]),
        (["Po", "Other_Punctuation"], [.otherPunctuation]),
        (["S", "Symbol"], symbols), (["Sm", "Math_Symbol"], [.mathSymbol]),
        (["Sc", "Currency_Symbol"], [.currencySymbol]),
        (["Sk", "Modifier_Symbol"], [.modifierSymbol]), (["So", "Other_Symbol"], [.otherSymbol]),
        (["Z", "Separator"], separators), (["Zs", "Space_Separator"], [.spaceSeparator]),
        (["Zl", "Line_Separator"], [.lineSeparator]),
        (["Zp", "Paragraph_Separator"], [.paragraphSeparator]),
        (["C", "Other"], others), (["Cc", "Control", "cntrl"], [.control]),
        (["Cf", "Format"], [.format]), (["Cs", "Surrogate"], [.surrogate]),
        (["Co", "Private_Use"], [.privateUse]), (["Cn", "Unassigned"], [.unassigned]),
    ]
}

/// The yes-or-no properties of `\p{...}`.
enum BinaryProperty: String, Sendable, Hashable, CaseIterable {
    case any = "Any"
    case assigned = "Assigned"
    case ascii = "ASCII"
    case alphabetic = "Alphabetic"
    case uppercase = "Uppercase"
    case lowercase = "Lowercase"
    case whiteSpace = "White_Space"
    case cased = "Cased"
    case math = "Math"
    case dash = "Dash"
    case diacritic = "Diacritic"
    case hexDigit = "Hex_Digit"
    case asciiHexDigit = "ASCII_Hex_Digit"
    case ideographic = "Ideographic"
    case idStart = "ID_Start"
    case idContinue = "ID_Continue"
    case xidStart = "XID_Start"
    case xidContinue = "XID_Continue"
    case emoji = "Emoji"
    case emojiPresentation = "Emoji_Presentation"

    /// The property of that name or of its short alias.
    init?(named name: String) {
        let aliases = [
            "Alpha": "Alphabetic", "Upper": "Uppercase", "Lower": "Lowercase",
            "space": "White_Space", "Dia": "Diacritic", "Hex": "Hex_Digit",
            "AHex": "ASCII_Hex_Digit", "Ideo": "Ideographic", "IDS": "ID_Start",
            "IDC": "ID_Continue", "XIDS": "XID_Start", "XIDC": "XID_Continue",
            "EPres": "Emoji_Presentation",
        ]
        self.init(rawValue: aliases[name] ?? name)
    }

    func contains(_ scalar: Unicode.Scalar) -> Bool {
        let properties = scalar.properties
        return switch self {
        case .any: true
        case .assigned: properties.generalCategory != .unassigned
        case .ascii: scalar.isASCII
        case .alphabetic: properties.isAlphabetic
        case .uppercase: properties.isUppercase
        case .lowercase: properties.isLowercase
        case .whiteSpace: properties.isWhitespace
        case .cased: properties.isCased
        case .math: properties.isMath
        case .dash: properties.isDash
        case .diacritic: properties.isDiacritic
        case .hexDigit: properties.isHexDigit
        case .asciiHexDigit: properties.isASCIIHexDigit
        case .ideographic: properties.isIdeographic
        case .idStart: properties.isIDStart
        case .idContinue: properties.isIDContinue
        case .xidStart: properties.isXIDStart
        case .xidContinue: properties.isXIDContinue
        case .emoji: properties.isEmoji
        case .emojiPresentation: properties.isEmojiPresentation
        }
    }
}
